import type { Area } from './area';

/** A structural edit of a sheet: `count` rows or columns come in before `at`, go from `at` on, or move before `before`. */
export type AxisEdit =
  | { axis: 'row' | 'column'; kind: 'insert' | 'delete'; at: number; count: number }
  | { axis: 'row' | 'column'; kind: 'move'; at: number; count: number; before: number };

/** Where the row or column at `index` stands after the edit; null when it is gone. */
export function movedIndex(edit: AxisEdit, index: number): number | null {
  const { at, count } = edit;
  const end = at + count;
  if (edit.kind !== 'move') {
    if (edit.kind === 'insert') return index >= at ? index + count : index;
    return index < at ? index : index < end ? null : index - count;
  }
  const target = edit.before > at ? edit.before - count : edit.before;
  if (index >= at && index < end) return index - at + target;
  const without = index < at ? index : index - count;
  return without >= target ? without + count : without;
}

/** What becomes of a span of rows or columns, both ends included: it grows and shrinks with what it covers. */
export function movedSpan(edit: AxisEdit, first: number, last: number): { first: number; last: number } | null {
  if (edit.kind === 'insert') return { first: movedIndex(edit, first)!, last: movedIndex(edit, last)! };
  if (edit.kind === 'delete') {
    const from = movedIndex(edit, first) ?? edit.at;
    const to = movedIndex(edit, last) ?? edit.at - 1;
    return from > to ? null : { first: from, last: to };
  }
  const from = movedIndex(edit, first)!;
  const to = movedIndex(edit, last)!;
  return { first: Math.min(from, to), last: Math.max(from, to) };
}

/** The area after the edit; null when nothing of it is left. */
export function movedArea(edit: AxisEdit, area: Area): Area | null {
  if (edit.axis === 'row') {
    const span = movedSpan(edit, area.row, area.row + area.rows - 1);
    return span && { ...area, row: span.first, rows: span.last - span.first + 1 };
  }
  const span = movedSpan(edit, area.column, area.column + area.columns - 1);
  return span && { ...area, column: span.first, columns: span.last - span.first + 1 };
}

/** Row or column numbers after the edit, without those that are gone. */
export function movedIndexes(edit: AxisEdit, indexes: Iterable<number>): Set<number> {
  const moved = new Set<number>();
  for (const index of indexes) {
    const there = movedIndex(edit, index);
    if (there !== null) moved.add(there);
  }
  return moved;
}

/** Heights or widths by row or column, after the edit. */
export function movedSizes(edit: AxisEdit, sizes: Map<number, number>): Map<number, number> {
  const moved = new Map<number, number>();
  for (const [index, size] of sizes) {
    const there = movedIndex(edit, index);
    if (there !== null) moved.set(there, size);
  }
  return moved;
}

/** How many frozen rows or columns there are after the edit: those that come or go among them count. */
export function frozenAfter(edit: AxisEdit, frozen: number, axis: AxisEdit['axis'] = 'row'): number {
  if (edit.axis !== axis || edit.kind === 'move' || edit.at > frozen) return frozen;
  return edit.kind === 'insert' ? frozen + edit.count : frozen - Math.min(edit.count, frozen - edit.at + 1);
}
