import { STATUS_WORDS } from '../sheet/status';
import type { SheetLook, StatusColour } from './sheet-look';
import { parseJson } from '../stored-json';

/**
 * Quiet colours of the status column, as conditional formats: they follow the cells wherever these are moved. Each pair
 * of colours is readable (a contrast of 4.5 or more), and by both of them a rule is known as ours.
 */
export const STATUS_COLOURS: readonly StatusColour[] = [
  { text: STATUS_WORDS.found, match: 'beginning', background: '#e6f4ea', font: '#137333' },
  { text: STATUS_WORDS['not-found'], match: 'beginning', background: '#f1f3f4', font: '#5f6368' },
  { text: STATUS_WORDS.queued, match: 'beginning', background: '#e8f0fe', font: '#174ea6' },
  { text: STATUS_WORDS['missing-data'], match: 'beginning', background: '#fef7e0', font: '#7a4b00' },
  { text: STATUS_WORDS['invalid-input'], match: 'beginning', background: '#fef7e0', font: '#7a4b00' },
  { text: STATUS_WORDS.failed, match: 'beginning', background: '#fce8e6', font: '#a50e0e' },
];

/** The property that knows on which sheets the colours were added, and whether nobody wants any. */
export const COLOURS_PROPERTY = 'colours';

interface ColourState {
  off: boolean;
  /** Sheets that have had the colours added: whoever deletes the rules by hand does not get them again. */
  sheets: number[];
}

const MOST_SHEETS = 200;

export function coloursAreOn(text: string | null | undefined): boolean {
  return !parseColourState(text).off;
}

/**
 * Adds the colours to a sheet that has never had them, or to a status column that is new.
 *
 * @param text what the property says now
 * @returns the property to write; nothing where nothing has changed
 */
export function addColoursOnce(
  sheet: SheetLook,
  sheetId: number,
  { fromRow, column, isNew }: { fromRow: number; column: number; isNew: boolean },
  text: string | null | undefined,
): { [name: string]: string } {
  const state = parseColourState(text);
  const known = state.sheets.includes(sheetId);
  if (state.off || (known && !isNew)) return {};
  sheet.addColours(fromRow, column, STATUS_COLOURS);
  return known ? {} : encodeColourState({ off: false, sheets: [...state.sheets, sheetId].slice(-MOST_SHEETS) });
}

/** Off takes the rules away on every sheet; on lets the next run add them again. */
export function switchColours(on: boolean, sheets: SheetLook[]): { [name: string]: string } {
  if (!on) sheets.forEach((sheet) => sheet.removeColours(STATUS_COLOURS));
  return encodeColourState({ off: !on, sheets: [] });
}

function encodeColourState(state: ColourState): { [name: string]: string } {
  return { [COLOURS_PROPERTY]: JSON.stringify(state) };
}

function parseColourState(text: string | null | undefined): ColourState {
  const { off, sheets } = parseJson<Partial<ColourState>>(text) || {};
  return { off: off === true, sheets: Array.isArray(sheets) ? sheets : [] };
}
