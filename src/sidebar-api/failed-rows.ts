import type { FailedRow } from '../contract';
import type { Places } from '../run/place-columns';
import { readRows } from '../run/rows';
import type { SheetRow } from '../run/rows';
import type { RowRange, Sheet } from '../run/sheet';
import { statusReason, statusWord } from '../run/status';
import type { RunState } from '../run/run-state';
import { ColumnGone, readRowsAsWindow } from '../run/window';
import { shorten } from './shorten';

const MOST_SHOWN = 100;
const LONGEST_LABEL = 60;
/** Ours are shorter; somebody may have typed another. */
const LONGEST_REASON = 160;
/** Rows between two failed ones that are read along: more of them cost more than another call. */
const WIDEST_GAP = 300;

const NONE = { rows: [], more: 0 };

/** The rows of the run's sheet that say `Failed`, whom they are about and why, at most a hundred. */
export function listFailedRows(sheet: Sheet, run: RunState): { rows: FailedRow[]; more: number } {
  const places = findPlaces(sheet, run);
  const last = sheet.lastRow();
  if (!places || last <= places.headerRow) return NONE;
  const first = places.headerRow + 1;
  const failed: number[] = [];
  const statuses = sheet.read(first, places.status, last - first + 1, 1);
  statuses.forEach(([text], index) => statusWord(text ?? '') === 'failed' && failed.push(first + index));
  const shown = failed.slice(0, MOST_SHOWN);
  const rows = stretchesOf(shown).flatMap(([from, to]) => readRows(sheet, places, from, to));
  const byRow = new Map(rows.map((row) => [row.row, row] as [number, SheetRow]));
  return { rows: shown.map((row) => describe(row, byRow.get(row))), more: failed.length - shown.length };
}

/** Columns may have moved since the run ended; null when one is gone. */
function findPlaces(sheet: Sheet, run: RunState): Places | null {
  try {
    return readRowsAsWindow(sheet, run, [run.headerRow + 1, run.headerRow + 1]).places;
  } catch (error) {
    if (error instanceof ColumnGone) return null;
    throw error;
  }
}

function describe(row: number, read: SheetRow | undefined): FailedRow {
  const identifiers = read?.identifiers ?? {};
  const name =
    identifiers.full_name ||
    identifiers.full_name_last_first ||
    [identifiers.first_name, identifiers.last_name_prefix, identifiers.last_name].filter(Boolean).join(' ');
  const label = name || identifiers.linkedin_url || identifiers.email || '';
  const reason = statusReason(read?.status ?? '');
  return { row, reason: shorten(reason, LONGEST_REASON), label: shorten(label, LONGEST_LABEL) };
}

/** What is read together. */
function stretchesOf(rows: number[]): RowRange[] {
  const stretches: RowRange[] = [];
  for (const row of rows) {
    const open = stretches[stretches.length - 1];
    if (open && row - open[1] <= WIDEST_GAP) open[1] = row;
    else stretches.push([row, row]);
  }
  return stretches;
}
