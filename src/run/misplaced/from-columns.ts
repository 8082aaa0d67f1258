import { readColumn, writeColumn } from './column-texts';
import type { HeaderMove } from './take-back';
import type { Places } from '../place-columns';
import type { SheetRow } from '../rows';
import type { RunState } from '../run-state';
import { emailWritten } from '../settle';
import type { Written } from '../settle';
import type { Sheet } from '../sheet';
import type { Window } from '../window';

/**
 * The columns have moved: what was written after that stands under another header. Where the cells still show it, each
 * gets back what its own column showed before; what was written earlier has moved along, and its old place shows
 * something else.
 */
export function takeBackFromColumns(
  sheet: Sheet,
  run: RunState,
  before: Window,
  written: Written[],
  { before: then, now }: HeaderMove,
): void {
  const moved = now.row - then.row;
  const rows = written.map(({ row }) => row + moved);
  const columns = [before.places.status, before.places.email];
  // One of them may be outside the sheet by now, where columns were deleted.
  const shown = columns.map((column) => readColumn(sheet, column, Math.min(...rows), Math.max(...rows)));
  const back = columns.map(() => new Map<number, string>());
  for (const result of written) {
    const row = result.row + moved;
    let misplaced = false;
    const cells = columns.flatMap((column, index) => {
      const text = column === result.statusColumn ? result.status : emailWritten(result);
      if (text === null || shown[index]?.get(row) !== text) return [];
      const header = now.headers[column - 1] ?? '';
      const former = header === '' ? '' : textBefore(result.before, before.places, then.headers.indexOf(header) + 1);
      misplaced = misplaced || (header !== (then.headers[column - 1] ?? '') && former !== text);
      return [{ index, former }];
    });
    if (!misplaced) continue;
    for (const { index, former } of cells) back[index]?.set(row, former);
    if (result.counter !== null) run[result.counter]--;
  }
  back.forEach((texts, index) => writeColumn(sheet, columns[index] as number, texts));
}

function textBefore(row: SheetRow, places: Places, column: number): string {
  return row.texts[column - places.first] ?? '';
}
