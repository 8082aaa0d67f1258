import { detectDelimiter } from './csv-delimiter';
import type { CsvRecord } from './csv-scan';
import { scanRecords, UnclosedQuote } from './csv-scan';
import type { CsvSource } from './list-file';
import { BadFile } from './list-file';
import { decodeText } from './text-encoding';

/**
 * Reads CSV: comma, semicolon or tab, UTF-8 or UTF-16 with a byte order mark. Cells stay text, whatever they look like.
 *
 * @throws BadFile
 */
export function readCsv(bytes: Uint8Array, fileName: string): { rows: string[][]; source: CsvSource } {
  const { text, encoding, bom } = decodeText(bytes, fileName);
  const { delimiter, start } = detectDelimiter(text);
  const source: CsvSource = { text, encoding, bom, delimiter, start };
  const rows = recordsOf(source, fileName).map(({ cells }) => cells);
  if (rows.every((cells) => cells.every((cell) => cell.trim() === ''))) throw new BadFile(`${fileName} is empty.`);
  return { rows, source };
}

/** @throws BadFile when a quote is left open */
export function recordsOf({ text, start, delimiter }: CsvSource, fileName: string): CsvRecord[] {
  try {
    return [...scanRecords(text, start, delimiter)];
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    const line = text.slice(0, error.position).split(/\r\n|\r|\n/).length;
    throw new BadFile(`${fileName} opens a quote in line ${line} that is never closed: close it, or take it away.`);
  }
}
