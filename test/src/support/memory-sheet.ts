import type { CellContent, SelectedArea, Sheet, SpreadsheetDocument } from '../../../src/sheet/sheet';

export interface MemorySheet extends Sheet {
  cells: string[][];
  writes: { row: number; column: number; values: string[][] }[];
  reads: number;
  /** The most cells read at once. */
  largestRead: number;
  /** What cells hold that is more than the text they show, by `row,column`. It does not move along with the texts. */
  held: Map<string, CellContent>;
  /** Rows whose cells refuse to be written. */
  refusing: Set<number>;
  /** What a cell shows of a text that is read like typed input. */
  asTyped: (text: string) => string;
  /** Runs before every read and write: what people do meanwhile. */
  meanwhile: ((call: string) => void) | null;
}

/** A sheet of texts. Links are not in it, and what cells hold beside their texts is in `held` alone. */
export function memorySheet(cells: string[][], id = 1): MemorySheet {
  const sheet: MemorySheet = {
    id,
    name: 'Contacts',
    cells,
    writes: [],
    reads: 0,
    largestRead: 0,
    held: new Map(),
    refusing: new Set(),
    asTyped: (text) => text,
    meanwhile: null,
    lastRow: () => cells.reduce((last, row, index) => (row.some((cell) => cell !== '') ? index + 1 : last), 0),
    lastColumn: () =>
      cells.reduce(
        (last, row) =>
          Math.max(
            last,
            row.reduce((most, cell, index) => (cell !== '' ? index + 1 : most), 0),
          ),
        0,
      ),
    columns: () => Math.max(26, sheet.lastColumn()),
    read(row, column, rows, columns) {
      sheet.meanwhile?.('read');
      sheet.reads++;
      sheet.largestRead = Math.max(sheet.largestRead, rows * columns);
      refuseOutside(column + columns - 1);
      return range(rows, (r) => range(columns, (c) => cells[row - 1 + r]?.[column - 1 + c] ?? ''));
    },
    formulas: (_row, _column, rows, columns) => range(rows, () => range(columns, () => '')),
    contents: (row, column, rows, columns) =>
      range(rows, (r) =>
        range(
          columns,
          (c) =>
            sheet.held.get(placeOf(row + r, column + c)) ?? {
              formula: '',
              value: cells[row - 1 + r]?.[column - 1 + c] ?? '',
            },
        ),
      ),
    putContent(row, column, content) {
      sheet.meanwhile?.('write');
      put(row, column, String(content.value));
      sheet.held.set(placeOf(row, column), content);
    },
    links: (_row, _column, rows) => range(rows, () => ''),
    write(row, column, values) {
      sheet.meanwhile?.('write');
      refuseOutside(column + (values[0]?.length ?? 1) - 1);
      if (values.some((_, index) => sheet.refusing.has(row + index)))
        throw new Error('You are trying to edit a protected cell');
      sheet.writes.push({ row, column, values });
      values.forEach((line, r) => line.forEach((text, c) => put(row + r, column + c, sheet.asTyped(text))));
    },
    writeAsText: (row, column, values) =>
      values.forEach((line, r) => line.forEach((text, c) => put(row + r, column + c, text))),
    writeToRows(column, ranges, text) {
      sheet.meanwhile?.('write');
      for (const [first, last] of ranges) for (let row = first; row <= last; row++) put(row, column, text);
    },
    addColumns(headers, headerRow) {
      const first = sheet.lastColumn() + 1;
      headers.forEach((header, index) => put(headerRow, first + index, header));
      return first;
    },
    hiddenRows: () => new Set(),
    protectedRows: () => new Set(),
    restrictedRows: () => new Set(),
    setFormula: () => {
      throw new Error('The memory sheet has no formulas');
    },
    flush: () => undefined,
    select: () => undefined,
    selectCells: () => undefined,
  };
  const refuseOutside = (column: number) => {
    if (column > sheet.columns())
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
  };
  const placeOf = (row: number, column: number) => `${row},${column}`;
  const put = (row: number, column: number, text: string) => {
    sheet.held.delete(placeOf(row, column));
    while (cells.length < row) cells.push([]);
    const line = cells[row - 1] as string[];
    while (line.length < column) line.push('');
    line[column - 1] = text;
  };
  return sheet;
}

export function memoryDocument(sheet: Sheet, selected: SelectedArea[] = []): SpreadsheetDocument {
  return {
    activeSheet: () => sheet,
    sheet: (id) => (id === sheet.id ? sheet : null),
    selectedAreas: () => selected,
    locale: () => 'en_US',
    notify: () => undefined,
  };
}

function range<T>(length: number, item: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => item(index));
}
