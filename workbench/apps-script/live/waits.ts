import type { Execution } from '../host/execution';
import type { Reply, WaitOutcome, Waiting } from '../host/messages';
import type { Locks } from '../host/locks';
import type { Answer, Question } from '../host/window';
import type { HttpOutcome, HttpRequest } from '../http';
import type { Origins } from './http';
import { sendAll } from './http';

export interface Surroundings {
  origins: Origins;
  http(request: HttpRequest): HttpOutcome | null;
  locks: LockQueue;
  ask(question: Question): Promise<Answer>;
  /** Aborts when the execution has ended. */
  ended: AbortSignal;
}

/** Answers one service call, however often it has to wait for something first. */
export async function answerCall(
  execution: Execution,
  name: string,
  args: unknown[],
  surroundings: Surroundings,
): Promise<Reply> {
  let reply = execution.call(name, args);
  while ('waiting' in reply) {
    const { waiting } = reply;
    reply = await (waiting.kind === 'lock'
      ? surroundings.locks.wait(execution, waiting.lock, waiting.milliseconds)
      : bringAbout(waiting, surroundings).then((outcome) => execution.resume(outcome)));
  }
  return reply;
}

async function bringAbout(
  waiting: Exclude<Waiting, { kind: 'lock' }>,
  surroundings: Surroundings,
): Promise<WaitOutcome> {
  switch (waiting.kind) {
    case 'sleep':
      await new Promise<void>((done) => setTimeout(done, waiting.milliseconds).unref());
      return null;
    case 'fetch':
      return Promise.all(waiting.requests.map((request) => exchange(request, surroundings)));
    case 'dialog':
      return surroundings.ask(waiting.question);
  }
}

/** The answer to a request; one that is made up takes its time as well. */
async function exchange(request: HttpRequest, { http, origins, ended }: Surroundings): Promise<HttpOutcome> {
  const answer = http(request);
  if (answer === null) return (await sendAll([request], origins, ended))[0]!;
  if (answer.latencyMs) await new Promise<void>((done) => setTimeout(done, answer.latencyMs).unref());
  return answer;
}

/** Executions that wait for a lock, in the order in which they came. */
export interface LockQueue {
  /** Resumes the execution once the lock is free or the time is over. */
  wait(execution: Execution, lock: string, milliseconds: number): Promise<Reply>;
}

export function createLockQueue(locks: Locks): LockQueue {
  const waiting = new Set<{ lock: string; goOn: () => void }>();
  locks.onRelease(() => {
    // Whoever goes on takes the lock at once, so the next one in line sees that it is held again.
    for (const waiter of [...waiting]) if (locks.holder(waiter.lock) === null) waiter.goOn();
  });
  return {
    wait: (execution, lock, milliseconds) =>
      new Promise((done, fail) => {
        const goOn = () => {
          clearTimeout(timer);
          waiting.delete(waiter);
          try {
            done(execution.resume(null));
          } catch (error) {
            fail(error);
          }
        };
        const timer = setTimeout(goOn, milliseconds).unref();
        const waiter = { lock, goOn };
        waiting.add(waiter);
      }),
  };
}
