/** What Sheets refuses to do to the structure of a workbook, in the words that scripts are reported to see. */

/**
 * @throws RangeError when rows or columns can't come in before `before`.
 */
export function assertInsertable(before: number, count: number, size: number, what: 'rows' | 'columns'): void {
  if (!(count >= 1) || before < 1 || before > size + 1) throw new RangeError(`Those ${what} are out of bounds.`);
}

/**
 * @throws RangeError when the rows or columns are not all there, or nothing would be left.
 */
export function assertDeletable(first: number, count: number, size: number, what: 'rows' | 'columns'): void {
  if (!(count >= 1) || first < 1 || first + count - 1 > size) throw new RangeError(`Those ${what} are out of bounds.`);
  if (count === size) throw new RangeError(`You can't delete all the ${what} on the sheet.`);
}

/** Of a row that nobody has made higher or lower, in pixels. */
export const USUAL_ROW_HEIGHT = 21;

/** Of a column that nobody has made wider or narrower, in pixels. */
export const USUAL_COLUMN_WIDTH = 100;

/**
 * @throws RangeError when the columns are not all there.
 */
export function assertColumns(first: number, count: number, size: number): void {
  if (!(count >= 1) || first < 1 || first + count - 1 > size) throw new RangeError('Those columns are out of bounds.');
}

/**
 * @throws RangeError when the sheet is the last one to be seen.
 */
export function assertHideable(hidden: boolean, sheetId: number, sheets: { id: number; hidden: boolean }[]): void {
  if (hidden && !sheets.some((sheet) => sheet.id !== sheetId && !sheet.hidden))
    throw new RangeError("You can't hide all the sheets in a document.");
}

/**
 * @throws RangeError when no row would be left to scroll, or the number is none.
 */
export function assertFreezable(rows: number, size: number): void {
  if (!Number.isInteger(rows) || rows < 0 || rows >= size)
    throw new RangeError("You can't freeze all visible rows on the sheet.");
}

/**
 * @throws RangeError when another sheet has that name.
 */
export function assertFreeName(name: string, sheets: { id: number; name: string }[], except?: number): void {
  if (sheets.some((sheet) => sheet.id !== except && sheet.name.toLowerCase() === name.toLowerCase())) {
    throw new RangeError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
