import type { CsvRecord } from './csv-scan';
import { rawCells } from './csv-scan';
import type { ChangedCell, CsvSource } from './list-file';
import { recordsOf } from './read-csv';
import { encodeText } from './text-encoding';

/**
 * The bytes of a CSV file with some cells changed. A record without a changed cell stays byte for byte as it was, except
 * that new columns are appended to it when it is as wide as the list was; blank and shorter lines stay alone.
 */
export function writeCsv(source: CsvSource, changed: readonly ChangedCell[], fileName: string): Uint8Array {
  const records = recordsOf(source, fileName);
  const changes = new Map<number, Map<number, string>>();
  let width = 0;
  let rows = records.length;
  for (const { row, column, value } of changed) {
    let cells = changes.get(row);
    if (!cells) changes.set(row, (cells = new Map()));
    cells.set(column, textOf(value));
    width = Math.max(width, column);
    rows = Math.max(rows, row);
  }
  // New columns begin with their header, below what stands above the list.
  const firstWidth = records[Math.min(...changes.keys(), records.length) - 1]?.cells.length ?? 0;
  const newWidth = width > firstWidth ? width : 0;
  const lineEnd = lineEndOf(source, records);
  const parts = [source.text.slice(0, source.start)];
  for (const [index, record] of records.entries()) {
    const cells = changes.get(index + 1);
    const grows = record.cells.length >= firstWidth && record.cells.length < newWidth && !isBlankLine(record);
    const text = cells || grows ? rewritten(source, record, cells ?? new Map<number, string>(), newWidth) : null;
    parts.push(text ?? source.text.slice(record.start, record.end), source.text.slice(record.end, record.next));
  }
  const endsWithLineEnd = records.at(-1)?.end !== records.at(-1)?.next;
  for (let row = records.length + 1; row <= rows; row++) {
    const cells = changes.get(row) ?? new Map<number, string>();
    const line = Array.from({ length: Math.max(firstWidth, width) }, (_, index) =>
      quoted(cells.get(index + 1) ?? '', source.delimiter, false),
    );
    parts.push(...(endsWithLineEnd ? [line.join(source.delimiter), lineEnd] : [lineEnd, line.join(source.delimiter)]));
  }
  return encodeText(parts.join(''), source);
}

const isBlankLine = ({ start, end }: CsvRecord): boolean => start === end;

/** The record with its changed cells, and as wide as a list with new columns has become. */
function rewritten(source: CsvSource, record: CsvRecord, cells: Map<number, string>, newWidth: number): string {
  const raw = rawCells(source.text, record, source.delimiter);
  const filled = raw.filter((cell) => cell !== '');
  const quoteAll = filled.length > 0 && filled.every((cell) => cell.startsWith('"'));
  const needed = Math.max(newWidth, ...cells.keys());
  while (raw.length < needed) raw.push('');
  for (const [column, text] of cells) {
    const before = raw[column - 1] ?? '';
    raw[column - 1] = quoted(text, source.delimiter, before === '' ? quoteAll && text !== '' : before.startsWith('"'));
  }
  return raw.join(source.delimiter);
}

function quoted(text: string, delimiter: string, always: boolean): string {
  return always || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The line end of the first record that has one. */
function lineEndOf({ text }: CsvSource, records: readonly CsvRecord[]): string {
  const first = records.find(({ end, next }) => next > end);
  return first ? text.slice(first.end, first.next) : '\n';
}

function textOf(value: ChangedCell['value']): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
