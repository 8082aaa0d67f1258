/**
 * What a spreadsheet is to the simulated Apps Script services: a small port with two adapters, one in memory (tests,
 * simulation, command line) and one on Univer (the page). It stores; it does not judge: who may do what, what a call
 * costs and how typed text is read belong to the services.
 *
 * Rows, columns and sheet positions are 1-based, as in A1 notation and in Apps Script.
 */

import type { Area } from './area';
import type { DeveloperMetadataStore } from './developer-metadata';
import type { Look, LookChange } from './looks';

export type { Area } from './area';

/** An error in a cell, as `#REF!`; `message` is what hovering shows. */
export interface CellError {
  error: string;
  message: string;
}

/** What a cell stores; null is an empty cell. Dates are serial numbers with a date format, as in Sheets. */
export type StoredValue = string | number | boolean | CellError | null;

/** A change of one cell: what is absent stays as it is. A new `value` takes away a formula, and the other way round. */
export interface CellChange {
  value?: StoredValue;
  /** With its `=`; null takes it away and leaves its last value. */
  formula?: string | null;
  /** A number format; `''` is automatic, `@` plain text. */
  format?: string;
  note?: string;
  /** The address the whole cell links to; `''` for none. */
  link?: string;
  background?: string;
  fontWeight?: FontWeight;
  look?: LookChange;
}

export type FontWeight = 'normal' | 'bold';

export interface SheetInfo {
  id: number;
  name: string;
  hidden: boolean;
  rows: number;
  columns: number;
  /** The last row and column that hold anything; 0 in an empty sheet. */
  lastRow: number;
  lastColumn: number;
}

export interface Protection {
  id: string;
  sheetId: number;
  /** Null protects the whole sheet. */
  area: Area | null;
  /** Emails of those who may edit all the same; the file's owner always may. */
  editors: string[];
  description: string;
  /** Everybody may edit after a warning. */
  warningOnly?: boolean;
  /** Areas of a protected sheet that are not protected. */
  unprotected?: Area[];
}

/** A data validation rule, as far as writing into the cell is concerned. */
export interface Validation {
  /** Allowed texts, or a test that a value must pass. */
  rule:
    | { kind: 'list'; values: string[]; showDropdown?: boolean }
    | { kind: 'range'; sheetId: number; area: Area; showDropdown?: boolean }
    | { kind: 'checkbox'; values: (string | number | boolean)[] }
    | { kind: 'number-between'; from: number; to: number }
    | { kind: 'text-contains'; text: string }
    /** Another DataValidationCriteria of Apps Script; dates in milliseconds since 1970. */
    | { kind: 'criteria'; criteria: string; values: (string | number | boolean | null | { date: number })[] };
  /** False rejects a value that does not fit; true only marks it. */
  allowInvalid: boolean;
  /** What the cell shows of the rule. */
  helpText?: string;
}

/** A range that has a name in the whole spreadsheet. */
export interface NamedRange {
  name: string;
  sheetId: number;
  area: Area;
}

/** A conditional format rule as a script wrote it. A page shows those about texts and single numbers; nothing else applies it. */
export interface ConditionalFormat {
  areas: Area[];
  /** A BooleanCriteria of Apps Script and what it compares with. */
  condition: { criteria: string; values: (string | number)[] };
  style: {
    background?: string;
    fontColor?: string;
    bold?: boolean;
    italic?: boolean;
    strikethrough?: boolean;
    underline?: boolean;
  };
}

/** One evaluation of a custom function, asked for by a formula cell. */
export interface CustomFunctionCall {
  name: string;
  /** A single value for a cell or literal, rows of values for a range; omitted arguments are absent. */
  args: (StoredValue | StoredValue[][])[];
  sheetId: number;
  row: number;
  column: number;
  /** Gives the cell (and, for more than one value, its spill) the result. */
  settle(result: { values: StoredValue[][] } | { error: string; message: string }): void;
}

export type WorkbookChange =
  | { kind: 'cells'; sheetId: number; area: Area }
  | { kind: 'structure'; sheetId: number }
  | { kind: 'sheets' };

export interface Workbook {
  readonly id: string;
  name(): string;
  timeZone(): string;
  /** Takes the zone of a script that is bound to it, unless it was made with one of its own. */
  adoptTimeZone(zone: string): void;
  /** As `en_US`. Formulas cross this port with commas and points, whatever it is. */
  locale(): string;
  /** @throws RangeError for a name that is none. */
  setLocale(name: string): void;

  /** In tab order. */
  sheets(): SheetInfo[];
  /** @throws RangeError when there is no such sheet. */
  sheet(sheetId: number): SheetInfo;
  insertSheet(name: string, position?: number): SheetInfo;
  deleteSheet(sheetId: number): void;
  renameSheet(sheetId: number, name: string): void;
  setSheetHidden(sheetId: number, hidden: boolean): void;

