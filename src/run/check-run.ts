import { columnsOf } from '../columns/remembered';
import type { Check, RunRequest } from '../contract';
import { problem } from '../messages';
import type { RunPlan } from './plan-run';
import { moveRanges, placeRequest } from './request-columns';
import type { PlacedRequest } from './request-columns';
import type { Outcome, RunServices } from './run-services';
import type { RowRange, Sheet } from './sheet';
import { chooseRows, surveyRun } from './survey';
import type { Survey } from './survey';

const COLUMNS_GONE = 'A chosen column is no longer in the sheet: choose the columns again.';

/** What the run would do and cost; nothing is changed, nothing asked of eCore. */
export function checkRun(run: RunServices, request: RunRequest): Outcome<Check> {
  const surveyed = surveyRequest(run, request);
  if ('problem' in surveyed) return surveyed;
  const { plan, moved } = surveyed;
  return {
    // As the page numbers them, whose headers may stand in another row by now.
    ranges: moveRanges(surveyed.ranges, -moved),
    rowsTaken: plan.rowsTaken,
    rowsWithoutLookup: plan.rowsWithoutLookup,
    skipped: plan.skipped,
    duplicates: plan.duplicates,
    known: plan.known,
    lookups: plan.lookups,
    mostCredits: mostCredits(plan, request),
    balance: run.balance.read(),
  };
}

export type Surveyed = Survey & PlacedRequest & { ranges: RowRange[]; sheet: Sheet };

/** The rows that a request names, where they are now, and what a run of them needs. */
export function surveyRequest(run: RunServices, asked: RunRequest): Outcome<Surveyed> {
  const sheet = run.document.sheet(asked.sheetId);
  if (!sheet) return { problem: problem('sheet-gone') };
  if (Object.keys(asked.mapping).length === 0) return { problem: problem('no-columns') };
  const placed = placeRequest(sheet, asked);
  const width = sheet.columns();
  if (!placed || columnsOf(placed.request).some((column) => column > width))
    return { problem: problem('column-gone', COLUMNS_GONE) };
  const { request } = placed;
  const ranges = chooseRows(run.document, sheet, request);
  if (typeof ranges === 'string') return { problem: problem(ranges) };
  return { ...surveyRun(sheet, ranges, request, run.ledger), ...placed, ranges, sheet };
}

/** Each distinct person can cost one credit; a cap holds it down. */
export function mostCredits(plan: RunPlan, request: RunRequest): number {
  return request.creditCap === null ? plan.lookups : Math.min(plan.lookups, request.creditCap);
}
