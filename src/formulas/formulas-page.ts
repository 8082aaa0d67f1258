import type { Ceiling } from '../formula/daily-ceiling';
import { columnLetter } from '../columns/column-letter';
import { newEmailHeader } from '../columns/headers';
import type { Mapping } from '../identifiers/identifiers';
import type { Entry } from '../ledger/entry';
import { keysOf, type Lookup } from '../lookups/lookup';
import type { FormulaCell, Table } from '../menu/formula-cells';
import type { Judgement } from '../menu/judge';
import type { SelectedArea, Sheet } from '../sheet/sheet';
import { argumentSeparator } from './argument-separator';
import { chooseFormula, countNeeds, writeCall } from './build-formula';
import type { FormulaColumns } from './build-formula';

export interface FormulaCounts {
  done: number;
  /** Waiting, or with rows that wait. */
  pending: number;
  /** Showing an error that may pass. */
  failed: number;
  /** Showing an error that stays until its values are mended. */
  mistaken: number;
}

/** A formula that could be written, and what it can cost. */
export interface FormulaOffer {
  formula: string;
  /** Where it goes: `L2`. */
  cell: string;
  /** Where its answers go: `L2`, or `L2:L485`. */
  answers: string;
  /** Rows that hold something to look up. */
  rows: number;
  /** Answers saved before: free. */
  known: number;
  /** The most it can cost, in credits. */
  mostCredits: number;
}

/** What the *Formulas* section shows of the sheet in view. */
export interface FormulasPage {
  sheetId: number;
  sheetName: string;
  counts: FormulaCounts;
  /** For the row of the active cell; a sentence where none can be written there. */
  cell: FormulaOffer | string;
  /** For all rows at once, in one formula. */
  column: FormulaOffer | string;
  ceiling: Ceiling;
}

/** A formula over more rows than this would not be done for hours: the sidebar is for them. */
const MOST_ROWS = 2_000;

/** Why no formula can be offered, as the page says it. */
const NO_COLUMNS =
  'Match your columns first. A formula needs a LinkedIn URL, an email, or a name together with a company.';
const NO_CELL = 'Select an empty cell in the row of a person, right of your data.';

/** What the offers are made from. */
export interface FormulaSheet {
  sheet: Sheet;
  headerRow: number;
  mapping: Mapping;
  /** What is selected in this sheet; the cell in hand is in the last area. */
  areas: SelectedArea[];
  locale: string;
  /** What the sheet's cells show and which formulas they hold. */
  table: Table;
  /** The formulas that are ours, and whether each has said its last word. */
  judged: Map<FormulaCell, Judgement>;
  /** Saved answers among the keys. */
  known(keys: string[]): Map<string, Entry>;
}

/** Both offers and the counts of the sheet in view. */
export function describeFormulas(given: FormulaSheet): Omit<FormulasPage, 'ceiling'> {
  const { sheet, headerRow, mapping, judged, table } = given;
  const { shown, formulas } = table;
  const columns = chooseFormula(mapping, shown.slice(headerRow));
  return {
    sheetId: sheet.id,
    sheetName: sheet.name,
    counts: countFormulas(judged),
    cell: columns ? offerCell(given, columns, shown, formulas) : NO_COLUMNS,
    column: columns ? offerColumn(given, columns, shown, formulas) : NO_COLUMNS,
  };
}

/** For the person in whose row the selected cell is. */
function offerCell(
  { headerRow, areas, locale, known, mapping }: FormulaSheet,
  columns: FormulaColumns,
  shown: string[][],
  formulas: string[][],
): FormulaOffer | string {
  const cell = areas[areas.length - 1];
  if (!cell || cell.row <= headerRow || Object.values(mapping).includes(cell.column)) return NO_CELL;
  if (!isFree(shown, formulas, cell.row, cell.column)) return NO_CELL;
  const needs = countNeeds(columns, [shown[cell.row - 1] || []]);
  if (needs.rows === 0) return `Row ${cell.row} has nothing to look up. ${NO_CELL}`;
  const place = `${columnLetter(cell.column)}${cell.row}`;
  const formula = writeCall(columns, { first: cell.row, last: cell.row }, argumentSeparator(locale));
  return { formula, cell: place, answers: place, ...costOf(needs.lookups, known), rows: 1 };
}

