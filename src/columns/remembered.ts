import type { Mapping } from '../identifiers/identifiers';
import type { Outputs } from './assign-emails';
import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Properties } from '../services';

const LONGEST_HEADER = 60;

/** What a document remembers of the columns chosen for a sheet. */
export interface ColumnChoice {
  headerRow: number;
  mapping: Mapping;
  outputs: Outputs;
}

export interface Remembered extends ColumnChoice {
  /** The headers of the chosen columns: a choice only holds while they stand there. */
  headers: { [column: number]: string };
}

/** The property that remembers a choice, to be written. @param headers the sheet's header row */
export function rememberedColumns(
  sheetId: number,
  choice: ColumnChoice,
  headers: string[],
): { [name: string]: string } {
  const { headerRow, mapping, outputs } = choice;
  const chosen: { [column: number]: string } = {};
  for (const column of columnsOf(choice)) chosen[column] = shortened(headers[column - 1]);
  const remembered: Remembered = { headerRow, mapping, outputs, headers: chosen };
  return { [propertyName(sheetId)]: JSON.stringify(remembered) };
}

/** The remembered choice, or null when there is none. */
export function recallChoice(properties: Properties, sheetId: number): Remembered | null {
  try {
    const choice = JSON.parse(properties.get(propertyName(sheetId)) ?? '') as Remembered;
    return columnsOf(choice).every((column) => column > 0) && choice.headers ? choice : null;
  } catch {
    return null;
  }
}

/** The same, and null where the headers have changed. @param top the sheet's first rows */
export function recallColumns(properties: Properties, sheetId: number, top: string[][]): ColumnChoice | null {
  const choice = recallChoice(properties, sheetId);
  if (!choice) return null;
  const now = choice.headerRow === 0 ? [] : top[choice.headerRow - 1] || [];
  return columnsOf(choice).every((column) => shortened(now[column - 1]) === (choice.headers[column] || ''))
    ? choice
    : null;
}

/** A cell can hold 50,000 characters, a property 9 KB: enough of each header to tell it. */
function shortened(header = ''): string {
  return header.slice(0, LONGEST_HEADER);
}

/** The existing columns of a choice. */
export function columnsOf({ mapping, outputs }: Pick<ColumnChoice, 'mapping' | 'outputs'>): number[] {
  const columns = [...IDENTIFIERS.map((identifier) => mapping[identifier]), outputs.email, outputs.status];
  return columns.filter((column): column is number => typeof column === 'number');
}

function propertyName(sheetId: number): string {
  return `columns.${sheetId}`;
}
