import { problem } from '../messages';
import { setControl } from './control';
import { isFreeForEmail } from './email-cell';
import { isLocked } from './locked';
import { otherRun } from './run-services';
import type { Outcome, RunServices } from './run-services';
import { loadRun, RUN_PROPERTY } from './run-state';
import { STATUS_WORDS } from './status';
import { unqueueRows } from './unqueue';
import { ColumnGone } from './window';

/** Clears `Queued`; a row that kept its email says `Found` again. */
export function discardRun(run: RunServices): Outcome<{ rows: number }> {
  const { services, document } = run;
  const state = loadRun(services.documentProperties);
  if (!state) return { rows: 0 };
  const other = otherRun(run, state, null);
  if (other && !other.yours && !other.silent) return { problem: { ...problem('busy'), run: other } };
  setControl(services, `stop ${state.id}`);
  const sheet = document.sheet(state.sheetId);
  let rows = 0;
  if (sheet) {
    try {
      rows = unqueueRows(sheet, state, ({ email }) => (isFreeForEmail(email) ? '' : STATUS_WORDS.found));
    } catch (error) {
      if (!(error instanceof ColumnGone)) {
        if (isLocked(sheet, [state.status], Math.max(1, sheet.lastRow()))) return { problem: problem('protected') };
        throw error;
      }
    }
  }
  services.documentProperties.remove(RUN_PROPERTY);
  return { rows };
}
