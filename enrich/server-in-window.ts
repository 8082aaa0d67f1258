import type { ScriptRun, Server } from '../sidebar/server';
import { createServer } from '../sidebar/server';
import { SERVER_FUNCTIONS } from '../src/contract';
import type { LiveWindow } from '../workbench/apps-script/live/options';

/** The add-on's server functions as the sidebar calls them, in a window that shows no page. */
export function serverInWindow(window: Pick<LiveWindow, 'call'>): Server {
  const timers = {
    set: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
    clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  };
  return createServer(runner(window, noHandler, noHandler), timers);
}

type Handler = (value: unknown) => void;

const noHandler: Handler = () => {};

/** `google.script.run`, made of the window's calls. */
function runner(window: Pick<LiveWindow, 'call'>, onSuccess: Handler, onFailure: Handler): ScriptRun {
  const functions = SERVER_FUNCTIONS.map((name) => [
    name,
    (...args: unknown[]) => void window.call(name, ...args).then(onSuccess, onFailure),
  ]);
  return {
    ...(Object.fromEntries(functions) as object),
    withSuccessHandler: (handler) => runner(window, handler, onFailure),
    withFailureHandler: (handler) => runner(window, onSuccess, handler),
  };
}
