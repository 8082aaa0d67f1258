/**
 * What the sidebar may ask of the server, and what it gets back. Only JSON travels: a Date in an answer would reach
 * the page as null for the whole answer (https://developers.google.com/apps-script/guides/html/communication).
 * Rows and columns are 1-based, as the spreadsheet shows them; times are milliseconds since 1970.
 */
import type { AroundRunApi } from './contract-around';
import type { Identifier } from './identifiers/identifiers';

/** Every server function answers this; a thrown error means something nobody foresaw. */
export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A dead end, with one sentence for the user that says what to do. */
export interface Problem {
  code: ProblemCode;
  message: string;
  /** With `busy`: the run that is in the way. */
  run?: OtherRun;
  /** With `busy`: another step of this very run is at work; calling again after so many milliseconds is worth it. */
  retryAfter?: number;
}

export type ProblemCode =
  | 'no-token'
  | 'bad-token'
  | 'no-credits'
  | 'daily-cap'
  | 'credit-cap'
  /** The run has reached the credits of its check. */
  | 'agreed-credits'
  | 'network'
  | 'ecore-failing'
  | 'nothing-selected'
  | 'header-only'
  | 'empty-sheet'
  /** The selection is on another sheet than the one whose columns were chosen. */
  | 'other-sheet'
  | 'no-columns'
  | 'nothing-to-do'
  | 'protected'
  | 'column-gone'
  | 'sheet-gone'
  | 'sheet-changed'
  /** An earlier run left rows of this sheet queued, and nobody has said what becomes of them. */
  | 'rows-left'
  | 'google-quota'
  | 'not-permitted'
  /** Formulas of this document have spent what it allows a day. */
  | 'formula-ceiling'
  | 'busy'
  | 'taken-over'
  | 'no-run'
  | 'bad-request';

/** A run that somebody else (or another window) drives. */
export interface OtherRun {
  runId: string;
  startedAt: number;
  lastSeenAt: number;
  /** True when the same person started it, from another window. */
  yours: boolean;
  /** True once it has been silent long enough to be taken over. */
  silent: boolean;
}

/** A run with rows left that nobody drives, whichever sheet it is on. */
export interface LeftRun {
  runId: string;
  sheetId: number;
  sheetName: string;
  /** Rows that still say `Queued`. */
  left: number;
  spent: number;
  agreedCredits: number;
  startedAt: number;
  /** True when the same person started it. */
  yours: boolean;
}

export interface TokenState {
  connected: boolean;
  /** The token's last four characters, or empty. */
  lastFour: string;
}

/** Credits left, as eCore's last answer told. */
export interface Balance {
  credits: number;
  at: number;
}

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

/** Identifier → column. */
export type Mapping = { [identifier in Identifier]?: number };

/** Output columns; null means a new one at the right edge. */
export interface Outputs {
  email: number | null;
  status: number | null;
}

/**
 * Why a column that looks like an identifier is not used: the header names somebody else, or has words that are not
 * known; most rows have the same value; the values are not what the header says; another column goes before it; several
 * look alike.
 */
export type LeftOutReason =
  | 'somebody-else'
  | 'unknown-header'
  | 'repeated'
  | 'no-emails'
  | 'no-profiles'
  | 'no-websites'
  | 'no-names'
  | 'another-column'
  | 'several';

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
  /** Set when a run of this document is being driven elsewhere right now. */
  otherRun: OtherRun | null;
  /** Runs with rows left on other sheets than that of `run`. */
  left: LeftRun[];
  savedAnswers: number;
}

/** Inclusive row numbers: a choice that an earlier check already pinned down, and whether it was for rows without email. */
export interface PinnedRows {
  ranges: [first: number, last: number][];
  withoutEmail?: boolean;
}

export type RowChoice = 'selected' | 'all' | 'without-email' | PinnedRows;

/**
 * Which rows count as work: those that are not settled; those that failed; those without a hit; or every one again,
 * paid again (`again` skips the ledger).
 */
export type Take = 'unsettled' | 'failed' | 'not-found' | 'again';

/**
 * What becomes of rows of the sheet that an earlier run left queued and that the row choice does not name: nobody has
 * decided yet, they belong to this run, or their `Queued` is cleared when it starts.
 */
export type Leftovers = 'ask' | 'include' | 'discard';

export interface RunRequest {
  sheetId: number;
  headerRow: number;
  /** The headers as the page saw them when the columns were chosen: by them the columns are found where they stand now. */
  headers?: string[];
  /** As the page was told: where other rows look like the headers, these are told from them by that. */
  headerRank?: number | null;
  mapping: Mapping;
  outputs: Outputs;
  rows: RowChoice;
  take: Take;
  onlyVisible: boolean;
  overwrite: boolean;
  waterfall: boolean;
  /** Null for no cap. */
  creditCap: number | null;
  /** Only the first so many rows (*Try 3 rows first*), or null. */
  firstRows: number | null;
  leftovers: Leftovers;
}

