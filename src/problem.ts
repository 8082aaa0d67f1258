/** What may stand in the way, as a code that code can ask for and a sentence that people read. */
import type { ClockState } from './record/clock-state';

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
  /** How it goes on by itself; null or absent where it does not. */
  clock?: ClockState | null;
}

export interface Stop {
  code: ProblemCode | 'stopped';
  message: string;
}
