/**
 * What the sidebar may ask of the server around a run: its rows, undoing it, the runs before it, formulas and settings.
 * As in `contract.ts`, only JSON travels, rows and columns are 1-based, and times are milliseconds since 1970.
 */
import type { Balance, Reply, TokenState } from './contract';

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

/** One of the document's last runs. */
export interface LastRun {
  startedAt: number;
  endedAt: number;
  sheetId: number;
  sheetName: string;
  rows: number;
  found: number;
  notFound: number;
  /** Failed, missing and invalid. */
  failed: number;
  spent: number;
  left: number;
  undone: boolean;
  /** `unknown` where it is too long ago to tell: Google tells people apart for thirty days. */
  who: 'you' | 'other' | 'unknown';
}

/** What undoing the last run would do. */
export interface UndoCheck {
  run: { startedAt: number; sheetName: string; rows: number } | null;
  /** Why it can't be undone, in one sentence; null when it can. */
  refusal: string | null;
  /** Cells that go back to what they said. */
  emails: number;
  statuses: number;
  /** Cells that people have changed since; they stay. */
  changed: number;
  /** Rows of the run that can't be found again, or can't be told from others; they stay. */
  lost: number;
}

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

/** Credits that formulas of this document may spend a day; null for as many as they like. */
export interface Ceiling {
  credits: number | null;
  spentToday: number;
}

export interface Settings {
  token: TokenState;
  balance: Balance | null;
  savedAnswers: number;
  colours: boolean;
  ceiling: Ceiling;
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
  setFormulaCeiling(credits: number | null): Reply<Ceiling>;
}
