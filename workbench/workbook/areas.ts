import type { Area } from './workbook';

export function intersects(one: Area, other: Area): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

/**
 * @throws RangeError in Google's words when the area is empty or not inside of the sheet.
 */
export function assertInside(area: Area, sheet: { rows: number; columns: number }): void {
  if (!(area.rows >= 1 && area.columns >= 1))
    throw new RangeError('The coordinates or dimensions of the range are invalid.');
  if (
    area.row < 1 ||
    area.column < 1 ||
    area.row + area.rows - 1 > sheet.rows ||
    area.column + area.columns - 1 > sheet.columns
  ) {
    throw new RangeError('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

/** Calls `visit` for every cell of the area, row by row. */
export function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) visit(row, column);
  }
}
