import { ANA, shownRows } from './scene';
import type { Scene } from './scene';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** How many triggers somebody has. */
export function triggersOf({ script }: Pick<Scene, 'script'>, email = ANA): number {
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
export function leaveAlone(scene: Scene, { longest = 48 * HOUR, email = ANA } = {}): number {
  const { clock } = scene.script;
  const from = clock.now();
  while (clock.now() - from < longest && queued(scene) > 0 && triggersOf(scene, email) > 0) clock.advance(MINUTE);
  return clock.now() - from;
}

/** Has the person's runs pause when nobody drives them, as the setting does. */
export function switchClockOff({ script }: Pick<Scene, 'script'>, email = ANA): void {
  script.properties(`user:${email}`).set({ 'clock.off': 'yes' });
}
