/** What no number is; in a cell it is an error, as a division by zero. Nobody tells what Sheets makes of it. */
const NO_NUMBER = { error: '#NUM!' };

/**
 * Undefined and null clear a cell (https://developers.google.com/apps-script/guides/v8-runtime/migration). A Date crosses
 * as the moment that it is: what a clock on the spreadsheet's wall shows then is for the host to say.
 */
export function toHost(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : NO_NUMBER;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? NO_NUMBER : { date: value.getTime() };
  return typeof value === 'object' ||
    typeof value === 'function' ||
    typeof value === 'bigint' ||
    typeof value === 'symbol'
    ? String(value)
    : value;
}

/** A cell's value as scripts see it. */
export function fromHost(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? new Date((value as { date: number }).date) : value;
}
