import { createContext, Script } from 'node:vm';
import { silenceRejections } from './silent-rejections';

/** One execution's context: what it evaluates, the expression that calls the function, and the ways out of it. */
export interface ContextRun {
  scripts: readonly Script[];
  call: string;
  callService(name: string, args: string): string;
  /** Milliseconds since 1970, on the virtual clock. */
  now(): number;
}

/** Ends scripts that loop without ever calling a service; far above what any test needs. */
export const REAL_MILLISECONDS = 60_000;

/** Runs it to its end in a fresh context; gives `{ value }` or `{ error }` as a JSON text. */
export function runContext({ scripts, call, callService, now }: ContextRun): string {
  const context = createContext(Object.create(null) as object, { microtaskMode: 'afterEvaluate' });
  silenceRejections(context);
  Object.defineProperty(context, 'callService', { value: callService, configurable: true });
  Object.defineProperty(context, 'virtualNow', { value: now, configurable: true });
  try {
    for (const script of scripts) script.runInContext(context, { timeout: REAL_MILLISECONDS });
    // Promises are settled by the end of this: there are no timers, and service calls answer at once.
    new Script(
      `Promise.resolve(${call}).then((text) => { globalThis[Symbol.for('workbench.outcome')] = text; });`,
    ).runInContext(context, { timeout: REAL_MILLISECONDS });
    const outcome: unknown = new Script(`globalThis[Symbol.for('workbench.outcome')]`).runInContext(context);
    return typeof outcome === 'string'
      ? outcome
      : failed(new Error('The promise that the function gave is never settled.'));
  } catch (error) {
    return failed(error as Error);
  }
}

function failed({ name, message, stack }: Error): string {
  return JSON.stringify({ error: { name, message, ...(stack === undefined ? {} : { stack }) } });
}
