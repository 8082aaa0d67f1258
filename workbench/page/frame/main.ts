/**
 * Runs first in every page that the script opens and gives it `google.script`; the server puts it there (see
 * workbench/server/frame-page.ts). The frame has an origin of its own, so `postMessage` is its only way out.
 */
import type { FromFrame, ToFrame } from './messages';
import { createScriptRun, type Outcome } from './script-run';

const tag = document.currentScript as HTMLScriptElement;
const { functions = '[]', origin = '' } = tag.dataset;
tag.remove();

const post = (message: FromFrame) => window.parent.postMessage(message, origin);
const calls = new Map<number, (outcome: Outcome) => void>();
let lastCall = 0;

window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
  if (source !== window.parent || data?.workbench !== 'outcome') return;
  calls.get(data.id)?.(data.outcome);
  calls.delete(data.id);
});

const run = createScriptRun(
  JSON.parse(functions) as string[],
  (name, args) =>
    new Promise((settle) => {
      lastCall += 1;
      calls.set(lastCall, settle);
      post({ workbench: 'call', id: lastCall, name, args });
    }),
  (error) => console.error(`Uncaught ${String(error)}`),
);

/** https://developers.google.com/apps-script/guides/html/reference/host */
const host = {
  close: () => post({ workbench: 'close' }),
  editor: { focus: () => post({ workbench: 'focus' }) },
  origin,
  setHeight: (height: number) => post({ workbench: 'size', height }),
  setWidth: (width: number) => post({ workbench: 'size', width }),
};

Object.defineProperty(window, 'google', { value: { script: { run, host } }, configurable: true, writable: true });
