import { setMaxListeners } from 'node:events';
import type { AppsScript } from '../host/apps-script';
import type { Execution } from '../host/execution';
import type { ExecutionKind, ExecutionRequest, Thrown } from '../host/messages';
import { ServiceFailure } from '../host/failure';
import type { Answer, Question } from '../host/window';
import type { HttpOutcome, HttpRequest } from '../http';
import type { Origins } from './http';
import { ScriptError } from './script-error';
import type { Threads } from './threads';
import type { LockQueue } from './waits';
import { answerCall } from './waits';
import type { Job } from './worker-protocol';

export interface ExecuteParts {
  appsScript: AppsScript;
  threads: Threads;
  locks: LockQueue;
  origins: Origins;
  http: (request: HttpRequest) => HttpOutcome | null;
  /** The texts of a fresh context and the call in it, whose outcome is `{ value }` or `{ error }` as JSON. */
  jobFor: (execution: Execution) => Job;
  limitOf: (kind: ExecutionKind) => number;
  /** Gives what has to be waited for before the call is made, see `calculation.ts`. */
  settled: (name: string, args: string) => Promise<void> | null;
}

/**
 * Runs one execution to its end: in a thread of its own, with a fresh context, killed at its time limit.
 *
 * @param ask brings a dialog before the user
 * @returns what the function gave, as plain data
 * @throws ScriptError with what it threw
 */
export async function execute(
  parts: ExecuteParts,
  request: ExecutionRequest,
  ask: (question: Question) => Promise<Answer>,
): Promise<unknown> {
  const execution = begin(parts.appsScript, request);
  const ended = new AbortController();
  // Each request of a fetchAll listens.
  setMaxListeners(0, ended.signal);
  const surroundings = { origins: parts.origins, http: parts.http, locks: parts.locks, ask, ended: ended.signal };
  const running = parts.threads.run(parts.jobFor(execution), async (name, args) => {
    await parts.settled(name, args);
    const reply = await answerCall(execution, name, JSON.parse(args) as unknown[], surroundings);
    return JSON.stringify(reply);
  });
  const limit = Math.min(parts.limitOf(request.kind), execution.remaining());
  let timer: NodeJS.Timeout | undefined;
  try {
    const outcome = await Promise.race([
      running.outcome,
      new Promise<null>((done) => {
        timer = setTimeout(() => done(null), limit);
      }),
    ]);
    if (outcome === null) {
      execution.timeOut();
      running.kill();
      throw new ScriptError({ name: 'Exception', message: 'Exceeded maximum execution time' });
    }
    const result = JSON.parse(outcome) as { value?: unknown } | { error: Thrown };
    if ('error' in result) throw new ScriptError(result.error);
    return result.value;
  } finally {
    clearTimeout(timer);
    execution.end();
    ended.abort();
  }
}

function begin(appsScript: AppsScript, request: ExecutionRequest): Execution {
  try {
    return appsScript.begin(request);
  } catch (error) {
    throw error instanceof ServiceFailure ? new ScriptError(error) : error;
  }
}
