import { planRow, type FormulaRow } from '../formula/answer-rows';
import { ERROR, isSettledError, NOT_FOUND, rowMistake } from '../formula/sentences';
import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import { keysOf, type Lookup } from '../lookups/lookup';
import { formulaAt, rowsFree, rowsOf, textAt, type FormulaCell, type Table } from './formula-cells';
import type { Argument, Reference } from './formula-text';

/** Whether a formula has said its last word. */
export type Judgement =
  | { kind: 'finished' }
  /** It waits, or shows an error that may pass. */
  | { kind: 'unfinished' }
  /** It shows an error that stays, and this is what the error is. */
  | { kind: 'mistake'; text: string };

/** What depends on the answers that are known to the lookups of these rows. */
type Suspicion = { kind: 'error' | 'hidden'; rows: Lookup[][] };

const FINISHED: Judgement = { kind: 'finished' };
const UNFINISHED: Judgement = { kind: 'unfinished' };
/** What pads ranges of different lengths that are put side by side. */
const PADDING = /^#N\/?[AVD]$/;
const HIDING = ['IFERROR', 'IFNA', 'ISERROR', 'ISERR', 'ISNA', 'ERROR.TYPE'];

/** Judges formulas by what they and the cells they fill show; where that doesn't tell, by the answers that are known. */
export function judgeFormulas(cells: FormulaCell[], table: Table, ledger: Ledger): Map<FormulaCell, Judgement> {
  const judgements = new Map<FormulaCell, Judgement>();
  const suspicions = new Map<FormulaCell, Suspicion>();
  for (const cell of cells) {
    const verdict = judge(cell, table);
    if ('rows' in verdict) suspicions.set(cell, verdict);
    else judgements.set(cell, verdict);
  }
  const keys = new Set([...suspicions.values()].flatMap(({ rows }) => keysOf(rows.flat())));
  const known = readAnswers(ledger, [...keys]);
  for (const [cell, { kind, rows }] of suspicions) {
    const answers = rows.map((lookups) => answerOf(lookups, known));
    const [only = null] = answers;
    if (kind === 'hidden') judgements.set(cell, answers.every(isSettled) ? FINISHED : UNFINISHED);
    else if (only !== 'rejected' && only !== 'unusable') judgements.set(cell, UNFINISHED);
    else judgements.set(cell, { kind: 'mistake', text: ERROR + rowMistake(only) });
  }
  return judgements;
}

/** Known, and no email: calculating again would give the same. */
function isSettled(answer: Entry['kind'] | null): boolean {
  return answer !== null && answer !== 'found';
}

function judge(cell: FormulaCell, table: Table): Judgement | Suspicion {
  if (isErrorValue(cell.shown)) return judgeError(cell, table);
  if (isPassing(cell.shown) || filledTexts(cell, table).some(isPassing)) return UNFINISHED;
  if (!cell.text.functions.some((name) => HIDING.includes(name))) return FINISHED;
  return cell.rows === null ? judgeWhole(cell, table) : judgeRows(cell, cell.rows, table);
}

/** The cell alone says what is wrong, and not in words: what it is given tells whether that stays. */
function judgeError(cell: FormulaCell, table: Table): Judgement | Suspicion {
  if (cell.rows !== 1 || !cell.text.call?.isWhole) return UNFINISHED;
  const plan = planOf(cell, 0, table);
  if (plan?.kind === 'header') return { kind: 'mistake', text: ERROR + rowMistake('header') };
  if (plan?.kind === 'missing' || plan?.kind === 'invalid')
    return { kind: 'mistake', text: ERROR + rowMistake(plan.kind, plan.message) };
  return plan?.kind === 'lookups' ? { kind: 'error', rows: [plan.lookups] } : UNFINISHED;
}

/** Row by row: nothing, or a text of the formula's own, where a person was asked for may hide an error. */
function judgeRows(cell: FormulaCell, rows: number, table: Table): Judgement | Suspicion {
  const hidden: Lookup[][] = [];
  for (let index = 0; index < rows; index++) {
    const text = textAt(table, cell.row + index, cell.column);
    if (isAnswer(text) || (text !== '' && !cell.text.literals.includes(text))) continue;
    const plan = planOf(cell, index, table);
    if (plan === null && !isBlankRow(cell, index, table)) return UNFINISHED;
    if (plan?.kind === 'lookups') hidden.push(plan.lookups);
  }
  return hidden.length === 0 ? FINISHED : { kind: 'hidden', rows: hidden };
}

