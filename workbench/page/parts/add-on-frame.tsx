import { useEffect, useRef } from 'preact/hooks';
import { FRAME_FLAGS } from '../../server/frame-flags';
import type { Frame } from '../../server/messages';
import type { FromFrame, ToFrame } from '../frame/messages';
import type { Outcome } from '../frame/script-run';

export interface FrameActions {
  call: (frame: string, name: string, args: unknown[]) => Promise<Outcome>;
  close: (frame: string) => void;
  focusSheet: () => void;
}

/** A page that the script opened, in its sandbox; `postMessage` is all it has of the page around it. */
export function AddOnFrame({
  frame,
  actions,
  onSize,
}: {
  frame: Frame;
  actions: FrameActions;
  onSize?: (size: { width?: number; height?: number }) => void;
}) {
  const element = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<FromFrame | null>) => {
      const target = element.current?.contentWindow;
      if (!target || source !== target || typeof data !== 'object' || data === null) return;
      if (data.workbench === 'close') actions.close(frame.id);
      else if (data.workbench === 'focus') actions.focusSheet();
      else if (data.workbench === 'size') onSize?.(data);
      else if (data.workbench === 'call') {
        const { id, name, args } = data;
        // The frame's origin is opaque, so its messages can be addressed to no narrower origin than any.
        void actions
          .call(frame.id, String(name), args)
          .then((outcome) => target.postMessage({ workbench: 'outcome', id, outcome } satisfies ToFrame, '*'));
      }
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [frame.id]);

  return <iframe ref={element} class="add-on-frame" title={frame.title} src={frame.path} sandbox={FRAME_FLAGS} />;
}
