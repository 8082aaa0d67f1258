/** What a run would do, as its check tells. */

import type { Identifier } from '../identifiers/identifiers';
import type { Balance } from '../ecore/balance';
import type { Outputs } from '../columns/assign-emails';

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
