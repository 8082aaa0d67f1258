import type { PinnedRows, RowChoice, RunRequest, SheetColumns } from '../../src/contract';
import { BAD_CREDIT_CAP, readCreditCap } from '../rows/credit-cap';
import type { Trouble } from '../trouble/trouble';
import type { Checked, Choice } from './state';

/** How many rows *Try 3 rows first* takes. */
export const TRIAL_ROWS = 3;

/** Enough of a header to find its column again. */
const LONGEST_HEADER = 100;

/** The request that a choice makes of a sheet, or what is wrong with the choice. */
export function buildRequest(sheet: SheetColumns, choice: Choice): RunRequest | Trouble {
  const creditCap = readCreditCap(choice.creditCap);
  if (creditCap === undefined) return { code: 'bad-request', message: BAD_CREDIT_CAP, field: 'credits' };
  const { sheetId, headerRow, headerRank, mapping, outputs } = sheet;
  const headers = sheet.columns.map(({ header }) => header.slice(0, LONGEST_HEADER));
  const { rows, take, onlyVisible, overwrite, waterfall, leftovers } = choice;
  return {
    sheetId,
    headerRow,
    headerRank,
    headers,
    mapping,
    outputs,
    rows,
    take,
    onlyVisible,
    overwrite,
    waterfall,
    creditCap,
    firstRows: null,
    leftovers,
  };
}

/** The checked request with its rows pinned down, for all of them or for a trial, and the credits the user has agreed to. */
export function buildStart(
  { request, check }: Checked,
  trial: boolean,
): { request: RunRequest; agreedCredits: number } {
  const pinned = { ...request, rows: pin(request.rows, check.ranges) };
  if (!trial) return { request: pinned, agreedCredits: check.mostCredits };
  // A row pays for one hit at most.
  return { request: { ...pinned, firstRows: TRIAL_ROWS }, agreedCredits: Math.min(TRIAL_ROWS, check.mostCredits) };
}

/** The rows of a check, for a run of just these. */
export function pin(chosen: RowChoice, ranges: PinnedRows['ranges']): PinnedRows {
  const withoutEmail = typeof chosen === 'string' ? chosen === 'without-email' : chosen.withoutEmail === true;
  return withoutEmail ? { ranges, withoutEmail } : { ranges };
}
