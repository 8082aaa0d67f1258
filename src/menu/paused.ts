import { attempt } from '../attempt';
import type { Cache } from '../services';

/**
 * A note in the cache that formulas may be paused: a menu item is at work, or Google ended one half-way. The menu items
 * resume them in any case; the sidebar does so when it opens and finds this note.
 */
const PAUSED = 'ecore.paused';
/** As long as anything stays in the cache. */
const SECONDS = 21_600;

export function notePaused(cache: Cache): void {
  attempt(() => cache.putAll({ [PAUSED]: '1' }, SECONDS));
}

export function noteResumed(cache: Cache): void {
  attempt(() => cache.removeAll([PAUSED]));
}

/** Resumes what is left from a menu item that was cut off; opening the sidebar never fails for it: the items do it too. */
export function resumeLeftFormulas(cache: Cache, resumeAll: () => void): void {
  attempt(() => {
    if (cache.get(PAUSED) === null) return;
    resumeAll();
    cache.removeAll([PAUSED]);
  });
}
