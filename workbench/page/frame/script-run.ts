/**
 * `google.script.run`, as a page that HtmlService serves has it:
 * https://developers.google.com/apps-script/guides/html/reference/run
 */
import { checkArguments } from './arguments';

/** What came back: JSON, the server's error as `Error: message`, or nothing because the connection broke. */
export type Outcome = { ok: true; value: unknown } | { ok: false; error: string } | { ok: false; lost: true };

export type Call = (name: string, args: unknown[]) => Promise<Outcome>;

type Handler = (value: unknown, userObject?: unknown) => void;

interface Handlers {
  success?: Handler;
  failure?: Handler;
  userObject?: unknown;
}

export interface ScriptRun {
  withSuccessHandler(handler: Handler): ScriptRun;
  withFailureHandler(handler: Handler): ScriptRun;
  withUserObject(object: unknown): ScriptRun;
}

/** "Google limits to 10 concurrent calls; the 11th waits": https://developers.google.com/apps-script/guides/html/communication */
const MOST_AT_ONCE = 10;

/**
 * Makes the runner. Each `with…` gives a new runner and leaves the one it was called on as it was; each name in
 * `functions` is a method that answers undefined at once and calls a handler later.
 *
 * @throws from a method, synchronously: TypeError when an argument cannot travel (see `checkArguments`).
 */
export function createScriptRun(functions: string[], call: Call, report: (error: Error) => void): ScriptRun {
  const waiting: (() => void)[] = [];
  let running = 0;

  const startWaiting = () => {
    while (running < MOST_AT_ONCE && waiting.length > 0) {
      running += 1;
      waiting.shift()?.();
    }
  };

  const start = (name: string, args: unknown[], handlers: Handlers) => {
    waiting.push(() => {
      const settle = (outcome: Outcome) => {
        running -= 1;
        startWaiting();
        const tail = 'userObject' in handlers ? [handlers.userObject] : [];
        if (outcome.ok) handlers.success?.(outcome.value, ...tail);
        else if (handlers.failure) handlers.failure(errorOf(outcome), ...tail);
        else report(errorOf(outcome));
      };
      void call(name, args).then(settle, () => settle({ ok: false, lost: true }));
    });
    startWaiting();
  };

  const runner = (handlers: Handlers): ScriptRun => {
    const methods: { [name: string]: unknown } = {};
    for (const name of functions) {
      methods[name] = (...args: unknown[]) => start(name, checkArguments(args), handlers);
    }
    // Behind the server's functions, so that none of them can take their place.
    methods.withSuccessHandler = (success: Handler) => runner({ ...handlers, success });
    methods.withFailureHandler = (failure: Handler) => runner({ ...handlers, failure });
    methods.withUserObject = (userObject: unknown) => runner({ ...handlers, userObject });
    return methods as unknown as ScriptRun;
  };
  return runner({});
}

/** The error a failure handler gets; its string is `ScriptError: Error: …` or `NetworkError: …`. */
function errorOf(outcome: Outcome & { ok: false }): Error {
  const [name, message] =
    'lost' in outcome ? ['NetworkError', 'Connection failure due to HTTP 0'] : ['ScriptError', outcome.error];
  const error = new Error(message);
  error.name = name;
  return error;
}
