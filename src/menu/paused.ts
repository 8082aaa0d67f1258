import type { Cache } from '../services';

/**
 * Whether formulas may be paused: while a menu item is at work, and after one that was cut off. The menu resumes them in
 * any case; opening the sidebar does so when this says that there may be some.
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

/** Resumes what is left from a menu item that was cut off; opening the sidebar never fails for it. */
export function resumeLeftFormulas(cache: Cache, resumeAll: () => void): void {
  attempt(() => {
    if (cache.get(PAUSED) === null) return;
    resumeAll();
    cache.removeAll([PAUSED]);
  });
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // The menu items do it in any case.
  }
}
