import { areApart } from '../sheet/place-columns';
import type { Sheet } from '../sheet/sheet';
import type { RowResult, RowWrite } from '../sheet/written';

/** The row's status cell can't be written: nothing of what happened to it could be told. */
export class StatusNotWritable extends Error {
  readonly row: number;
  constructor(row: number) {
    super(`The status cell of row ${row} can't be written`);
    this.row = row;
  }
}

/** Neighbouring rows whose cells are written in one call, or in two where the columns stand apart. */
export interface Block<R extends RowResult> {
  results: R[];
  writes: RowWrite[];
  /** Emails are among it, so that both cells of each row are written. */
  hasEmails: boolean;
}

interface Columns {
  email: number;
  status: number;
}

/** Results in as few blocks as possible. @param limitOf the most rows of a block that this result may be in */
export function toBlocks<R extends RowResult>(
  results: readonly R[],
  columns: Columns,
  limitOf: (result: R) => number = () => Number.POSITIVE_INFINITY,
): Block<R>[] {
  const groups: R[][] = [];
  let last: R | undefined;
  let limit = Number.POSITIVE_INFINITY;
  for (const result of [...results].sort((a, b) => a.row - b.row)) {
    const group = groups[groups.length - 1];
    const goesOn = last && result.row === last.row + 1 && touchesEmail(result) === touchesEmail(last);
    limit = goesOn ? Math.min(limit, limitOf(result)) : limitOf(result);
    if (group && goesOn && group.length < limit) group.push(result);
    else groups.push([result]);
    if (!group || !goesOn || groups[groups.length - 1] !== group) limit = limitOf(result);
    last = result;
  }
  return groups.map((group) => {
    const hasEmails = group.some(({ email }) => email !== null);
    const writes = group.map(
      ({ row, email, status }): RowWrite => ({
        row,
        cells: hasEmails
          ? [
              [columns.email, email || ''],
              [columns.status, status],
            ]
          : [[columns.status, status]],
      }),
    );
    return { results: group, writes, hasEmails };
  });
}

/** Writes a block. @throws what Sheets says where a cell can't be written, or for no reason at all */
export function writeBlock(sheet: Sheet, columns: Columns, { results, hasEmails }: Block<RowResult>): void {
  const row = results[0]?.row || 0;
  const emails = results.map(({ email }) => email || '');
  const statuses = results.map(({ status }) => status);
  const inColumn = (texts: string[]) => texts.map((text) => [text]);
  if (!hasEmails) sheet.write(row, columns.status, inColumn(statuses));
  else if (!areApart(columns)) {
    const emailFirst = columns.email < columns.status;
    const cells = emails.map((email, index) => {
      const status = statuses[index] || '';
      return emailFirst ? [email, status] : [status, email];
    });
    sheet.write(row, Math.min(columns.email, columns.status), cells);
  } else {
    sheet.write(row, columns.email, inColumn(emails));
    sheet.write(row, columns.status, inColumn(statuses));
  }
}

/** An empty email cell between two found rows may be written along: that keeps a wave to one call. */
function touchesEmail(result: RowResult): boolean {
  return result.email !== null || result.emailCellEmpty;
}
