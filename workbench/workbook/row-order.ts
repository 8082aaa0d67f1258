import type { StoredValue } from './workbook';

const TEXTS = new Intl.Collator('en-US', { sensitivity: 'accent' });

/** Numbers (dates are numbers) before text before booleans before errors; blanks are last in either direction. */
function rank(value: StoredValue): number {
  if (value === null) return 4;
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

function compareValues(one: StoredValue, other: StoredValue): number {
  const difference = rank(one) - rank(other);
  if (difference !== 0) return difference;
  if (typeof one === 'string') return TEXTS.compare(one, other as string);
  return typeof one === 'object' ? 0 : Number(one) - Number(other);
}

/**
 * The order of rows sorted by their keys, stably: the element at i is the old position of the row that comes to stand at i.
 * Text ignores case. `keys[row][k]` is compared in the direction of `ascending[k]`.
 */
export function sortedOrder(keys: StoredValue[][], ascending: boolean[]): number[] {
  return keys
    .map((_, position) => position)
    .sort((one, other) => {
      for (const [k, up] of ascending.entries()) {
        const a = keys[one]![k] ?? null;
        const b = keys[other]![k] ?? null;
        const difference = compareValues(a, b);
        if (difference !== 0) return up || a === null || b === null ? difference : -difference;
      }
      return one - other;
    });
}
