import type { Progress, Reply, RunRequest } from '../../../src/contract';
import { pageCall, answerOf } from './actors';
import { ANA, shownRows } from './scene';
import type { Scene } from './scene';
import { requestOf } from './sidebar';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

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

/** How many triggers somebody has. */
export function triggersOf({ script }: Scene, email = ANA): number {
  return script.appsScript.triggers.of(email).length;
}

export function queued(scene: Scene): number {
  return shownRows(scene).filter(({ status }) => status === 'Queued').length;
}

/**
 * Lets time go by, with nobody at the document, until no row waits or nothing goes on by itself.
 *
 * @returns the milliseconds that went by
 */
export function leaveAlone(scene: Scene, longest = 48 * HOUR, email = ANA): number {
  const { clock } = scene.script;
  const from = clock.now();
  while (clock.now() - from < longest && queued(scene) > 0 && triggersOf(scene, email) > 0) clock.advance(MINUTE);
  return clock.now() - from;
}
