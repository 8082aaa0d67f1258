import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ChangedCell, ListFile } from './list-file';
import { BadFile } from './list-file';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

/** The bytes of the list's file with some cells changed; everything else is as it was read. */
export function encodeList(list: ListFile, changed: readonly ChangedCell[]): Uint8Array {
  return list.kind === 'csv' ? writeCsv(list.source, changed, list.name) : writeXlsx(list.source, list.sheets, changed);
}

/**
 * Makes sure that a list can be written under a name: what came as CSV goes out as CSV, a workbook as a workbook.
 *
 * @throws BadFile
 */
export function assertSameKind(list: ListFile, path: string): void {
  const isWorkbook = /^\.xls/i.test(extname(path));
  if (list.kind === 'xlsx' && !isWorkbook)
    throw new BadFile(`The list is an Excel workbook: name the result ….xlsx, not ${basename(path)}.`);
  if (list.kind === 'csv' && isWorkbook)
    throw new BadFile(`The list is a CSV file: name the result ….csv, not ${basename(path)}.`);
}

/**
 * Writes the list with some cells changed, in one go: the file is there whole or as it was before.
 *
 * @throws BadFile when the name does not fit the list, or nothing can be written there
 */
export async function writeList(list: ListFile, changed: readonly ChangedCell[], path: string): Promise<void> {
  assertSameKind(list, path);
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  try {
    await writeFile(beside, encodeList(list, changed), { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new BadFile(
      code === 'ENOENT' ? `There is no folder ${dirname(path)}.` : `${path} could not be written (${code}).`,
    );
  }
}
