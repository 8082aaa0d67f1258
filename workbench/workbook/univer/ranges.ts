import { RANGE_TYPE } from '@univerjs/core';
import type { IRange } from '@univerjs/core';
import type { Area } from '../workbook';

/** Univer's ranges are 0-based and name their last row and column. */
export function rangeOfArea({ row, column, rows, columns }: Area): IRange {
  return { startRow: row - 1, endRow: row + rows - 2, startColumn: column - 1, endColumn: column + columns - 2 };
}

export function areaOfRange({ startRow, endRow, startColumn, endColumn }: IRange): Area {
  return {
    row: startRow + 1,
    column: startColumn + 1,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  };
}

export function wholeRows(first: number, count: number, columns: number): IRange {
  return { ...rangeOfArea({ row: first, column: 1, rows: count, columns }), rangeType: RANGE_TYPE.ROW };
}

export function wholeColumns(first: number, count: number, rows: number): IRange {
  return { ...rangeOfArea({ row: 1, column: first, rows, columns: count }), rangeType: RANGE_TYPE.COLUMN };
}
