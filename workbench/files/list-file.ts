/**
 * A contact list as it came from a file: what the cells hold, and what is needed to write it back with nothing else
 * changed. Rows and columns are 1-based, as in A1 notation; positions of sheets count from 0.
 */
import type { CellChange, StoredValue } from '../workbook/workbook';

export interface ListSheet {
  name: string;
  hidden: boolean;
  /** Values from A1 on; rows may differ in length. */
  rows: StoredValue[][];
  /** What cells have besides their value: formula, number format, link, note. */
  extras: CellExtra[];
  hiddenRows: number[];
  /** Column widths in pixels, by position from 0; null or missing where the file has none. */
  widths: (number | null)[];
}

export interface CellExtra {
  row: number;
  column: number;
  change: Pick<CellChange, 'formula' | 'format' | 'link' | 'note'>;
}

export type ListFile = {
  /** The file's name without folder and ending. */
  name: string;
  /** The position of the sheet that the file opens with. */
  active: number;
  sheets: ListSheet[];
} & ({ kind: 'csv'; source: CsvSource } | { kind: 'xlsx'; source: XlsxSource });

/** The text of a CSV file, with what it takes to write rows like those that are there. */
export interface CsvSource {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  bom: boolean;
  delimiter: string;
  /** Where the first record starts; in front of it Excel's `sep=;` may stand. */
  start: number;
}

export interface XlsxSource {
  bytes: Uint8Array;
  /** Whether its dates count from 1904, as in workbooks of old Macs. */
  from1904: boolean;
}

/** A cell that is to be written, with what it holds now. */
export interface ChangedCell {
  /** The sheet's position in the list. */
  sheet: number;
  row: number;
  column: number;
  /** Of a formula, its last value. */
  value: StoredValue;
  /** With its `=`. */
  formula?: string;
  /** A number format; only workbooks keep it. */
  format?: string;
}

/** A file that cannot be used; the message is one sentence for the user. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}
