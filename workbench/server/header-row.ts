import type { StoredValue } from '../workbook/workbook';

/**
 * Whether a list's first row names its columns: every cell up to the last filled one holds a short text of its own that
 * is no address, link or number, and rows follow.
 */
export function hasHeaderRow(rows: StoredValue[][]): boolean {
  const first = rows[0] ?? [];
  const names = first.slice(
    0,
    first.reduce<number>((last, value, position) => (blank(value) ? last : position + 1), 0),
  );
  if (rows.length < 2 || names.length === 0) return false;
  return names.every(isName) && new Set(names.map((name) => String(name).trim().toLowerCase())).size === names.length;
}

function isName(value: StoredValue): boolean {
  if (typeof value !== 'string' || blank(value) || value.length > 60) return false;
  return !/@|:\/\/|^www\.|^[\d\s.,:/+-]+$|^=/i.test(value);
}

const blank = (value: StoredValue): boolean => value === null || (typeof value === 'string' && value.trim() === '');