  /** Stored values; of a formula or a spill cell, its last result. */
  values(sheetId: number, area: Area): StoredValue[][];
  /** What the user sees, by value and number format. */
  displayValues(sheetId: number, area: Area): string[][];
  /** Formulas with their `=`, `''` where there is none (also in spill cells). */
  formulas(sheetId: number, area: Area): string[][];
  formats(sheetId: number, area: Area): string[][];
  notes(sheetId: number, area: Area): string[][];
  links(sheetId: number, area: Area): string[][];
  backgrounds(sheetId: number, area: Area): string[][];
  fontWeights(sheetId: number, area: Area): FontWeight[][];
  looks(sheetId: number, area: Area): Look[][];
  /** Changes the area cell by cell, as one change; null leaves that cell alone. */
  change(sheetId: number, area: Area, cells: (CellChange | null)[][]): void;
  /** Takes away the named facets of every cell in the area. */
  clear(sheetId: number, area: Area, what: { contents?: boolean; formats?: boolean; notes?: boolean }): void;

  insertRows(sheetId: number, before: number, count: number): void;
  deleteRows(sheetId: number, first: number, count: number): void;
  insertColumns(sheetId: number, before: number, count: number): void;
  deleteColumns(sheetId: number, first: number, count: number): void;
  /** Moves whole columns so that they stand before column `before` (counted before the move). */
  moveColumns(sheetId: number, first: number, count: number, before: number): void;
  /** Sorts the area's rows by values (numbers before text, blanks last), stably; moves contents, formats and notes. */
  sort(sheetId: number, area: Area, by: { column: number; ascending: boolean }[]): void;

  hideRows(sheetId: number, first: number, count: number): void;
  showRows(sheetId: number, first: number, count: number): void;
  rowHiddenByUser(sheetId: number, row: number): boolean;
  rowHiddenByFilter(sheetId: number, row: number): boolean;
  /** Rows that stay in sight when the sheet is scrolled. */
  frozenRows(sheetId: number): number;
  setFrozenRows(sheetId: number, rows: number): void;
  frozenColumns(sheetId: number): number;
  setFrozenColumns(sheetId: number, columns: number): void;
  hideColumns(sheetId: number, first: number, count: number): void;
  showColumns(sheetId: number, first: number, count: number): void;
  columnHidden(sheetId: number, column: number): boolean;
  /** Pixels. */
  rowHeight(sheetId: number, row: number): number;
  setRowHeights(sheetId: number, first: number, count: number, pixels: number): void;
  /** Areas that are shown as one cell, whose value is that of their first cell. */
  merges(sheetId: number): Area[];
  /** Sets all of a sheet's. */
  setMerges(sheetId: number, areas: Area[]): void;
  readonly metadata: DeveloperMetadataStore;
  /** Pixels. */
  columnWidth(sheetId: number, column: number): number;
  setColumnWidths(sheetId: number, first: number, count: number, pixels: number): void;
  /** The sheet's filter: its area (headers included) and, by column, the displayed texts that are hidden. */
  filter(sheetId: number): { area: Area; hiddenValues: { [column: number]: string[] } } | null;
  setFilter(sheetId: number, filter: { area: Area; hiddenValues: { [column: number]: string[] } } | null): void;

  protections(): Protection[];
  protect(protection: Omit<Protection, 'id'>): Protection;
  /** @throws RangeError when there is no such protection. */
  changeProtection(id: string, changes: Partial<Omit<Protection, 'id' | 'sheetId'>>): void;
  unprotect(id: string): void;
  /** In the order of their making; names differ in more than their case. */
  namedRanges(): NamedRange[];
  /** Names a range, in place of another one of that name. */
  setNamedRange(named: NamedRange): void;
  removeNamedRange(name: string): void;
  validations(sheetId: number, area: Area): (Validation | null)[][];
  setValidation(sheetId: number, area: Area, validation: Validation | null): void;
  /** In their order: the first that applies to a cell decides how it looks. */
  conditionalFormats(sheetId: number): ConditionalFormat[];
  setConditionalFormats(sheetId: number, formats: ConditionalFormat[]): void;

  /** Names whose formulas are evaluated by `evaluate` from now on (a cell shows `Loading...` until it is settled). */
  defineCustomFunctions(names: string[], evaluate: (call: CustomFunctionCall) => void): void;
  /** Whether a formula of the area has no value yet because it is calculated a moment later; absent where all are at once. */
  isUncalculated?(sheetId: number, area: Area): boolean;
  /** Evaluates a formula cell again, as an edit of its arguments would. */
  recalculate(sheetId: number, area: Area): void;

  /** Sends off what the adapter still holds back; reads do so by themselves. Absent where nothing is held back. */
  flush?(): void;

  /** Calls the listener with what Sheets would do and this workbook does not, also with what it has met before. */
  onMissing(listener: (what: string) => void): () => void;

  /** Calls the listener after every change; gives the function that ends it. */
  onChange(listener: (change: WorkbookChange) => void): () => void;
}
