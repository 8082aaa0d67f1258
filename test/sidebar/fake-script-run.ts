import type { SidebarApi } from '../../src/contract';
import type { ScriptRun } from '../../sidebar/server';

interface Handlers {
  success: (value: unknown) => void;
  failure: (failure: unknown) => void;
}

/** `google.script.run` on functions at hand: asynchronous, only JSON travels, what they throw goes to the failure handler. */
export function fakeScriptRun(call: (name: keyof SidebarApi, args: unknown[]) => unknown): ScriptRun {
  const withHandlers = (handlers: Handlers): ScriptRun =>
    new Proxy({} as ScriptRun, {
      get(_, name: string) {
        if (name === 'withSuccessHandler')
          return (success: Handlers['success']) => withHandlers({ ...handlers, success });
        if (name === 'withFailureHandler')
          return (failure: Handlers['failure']) => withHandlers({ ...handlers, failure });
        return (...args: unknown[]) =>
          void Promise.resolve()
            .then(() => call(name as keyof SidebarApi, JSON.parse(JSON.stringify(args)) as unknown[]))
            .then((value) => JSON.parse(JSON.stringify(value)) as unknown)
            .then(handlers.success, handlers.failure);
      },
    });
  return withHandlers({ success: () => undefined, failure: () => undefined });
}
