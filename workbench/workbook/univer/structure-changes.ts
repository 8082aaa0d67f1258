import type { IRange } from '@univerjs/core';
import type { AxisEdit } from '../axis-edit';

/** What a mutation does to the order of rows and columns. */
export type StructureChange =
  | { kind: 'edit'; sheet: string; edit: AxisEdit }
  /** Rows from `range` come in another order: the row at `order[row]` comes to stand at `row`, both 0-based. */
  | { kind: 'reorder'; sheet: string; range: IRange; order: { [row: number]: number } };

interface Params {
  subUnitId: string;
  range: IRange;
  sourceRange: IRange;
  targetRange: IRange;
  order: { [row: number]: number };
}

/** Reads Univer's mutations that move rows or columns, whoever made them; null for all others. */
export function structureChangeOf(id: string, params: object | undefined): StructureChange | null {
  const { subUnitId: sheet, range, sourceRange, targetRange, order } = (params ?? {}) as Params;
  const rows = (from: IRange): { axis: 'row'; at: number; count: number } => ({
    axis: 'row',
    at: from.startRow + 1,
    count: from.endRow - from.startRow + 1,
  });
  const columns = (from: IRange): { axis: 'column'; at: number; count: number } => ({
    axis: 'column',
    at: from.startColumn + 1,
    count: from.endColumn - from.startColumn + 1,
  });
  switch (id) {
    case 'sheet.mutation.insert-row':
      return { kind: 'edit', sheet, edit: { ...rows(range), kind: 'insert' } };
    case 'sheet.mutation.remove-rows':
      return { kind: 'edit', sheet, edit: { ...rows(range), kind: 'delete' } };
    case 'sheet.mutation.insert-col':
      return { kind: 'edit', sheet, edit: { ...columns(range), kind: 'insert' } };
    case 'sheet.mutation.remove-col':
      return { kind: 'edit', sheet, edit: { ...columns(range), kind: 'delete' } };
    case 'sheet.mutation.move-rows':
      return { kind: 'edit', sheet, edit: { ...rows(sourceRange), kind: 'move', before: targetRange.startRow + 1 } };
    case 'sheet.mutation.move-columns':
      return {
        kind: 'edit',
        sheet,
        edit: { ...columns(sourceRange), kind: 'move', before: targetRange.startColumn + 1 },
      };
    case 'sheet.mutation.reorder-range':
      return { kind: 'reorder', sheet, range, order };
    default:
      return null;
  }
}