/** Where it isn't known which cells are filled: fewer answers than people who were asked for may hide an error. */
function judgeWhole(cell: FormulaCell, table: Table): Judgement {
  const rows = cell.text.references.reduce((most, reference) => Math.max(most, rowsOf(reference, table)), 1);
  const given = new Set<string>();
  let asked = 0;
  for (let index = 0; index < Math.min(rows, table.shown.length); index++) {
    const plan = planOf(cell, index, table);
    if (plan ? plan.kind === 'lookups' : !isBlankRow(cell, index, table)) asked++;
    for (const reference of cell.text.references) textsOf(reference, index, table).forEach((text) => given.add(text));
  }
  const answers = [cell.shown, ...filledTexts(cell, table)].filter((text) => isAnswer(text) && !given.has(text)).length;
  return answers >= asked ? FINISHED : UNFINISHED;
}

/** The texts of cells that the formula fills or may fill. */
function filledTexts(cell: FormulaCell, table: Table): string[] {
  const texts: string[] = [];
  const rows = cell.rows ?? rowsFree(table, cell.row, cell.column);
  for (let row = cell.row; row < cell.row + rows; row++) {
    if (row > cell.row) texts.push(textAt(table, row, cell.column));
    if (cell.rows !== null) continue;
    const width = table.shown[row - 1]?.length || 0;
    for (let column = cell.column + 1; column <= width && formulaAt(table, row, column) === ''; column++)
      texts.push(textAt(table, row, column));
  }
  return texts;
}

/** What the formula asks for in one row; null where its text doesn't tell. */
function planOf({ text }: FormulaCell, index: number, table: Table): FormulaRow | null {
  const values: string[] = [];
  for (const argument of text.call?.args || []) {
    const texts = valuesOf(argument, index, table);
    if (texts === null) return null;
    values.push(...texts);
  }
  return values.length === 0 || values.length > 3 ? null : planRow(values, index);
}

function valuesOf(argument: Argument, index: number, table: Table): string[] | null {
  if (argument.kind === 'text') return [argument.text];
  return argument.kind === 'cells' && !argument.cells.elsewhere ? textsOf(argument.cells, index, table) : null;
}

/** One row of what a reference reads; a single row counts for every row. */
function textsOf(reference: Reference, index: number, table: Table): string[] {
  const row = rowsOf(reference, table) === 1 ? reference.row : reference.row + index;
  const texts: string[] = [];
  for (let column = reference.column; column <= reference.lastColumn; column++) texts.push(textAt(table, row, column));
  return texts;
}

function isBlankRow({ text }: FormulaCell, index: number, table: Table): boolean {
  return (
    text.references.length > 0 &&
    text.references.every(
      (reference) => !reference.elsewhere && textsOf(reference, index, table).every((one) => one === ''),
    )
  );
}

/** An error value, whatever the language of the spreadsheet; an address may begin with `#` too. */
export function isErrorValue(text: string): boolean {
  return /^#[^@]*$/.test(text);
}

/** Whether a text waits, or is an error that may pass. */
export function isPassing(text: string): boolean {
  if (isErrorValue(text)) return !PADDING.test(text);
  return /^(?:Pending: |Loading)/.test(text) || (text.startsWith(ERROR) && !isSettledError(text));
}

function isAnswer(text: string): boolean {
  return text.includes('@') || text === NOT_FOUND || text.startsWith(ERROR);
}

function readAnswers(ledger: Ledger, keys: string[]): Map<string, Entry['kind']> {
  if (keys.length === 0) return new Map();
  const { answers } = ledger.readCache(keys);
  ledger.readSaved(keys.filter((key) => !answers.has(key))).forEach((entry, key) => answers.set(key, entry));
  return new Map([...answers].map(([key, { kind }]) => [key, kind]));
}

/** What a row comes to by the answers that are known, in the order in which a formula tries them; null for not yet. */
function answerOf(lookups: Lookup[], known: Map<string, Entry['kind']>): Entry['kind'] | null {
  const kinds = lookups.map(({ key }) => known.get(key) ?? null);
  const last = kinds.find((kind) => kind === null || kind === 'found' || kind === 'unusable');
  if (last !== undefined) return last;
  return kinds.every((kind) => kind === 'rejected') ? 'rejected' : 'not-found';
}
