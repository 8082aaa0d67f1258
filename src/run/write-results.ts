import { statusText } from './status';
import type { Sheet } from './sheet';

/** What one row gets; `email` null leaves its email cell alone. */
export interface RowResult {
  row: number;
  email: string | null;
  status: string;
  /** True when the email cell shows nothing: writing nothing into it again changes nothing. */
  emailCellEmpty: boolean;
}

/** The row's status cell can't be written: nothing of what happened to it could be told. */
export class StatusNotWritable extends Error {
  readonly row: number;
  constructor(row: number) {
    super(`The status cell of row ${row} can't be written`);
    this.row = row;
  }
}

/**
 * Writes results, neighbouring rows in one call. Where a block is refused (a protected cell, a validation rule), its
 * halves are tried, down to the single row, whose status then says so. Sheets also fails for no reason now and then,
 * even after it has written: a single row is looked at and tried once more.
 *
 * @returns the rows whose email cell refused
 * @throws StatusNotWritable
 */
export function writeResults(sheet: Sheet, columns: { email: number; status: number }, results: RowResult[]): number[] {
  const sorted = [...results].sort((a, b) => a.row - b.row);
  const adjacent = Math.abs(columns.email - columns.status) === 1;
  const refused: number[] = [];

  const write = (block: RowResult[], { row }: RowResult): void => {
    if (!block.some(({ email }) => email !== null))
      sheet.write(
        row,
        columns.status,
        block.map(({ status }) => [status]),
      );
    else if (adjacent) {
      const emailFirst = columns.email < columns.status;
      const cells = block.map(({ email, status }) => (emailFirst ? [email ?? '', status] : [status, email ?? '']));
      sheet.write(row, Math.min(columns.email, columns.status), cells);
    } else {
      sheet.write(
        row,
        columns.email,
        block.map(({ email }) => [email ?? '']),
      );
      sheet.write(
        row,
        columns.status,
        block.map(({ status }) => [status]),
      );
    }
  };

  const writeBlock = (block: RowResult[]): void => {
    const first = block[0];
    if (!first) return;
    try {
      write(block, first);
    } catch (error) {
      const middle = Math.ceil(block.length / 2);
      if (block.length === 1) writeAgain(first, error);
      else [block.slice(0, middle), block.slice(middle)].forEach(writeBlock);
    }
  };

  const writeAgain = (result: RowResult, cause: unknown): void => {
    const { row, email, status } = result;
    // Rows or columns were deleted since the last look: nothing is known of these cells any more.
    if (row > sheet.lastRow() || Math.max(columns.email, columns.status) > sheet.columns()) throw cause;
    const shows = (column: number, text: string) => sheet.read(row, column, 1, 1)[0]?.[0] === text;
    const hasArrived = () => shows(columns.status, status) && (email === null || shows(columns.email, email));
    if (hasArrived()) return;
    try {
      write([result], result);
    } catch {
      if (hasArrived()) return;
      if (email === null) return writeStatus(sheet, columns.status, row, status, cause);
      refused.push(row);
      writeStatus(
        sheet,
        columns.status,
        row,
        statusText('failed', "the email cell can't be written (protected or restricted)"),
        cause,
      );
    }
  };

  for (const block of neighbours(sorted)) writeBlock(block);
  return refused;
}

/** An empty email cell between two found rows may be written along: that keeps a wave to one call. */
function touchesEmail(result: RowResult): boolean {
  return result.email !== null || result.emailCellEmpty;
}

function neighbours(sorted: RowResult[]): RowResult[][] {
  const blocks: RowResult[][] = [];
  let last: RowResult | undefined;
  for (const result of sorted) {
    if (last && result.row === last.row + 1 && touchesEmail(result) === touchesEmail(last))
      blocks[blocks.length - 1]?.push(result);
    else blocks.push([result]);
    last = result;
  }
  return blocks;
}

function writeStatus(sheet: Sheet, column: number, row: number, status: string, cause: unknown): void {
  try {
    sheet.write(row, column, [[status]]);
  } catch {
    if (sheet.read(row, column, 1, 1)[0]?.[0] === status) return;
    throw Object.assign(new StatusNotWritable(row), { cause });
  }
}
