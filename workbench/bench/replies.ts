/**
 * What the bench reads of the add-on's answers to its page: only what it uses, in its own words, because the workbench
 * knows nothing of the add-on but what its functions give back.
 */

export type Reply<T> = { ok: true; value: T } | { ok: false; problem: { code: string; message: string } };

/** What `readColumns` guessed; it goes back into the request as it came. */
export interface Columns {
  sheetId: number;
  headerRow: number;
  mapping: { [identifier: string]: number };
  outputs: { email: number | null; status: number | null };
}

export interface Check {
  ranges: [first: number, last: number][];
  rowsTaken: number;
  lookups: number;
  mostCredits: number;
}

export interface Progress {
  runId: string;
  state: 'running' | 'stopped' | 'done';
  total: number;
  found: number;
  notFound: number;
  failed: number;
  /** Missing data and invalid input. */
  unusable: number;
  blocked: number;
  left: number;
  free: number;
  spent: number;
  lostAnswers: number;
  /** How many lanes may be at work beside a step. */
  lanes: number;
  stop: { code: string; message: string } | null;
}

/** How a lane ended: whether to call it again, and after how many milliseconds. */
export interface Ahead {
  more: boolean;
  wait: number;
}

/** What `checkRun` and `startRun` are asked. */
export interface RunRequest extends Columns {
  rows: 'all' | 'selected' | 'without-email' | { ranges: [first: number, last: number][] };
  take: 'unsettled' | 'failed' | 'not-found' | 'again';
  onlyVisible: boolean;
  overwrite: boolean;
  waterfall: boolean;
  creditCap: number | null;
  firstRows: number | null;
  leftovers: 'ask';
}
