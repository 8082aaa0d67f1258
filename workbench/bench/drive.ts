import type { ExecutionRequest, ServiceCall } from '../apps-script/host/messages';
import type { ExecutionResult } from '../apps-script/simulated/execution-result';
import type { Actor } from '../apps-script/simulated/together';
import type { Ahead, Progress, Reply } from './replies';
import { OWNER } from './scene';
import type { Scene } from './scene';

/** How a drive ended. */
export interface Driven {
  progress: Progress;
  /** From the first call to the answer of the last, on the virtual clock. */
  milliseconds: number;
  steps: number;
  laneCalls: number;
}

export interface DriveOptions {
  /** False for steps alone, one after the other. */
  lanes?: boolean;
  /** Ends after so many steps, where they are of interest and not the run. */
  mostSteps?: number;
  seed?: number;
  /** Told of each call that the driver makes, by the function's name; those of lanes are apart. */
  onStep?: (progress: Progress, calls: readonly ServiceCall[], name: string) => void;
  onLane?: (calls: readonly ServiceCall[]) => void;
}

/** The first step begins alone. */
const BEFORE_LANES = 1_000;
/** How long a page waits before it calls a lane again that has failed. */
const AFTER_FAILURE = 5_000;
/** How often a page that waits looks whether the run is over. */
const LOOK = 500;

/** Makes a first call (`startRun`, `resumeRun`), and then what the page does until the run ends: steps, and lanes beside. */
export function driveAddOn(
  scene: Scene,
  first: [name: string, ...args: unknown[]],
  options: DriveOptions = {},
): Driven {
  const { script } = scene;
  const { lanes = true, seed = 1, mostSteps = Infinity, onStep, onLane } = options;
  const state = { progress: null as Progress | null, steps: 0, laneCalls: 0, endedAt: 0 };
  const startedAt = script.clock.now();
  const isOver = () => state.progress !== null && state.progress.state !== 'running';

  function* driver(): Actor<void> {
    let next = first;
    do {
      const result = yield pageCall(scene, ...next);
      state.progress = accepted<Progress>(next[0], result);
      onStep?.(state.progress, result.calls, next[0]);
      if (next[0] === 'stepRun') state.steps++;
      next = ['stepRun', state.progress.runId];
    } while (!isOver() && state.steps < mostSteps);
    state.endedAt = script.clock.now();
  }

  function* lane(index: number): Actor<void> {
    while (!state.progress) yield { pause: 25 };
    yield { pause: BEFORE_LANES };
    while (!isOver()) {
      if (index >= state.progress.lanes) {
        yield { pause: LOOK };
        continue;
      }
      const result = yield pageCall(scene, 'askAhead', state.progress.runId, index);
      onLane?.(result.calls);
      state.laneCalls++;
      const reply = result.value as Reply<Ahead> | undefined;
      if (reply?.ok && !reply.value.more) return;
      const until = script.clock.now() + (reply?.ok ? reply.value.wait : AFTER_FAILURE);
      while (!isOver() && script.clock.now() < until) yield { pause: Math.min(LOOK, until - script.clock.now()) };
    }
  }

  if (lanes) script.together([driver(), lane(0), lane(1), lane(2)], { seed, exactCosts: true });
  else playAlone(scene, driver());
  script.resetLog();
  const { progress, steps, laneCalls, endedAt } = state;
  if (!progress) throw new Error('The run never started.');
  return { progress, milliseconds: endedAt - startedAt, steps, laneCalls };
}

/** Each call at once when the one before has ended, on this very thread. */
function playAlone({ script }: Scene, driver: Actor<void>): void {
  for (let next = driver.next(); !next.done; )
    next = driver.next('pause' in next.value ? (undefined as never) : script.run(next.value));
}

function pageCall({ script }: Scene, functionName: string, ...args: unknown[]): ExecutionRequest {
  const window = script.appsScript.windows[0];
  if (!window) throw new Error('No window is open.');
  return { kind: 'page', functionName, args: JSON.parse(JSON.stringify(args)) as unknown[], user: OWNER, window };
}

export function accepted<T>(name: string, { value, thrown }: ExecutionResult): T {
  const reply = value as Reply<T> | undefined;
  if (thrown || !reply) throw new Error(`${name} threw ${thrown?.message ?? 'nothing'}`);
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.problem.message}`);
  return reply.value;
}
