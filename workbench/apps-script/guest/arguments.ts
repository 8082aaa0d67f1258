import { exception } from './host';

/** Ranges by the object that a script holds, for methods that take one. */
const ranges = new WeakMap<object, RangePlace>();

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface RangePlace {
  sheetId: number;
  area: Area;
}

export function rememberRange(range: object, place: RangePlace): void {
  ranges.set(range, place);
}

/** @throws an exception of the platform's when the argument is not a range */
export function placeOf(range: unknown, method: string): RangePlace {
  const place = typeof range === 'object' && range !== null ? ranges.get(range) : undefined;
  if (!place) throw mismatch(method, [range]);
  return place;
}

/** @throws an exception of the platform's when the argument is not a list of ranges */
export function placesOf(list: unknown, method: string): RangePlace[] {
  if (!Array.isArray(list)) throw mismatch(method, [list]);
  return list.map((range) => placeOf(range, method));
}

/** What the platform throws when it finds no method for arguments of these kinds. */
export function mismatch(method: string, args: readonly unknown[]): Error {
  return exception(
    `The parameters (${args.map(kindOf).join(',')}) don't match the method signature for SpreadsheetApp.${method}.`,
  );
}

/** The position or count in an argument; parts of it are cut off. @throws mismatch for anything but numbers */
export function integers(method: string, args: readonly unknown[]): number[] {
  if (!args.every((value) => typeof value === 'number' && Number.isFinite(value))) throw mismatch(method, args);
  return (args as number[]).map(Math.trunc);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${value.length > 0 ? kindOf(value[0]) : ''}[]`;
  if (typeof value === 'object') return ranges.has(value) ? 'SpreadsheetApp.Range' : '(class)';
  return { string: 'String', boolean: 'Boolean' }[typeof value as string] ?? typeof value;
}
