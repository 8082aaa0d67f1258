/** What a run needs of the spreadsheet. Rows and columns are 1-based; texts are what the user sees. */

/** Inclusive. */
export type RowRange = [first: number, last: number];

/** What a cell holds: its formula, or the value as Sheets has it. */
export interface CellContent {
  formula: string;
  value: unknown;
}

export interface Sheet {
  readonly id: number;
  readonly name: string;
  lastRow(): number;
  lastColumn(): number;
  /** How many columns there are, empty ones included: beyond them nothing can be read. */
  columns(): number;
  /** Display values. */
  read(row: number, column: number, rows: number, columns: number): string[][];
  /** Formulas, `''` where there is none. */
  formulas(row: number, column: number, rows: number, columns: number): string[][];
  contents(row: number, column: number, rows: number, columns: number): CellContent[][];
  /** Puts back what a cell held. */
  putContent(row: number, column: number, content: CellContent): void;
  /** The first link in each cell of a column, `''` where there is none. */
  links(row: number, column: number, rows: number): string[];
  /**
   * Writes texts as texts and makes sure that they arrived.
   * @throws when a cell of the block can't be written; then none of the block is.
   */
  write(row: number, column: number, values: string[][]): void;
  /** The same, kept as plain text whatever typing would make of it. */
  writeAsText(row: number, column: number, values: string[][]): void;
  /** The same text (or nothing) into one column of many rows, in as few calls as possible. @throws like `write`. */
  writeToRows(column: number, ranges: RowRange[], text: string): void;
  /** Adds columns behind the last one; gives the first new one's index. */
  addColumns(headers: string[], headerRow: number): number;
  /** Of the rows, those hidden by the user or by the sheet's filter. */
  hiddenRows(ranges: RowRange[]): Set<number>;
  /** Whether cells of a column are protected from this user; asks row by row only when the whole is not free. */
  protectedRows(column: number, first: number, last: number): Set<number>;
  /** Rows of a column whose validation rule rejects what would be written there: an email, or each of a row's statuses. */
  restrictedRows(column: number, first: number, last: number, kind: 'email' | 'status'): Set<number>;
  /** An empty text clears the cell. The change is sent with the next read or `flush`. */
  setFormula(row: number, column: number, formula: string): void;
  flush(): void;
  select(row: number): void;
  /** Selects these rows' cells in a stretch of columns, and shows the first of them. */
  selectCells(ranges: RowRange[], firstColumn: number, lastColumn: number): void;
}

export interface SelectedArea {
  sheetId: number;
  row: number;
  column: number;
  lastRow: number;
  lastColumn: number;
}

export interface SpreadsheetDocument {
  activeSheet(): Sheet;
  /** Null when the sheet is gone. */
  sheet(id: number): Sheet | null;
  /** What the user has selected; several ranges count. */
  selectedAreas(): SelectedArea[];
  /** As `en_US`. */
  locale(): string;
  /** A short note in the corner of the window. */
  notify(message: string): void;
}
