/**
 * Undefined and null clear a cell (https://developers.google.com/apps-script/guides/v8-runtime/migration). A Date crosses
 * as what a clock on the wall shows, in milliseconds: the zones of script and spreadsheet are taken to be the machine's.
 */
export function toHost(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return { date: value.getTime() - value.getTimezoneOffset() * 60_000 };
  return typeof value === 'object' ? String(value) : value;
}

/** A cell's value as scripts see it. */
export function fromHost(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const wall = new Date((value as { date: number }).date);
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    wall.getUTCMilliseconds(),
  );
}
