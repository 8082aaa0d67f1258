import { identityOf } from '../plan/resolve-row';
import type { SheetRow } from '../sheet/rows';
import type { RunState } from '../record/run-state';
import { packHeaders } from '../record/saved-headers';
import type { RowRange } from '../sheet/sheet';
import { encodeUndo, NOTHING, personHash } from './undo-record';
import type { UndoHead, UndoRow } from './undo-record';

/**
 * The properties by which a run that starts now can be undone; they take the place of the run's before it.
 *
 * @param rows as they were before anything was written
 * @param taken those of them that the run takes
 */
export function beginUndo(
  run: RunState,
  rows: SheetRow[],
  taken: RowRange[],
  headed: UndoHead['headed'],
): { [name: string]: string } {
  const { startedAt, sheetId, sheetName, headerRow, mapping, email, status, waterfall, total } = run;
  const kept: UndoRow[] = [];
  let range = 0;
  for (const row of rows) {
    while (range < taken.length && (taken[range]?.[1] || 0) < row.row) range++;
    if (row.row < (taken[range]?.[0] ?? Infinity)) continue;
    const before = { email: row.email, status: row.status };
    kept.push({ row: row.row, person: personHash(identityOf(row.identifiers)), before, written: NOTHING });
  }
  const headers = packHeaders(run);
  return encodeUndo({
    ...{ startedAt, sheetId, sheetName, headerRow, headers, mapping, email, status, waterfall, headed },
    taken: total,
    rows: kept,
  });
}
