/**
 * What the sidebar may ask of the server around a run: its rows, undoing it, the runs before it, formulas and settings.
 * As in `contract.ts`, only JSON travels, rows and columns are 1-based, and times are milliseconds since 1970.
 */
import type { Balance } from './ecore/balance';
import type { Ceiling } from './formula/daily-ceiling';
import type { FormulasPage } from './formulas/formulas-page';
import type { LastRun } from './history/last-runs';
import type { Reply } from './problem';
import type { TokenState } from './token/token-store';
import type { UndoCheck } from './undo/undo-run';

export type { Ceiling } from './formula/daily-ceiling';
export type { FormulaCounts, FormulaOffer, FormulasPage } from './formulas/formulas-page';
export type { LastRun } from './history/last-runs';
export type { UndoCheck } from './undo/undo-run';

/**
 * The rows behind a count of a run. `unusable`: missing data and invalid input; `not-written`: the email cell could not be
 * written.
 */
export type RowKind = 'found' | 'not-found' | 'unusable' | 'failed' | 'not-written';

export interface ListedRow {
  row: number;
  /** The status without its first word; of an unusable row, all of it; of a found one, the email. */
  reason: string;
  /** Whom the row is about, shortened. */
  label: string;
}

export interface RowList {
  kind: RowKind;
  rows: ListedRow[];
  /** How many more there are behind these. */
  more: number;
  /** True when rows of earlier runs are among them, because which rows this run took is not known. */
  wholeSheet: boolean;
}

export interface Settings {
  token: TokenState;
  balance: Balance | null;
  savedAnswers: number;
  colours: boolean;
  ceiling: Ceiling;
  /** Whether runs go on by themselves; null where that is not permitted. */
  clock: boolean | null;
}

export interface AroundRunApi {
  lastRuns(): Reply<{ runs: LastRun[] }>;
  /** `from`: how many rows of the kind to leave out at the head of the list. */
  listRows(options: { sheetId: number; kind: RowKind; from: number }): Reply<RowList>;
  /** Selects the results of all rows of a kind; gives how many rows, and how many of them could be selected at once. */
  selectRows(options: { sheetId: number; kind: RowKind }): Reply<{ rows: number; selected: number }>;
  checkUndo(): Reply<UndoCheck>;
  /** @param startedAt of the run that the check named */
  undoRun(startedAt: number): Reply<UndoCheck>;
  readFormulas(): Reply<FormulasPage>;
  /** Writes the formula that `readFormulas` offered, if it still would. */
  writeFormula(choice: { sheetId: number; where: 'cell' | 'column'; formula: string }): Reply<{ cell: string }>;
  /** Evaluates the unfinished formulas of the sheet in view again. */
  retryFormulasInView(): Reply<FormulasPage>;
  /** Puts values in the place of the formulas that are done, in the selection or on the whole sheet in view. */
  replaceFormulasInView(): Reply<FormulasPage>;
  readSettings(): Reply<Settings>;
  /** Off takes the colours away from every sheet; on has the next run add them. */
  setColours(on: boolean): Reply<null>;
  /** Whether this person's runs go on by themselves when nobody drives them. */
  setClock(on: boolean): Reply<null>;
  setFormulaCeiling(credits: number | null): Reply<Ceiling>;
}
