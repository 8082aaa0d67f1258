import type { RunRequest } from '../record/run-request';
import { mergeRanges } from './choose-rows';
import { findHiddenRows } from '../sheet/hidden-rows';
import { withSpan } from '../sheet/place-columns';
import { findObstacles } from './obstacles';
import { planRun } from './plan-run';
import type { RunPlan } from './plan-run';
import { createPlanner } from './resolve-row';
import { readRows } from '../sheet/rows';
import type { SheetRow } from '../sheet/rows';
import type { RunServices } from '../record/run-services';
import { readKnownAnswers } from '../record/saved-answers';
import type { RowRange, Sheet } from '../sheet/sheet';
import { pushRow } from '../sheet/row-ranges';
import { isQueued } from '../sheet/status';

/** What was read of the rows, from the column `first` on, and the plan made of it. */
export interface Survey {
  plan: RunPlan;
  rows: SheetRow[];
  first: number;
  /** The first row that could not be looked at for being hidden in the time there was, or null. */
  hiddenUnknownFrom: number | null;
}

/** Reads the rows and plans the run; changes nothing and asks eCore nothing. */
export function surveyRun(
  run: RunServices,
  sheet: Sheet,
  chosen: RowRange[],
  request: RunRequest & { tellHidden: boolean },
): Survey {
  const { ledger, services } = run;
  const { email, status } = request.outputs;
  // A new output column has nothing in it yet: a place right of everything reads as empty.
  const beyond = sheet.lastColumn() + 1;
  const { first: left, ...places } = withSpan(
    { headerRow: request.headerRow, mapping: request.mapping, email: email ?? beyond, status: status ?? beyond },
    beyond,
  );
  const queued = queuedElsewhere(sheet, chosen, request);
  const included = request.leftovers === 'include';
  const ranges = included ? mergeRanges([...chosen, ...queued]) : chosen;
  const rows: SheetRow[] = [];
  for (const [first, last] of ranges) {
    const read = readRows(sheet, { ...places, first: left, last: Math.min(places.last, beyond - 1) }, first, last);
    for (const row of read) rows.push(row);
  }
  let hiddenUnknownFrom: number | null = null;
  const plan = planRun(rows, included ? [] : queued, request, {
    obstacles: findObstacles(sheet, ranges, request),
    plan: createPlanner(request.waterfall),
    isChosen: (row) => chosen.some(([first, last]) => row >= first && row <= last),
    known: (keys) => readKnownAnswers(ledger, keys, request.take, services.clock.now()),
    hidden(candidates) {
      if (!request.onlyVisible && !request.tellHidden) return new Set();
      const found = findHiddenRows(sheet, candidates, services.clock, request.onlyVisible);
      hiddenUnknownFrom = found.unknownFrom;
      return found.rows;
    },
  });
  return { plan, rows, first: left, hiddenUnknownFrom };
}

/** Rows that say `Queued` outside those that were chosen. */
function queuedElsewhere(sheet: Sheet, chosen: RowRange[], { headerRow, outputs }: RunRequest): RowRange[] {
  const queued: RowRange[] = [];
  const first = headerRow + 1;
  const last = sheet.lastRow();
  const isWhole = chosen.some(([from, to]) => from <= first && to >= last);
  if (outputs.status === null || isWhole) return queued;
  let next = 0;
  sheet.read(first, outputs.status, last - first + 1, 1).forEach(([text], index) => {
    const row = first + index;
    while ((chosen[next]?.[1] ?? Infinity) < row) next++;
    if (row < (chosen[next]?.[0] ?? Infinity) && isQueued(text || '')) pushRow(queued, row);
  });
  return queued;
}
