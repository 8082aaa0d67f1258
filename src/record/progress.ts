import type { ClockState } from './clock-state';
import type { Balance } from '../ecore/balance';
import type { Stop } from '../problem';

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
  /** How many lanes may ask ahead of the step (see `askAhead`); 0 for none. */
  lanes: number;
  stop: Stop | null;
}

/** A run that has started or goes on. */
export interface Started extends Progress {
  /** How it goes on once the page is closed; null or absent where nothing of it is to be said. */
  clock?: ClockState | null;
}

/** How a lane ended: whether it may be called again, and after how many milliseconds. */
export interface Ahead {
  more: boolean;
  wait: number;
  /** As its last answer told, or null. */
  balance: Balance | null;
}
