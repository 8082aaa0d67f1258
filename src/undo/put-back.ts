import { createJournal } from '../watch/journal';
import { placeColumn, shortHeader } from '../sheet/place-columns';
import { identityOf } from '../plan/resolve-row';
import type { RunServices } from '../record/run-services';
import type { RunState } from '../record/run-state';
import type { Sheet } from '../sheet/sheet';
import { watchSheet } from '../watch/watch';
import type { Watch } from '../watch/watch';
import type { Window } from '../watch/window';
import type { RowWrite } from '../sheet/written';
import type { RowUndo } from './plan-undo';

/** Rows that are looked at together before they are written. */
const ROWS_AT_ONCE = 400;
/** Rows beside them that are looked at along: what a row shows that came in their place is then known. */
const ROWS_BESIDE = 50;
/** What rows move away from is looked for again in the next pass. */
const MOST_TRIES = 40;

type Cell = 'email' | 'status';

/** Neighbouring cells of one column. */
interface Block {
  column: number;
  writes: RowWrite[];
}

/** Writes rows back by a look right before the writing, as a run does; what can't be written is left as it is. */
export function putBack({ services }: RunServices, sheet: Sheet, run: RunState, rows: RowUndo[]): void {
  const journal = createJournal(services.documentCache, run);
  const watch = watchSheet({ sheet, run, clock: services.clock, journal });
  watch.recover();
  for (let index = 0; index < rows.length; ) {
    const first = rows[index]?.row || 0;
    let end = index;
    while (end < rows.length && (rows[end]?.row || 0) < first + ROWS_AT_ONCE) end++;
    for (const cell of ['email', 'status'] as const) putBackCells({ sheet, run, watch }, rows.slice(index, end), cell);
    index = end;
  }
  watch.leave();
}

interface Tools {
  sheet: Sheet;
  run: RunState;
  watch: Watch;
}

function putBackCells({ sheet, run, watch }: Tools, rows: RowUndo[], cell: Cell): void {
  const wanted = new Map(rows.filter((row) => row[cell] !== null).map((row) => [row.row, row] as const));
  if (wanted.size === 0) return;
  const first = Math.max(run.headerRow + 1, (rows[0]?.row || 1) - ROWS_BESIDE);
  const last = (rows[rows.length - 1]?.row || 1) + ROWS_BESIDE;
  let longest = ROWS_AT_ONCE;
  const refused = new Set<number>();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const blocks = blocksOf(watch.rows([first, last]), wanted, cell, longest).filter(
      ({ writes }) => writes.length > 1 || !refused.has(writes[0]?.row || 0),
    );
    if (blocks.length === 0) return;
    const failure = watch.write(
      blocks.map(({ writes }) => writes),
      (index) => write(sheet, blocks[index] as Block),
    );
    if (!failure) continue;
    const failed = blocks[failure.call]?.writes || [];
    longest = Math.max(1, Math.ceil(failed.length / 2));
    if (failed.length === 1) refused.add(failed[0]?.row || 0);
  }
}

/** Cells that go back, where each row still is who it was and says what it said. */
function blocksOf({ places, rows }: Window, wanted: Map<number, RowUndo>, cell: Cell, longest: number): Block[] {
  const blocks: Block[] = [];
  for (const row of rows) {
    const undo = wanted.get(row.row);
    const text = undo?.[cell] ?? null;
    if (!undo || text === null || row[cell] !== undo.seen[cell] || identityOf(row.identifiers) !== undo.identity)
      continue;
    const write: RowWrite = { row: row.row, cells: [[places[cell], text]] };
    const open = blocks[blocks.length - 1];
    if (open && open.writes.length < longest && open.writes[open.writes.length - 1]?.row === row.row - 1)
      open.writes.push(write);
    else blocks.push({ column: places[cell], writes: [write] });
  }
  return blocks;
}

function write(sheet: Sheet, { column, writes }: Block): void {
  sheet.write(
    writes[0]?.row || 1,
    column,
    writes.map(({ cells }) => [cells[0]?.[1] || '']),
  );
}

/** Takes the headers away that the run had written, where nothing is left below them. */
export function removeHeaders(sheet: Sheet, run: RunState, headed: Cell[]): void {
  const { headerRow } = run;
  if (headed.length === 0 || headerRow === 0) return;
  const headers = (sheet.read(headerRow, 1, 1, Math.max(1, sheet.lastColumn()))[0] || []).map(shortHeader);
  const lastRow = sheet.lastRow();
  for (const cell of headed) {
    const column = placeColumn(run[cell], { before: run.headers, now: headers, headerRow });
    if (column === null || (headers[column - 1] || '') !== (run.headers[run[cell] - 1] || '')) continue;
    const below = lastRow <= headerRow ? [] : sheet.read(headerRow + 1, column, lastRow - headerRow, 1);
    if (below.every(([text]) => (text || '') === '')) sheet.write(headerRow, column, [['']]);
  }
}
