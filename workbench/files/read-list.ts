import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ListFile } from './list-file';
import { BadFile } from './list-file';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What .xls files and encrypted workbooks are kept in: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const WORKBOOK_ENDINGS = ['.xlsx', '.xlsm'];

/**
 * Reads a list from a CSV or XLSX file; which of the two, its content tells.
 *
 * @throws BadFile with one sentence: no such file, a folder, neither CSV nor XLSX, empty, another encoding than UTF-8
 */
export async function readList(path: string): Promise<ListFile> {
  const fileName = basename(path);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new BadFile(whyUnreadable(error.code, path));
  });
  const ending = extname(path).toLowerCase();
  const name = basename(path, extname(path));
  if (bytes.length === 0) throw new BadFile(`${fileName} is empty.`);
  if (startsWith(bytes, COMPOUND_FILE)) {
    throw new BadFile(
      `${fileName} is an old Excel file (.xls) or has a password: save it as .xlsx without one and try once more.`,
    );
  }
  if (startsWith(bytes, ZIP)) return { kind: 'xlsx', name, ...(await readXlsx(bytes, fileName)) };
  if (WORKBOOK_ENDINGS.includes(ending))
    throw new BadFile(`${fileName} is named like an Excel workbook but is none: save it as XLSX or CSV.`);
  const { rows, source } = readCsv(bytes, fileName);
  const sheet = { name, hidden: false, rows, extras: [], hiddenRows: [], widths: [] };
  return { kind: 'csv', name, active: 0, sheets: [sheet], source };
}

const startsWith = (bytes: Uint8Array, magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte);

function whyUnreadable(code: string | undefined, path: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file ${path}.`;
    case 'EISDIR':
      return `${path} is a folder; name a CSV or XLSX file in it.`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be read: check its permissions.`;
    default:
      return `${path} could not be read (${code ?? 'unknown error'}).`;
  }
}
