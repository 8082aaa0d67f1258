import { columnLetter } from '../columns/column-letter';
import { newEmailHeader, STATUS_HEADER } from '../columns/headers';
import { columnsOf } from '../columns/remembered';
import type { Check, LeftRun, NamedColumn } from '../plan/check';
import type { RunRequest } from '../record/run-request';
import { IDENTIFIERS } from '../identifiers/identifiers';
import { problem } from '../messages';
import { chooseRows } from '../plan/choose-rows';
import { listLeftRuns } from './left-runs';
import type { RunPlan } from '../plan/plan-run';
import { moveRanges, placeRequest } from '../plan/request-columns';
import type { PlacedRequest } from '../plan/request-columns';
import { describeRanges, describeRows } from '../plan/row-groups';
import type { Outcome, RunServices } from '../record/run-services';
import type { RowRange, Sheet } from '../sheet/sheet';
import { surveyRun } from '../plan/survey';
import type { Survey } from '../plan/survey';

const COLUMNS_GONE = 'A chosen column is no longer in the sheet. Choose the columns again.';

/** What the run would do and cost; nothing is changed, nothing asked of eCore. */
export function checkRun(run: RunServices, request: RunRequest): Outcome<Check> {
  const surveyed = surveyRequest(run, request, true);
  if ('problem' in surveyed) return surveyed;
  const { plan, moved, ranges, sheet } = surveyed;
  return {
    // As the page numbers them, whose headers may stand in another row by now.
    ranges: moveRanges(ranges, -moved),
    sheetName: sheet.name,
    rows: describeRanges(ranges),
    activeSheet: otherSheetInView(run, sheet),
    ...nameColumns(surveyed),
    rowsTaken: plan.rowsTaken,
    hidden: describeRows(plan.hidden),
    hiddenUnknownFrom: surveyed.hiddenUnknownFrom,
    unusable: describeRows(plan.unusable),
    leftovers: describeRows(plan.leftovers),
    left: otherRunsLeft(run, surveyed),
    skipped: plan.skipped,
    duplicates: plan.duplicates,
    known: plan.known,
    lookups: plan.lookups,
    mostCredits: mostCredits(plan, request),
    balance: run.balance.read(),
  };
}

function otherSheetInView({ document }: RunServices, sheet: Sheet): Check['activeSheet'] {
  const active = document.activeSheet();
  return active.id === sheet.id ? null : { id: active.id, name: active.name };
}

/** The columns that the run reads and writes, as the sheet names them now. */
function nameColumns({ request, headers, sheet }: Surveyed): Pick<Check, 'reads' | 'writes'> {
  const name = (column: number): NamedColumn => ({ letter: columnLetter(column), header: headers[column - 1] || '' });
  const { email, status } = request.outputs;
  const beyond = sheet.lastColumn() + 1;
  const added = (column: number, header: string) => ({
    letter: columnLetter(column),
    header: request.headerRow === 0 ? '' : header,
    isNew: true,
  });
  return {
    reads: IDENTIFIERS.flatMap((identifier) => {
      const column = request.mapping[identifier];
      return column === undefined ? [] : [{ identifier, ...name(column) }];
    }),
    writes: {
      email: email === null ? added(beyond, newEmailHeader(headers)) : { ...name(email), isNew: false },
      status:
        status === null
          ? added(email === null ? beyond + 1 : beyond, STATUS_HEADER)
          : { ...name(status), isNew: false },
    },
  };
}

export interface Surveyed extends Survey, PlacedRequest {
  ranges: RowRange[];
  sheet: Sheet;
  /** How many columns the sheet had. */
  width: number;
}

/**
 * The rows that a request names, where they are now, and what a run of them needs.
 *
 * @param tellHidden also looks which rows are hidden where they are taken all the same
 */
export function surveyRequest(run: RunServices, asked: RunRequest, tellHidden = false): Outcome<Surveyed> {
  const sheet = run.document.sheet(asked.sheetId);
  if (!sheet) return { problem: problem('sheet-gone') };
  if (Object.keys(asked.mapping).length === 0) return { problem: problem('no-columns') };
  const placed = placeRequest(sheet, asked);
  const width = sheet.columns();
  if (!placed || columnsOf(placed.request).some((column) => column > width))
    return { problem: problem('column-gone', COLUMNS_GONE) };
  const { request } = placed;
  const ranges = chooseRows(run.document, sheet, request);
  if ('code' in ranges) return { problem: ranges };
  return { ...surveyRun(run, sheet, ranges, { ...request, tellHidden }), ...placed, ranges, sheet, width };
}

/** Each distinct person can cost one credit; a cap holds it down. */
export function mostCredits(plan: RunPlan, request: RunRequest): number {
  return request.creditCap === null ? plan.lookups : Math.min(plan.lookups, request.creditCap);
}

/** Runs with rows left that this one would not take over, the document's latest among them. */
function otherRunsLeft(run: RunServices, { sheet, request }: Surveyed): LeftRun[] {
  const queue = { sheetId: sheet.id, status: request.outputs.status || 0 };
  return listLeftRuns(run, run.services.documentProperties.getAll(), queue);
}
