import { placeColumn } from '../run/place-columns';
import { readHeaders } from '../run/request-columns';
import { identityOf } from '../run/resolve-row';
import type { RunServices } from '../run/run-services';
import type { RunState } from '../run/run-state';
import type { RowRange, Sheet } from '../run/sheet';
import { readRowsAsWindow } from '../run/window';
import type { Window } from '../run/window';
import type { RowUndo } from './plan-undo';

/** Rows that are looked at together before they are written. */
const ROWS_AT_ONCE = 400;

/** Writes rows back by a look right before the writing; what has changed since it was planned is left for the next pass. */
export function putBack(_tools: RunServices, sheet: Sheet, run: RunState, rows: RowUndo[]): void {
  for (let index = 0; index < rows.length; ) {
    const first = rows[index]?.row ?? 0;
    let end = index;
    while (end < rows.length && (rows[end]?.row ?? 0) < first + ROWS_AT_ONCE) end++;
    writeStretch(sheet, run, rows.slice(index, end));
    index = end;
  }
}

function writeStretch(sheet: Sheet, run: RunState, rows: RowUndo[]): void {
  const range: RowRange = [rows[0]?.row ?? 1, rows[rows.length - 1]?.row ?? 1];
  const window = readRowsAsWindow(sheet, run, range);
  for (const [cell, column] of [
    ['email', window.places.email],
    ['status', window.places.status],
  ] as const)
    for (const { row, texts } of blocksOf(window, rows, cell))
      sheet.write(
        row,
        column,
        texts.map((text) => [text]),
      );
}

/** Neighbouring cells of one column that go back, where each row still is who it was. */
function blocksOf(window: Window, rows: RowUndo[], cell: 'email' | 'status'): { row: number; texts: string[] }[] {
  const now = new Map(window.rows.map((row) => [row.row, row] as const));
  const blocks: { row: number; texts: string[] }[] = [];
  for (const undo of rows) {
    const text = undo[cell];
    const row = now.get(undo.row);
    if (text === null || !row || identityOf(row.identifiers) !== undo.identity) continue;
    const open = blocks[blocks.length - 1];
    if (open && open.row + open.texts.length === undo.row) open.texts.push(text);
    else blocks.push({ row: undo.row, texts: [text] });
  }
  return blocks;
}

/** Takes the headers of columns away that the run had added, where nothing is left below them. */
export function removeAddedHeaders(sheet: Sheet, run: RunState, added: ('email' | 'status')[]): void {
  const { headerRow } = run;
  if (added.length === 0 || headerRow === 0) return;
  const headers = readHeaders(sheet, headerRow);
  const lastRow = sheet.lastRow();
  for (const kind of added) {
    const column = placeColumn(run.headers, headers, run[kind], headerRow);
    if (column === null) continue;
    const below = lastRow <= headerRow ? [] : sheet.read(headerRow + 1, column, lastRow - headerRow, 1);
    if (below.every(([text]) => (text ?? '') === '')) sheet.write(headerRow, column, [['']]);
  }
}
