import type { Balance } from '../ecore/balance';
import { sentence } from '../messages';
import type { ProblemCode, Stop } from '../problem';
import { firstPace } from './pace';
import type { Pace } from './pace';

/** Where the asking of many lookups stands: a run keeps it from step to step, a formula for its thirty seconds. */
export interface Asking {
  /** `stopped`: asking for anybody else would fail as well, and `stop` says why. */
  state: 'running' | 'stopped' | 'done';
  stop: Stop | null;
  spent: number;
  /** Requests whose answer was lost on the way: eCore may have charged them. */
  lostAnswers: number;
  /** Credits among `spent` that were charged for lost answers, as the balance has told. */
  lostCharged: number;
  /** Lost answers of which the balance will show whether they were charged, and from when on it shows that for sure. */
  unsettled: number;
  settledFrom: number;
  balance: Balance | null;
  pace: Pace;
  /** Lookups that failed so far and may be tried again, by key. */
  tries: { [key: string]: FailedTries };
  /** Keys of waves that threw. They are sent again in these groups, each half as large as the one before. */
  suspects: string[][];
  /** Lookups in a row that failed all their tries. */
  failuresInRow: number;
  /** Waves in a row without a single answer. */
  emptyWaves: number;
  /** Requests that were answered with 429. */
  refusals: number;
  /** Nothing is sent before this time (Retry-After, backoff). */
  waitUntil: number;
  /** What the last wave met that keeps the next one waiting, or null. */
  heldUp: 'no-answer' | 'limit' | null;
}

export interface FailedTries {
  count: number;
  reason: 'server' | 'network' | 'unreadable';
}

/** A lookup that failed so often is given up. */
export const MOST_TRIES = 3;

export function newAsking(): Asking {
  return {
    state: 'running',
    stop: null,
    spent: 0,
    lostAnswers: 0,
    lostCharged: 0,
    unsettled: 0,
    settledFrom: 0,
    balance: null,
    pace: firstPace(),
    tries: {},
    suspects: [],
    failuresInRow: 0,
    emptyWaves: 0,
    refusals: 0,
    waitUntil: 0,
    heldUp: null,
  };
}

/** @param message what people read, where it is more than the sentence of the code */
export function stopAsking(asking: Asking, code: ProblemCode, message?: string): void;
export function stopAsking(asking: Asking, code: Stop['code'], message: string): void;
export function stopAsking(asking: Asking, code: Stop['code'], message = sentence(code as ProblemCode)): void {
  asking.state = 'stopped';
  asking.stop = { code, message };
}

/** What counts against what may be spent. */
export function spentSoFar({ spent, lostAnswers }: Pick<Asking, 'spent' | 'lostAnswers'>): number {
  return spent + lostAnswers;
}

/** How often a lookup has failed so far. */
export function triesOf({ tries }: Asking, key: string): number {
  return tries[key]?.count || 0;
}

export function isGivenUp(asking: Asking, key: string): boolean {
  return triesOf(asking, key) >= MOST_TRIES;
}
