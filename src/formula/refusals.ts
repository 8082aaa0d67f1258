import { attempt } from '../attempt';
import type { Stop } from '../problem';
import type { Cache } from '../services';
import type { Asking } from '../waves/asking';

/** What formula cells tell each other through the cache: when eCore refuses one, the thousand below it need not ask. */

/** The cache entry with the reason why the whole account is refused: the wall. */
export const WALL = 'ecore.wall';
const WALL_SECONDS = 60;
const WALLS = [
  'bad-token',
  'no-credits',
  'daily-cap',
  'google-quota',
  'formula-ceiling',
] as const satisfies Stop['code'][];
type Wall = (typeof WALLS)[number];

/** Holds when the user last asked for unfinished formulas: what got no answer before that may be asked again. */
export const RETRIED = 'ecore.retried';
/** The longest that the cache keeps anything. */
const RETRIED_SECONDS = 21_600;

export function readWall(entries: { [name: string]: string }): Wall | undefined {
  return WALLS.find((code) => code === entries[WALL]);
}

/** Keeps other cells from asking for a minute, because they would be refused as well. */
export function raiseWall(cache: Cache, { stop }: Asking): void {
  const wall = WALLS.find((code) => code === stop?.code);
  if (wall === undefined) return;
  // Where that fails, the next cell is refused by eCore itself.
  attempt(() => cache.putAll({ [WALL]: wall }, WALL_SECONDS));
}

export function readRetriedAt(entries: { [name: string]: string }): number {
  return Number.parseInt(entries[RETRIED] || '0', 36);
}

/** The user asks on purpose: the wall is tried again, and so is what got no answer. */
export function forgetRefusals(cache: Cache, now: number): void {
  // Both entries expire by themselves.
  attempt(() => {
    cache.removeAll([WALL]);
    cache.putAll({ [RETRIED]: now.toString(36) }, RETRIED_SECONDS);
  });
}
