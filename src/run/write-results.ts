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
 * halves are tried, down to the single row, whose status then says so.
 *
 * @returns the rows whose email cell refused
 * @throws StatusNotWritable
 */
export function writeResults(sheet: Sheet, columns: { email: number; status: number }, results: RowResult[]): number[] {
  const sorted = [...results].sort((a, b) => a.row - b.row);
  const adjacent = Math.abs(columns.email - columns.status) === 1;
  const refused: number[] = [];

  const writeBlock = (block: RowResult[]): void => {
    const first = block[0];
    if (!first) return;
    try {
      if (!block.some(({ email }) => email !== null)) sheet.write(first.row, columns.status, block.map(({ status }) => [status]));
      else if (adjacent) {
        const emailFirst = columns.email < columns.status;
        const cells = block.map(({ email, status }) => (emailFirst ? [email ?? '', status] : [status, email ?? '']));
        sheet.write(first.row, Math.min(columns.email, columns.status), cells);
      } else {
        sheet.write(first.row, columns.email, block.map(({ email }) => [email ?? '']));
        sheet.write(first.row, columns.status, block.map(({ status }) => [status]));
      }
    } catch (error) {
      if (block.length > 1) {
        const middle = Math.ceil(block.length / 2);
        writeBlock(block.slice(0, middle));
        writeBlock(block.slice(middle));
      } else if (touchesEmail(first) && first.email !== null) {
        refused.push(first.row);
        writeStatus(sheet, columns.status, first.row, statusText('failed', "the email cell can't be written (protected or restricted)"), error);
      } else {
        writeStatus(sheet, columns.status, first.row, first.status, error);
      }
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
    if (last && result.row === last.row + 1 && touchesEmail(result) === touchesEmail(last)) blocks[blocks.length - 1]?.push(result);
    else blocks.push([result]);
    last = result;
  }
  return blocks;
}

function writeStatus(sheet: Sheet, column: number, row: number, status: string, cause: unknown): void {
  try {
    sheet.write(row, column, [[status]]);
  } catch {
    throw Object.assign(new StatusNotWritable(row), { cause });
  }
}
