import type { Progress } from '../../src/contract';
import type { Answer, Server } from '../server';
import { createLanes } from './lanes';
import { isAnswerLost } from '../trouble/trouble';
import type { Trouble } from '../trouble/trouble';

/** How a drive ended: the last known progress, and what broke it off, if something did. */
export interface Ending {
  progress: Progress;
  trouble: Trouble | null;
}

/** A failed call that is tried again after `milliseconds`; `attempt` of `attempts`. */
export interface Pause {
  trouble: Trouble;
  milliseconds: number;
  attempt: number;
  attempts: number;
}

export interface Drive {
  ending: Promise<Ending>;
  /** Asks the step in hand to stop at its next wave; no further wave is begun. */
  stop(): void;
  /** Resolves when the calls that ask beside the steps have ended too. */
  home(): Promise<void>;
}

export interface DriveTools {
  server: Pick<Server, 'stepRun' | 'askAhead' | 'readProgress' | 'stopRun'>;
  wait(milliseconds: number): Promise<void>;
  /** Calls back every so many milliseconds, until what it gives is called. */
  every(milliseconds: number, callback: () => void): () => void;
  onProgress(progress: Progress): void;
  onPause(pause: Pause): void;
}

/** About the length of a step in all: a call that was cut off may still be working on the server. */
export const PAUSES: readonly number[] = [2_000, 5_000, 10_000, 20_000];

/** No execution of Apps Script outlives six minutes: https://developers.google.com/apps-script/guides/services/quotas */
const LONGEST_STEP = 360_000;
const SHORTEST_PAUSE = 500;

/** How often the run is looked at while a step, which takes about fifteen seconds, is in hand. */
const LOOK_EVERY = 2_000;

/**
 * Drives a run: one `stepRun` after the other until its state is no longer `running`. A call that fails on the way is tried again
 * after growing pauses, then given up with its trouble; the rows left stay queued on the server.
 */
export function driveRun(first: Progress, { server, wait, every, onProgress, onPause }: DriveTools): Drive {
  let progress = first;
  let [failures, over] = [0, false];
  let stopRequest: ReturnType<Server['stopRun']> | null = null;
  let interruptPause: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (interruptPause = resolve));

  const lanes = createLanes({
    server,
    wait,
    progress: () => progress,
    isOver: () => over || stopRequest !== null,
    onBalance: (balance) => see({ ...progress, balance }),
  });
  const see = (seen: Progress) => {
    progress = seen;
    onProgress(seen);
    lanes.follow();
  };

  /** One step, looked at while it is in hand. A look that fails is left out: the step itself says what is wrong. */
  async function step(): Promise<Answer<Progress>> {
    const { runId } = progress;
    let looking = false;
    let over = false;
    const look = async (): Promise<void> => {
      looking = true;
      const seen = await server.readProgress(runId);
      looking = false;
      // What an earlier step wrote last is behind what that step answered.
      if (!over && seen.ok && seen.value?.state === 'running' && seen.value.left <= progress.left) see(seen.value);
    };
    const stopLooking = every(LOOK_EVERY, () => void (looking || look()));
    const answer = await stepWhenFree({ server, wait }, runId);
    over = true;
    stopLooking();
    return answer;
  }

  async function closeAfterStop(): Promise<Ending> {
    const request = await stopRequest;
    const delivered = request?.ok ? request : await server.stopRun(progress.runId);
    if (!delivered.ok) return { progress, trouble: delivered.problem };
    // The step in hand ended before it saw the request: the next one sees it before it asks for anything, and closes the run.
    const answer =
      delivered.value.state === 'running' ? await stepWhenFree({ server, wait }, progress.runId) : delivered;
    if (answer.ok) see(answer.value);
    return { progress, trouble: answer.ok ? null : answer.problem };
  }

  async function drive(): Promise<Ending> {
    while (progress.state === 'running') {
      if (stopRequest) return closeAfterStop();
      const answer = await step();
      if (answer.ok) {
        failures = 0;
        see(answer.value);
        continue;
      }
      const milliseconds = PAUSES[failures];
      if (stopRequest) return closeAfterStop();
      if (milliseconds === undefined || !mayPass(answer.problem, failures))
        return { progress, trouble: answer.problem };
      failures += 1;
      onPause({ trouble: answer.problem, milliseconds, attempt: failures, attempts: PAUSES.length });
      await Promise.race([wait(milliseconds), stopped]);
    }
    return { progress, trouble: null };
  }

  lanes.follow();
  return {
    ending: drive().finally(() => (over = true)),
    home: () => lanes.home(),
    stop() {
      stopRequest ??= server.stopRun(first.runId);
      interruptPause();
    },
  };
}

/** After a lost answer the step may still be at work on the server, which then says `busy`. */
function mayPass(trouble: Trouble, failures: number): boolean {
  return isAnswerLost(trouble) || (trouble.code === 'busy' && failures > 0);
}

/** While another call's step of this run is at work, the server asks to come again: nothing is wrong then. */
async function stepWhenFree(
  { server, wait }: Pick<DriveTools, 'server' | 'wait'>,
  runId: string,
): Promise<Answer<Progress>> {
  for (let waited = 0; ; ) {
    const answer = await server.stepRun(runId);
    const pause = answer.ok ? undefined : answer.problem.retryAfter;
    if (pause === undefined || waited >= LONGEST_STEP) return answer;
    // At least so much, that a server that says zero is not called without end.
    const milliseconds = Math.max(SHORTEST_PAUSE, pause);
    waited += milliseconds;
    await wait(milliseconds);
  }
}