export type SkipReason =
  | 'found'
  | 'not-found'
  | 'has-email'
  | 'hidden'
  | 'blank'
  | 'still-missing'
  | 'still-invalid'
  | 'not-marked-failed'
  | 'not-marked-not-found'
  | 'formula'
  /** The email or the status comes out of an array formula further up. */
  | 'array-formula'
  | 'protected'
  /** A validation rule would reject what is to be written. */
  | 'restricted';

export interface RowGroup {
  count: number;
  /** Row numbers as a reader writes them: `2–14, 17`, cut after a few with `…`. */
  rows: string;
}

export interface SkippedRows extends RowGroup {
  reason: SkipReason;
}

/** A column as the check names it. */
export interface NamedColumn {
  letter: string;
  /** Empty without a header row. */
  header: string;
}

/** What a run would do, before anything is spent. */
export interface Check {
  /** The rows of the request, pinned down: hand these to `startRun`. */
  ranges: [first: number, last: number][];
  sheetName: string;
  /** Those rows as a reader writes them. */
  rows: string;
  /** Set when another sheet than the checked one is in view. */
  activeSheet: { id: number; name: string } | null;
  reads: (NamedColumn & { identifier: Identifier })[];
  writes: { [output in keyof Outputs]: NamedColumn & { isNew: boolean } };
  rowsTaken: number;
  /** Of the rows taken: those that nobody sees, hidden by a filter or by hand. */
  hidden: RowGroup | null;
  /** Rows from this one on could not be looked at for being hidden, for there are very many; null when all were. */
  hiddenUnknownFrom: number | null;
  /** Of the rows taken: those without a usable combination, which only get their status. */
  unusable: RowGroup | null;
  /** Rows of the sheet that an earlier run left queued and that the row choice does not name. */
  leftovers: RowGroup | null;
  /** Runs with rows left on other sheets. */
  left: LeftRun[];
  skipped: SkippedRows[];
  /** Rows that share a lookup with an earlier row of the run. */
  duplicates: number;
  /** Distinct lookups whose answer is already saved: free. */
  known: number;
  /** Distinct people eCore will be asked for. */
  lookups: number;
  /** The most the run can cost, in credits. */
  mostCredits: number;
  balance: Balance | null;
}

export interface Stop {
  code: ProblemCode | 'stopped';
  message: string;
}

/** Where a run stands. */
export interface Progress {
  runId: string;
  sheetId: number;
  sheetName: string;
  startedAt: number;
  /** `running`: call `stepRun` again. `stopped`: rows are left, `stop` says why. `done`: none are left. */
  state: 'running' | 'stopped' | 'done';
  total: number;
  found: number;
  notFound: number;
  failed: number;
  /** Missing data and invalid input. */
  unusable: number;
  /** Rows whose output cell could not be written (formula, protection, validation). */
  blocked: number;
  left: number;
  /** Rows answered from the ledger or from another row of the run: nothing paid. */
  free: number;
  spent: number;
  /** Requests whose answer was lost on the way: eCore may have charged them, and nobody knows. */
  lostAnswers: number;
  /** Credits among `spent` that were charged for lost answers, as the balance before and after tells. */
  lostCharged: number;
  /**
   * The most that the run may spend in all: the credits of its check, or what was agreed to when it was resumed. `spent`
   * and `lostAnswers` together never pass it.
   */
  agreedCredits: number;
  creditCap: number | null;
  balance: Balance | null;
  /** Set while eCore does not answer, or asks to wait: nothing is sent before `until`. */
  waiting: { reason: 'no-answer' | 'limit'; until: number } | null;
  /** The size of the last wave. */
  wave: number;
  stop: Stop | null;
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
  startRun(request: RunRequest, agreedCredits: number): Reply<Progress>;
  /** About fifteen seconds of the run. */
  stepRun(runId: string): Reply<Progress>;
  /** How far a step in hand has come, for the bar; null when that is not known. Changes nothing. */
  readProgress(runId: string): Reply<Progress | null>;
  /** Seen by a step in hand at its next wave. */
  stopRun(runId: string): Reply<Progress>;
  /**
   * Goes on with what says `Queued`, also after a crash or somebody else's silent run. `agreedCredits` is the new ceiling
   * of the whole run, in the place of the agreed one and of the user's own limit; null keeps both.
   */
  resumeRun(options: { runId: string; takeOver: boolean; agreedCredits: number | null }): Reply<Progress>;
  /** Clears `Queued`; a row that kept its email says `Found` again. */
  discardRun(options: { runId: string }): Reply<{ rows: number }>;
  selectRow(sheetId: number, row: number): Reply<null>;
  clearSavedAnswers(): Reply<{ answers: number }>;
}
