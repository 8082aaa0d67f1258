import type { Progress, Reply, RunRequest } from '../../../src/contract';
import { pageCall, answerOf } from './actors';
import { ANA } from './scene';
import type { Scene } from './scene';
import { requestOf } from './sidebar';

/** One call of somebody's page, which is a refusal where the server was killed. */
export function call<T>(scene: Scene, name: string, args: unknown[], email = ANA): Reply<T> {
  return answerOf<T>(scene.script.run(pageCall(scene, email, name, ...args)));
}

/** The same, where only an answer will do. */
export function answered<T>(scene: Scene, name: string, args: unknown[], email = ANA): T {
  const reply = call<T>(scene, name, args, email);
  if (!reply.ok) throw new Error(`${name}: ${reply.problem.message}`);
  return reply.value;
}

/** Starts a run, drives it for so many steps, and closes the sidebar. */
export function closeAfter(scene: Scene, steps: number, email = ANA, changes: Partial<RunRequest> = {}): Progress {
  let progress = answered<Progress>(scene, 'startRun', [requestOf(scene, changes), 100_000], email);
  for (let step = 0; step < steps && progress.state === 'running'; step++)
    progress = answered<Progress>(scene, 'stepRun', [progress.runId], email);
  return progress;
}
