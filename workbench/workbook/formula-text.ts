import { columnLetters, columnNumber, quoteSheetName } from './a1';
import { movedIndex, movedSpan } from './axis-edit';
import type { AxisEdit } from './axis-edit';

/** One corner of a reference as written: null is an open side, `fixed` a `$` in front. */
interface Corner {
  column: number | null;
  columnFixed: boolean;
  row: number | null;
  rowFixed: boolean;
}

/** A reference in a formula; `last` is null for a single cell. */
export interface FormulaReference {
  sheetName: string | null;
  first: Corner;
  last: Corner | null;
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d*`;
const RANGE = `${CELL}:(?:${CELL}|${COLUMN}|${ROW})|${COLUMN}:(?:${CELL}|${COLUMN})|${ROW}:(?:${CELL}|${ROW})|${CELL}`;
const REFERENCE = `(${SHEET})?(${RANGE})`;
const WHOLE = new RegExp(`^${REFERENCE}$`, 'u');
/** A text in quotes is passed over; a name or a function such as `LOG10(` is not a reference. */
const ANYWHERE = new RegExp(String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$'!:])${REFERENCE}(?![\p{L}\p{N}_.(:!])`, 'gu');

/** Reads one reference; null when the text is something else. */
export function parseReference(text: string): FormulaReference | null {
  const match = WHOLE.exec(text);
  return match && readReference(match[1], match[2]!);
}

/** The formula with every reference replaced by what `rewrite` gives for it; null there means it points nowhere any more. */
export function rewriteReferences(
  formula: string,
  rewrite: (reference: FormulaReference) => FormulaReference | null,
): string {
  return formula.replace(ANYWHERE, (token, sheet: string | undefined, range: string | undefined) => {
    if (range === undefined) return token;
    const reference = readReference(sheet, range);
    const there = rewrite(reference);
    if (there === reference) return token;
    return there === null ? `${sheet ?? ''}#REF!` : writeReference(there);
  });
}

/** The formula with every reference replaced by a text. */
export function rewriteReferenceTexts(formula: string, write: (reference: FormulaReference) => string): string {
  return formula.replace(ANYWHERE, (token, sheet: string | undefined, range: string | undefined) =>
    range === undefined ? token : write(readReference(sheet, range)),
  );
}

/** The reference after an edit of the sheet it points into; null when all it covered is gone. */
export function referenceAfter(edit: AxisEdit, reference: FormulaReference): FormulaReference | null {
  const { first, last } = reference;
  const axis = edit.axis;
  const from = first[axis];
  if (from === null) return reference;
  if (last === null) {
    const there = movedIndex(edit, from);
    if (there === from) return reference;
    return there === null ? null : { ...reference, first: { ...first, [axis]: there } };
  }
  const to = last[axis];
  const span =
    to === null
      ? { first: movedIndex(edit, from) ?? edit.at, last: null }
      : movedSpan(edit, Math.min(from, to), Math.max(from, to));
  if (span === null) return null;
  if (span.first === from && span.last === to) return reference;
  return { ...reference, first: { ...first, [axis]: span.first }, last: { ...last, [axis]: span.last } };
}

/** The reference as a formula copied that many rows down and columns to the right would have it; null when it would be outside of any sheet. */
export function referenceCopied(rows: number, reference: FormulaReference, columns = 0): FormulaReference | null {
  const move = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.rowFixed ? corner.row : corner.row + rows,
    column: corner.column === null || corner.columnFixed ? corner.column : corner.column + columns,
  });
  const there = { ...reference, first: move(reference.first), last: reference.last && move(reference.last) };
  const outside = ({ row, column }: Corner): boolean => (row ?? 1) < 1 || (column ?? 1) < 1;
  return outside(there.first) || (there.last && outside(there.last)) ? null : there;
}

function readReference(sheet: string | undefined, range: string): FormulaReference {
  const [first, last] = range.split(':');
  const name = sheet?.slice(0, -1);
  return {
    sheetName: name === undefined ? null : name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name,
    first: readCorner(first!),
    last: last === undefined ? null : readCorner(last),
  };
}

function readCorner(text: string): Corner {
  const match = /^(\$?)([A-Za-z]{1,3})?(\$?)([1-9]\d*)?$/.exec(text)!;
  const [, dollar, letters, second, digits] = match;
  return {
    column: letters === undefined ? null : columnNumber(letters),
    columnFixed: letters !== undefined && dollar === '$',
    row: digits === undefined ? null : Number(digits),
    rowFixed: digits !== undefined && (letters === undefined ? dollar : second) === '$',
  };
}

function writeReference({ sheetName, first, last }: FormulaReference): string {
  const corner = ({ column, columnFixed, row, rowFixed }: Corner): string =>
    (column === null ? '' : (columnFixed ? '$' : '') + columnLetters(column)) +
    (row === null ? '' : (rowFixed ? '$' : '') + String(row));
  return (
    (sheetName === null ? '' : `${quoteSheetName(sheetName)}!`) +
    corner(first) +
    (last === null ? '' : `:${corner(last)}`)
  );
}
