import type { RunRequest } from '../contract';
import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import { withSpan } from './place-columns';
import { planRun } from './plan-run';
import type { Obstacles, RunPlan } from './plan-run';
import { createPlanner } from './resolve-row';
import { readRows } from './rows';
import type { SheetRow } from './rows';
import type { RowRange, Sheet, SpreadsheetDocument } from './sheet';

/** A row choice that can't be worked with, by the code of its sentence. */
export type EmptyChoice = 'nothing-selected' | 'header-only';

/** The cache answers so many keys a call without complaint. */
const KEYS_A_READ = 500;

/** The rows of a request, below the header and inside the sheet, in order. */
export function chooseRows(
  document: SpreadsheetDocument,
  sheet: Sheet,
  request: Pick<RunRequest, 'rows' | 'headerRow'>,
): RowRange[] | EmptyChoice {
  const first = request.headerRow + 1;
  const last = sheet.lastRow();
  if (request.rows === 'all' || request.rows === 'without-email') return last < first ? 'header-only' : [[first, last]];
  const chosen = request.rows === 'selected' ? selectedRows(document, sheet.id) : request.rows.ranges;
  if (chosen.length === 0) return 'nothing-selected';
  const ranges = mergeRanges(chosen)
    .map(([from, to]): RowRange => [Math.max(from, first), Math.min(to, last)])
    .filter(([from, to]) => from <= to);
  if (ranges.length > 0) return ranges;
  return chosen.every(([, to]) => to < first) ? 'header-only' : 'nothing-selected';
}

function selectedRows(document: SpreadsheetDocument, sheetId: number): RowRange[] {
  return document
    .selectedAreas()
    .filter((area) => area.sheetId === sheetId)
    .map((area): RowRange => [area.row, area.lastRow]);
}

/** What was read of the rows, from the column `first` on, and the plan made of it. */
export interface Survey {
  plan: RunPlan;
  rows: SheetRow[];
  first: number;
}

/** Reads the rows and plans the run; changes nothing and asks eCore nothing. */
export function surveyRun(sheet: Sheet, ranges: RowRange[], request: RunRequest, ledger: Ledger): Survey {
  const email = request.outputs.email;
  const status = request.outputs.status;
  // A new output column has nothing in it yet: a place right of everything reads as empty.
  const beyond = sheet.lastColumn() + 1;
  const { first: left, ...places } = withSpan(
    request.headerRow,
    request.mapping,
    email ?? beyond,
    status ?? beyond,
    beyond,
  );
  const rows: SheetRow[] = [];
  for (const [first, last] of ranges) {
    for (const row of readRows(sheet, { ...places, first: left, last: Math.min(places.last, beyond - 1) }, first, last))
      rows.push(row);
  }
  const plan = planRun(rows, request, findObstacles(sheet, ranges, request), createPlanner(request.waterfall), (keys) =>
    knownAnswers(ledger, keys),
  );
  return { plan, rows, first: left };
}

function findObstacles(sheet: Sheet, ranges: RowRange[], request: RunRequest): Obstacles {
  const obstacles: Obstacles = {
    hidden: request.onlyVisible ? sheet.hiddenRows(ranges) : new Set(),
    formula: new Set(),
    locked: new Set(),
  };
  for (const [first, last] of ranges) {
    if (request.outputs.email !== null) {
      sheet
        .formulas(first, request.outputs.email, last - first + 1, 1)
        .forEach(([formula], index) => formula && obstacles.formula.add(first + index));
    }
    for (const column of [request.outputs.email, request.outputs.status]) {
      if (column === null) continue;
      sheet.protectedRows(column, first, last).forEach((row) => obstacles.locked.add(row));
      sheet.restrictedRows(column, first, last).forEach((row) => obstacles.locked.add(row));
    }
  }
  return obstacles;
}

function knownAnswers(ledger: Ledger, keys: string[]): Map<string, Entry> {
  const answers = ledger.readSaved(keys);
  for (let index = 0; index < keys.length; index += KEYS_A_READ) {
    ledger.readCache(keys.slice(index, index + KEYS_A_READ)).answers.forEach((entry, key) => answers.set(key, entry));
  }
  return answers;
}

/** Sorted, overlapping and neighbouring ranges joined. */
function mergeRanges(ranges: RowRange[]): RowRange[] {
  const merged: RowRange[] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged[merged.length - 1];
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}
