import type { Ahead, Opening, Progress, Reply, RunRequest } from '../../../src/contract';
import type { ExecutionRequest } from '../../../workbench/apps-script/host/messages';
import type { ExecutionResult } from '../../../workbench/apps-script/simulated/execution-result';
import type { Actor } from '../../../workbench/apps-script/simulated/simulate';
import type { Scene } from './scene';
import { requestOf } from './sidebar';

/** A call of the page as `together` takes it. */
export function pageCall(
  { script }: Pick<Scene, 'script'>,
  user: string,
  functionName: string,
  ...args: unknown[]
): ExecutionRequest {
  const window = script.appsScript.windows.find(({ email }) => email === user) ?? script.appsScript.openWindow(user);
  return { kind: 'page', functionName, args: JSON.parse(JSON.stringify(args)) as unknown[], user, window };
}

/** What the server answered; a call that was killed or threw is a problem of its own. */
export function answerOf<T>({ value, thrown, killed }: ExecutionResult): Reply<T> {
  if (killed || thrown) return { ok: false, problem: { code: 'network', message: thrown?.message ?? 'killed' } };
  return value as Reply<T>;
}

export type Driven = { ended: 'done' | 'stopped'; progress: Progress } | { ended: 'refused'; code: string };

/** What the page knows of the run it drives. */
export interface Seen {
  progress: Progress | null;
  isOver: boolean;
}

/** Drives a run step by step until it ends or the server says that it is somebody else's. */
export function* drive(
  scene: Pick<Scene, 'script'>,
  user: string,
  first: Reply<Progress>,
  seen: Seen = { progress: null, isOver: false },
): Actor<Driven> {
  let reply = first;
  while (reply.ok && reply.value.state === 'running') {
    seen.progress = reply.value;
    const { runId } = reply.value;
    let answer = answerOf<Progress>(yield pageCall(scene, user, 'stepRun', runId));
    while (!answer.ok && answer.problem.retryAfter !== undefined) {
      yield { pause: answer.problem.retryAfter };
      answer = answerOf<Progress>(yield pageCall(scene, user, 'stepRun', runId));
    }
    reply = answer;
  }
  seen.isOver = true;
  if (!reply.ok) return { ended: 'refused', code: reply.problem.code };
  return { ended: reply.value.state === 'done' ? 'done' : 'stopped', progress: reply.value };
}

/** *Enrich* on all rows, and the steps after it. */
export function* enrich(
  scene: Scene,
  user: string,
  { seen, changes, agreed = 100_000 }: { seen?: Seen; changes?: Partial<RunRequest>; agreed?: number } = {},
): Actor<Driven> {
  return yield* drive(
    scene,
    user,
    answerOf<Progress>(yield pageCall(scene, user, 'startRun', requestOf(scene, changes), agreed)),
    seen,
  );
}

/** The calls that ask beside the steps, as the page makes them. */
export function lanesBeside(
  scene: Pick<Scene, 'script'>,
  user: string,
  seen: Seen,
): [Actor<void>, Actor<void>, Actor<void>] {
  function* lane(index: number): Actor<void> {
    while (!seen.progress && !seen.isOver) yield { pause: 50 };
    yield { pause: 1_000 };
    for (let failures = 0; !seen.isOver && failures < 3; ) {
      const { runId, lanes } = seen.progress as Progress;
      if (index >= lanes) {
        yield { pause: 500 };
        continue;
      }
      const answer = answerOf<Ahead>(yield pageCall(scene, user, 'askAhead', runId, index));
      failures = answer.ok ? 0 : failures + 1;
      if (answer.ok && !answer.value.more) return;
      const until = scene.script.clock.now() + (answer.ok ? answer.value.wait : 5_000);
      while (!seen.isOver && scene.script.clock.now() < until) yield { pause: 250 };
    }
  }
  return [lane(0), lane(1), lane(2)];
}

/** A run of all rows with lanes beside its steps. */
export function enrichWithLanes(
  scene: Scene,
  user: string,
  options: { seed: number; changes?: Partial<RunRequest>; agreed?: number },
): Driven {
  const seen: Seen = { progress: null, isOver: false };
  const actors = [enrich(scene, user, { ...options, seen }), ...lanesBeside(scene, user, seen)] as const;
  const [driven] = scene.script.together(actors, { seed: options.seed });
  return driven;
}

/** *Resume*, after a while. */
export function* resumeAfter(scene: Scene, user: string, pause: number, takeOver: boolean): Actor<Driven> {
  yield { pause };
  const opening = answerOf<Opening>(yield pageCall(scene, user, 'openSidebarState'));
  const runId = (opening.ok && opening.value.run?.runId) || 'none';
  return yield* drive(
    scene,
    user,
    answerOf<Progress>(yield pageCall(scene, user, 'resumeRun', { runId, takeOver, agreedCredits: null })),
  );
}

/** Has an actor's executions run one by one, with nothing beside them. */
export function playAlone<Result>({ script }: Scene, actor: Actor<Result>): Result {
  let next = actor.next();
  while (!next.done) {
    if ('pause' in next.value) {
      script.clock.advance(next.value.pause);
      next = actor.next(undefined as never);
    } else next = actor.next(script.run(next.value));
  }
  return next.value;
}
