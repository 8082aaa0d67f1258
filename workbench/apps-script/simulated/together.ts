import type { AppsScript } from '../host/apps-script';
import { onClock } from '../host/events';
import type { Execution } from '../host/execution';
import type { ExecutionRequest, Reply, WaitOutcome, Waiting } from '../host/messages';
import { ServiceFailure } from '../host/failure';
import { serviceCalls } from '../host/services/all';
import { callExpression } from '../guest-bundle';
import { EventQueue } from './event-queue';
import type { ExecutionResult } from './execution-result';
import { refused, resultOf } from './execution-result';
import { Thread } from './thread';

/** What an actor does next: have something run, or let time go by. */
export type Turn = ExecutionRequest | { pause: number };

/**
 * Somebody who has one thing run after the other, each when the one before has ended: it yields what to run and is given
 * how that ended (after a pause, nothing). Between two turns it may look at the workbook and edit it.
 */
export type Actor<Result = unknown> = Generator<Turn, Result, ExecutionResult>;

/** What the scheduler needs of the simulation around it. */
export interface Stage {
  appsScript: AppsScript;
  /** Sets the virtual clock, also back: a call begins before others have ended. */
  setNow(now: number): void;
  /** What the next calls cost, as a multiple of the usual. */
  setCostFactor(factor: number): void;
  costOf: AppsScript['costOf'];
  /** Calls cost what the table says, no more and no less. */
  exactCosts: boolean;
  random(): number;
  /** The outcome of what an execution waits for, and after how many milliseconds it is there. */
  outcomeOf(waiting: Exclude<Waiting, { kind: 'lock' }>, execution: Execution): { outcome: WaitOutcome; after: number };
}

/** An execution that has made a call, or waits in one. */
interface Running {
  execution: Execution;
  thread: Thread;
  startedAt: number;
  /** Where its own time stands. */
  now: number;
  /** Calls that it has made since it was ended. */
  lateCalls: number;
  ended(result: ExecutionResult, now: number): void;
}

type Outcome = Parameters<typeof resultOf>[2];

const MOST_LATE_CALLS = 1000;

/**
 * Plays the actors' executions at the same time, on the virtual clock. Each service call takes what it costs, times a
 * factor between a half and two that comes from the seed, and has its effect when that time is over; whatever has its
 * effect first goes first. The same seed gives the same order, another seed another. Clock triggers that come due
 * meanwhile run as well.
 */
export function playTogether<Result>(stage: Stage, actors: readonly Actor<Result>[]): Result[] {
  const { appsScript, random } = stage;
  const queue = new EventQueue(random);
  const lockWaits = new Set<{ lock: string; goOn: () => void }>();
  const results = new Array<Result>(actors.length);
  const atWork = new Set<Running>();
  let last = appsScript.clock.now();

  const at = (time: number, happen: (now: number) => void) =>
    queue.add(time, () => {
      last = Math.max(last, time);
      stage.setNow(time);
      for (const trigger of appsScript.triggers.takeDue(time)) begin(onClock(appsScript, trigger), time, () => {});
      happen(time);
    });

  const act = (index: number, now: number, result?: ExecutionResult): void => {
    const { done, value } = actors[index]!.next(result!);
    if (done) results[index] = value;
    else if ('pause' in value) at(now + value.pause, (later) => act(index, later));
    else begin(value, now, (outcome, later) => at(later, (then) => act(index, then, outcome)));
  };

  const begin = (request: ExecutionRequest, now: number, ended: Running['ended']): void => {
    let execution: Execution;
    try {
      execution = appsScript.begin(request);
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      return ended(refused(error), now);
    }
    const running: Running = { execution, thread: Thread.take(), startedAt: now, now, lateCalls: 0, ended };
    atWork.add(running);
    received(
      running,
      running.thread.start(appsScript.project, callExpression(execution), {
        now: Math.floor(now),
        until: execution.startedAt + execution.limit,
      }),
    );
  };

  /** A message of the thread, whose execution stands at `running.now`: a call that will have its effect later, or the end. */
  const received = (running: Running, message: ReturnType<Thread['goOn']>): void => {
    const { execution } = running;
    running.now += message.waited;
    if ('outcome' in message) {
      running.thread.giveBack();
      stage.setNow(running.now);
      if (execution.remaining() < 1 && message.waited > 0) execution.timeOut();
      return over(running, JSON.parse(message.outcome) as Outcome);
    }
    // A script that catches everything in a loop does not notice that it has been ended.
    if (execution.dead && ++running.lateCalls > MOST_LATE_CALLS) {
      running.thread.end();
      return over(running, { value: null });
    }
    const args = JSON.parse(message.args) as unknown[];
    const rule = serviceCalls[message.name];
    const chance = random();
    const factor = stage.exactCosts ? 1 : 0.5 * 4 ** chance;
    const cost = rule ? stage.costOf(rule.cost, rule.cells?.(args) ?? 0) * factor : 0;
    const { now } = running;
    at(now + Math.min(cost, Math.max(0, execution.startedAt + execution.limit - now)), () => {
      stage.setNow(now);
      stage.setCostFactor(factor);
      const reply = execution.call(message.name, args);
      stage.setCostFactor(1);
      answered(running, reply);
    });
  };

  const over = (running: Running, outcome: Outcome): void => {
    const { execution, now, startedAt } = running;
    atWork.delete(running);
    stage.setNow(now);
    const { state } = execution;
    execution.end();
    appsScript.workbook.flush?.();
    running.ended(resultOf(execution, state, outcome, now - startedAt), now);
  };

  const answered = (running: Running, reply: Reply): void => {
    const { execution, thread } = running;
    const now = appsScript.clock.now();
    running.now = now;
    if (!('waiting' in reply)) return received(running, thread.goOn(JSON.stringify(reply), Math.floor(now)));
    const { waiting } = reply;
    const resume = (outcome: WaitOutcome) => answered(running, execution.resume(outcome));
    const left = Math.max(0, execution.remaining());
    const { outcome, after } =
      waiting.kind === 'lock' ? { outcome: null, after: waiting.milliseconds } : stage.outcomeOf(waiting, execution);
    let waited = false;
    const goOn = () => {
      if (waited) return;
      waited = true;
      lockWaits.delete(waiter);
      resume(outcome);
    };
    const waiter = { lock: waiting.kind === 'lock' ? waiting.lock : '', goOn };
    if (waiting.kind === 'lock') lockWaits.add(waiter);
    at(now + Math.min(after, left), () => {
      if (!waited && after > left) execution.timeOut();
      goOn();
    });
  };

  // Whoever of those that wait comes first takes it, the others see that it is held again.
  const stopListening = appsScript.locks.onRelease(() => {
    const now = appsScript.clock.now();
    for (const waiter of lockWaits) if (appsScript.locks.holder(waiter.lock) === null) at(now + random(), waiter.goOn);
  });

  actors.forEach((_, index) => at(last + 20 * random(), (now) => act(index, now)));
  try {
    queue.run();
  } finally {
    stopListening();
    for (const { execution, thread } of atWork) {
      execution.kill();
      thread.end();
    }
    stage.setNow(last);
  }
  return results;
}

/** Has the requests run one after the other, and gives how they ended. */
export function* inTurn(...requests: ExecutionRequest[]): Actor<ExecutionResult[]> {
  const results: ExecutionResult[] = [];
  for (const request of requests) results.push(yield request);
  return results;
}
