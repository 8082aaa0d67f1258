import { CLOCK_PROPERTY, encodeClock } from '../clock/clock-record';
import { stopClock } from '../clock/keep-clock';
import { problem } from '../messages';
import { setControl } from '../record/control';
import { clearSlots, parkedRuns } from './left-runs';
import { findQueue } from './find-queue';
import { isLocked } from '../record/locked';
import { otherRun } from '../record/run-services';
import type { Outcome, RunServices } from '../record/run-services';
import { decodeRun, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import type { Sheet } from '../sheet/sheet';
import { unqueueRows } from './unqueue';
import { statusWithoutQueue } from '../sheet/status';
import { ColumnGone } from '../watch/window';

/** Clears `Queued`; a row that kept its email says `Found` again. */
export function discardRun(run: RunServices, { runId }: { runId: string }): Outcome<{ rows: number }> {
  const { services, document } = run;
  const properties = services.documentProperties;
  const saved = properties.getAll();
  const latest = decodeRun(saved[RUN_PROPERTY]);
  const parked = parkedRuns(run, saved, latest).find(({ state }) => state.id === runId);
  const state = latest?.id === runId ? latest : parked?.state;
  if (!state) return latest && latest.state !== 'done' ? { problem: problem('taken-over') } : { rows: 0 };
  const other = parked ? null : otherRun(run, state, null);
  if (other && !other.yours && !other.silent) return { problem: { ...problem('busy'), run: other } };
  if (!parked) setControl(services, `stop ${state.id}`);
  const sheet = document.sheet(state.sheetId);
  let rows = 0;
  if (sheet) {
    try {
      rows = unqueue(run, sheet, state);
    } catch (error) {
      if (!(error instanceof ColumnGone)) {
        if (isLocked(sheet, { status: state.status }, Math.max(1, sheet.lastRow())))
          return { problem: problem('protected') };
        throw error;
      }
    }
  }
  if (parked) properties.setAll(clearSlots([parked]));
  else {
    properties.remove(RUN_PROPERTY);
    stopClock(run, saved, state.id);
    if (saved[CLOCK_PROPERTY]) properties.setAll(encodeClock(null));
  }
  return { rows };
}

/** @throws ColumnGone where nothing tells any more where the rows wait */
function unqueue({ services }: RunServices, sheet: Sheet, run: RunState): number {
  try {
    return unqueueRows({ sheet, run, services }, statusWithoutQueue);
  } catch (error) {
    const found = error instanceof ColumnGone && findQueue(sheet, run);
    if (!found || found.status === 0) throw error;
    const { status, email } = found;
    // Nothing is asked any more, so the columns of identifiers may be gone; without emails none was kept.
    const rest = { headerRow: 0, headers: [], mapping: {}, status, email: email || status, width: sheet.columns() };
    return unqueueRows({ sheet, run: { ...run, ...rest }, services }, statusWithoutQueue);
  }
}