/** For all rows: one formula whose answers spill down, in the selected column where that is free, else in a new one. */
function offerColumn(
  { sheet, headerRow, areas, locale, known, mapping }: FormulaSheet,
  columns: FormulaColumns,
  shown: string[][],
  formulas: string[][],
): FormulaOffer | string {
  const rows = shown.slice(headerRow);
  const first = headerRow + 1 + rows.findIndex((row) => countNeeds(columns, [row]).rows > 0);
  const last = Math.max(...columns.map((column) => lastFilled(shown, column)));
  if (last - first + 1 > MOST_ROWS) {
    return `This list has more than ${MOST_ROWS.toLocaleString('en')} rows. A formula is too slow for them; enrich them in the sidebar.`;
  }
  const needs = countNeeds(columns, shown.slice(first - 1, last));
  const wanted = areas[areas.length - 1]?.column || 0;
  const isEmpty = (column: number) =>
    shown.every((_, index) => index < first - 1 || isFree(shown, formulas, index + 1, column));
  const free = wanted > 0 && wanted <= sheet.columns() && !Object.values(mapping).includes(wanted) && isEmpty(wanted);
  const letter = columnLetter(free ? wanted : sheet.lastColumn() + 1);
  return {
    formula: writeCall(columns, { first, last }, argumentSeparator(locale)),
    cell: `${letter}${first}`,
    answers: `${letter}${first}:${letter}${last}`,
    ...costOf(needs.lookups, known),
    rows: needs.rows,
  };
}

/**
 * Writes an offered formula, with a header above it where the column is new.
 *
 * @returns the cell
 */
export function writeOffer({ sheet, headerRow }: FormulaSheet, offer: FormulaOffer): string {
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(offer.cell) || [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  if (column === sheet.lastColumn() + 1) {
    const headers = headerRow === 0 ? [] : sheet.read(headerRow, 1, 1, Math.max(1, sheet.lastColumn()))[0] || [];
    sheet.addColumns([newEmailHeader(headers)], headerRow);
  }
  sheet.setFormula(Number(row), column, offer.formula);
  sheet.flush();
  return offer.cell;
}

function isFree(shown: string[][], formulas: string[][], row: number, column: number): boolean {
  return (shown[row - 1]?.[column - 1] || '') === '' && (formulas[row - 1]?.[column - 1] || '') === '';
}

function lastFilled(shown: string[][], column: number): number {
  let row = shown.length;
  while (row > 0 && (shown[row - 1]?.[column - 1] || '').trim() === '') row--;
  return row;
}

/** A person costs a credit unless an answer is saved; who was not found before may be found by the next lookup. */
function costOf(
  people: Lookup[][],
  known: (keys: string[]) => Map<string, Entry>,
): { known: number; mostCredits: number } {
  const saved = known([...new Set(people.flatMap(keysOf))]);
  const free = people.filter((lookups) => {
    const open = lookups.find(({ key }) => saved.get(key)?.kind !== 'not-found' && saved.get(key)?.kind !== 'rejected');
    return !open || saved.get(open.key)?.kind === 'found';
  }).length;
  return { known: free, mostCredits: people.length - free };
}

function countFormulas(judged: Map<FormulaCell, Judgement>): FormulaCounts {
  const counts: FormulaCounts = { done: 0, pending: 0, failed: 0, mistaken: 0 };
  judged.forEach(({ kind }, { shown }) => {
    if (kind === 'finished') counts.done++;
    else if (kind === 'mistake') counts.mistaken++;
    else if (shown.startsWith('#')) counts.failed++;
    else counts.pending++;
  });
  return counts;
}
