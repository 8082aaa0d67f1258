import type { ListedRow, RowKind, RowList } from '../contract-around';
import { identityOf } from '../plan/resolve-row';
import { readRows } from '../sheet/rows';
import type { SheetRow } from '../sheet/rows';
import type { RunState } from '../record/run-state';
import type { RowRange, Sheet } from '../sheet/sheet';
import { statusReason, statusWord } from '../sheet/status';
import { readRowsAsWindow } from '../watch/window';
import { personHash } from '../undo/undo-record';
import { shorten } from './shorten';

/** Rows that the page gets at a time. */
const ROWS_A_PAGE = 100;
/** Rows of the status column that are looked through in a call, and rows that are read with all their columns. */
const STATUSES_AT_ONCE = 20_000;
const ROWS_AT_ONCE = 1_000;
/** Rows between two of the kind that are read along: more of them cost more than another call. */
const WIDEST_GAP = 300;
const LONGEST_LABEL = 60;
/** Ours are shorter; somebody may have typed another. */
const LONGEST_REASON = 160;

/** How the status of a row says that its email cell refused. */
const NOT_WRITABLE = /email cell can't be written/;

/** Rows of a kind, with where the run's columns are now. */
export interface RowsOfKind {
  rows: SheetRow[];
  firstColumn: number;
  lastColumn: number;
}

/**
 * The run's rows of a kind, by what they say now and where its columns stand now.
 *
 * @param people of the rows that the run took, or null when that is not known
 * @throws ColumnGone
 */
export function rowsOfKind(sheet: Sheet, run: RunState, kind: RowKind, people: Set<string> | null): RowsOfKind {
  const { places } = readRowsAsWindow(sheet, { ...run }, [run.headerRow + 1, run.headerRow + 1]);
  const lastRow = sheet.lastRow();
  const rows: SheetRow[] = [];
  for (const [first, last] of candidates(sheet, [places.headerRow + 1, lastRow], places.status, kind)) {
    for (const row of readRows(sheet, places, first, last)) {
      if (kindOf(row.status) !== kind) continue;
      if (people === null || people.has(personHash(identityOf(row.identifiers)))) rows.push(row);
    }
  }
  return {
    rows,
    firstColumn: Math.min(places.email, places.status),
    lastColumn: Math.max(places.email, places.status),
  };
}

/** Stretches to read in which rows of the kind lie close together. */
function candidates(sheet: Sheet, [firstRow, lastRow]: RowRange, column: number, kind: RowKind): RowRange[] {
  const stretches: RowRange[] = [];
  for (let first = firstRow; first <= lastRow; first += STATUSES_AT_ONCE) {
    const count = Math.min(STATUSES_AT_ONCE, lastRow - first + 1);
    sheet.read(first, column, count, 1).forEach(([text], index) => {
      if (kindOf(text || '') !== kind) return;
      const open = stretches[stretches.length - 1];
      const row = first + index;
      if (open && row - open[0] < ROWS_AT_ONCE && row - open[1] <= WIDEST_GAP) open[1] = row;
      else stretches.push([row, row]);
    });
  }
  return stretches;
}

/** One page of the list behind a count. */
export function listRows({ rows }: RowsOfKind, kind: RowKind, from: number, wholeSheet: boolean): RowList {
  const shown = rows.slice(from, from + ROWS_A_PAGE);
  return {
    kind,
    rows: shown.map((row) => describeRow(row, kind)),
    more: Math.max(0, rows.length - from - shown.length),
    wholeSheet,
  };
}

function describeRow({ row, identifiers, email, status }: SheetRow, kind: RowKind): ListedRow {
  const name =
    identifiers.full_name ||
    identifiers.full_name_last_first ||
    [identifiers.first_name, identifiers.last_name_prefix, identifiers.last_name].filter(Boolean).join(' ');
  const label = name || identifiers.linkedin_url || identifiers.email || '';
  const reason = kind === 'found' ? email : kind === 'unusable' ? status : statusReason(status);
  return { row, reason: shorten(reason, LONGEST_REASON), label: shorten(label, LONGEST_LABEL) };
}

/** What a status cell counts as; null for what no count of a run covers. */
function kindOf(status: string): RowKind | null {
  switch (statusWord(status)) {
    case 'found':
    case 'not-found':
      return statusWord(status) as RowKind;
    case 'missing-data':
    case 'invalid-input':
      return 'unusable';
    case 'failed':
      return NOT_WRITABLE.test(status) ? 'not-written' : 'failed';
    default:
      return null;
  }
}
