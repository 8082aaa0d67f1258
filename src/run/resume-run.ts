import type { Progress } from '../contract';
import { problem } from '../messages';
import { setControl } from './control';
import { otherRun, START_LOCK_WAIT } from './run-services';
import type { Outcome, RunServices } from './run-services';
import { encodeRun, loadRun, progressOf, rowsLeft } from './run-state';
import type { RowRange } from './sheet';
import { ColumnGone, queuedRows } from './window';

/** Goes on with what says `Queued`. */
export function resumeRun(
  run: RunServices,
  options: { takeOver: boolean; creditCap: number | null },
): Outcome<Progress> {
  const { services, document } = run;
  if (run.token() === null) return { problem: problem('no-token') };
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT))
    return { problem: problem('busy', 'The document is busy: try again in a moment.') };
  try {
    const state = loadRun(services.documentProperties);
    if (!state) return { problem: problem('no-run') };
    const other = otherRun(run, state, null);
    if (other && !other.yours && !(options.takeOver && other.silent))
      return { problem: { ...problem('busy'), run: other } };
    const sheet = document.sheet(state.sheetId);
    if (!sheet) return { problem: problem('sheet-gone') };
    let queued: RowRange[];
    try {
      queued = queuedRows(sheet, state).ranges;
    } catch (error) {
      if (error instanceof ColumnGone) return { problem: problem('column-gone') };
      throw error;
    }
    const rows = queued.reduce((count, [first, last]) => count + last - first + 1, 0);
    state.total += rows - rowsLeft({ ...state, state: 'running' });
    Object.assign(state, {
      id: run.newId(),
      driver: run.user(),
      state: 'running',
      stop: null,
      creditCap: options.creditCap,
      lastSeenAt: services.clock.now(),
    });
    Object.assign(state, { waitUntil: 0, emptyWaves: 0, failuresInRow: 0, cursor: state.headerRow + 1 });
    services.documentProperties.setAll(encodeRun(state));
    setControl(services, state.id);
    return progressOf(state);
  } finally {
    services.documentLock.release();
  }
}
