/**
 * What the sidebar may ask of the server, and what it gets back. Only JSON travels: a Date in an answer would reach
 * the page as null for the whole answer (https://developers.google.com/apps-script/guides/html/communication).
 * Rows and columns are 1-based, as the spreadsheet shows them; times are milliseconds since 1970.
 */
import type { ClockState } from './record/clock-state';
import type { LeftOutReason } from './columns/guessed-column';
import type { Outputs } from './columns/assign-emails';
import type { AroundRunApi } from './contract-around';
import type { Balance } from './ecore/balance';
import type { Mapping } from './identifiers/identifiers';
import type { OtherRun, Reply } from './problem';
import type { Check, LeftRun } from './plan/check';
import type { Ahead, Progress, Started } from './record/progress';
import type { RowChoice, RunRequest, Take } from './record/run-request';
import type { TokenState } from './token/token-store';

export type { ClockState } from './record/clock-state';
export type { LeftOutReason } from './columns/guessed-column';
export type { Outputs } from './columns/assign-emails';
export type { Balance } from './ecore/balance';
export type { Identifier, Mapping } from './identifiers/identifiers';
export type { OtherRun, Problem, ProblemCode, Reply, Stop } from './problem';
export type { Check, LeftRun, NamedColumn, RowGroup, SkippedRows, SkipReason } from './plan/check';
export type { Ahead, Progress, Started } from './record/progress';
export type { Leftovers, PinnedRows, RowChoice, RunRequest, Take } from './record/run-request';
export type { TokenState } from './token/token-store';

/** The row choice and the kind of rows a menu item asked for. */
export interface Intent {
  rows: RowChoice;
  take: Take;
}

export interface Column {
  index: number;
  /** `A`, `B`, … `AA`. */
  letter: string;
  /** Empty without a header row. */
  header: string;
  /** The first value below the header, shortened. */
  sample: string;
}

/** One sheet as the *Columns* step shows it. */
export interface SheetColumns {
  sheetId: number;
  sheetName: string;
  /** The row that holds the headers; 0 when there is none. */
  headerRow: number;
  /** How many rows above the header row look like it; null where no other row does. */
  headerRank: number | null;
  /** Rows below the header that hold anything. */
  dataRows: number;
  columns: Column[];
  mapping: Mapping;
  outputs: Outputs;
  /** True when mapping and outputs come from an earlier choice for this sheet, not from a guess. */
  remembered: boolean;
  /** Columns that look like something to read from and are not used. Empty for an earlier choice. */
  leftOut: { column: number; reason: LeftOutReason }[];
}

/** What the sidebar needs when it opens. */
export interface Opening {
  token: TokenState;
  balance: Balance | null;
  sheet: SheetColumns;
  /** What is left of an earlier run of this document, or null. */
  run: Progress | null;
  /** How that run goes on by itself; null where that is not permitted, or it is not this person's. */
  clock: ClockState | null;
  /** Set when a run of this document is being driven elsewhere right now. */
  otherRun: OtherRun | null;
  /** Runs with rows left on other sheets than that of `run`. */
  left: LeftRun[];
  savedAnswers: number;
}

/**
 * The functions the page may call through `google.script.run`, all global in Code.js under these names.
 * Each checks its arguments: anybody who can open the sidebar can call them with anything.
 */
export interface SidebarApi extends AroundRunApi {
  openSidebarState(): Reply<Opening>;
  /** Checks the token with eCore (free), stores it in the user's properties; it never comes back. */
  connectToken(token: string): Reply<{ token: TokenState; note: string }>;
  removeToken(): Reply<TokenState>;
  /** The active sheet's columns; `headerRow` null looks for the header row, `forget` drops the remembered choice. */
  readColumns(options: { headerRow: number | null; forget: boolean }): Reply<SheetColumns>;
  rememberColumns(choice: { sheetId: number; headerRow: number; mapping: Mapping; outputs: Outputs }): Reply<null>;
  checkRun(request: RunRequest): Reply<Check>;
  /** `agreedCredits` is the check's `mostCredits`: a sheet that would cost more by now is refused with `sheet-changed`. */
  startRun(request: RunRequest, agreedCredits: number): Reply<Started>;
  /** About fifteen seconds of the run. */
  stepRun(runId: string): Reply<Progress>;
  /**
   * About thirty seconds of asking ahead of the step, by lane `lane`, counted from 0. Writes nothing into the sheet; several
   * lanes may be at work beside a step.
   */
  askAhead(runId: string, lane: number): Reply<Ahead>;
  /** How far a step in hand has come, for the bar; null when that is not known. Changes nothing. */
  readProgress(runId: string): Reply<Progress | null>;
  /** Seen by a step in hand at its next wave. */
  stopRun(runId: string): Reply<Progress>;
  /**
   * Goes on with what says `Queued`, also after a crash or somebody else's silent run. `agreedCredits` is the new ceiling
   * of the whole run, in the place of the agreed one and of the user's own limit; null keeps both.
   */
  resumeRun(options: { runId: string; takeOver: boolean; agreedCredits: number | null }): Reply<Started>;
  /** Clears `Queued`; a row that kept its email says `Found` again. */
  discardRun(options: { runId: string }): Reply<{ rows: number }>;
  selectRow(sheetId: number, row: number): Reply<null>;
  clearSavedAnswers(): Reply<{ answers: number }>;
}

/** The names of all these: the front door and the page go by this one list. */
export const SERVER_FUNCTIONS = Object.keys({
  openSidebarState: true,
  connectToken: true,
  removeToken: true,
  readColumns: true,
  rememberColumns: true,
  checkRun: true,
  startRun: true,
  stepRun: true,
  askAhead: true,
  readProgress: true,
  stopRun: true,
  resumeRun: true,
  discardRun: true,
  selectRow: true,
  clearSavedAnswers: true,
  lastRuns: true,
  listRows: true,
  selectRows: true,
  checkUndo: true,
  undoRun: true,
  readFormulas: true,
  writeFormula: true,
  retryFormulasInView: true,
  replaceFormulasInView: true,
  readSettings: true,
  setColours: true,
  setClock: true,
  setFormulaCeiling: true,
} satisfies { [Name in keyof SidebarApi]: true }) as (keyof SidebarApi)[];
