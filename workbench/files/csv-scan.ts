/**
 * Finds records and cells in CSV text without losing where they are, which is what it takes to write a changed list
 * with every other byte as it was. Quoting follows RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180); text behind a
 * closing quote belongs to the cell, as in spreadsheets.
 */

export interface CsvRecord {
  cells: string[];
  /** Its text goes from `start` to `end`; the next record starts at `next`, behind the line end. */
  start: number;
  end: number;
  next: number;
}

/** A quote that is opened at `position` and never closed. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';

  constructor(readonly position: number) {
    super(`A quote is opened at position ${position} and never closed.`);
  }
}

/** Everything up to the end of a cell that is not quoted. */
const PLAIN = new Map([',', ';', '\t'].map((delimiter) => [delimiter, new RegExp(`[^${delimiter}\\r\\n]*`, 'y')]));

/** The cell that starts at `from`: its text, and the position behind it. */
function scanCell(text: string, from: number, delimiter: string): { value: string; end: number } {
  let value = '';
  let position = from;
  if (text.charCodeAt(position) === 0x22) {
    for (;;) {
      const quote = text.indexOf('"', position + 1);
      if (quote < 0) throw new UnclosedQuote(from);
      value += text.slice(position + 1, quote);
      position = quote + 1;
      if (text.charCodeAt(position) !== 0x22) break;
      value += '"';
    }
  }
  const plain = PLAIN.get(delimiter)!;
  plain.lastIndex = position;
  plain.test(text);
  const end = plain.lastIndex;
  return { value: end > position ? value + text.slice(position, end) : value, end };
}

/**
 * The records from `start` on, one by one.
 *
 * @param delimiter comma, semicolon or tab
 * @throws UnclosedQuote
 */
export function* scanRecords(text: string, start: number, delimiter: string): Generator<CsvRecord, void> {
  for (let position = start; position < text.length; ) {
    const record: CsvRecord = { cells: [], start: position, end: position, next: position };
    for (;;) {
      const { value, end } = scanCell(text, position, delimiter);
      record.cells.push(value);
      position = end;
      if (text[position] !== delimiter) break;
      position += 1;
    }
    record.end = position;
    if (text[position] === '\r' && text[position + 1] === '\n') position += 2;
    else if (position < text.length) position += 1;
    record.next = position;
    yield record;
  }
}

/** The cells of one record as they are written, quotes and all. */
export function rawCells(text: string, { start, end }: CsvRecord, delimiter: string): string[] {
  const raw: string[] = [];
  for (let position = start; ; position += 1) {
    const from = position;
    position = scanCell(text, from, delimiter).end;
    raw.push(text.slice(from, position));
    if (position >= end) return raw;
  }
}
