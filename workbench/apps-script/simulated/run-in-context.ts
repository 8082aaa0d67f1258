import { createContext, Script } from 'node:vm';
import type { Execution, Reply, WaitOutcome, Waiting } from '../host/execution';
import type { Thrown } from '../host/execution';
import type { ScriptProject } from '../project';
import { callExpression, contextFiles } from '../guest-bundle';

/** Ends scripts that loop without ever calling a service; far above what any test needs. */
const REAL_MILLISECONDS = 60_000;

const compiled = new WeakMap<ScriptProject, Script[]>();

/**
 * Runs one execution in a fresh context on this very thread: a service call returns when it is answered, and what it
 * waits for is brought about by `bringAbout` at once.
 */
export function runInContext(execution: Execution, bringAbout: (waiting: Waiting) => WaitOutcome): { value: unknown } | { error: Thrown } {
  const context = createContext(Object.create(null) as object, { microtaskMode: 'afterEvaluate' });
  const now = () => Math.floor(execution.appsScript.clock.now());
  Object.defineProperty(context, 'callService', { value: (name: string, args: string) => callService(execution, name, args, bringAbout), configurable: true });
  Object.defineProperty(context, 'virtualNow', { value: now, configurable: true });
  new Script(VIRTUAL_DATE).runInContext(context);
  try {
    for (const script of scriptsOf(execution.appsScript.project)) script.runInContext(context, { timeout: REAL_MILLISECONDS });
    const outcome: unknown = new Script(callExpression(execution)).runInContext(context, { timeout: REAL_MILLISECONDS });
    if (typeof outcome !== 'string') return { error: { name: 'Error', message: 'An asynchronous function can only be run live.' } };
    return JSON.parse(outcome) as { value: unknown } | { error: Thrown };
  } catch (error) {
    const { name, message, stack } = error as Error;
    return { error: { name, message, ...(stack === undefined ? {} : { stack }) } };
  }
}

function scriptsOf(project: ScriptProject): Script[] {
  let scripts = compiled.get(project);
  if (!scripts) compiled.set(project, (scripts = contextFiles(project).map(({ name, source }) => new Script(source, { filename: name }))));
  return scripts;
}

function callService(execution: Execution, name: string, args: string, bringAbout: (waiting: Waiting) => WaitOutcome): string {
  let reply: Reply = execution.call(name, JSON.parse(args) as unknown[]);
  while ('waiting' in reply) reply = execution.resume(bringAbout(reply.waiting));
  return JSON.stringify(reply);
}

/** Inside, time is the virtual clock's. */
const VIRTUAL_DATE = `{
  const now = globalThis.virtualNow;
  delete globalThis.virtualNow;
  const SystemDate = Date;
  globalThis.Date = class Date extends SystemDate {
    constructor(...args) {
      if (args.length === 0) super(now());
      else super(...args);
    }
    static now() {
      return now();
    }
  };
}`;
