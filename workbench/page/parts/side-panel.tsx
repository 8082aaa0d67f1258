import type { Frame } from '../../server/messages';
import { AddOnFrame, type FrameActions } from './add-on-frame';

/** The add-on's sidebar: always 300 px wide, as Google's (https://developers.google.com/apps-script/guides/dialogs). */
export function SidePanel({ frame, actions }: { frame: Frame; actions: FrameActions }) {
  return (
    <aside class="side-panel" aria-label={frame.title}>
      <header>
        <h2>{frame.title}</h2>
        <button type="button" class="icon-button" aria-label="Close sidebar" onClick={() => actions.close(frame.id)}>
          ✕
        </button>
      </header>
      <AddOnFrame key={frame.id} frame={frame} actions={actions} />
    </aside>
  );
}
