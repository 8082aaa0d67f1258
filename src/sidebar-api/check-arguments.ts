import type { Leftovers, RowChoice, RunRequest, Take } from '../record/run-request';
import type { Mapping } from '../identifiers/identifiers';
import type { Outputs } from '../columns/assign-emails';
import { IDENTIFIERS } from '../identifiers/identifiers';

/**
 * Anybody who can open the sidebar can call its server functions with anything: each argument is read into a fresh
 * object of the right shape here, or refused with null.
 */

const TAKES: Take[] = ['unsettled', 'failed', 'not-found', 'again'];
const LEFTOVERS: Leftovers[] = ['ask', 'include', 'discard'];
const MOST_COLUMNS = 18_278;
const MOST_ROWS = 10_000_000;
const MOST_RANGES = 100_000;

export function readRunRequest(value: unknown): RunRequest | null {
  if (!isObject(value)) return null;
  const sheetId = wholeNumber(value.sheetId, 0);
  const headerRow = wholeNumber(value.headerRow, 0, MOST_ROWS);
  const headers = readHeaders(value.headers);
  const headerRank = value.headerRank == null ? null : wholeNumber(value.headerRank, 0, MOST_ROWS);
  const mapping = readMapping(value.mapping);
  const outputs = readOutputs(value.outputs);
  const rows = readRowChoice(value.rows);
  const take = TAKES.find((candidate) => candidate === value.take);
  const creditCap = value.creditCap === null ? null : wholeNumber(value.creditCap, 1, MOST_ROWS);
  const firstRows = value.firstRows === null ? null : wholeNumber(value.firstRows, 1, MOST_ROWS);
  const leftovers = LEFTOVERS.find((candidate) => candidate === value.leftovers);
  const { onlyVisible, overwrite, waterfall } = value;
  if (sheetId === undefined || headerRow === undefined || !mapping || !outputs || !rows || !take || !leftovers)
    return null;
  if (headers === null || headerRank === undefined || creditCap === undefined || firstRows === undefined) return null;
  if (typeof onlyVisible !== 'boolean' || typeof overwrite !== 'boolean' || typeof waterfall !== 'boolean') return null;
  if (!areDistinct(mapping, outputs)) return null;
  return {
    sheetId,
    headerRow,
    ...(headers ? { headers } : {}),
    ...(headerRank === null ? {} : { headerRank }),
    mapping,
    outputs,
    rows,
    take,
    onlyVisible,
    overwrite,
    waterfall,
    creditCap,
    firstRows,
    leftovers,
  };
}

/** Undefined where there are none. */
function readHeaders(value: unknown): string[] | undefined | null {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) && value.length <= MOST_COLUMNS && value.every((header) => typeof header === 'string')
    ? (value as string[])
    : null;
}

export function readColumnChoice(
  value: unknown,
): { sheetId: number; headerRow: number; mapping: Mapping; outputs: Outputs } | null {
  if (!isObject(value)) return null;
  const sheetId = wholeNumber(value.sheetId, 0);
  const headerRow = wholeNumber(value.headerRow, 0, MOST_ROWS);
  const mapping = readMapping(value.mapping);
  const outputs = readOutputs(value.outputs);
  return sheetId === undefined || headerRow === undefined || !mapping || !outputs
    ? null
    : { sheetId, headerRow, mapping, outputs };
}

export function readColumnsOptions(value: unknown): { headerRow: number | null; forget: boolean } | null {
  if (!isObject(value) || typeof value.forget !== 'boolean') return null;
  const headerRow = value.headerRow === null ? null : wholeNumber(value.headerRow, 0, MOST_ROWS);
  return headerRow === undefined ? null : { headerRow, forget: value.forget };
}

export function readResumeOptions(
  value: unknown,
): { runId: string; takeOver: boolean; agreedCredits: number | null } | null {
  if (!isObject(value) || typeof value.takeOver !== 'boolean') return null;
  const runId = readRunId(value.runId);
  const agreedCredits = value.agreedCredits === null ? null : wholeNumber(value.agreedCredits, 0, MOST_ROWS);
  return runId === null || agreedCredits === undefined ? null : { runId, takeOver: value.takeOver, agreedCredits };
}

export function readDiscardOptions(value: unknown): { runId: string } | null {
  const runId = isObject(value) ? readRunId(value.runId) : null;
  return runId === null ? null : { runId };
}

export function readRunId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{1,80}$/.test(value) ? value : null;
}

export function readText(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.length <= longest ? value : null;
}

/** The number when it is a whole one within the bounds. */
export function wholeNumber(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function readMapping(value: unknown): Mapping | null {
  if (!isObject(value)) return null;
  const mapping: Mapping = {};
  for (const identifier of IDENTIFIERS) {
    const given = value[identifier];
    if (given === undefined || given === null) continue;
    const column = wholeNumber(given, 1, MOST_COLUMNS);
    if (column === undefined) return null;
    mapping[identifier] = column;
  }
  return mapping;
}

function readOutputs(value: unknown): Outputs | null {
  if (!isObject(value)) return null;
  const email = value.email === null ? null : wholeNumber(value.email, 1, MOST_COLUMNS);
  const status = value.status === null ? null : wholeNumber(value.status, 1, MOST_COLUMNS);
  return email === undefined || status === undefined ? null : { email, status };
}

/** Answers never go where a run reads from, nor both into one column. */
/** The email column may be read too: what is there is kept, and the gaps are filled. */
function areDistinct(mapping: Mapping, outputs: Outputs): boolean {
  const { email, status } = outputs;
  const inputs = IDENTIFIERS.filter((identifier) => identifier !== 'email').map((identifier) => mapping[identifier]);
  const isFree = (column: number) => !inputs.includes(column);
  return (
    (email === null || (isFree(email) && email !== status)) &&
    (status === null || (isFree(status) && mapping.email !== status))
  );
}

function readRowChoice(value: unknown): RowChoice | null {
  if (value === 'selected' || value === 'all' || value === 'without-email') return value;
  if (!isObject(value) || !Array.isArray(value.ranges) || value.ranges.length > MOST_RANGES) return null;
  const ranges: [number, number][] = [];
  for (const range of value.ranges as unknown[]) {
    if (!Array.isArray(range) || range.length !== 2) return null;
    const first = wholeNumber(range[0], 1, MOST_ROWS);
    const last = wholeNumber(range[1], 1, MOST_ROWS);
    if (first === undefined || last === undefined || last < first) return null;
    ranges.push([first, last]);
  }
  return value.withoutEmail === true ? { ranges, withoutEmail: true } : { ranges };
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
