import { SERVER_FUNCTIONS } from '../src/contract';
import type { Reply, SidebarApi } from '../src/contract';
import { describeCallFailure, UNANSWERED, UNREADABLE } from './trouble/call-failure';
import type { Trouble } from './trouble/trouble';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Trouble };

type ValueOf<F extends (...args: never[]) => unknown> = ReturnType<F> extends Reply<infer T> ? T : never;

/** The server's functions as promises that never reject: a call that failed on the way is an answer with a problem. */
export type Server = {
  [Name in keyof SidebarApi]: (...args: Parameters<SidebarApi[Name]>) => Promise<Answer<ValueOf<SidebarApi[Name]>>>;
};

/** As much of `google.script.run` as is used: https://developers.google.com/apps-script/guides/html/reference/run */
export interface ScriptRun {
  withSuccessHandler(handler: (value: unknown) => void): ScriptRun;
  withFailureHandler(handler: (failure: unknown) => void): ScriptRun;
}

export interface Timers {
  set(callback: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

/** No execution outlives six minutes, so nothing is in hand on the server once this has passed. */
const PATIENCE = 390_000;

/** Gives the server's functions on top of `google.script.run`. */
export function createServer(run: ScriptRun, timers: Timers): Server {
  const call = (name: keyof SidebarApi, args: unknown[]) =>
    new Promise<Answer<unknown>>((answer) => {
      const timer = timers.set(() => answer({ ok: false, problem: UNANSWERED }), PATIENCE);
      const settle = (result: Answer<unknown>) => {
        timers.clear(timer);
        answer(result);
      };
      const fail = (failure: unknown) => settle({ ok: false, problem: describeCallFailure(failure) });
      try {
        const runner = run
          .withSuccessHandler((value) => settle(isReply(value) ? value : { ok: false, problem: UNREADABLE }))
          .withFailureHandler(fail) as unknown as { [name: string]: (...args: unknown[]) => void };
        runner[name]!(...args);
      } catch (failure) {
        fail(failure);
      }
    });
  return Object.fromEntries(
    SERVER_FUNCTIONS.map((name) => [name, (...args: unknown[]) => call(name, args)]),
  ) as unknown as Server;
}

function isReply(value: unknown): value is Answer<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { ok, problem } = value as { ok?: unknown; problem?: { message?: unknown } | null };
  return ok === true || (ok === false && typeof problem?.message === 'string');
}
