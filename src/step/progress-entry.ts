import { attempt } from '../attempt';
import type { Progress } from '../record/progress';
import type { Cache } from '../services';
import { progressOf } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { readJson } from '../stored-json';

/**
 * The cache entry in which a step tells how far it has come, so that the page's bar moves with each wave and not only
 * with each step. It goes with the entries that a wave writes anyway; where it is lost, the step's end tells.
 */
const PROGRESS = 'ecore.progress';
const PROGRESS_SECONDS = 600;

/** Without the balance: this cache is the document's, and the balance belongs to the person who drives the run. */
export function progressEntry(run: RunState): { [name: string]: string } {
  return { [PROGRESS]: JSON.stringify({ ...progressOf(run), balance: null }) };
}

/** Tells before a long wait, when no wave writes anything that the entry could go along with. */
export function tellProgress(cache: Cache, run: RunState): void {
  // Where that fails, the step's end tells.
  attempt(() => cache.putAll(progressEntry(run), PROGRESS_SECONDS));
}

/** How far the run had come at the latest wave of a step; null when that is not known, or another run's. */
export function readProgressEntry(cache: Cache, runId: string): Progress | null {
  const progress = readJson<Progress>(cache, PROGRESS);
  return progress?.runId === runId ? progress : null;
}
