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

/**
 * @throws RangeError when another sheet has that name.
 */
export function assertFreeName(name: string, sheets: { id: number; name: string }[], except?: number): void {
  if (sheets.some((sheet) => sheet.id !== except && sheet.name.toLowerCase() === name.toLowerCase())) {
    throw new RangeError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
