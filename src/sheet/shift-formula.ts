import { columnLetter } from '../columns/column-letter';

/** Texts in quotes, references to other sheets, and names of functions stay; what is left are references of this sheet. */
const REFERENCE =
  /("(?:[^"]|"")*"|(?:'(?:[^']|'')*'|[A-Za-z_][\w.]*)!\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?|[A-Za-z_][\w.]*\s*\()|(\$?)\b([A-Z]{1,3})(\$?)(\d+)\b/g;

/**
 * A formula as it reads in another row, and after columns have moved: references to its own row follow it, as they do
 * when Sheets moves the row.
 */
export function shiftFormula(
  formula: string,
  rows: { from: number; to: number },
  columnNow: (column: number) => number,
): string {
  return formula.replace(REFERENCE, (whole: string, ...groups: string[]) => {
    const [other, left, letters = '', fixed, row] = groups;
    if (other !== undefined) return whole;
    const column = columnNow(columnNumber(letters));
    const number = Number(row) === rows.from ? rows.to : Number(row);
    return `${left}${columnLetter(column)}${fixed}${number}`;
  });
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
