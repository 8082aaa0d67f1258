import { columnLetter } from '../columns/column-letter';
import { guessColumns } from '../columns/guess';
import { findHeaderRow } from '../columns/header-row';
import type { Column, Mapping, Outputs, SheetColumns } from '../contract';
import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Sheet } from '../run/sheet';
import type { Properties } from '../services';

/** What the *Columns* step shows of a sheet, and what the document remembers of an earlier choice. */

/** Enough rows to tell what a column holds. */
const SAMPLE_ROWS = 200;
/** More columns than that are read only when they are needed: a sheet as wide as this is no contact list. */
const MOST_COLUMNS = 200;
const LONGEST_SAMPLE = 40;

interface RememberedChoice {
  headerRow: number;
  /** The headers of the chosen columns: a choice only holds while they stand there. */
  headers: { [column: number]: string };
  mapping: Mapping;
  outputs: Outputs;
}

/** @param headerRow null to look for it */
export function describeColumns(sheet: Sheet, properties: Properties, options: { headerRow: number | null; forget: boolean }): SheetColumns {
  const lastRow = sheet.lastRow();
  const width = Math.min(sheet.lastColumn(), MOST_COLUMNS);
  const top = lastRow === 0 || width === 0 ? [] : sheet.read(1, 1, Math.min(lastRow, SAMPLE_ROWS + (options.headerRow ?? 0)), width);
  const remembered = options.forget || options.headerRow !== null ? null : recall(properties, sheet.id, top);
  const headerRow = options.headerRow ?? remembered?.headerRow ?? findHeaderRow(top);
  const headers = headerRow === 0 ? new Array<string>(width).fill('') : (top[headerRow - 1] ?? []);
  const rows = top.slice(headerRow);
  const guess = remembered ?? guessColumns(headers, rows);
  return {
    sheetId: sheet.id,
    sheetName: sheet.name,
    headerRow,
    dataRows: Math.max(0, lastRow - headerRow),
    columns: headers.map((header, index) => describeColumn(header, index, rows)),
    mapping: guess.mapping,
    outputs: guess.outputs,
    remembered: remembered !== null,
  };
}

export function rememberColumns(sheet: Sheet, properties: Properties, choice: { headerRow: number; mapping: Mapping; outputs: Outputs }): void {
  const headerTexts = choice.headerRow === 0 ? [] : (sheet.read(choice.headerRow, 1, 1, Math.max(1, sheet.lastColumn()))[0] ?? []);
  const headers: { [column: number]: string } = {};
  for (const column of chosenColumns(choice)) headers[column] = headerTexts[column - 1] ?? '';
  const remembered: RememberedChoice = { headerRow: choice.headerRow, headers, mapping: choice.mapping, outputs: choice.outputs };
  properties.setAll({ [propertyName(sheet.id)]: JSON.stringify(remembered) });
}

function recall(properties: Properties, sheetId: number, top: string[][]): RememberedChoice | null {
  try {
    const text = properties.get(propertyName(sheetId));
    if (text === null) return null;
    const choice = JSON.parse(text) as RememberedChoice;
    const now = choice.headerRow === 0 ? [] : (top[choice.headerRow - 1] ?? []);
    return chosenColumns(choice).every((column) => (now[column - 1] ?? '') === (choice.headers[column] ?? '')) ? choice : null;
  } catch {
    return null;
  }
}

function chosenColumns({ mapping, outputs }: { mapping: Mapping; outputs: Outputs }): number[] {
  const columns = [...IDENTIFIERS.map((identifier) => mapping[identifier]), outputs.email, outputs.status];
  return columns.filter((column): column is number => typeof column === 'number');
}

function describeColumn(header: string, index: number, rows: string[][]): Column {
  const sample = rows.map((row) => row[index] ?? '').find((text) => text.trim() !== '') ?? '';
  const short = sample.length > LONGEST_SAMPLE ? sample.slice(0, LONGEST_SAMPLE - 1) + '\u2026' : sample;
  return { index: index + 1, letter: columnLetter(index + 1), header, sample: short };
}

function propertyName(sheetId: number): string {
  return `columns.${sheetId}`;
}
