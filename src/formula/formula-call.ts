import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import type { Lookup } from '../lookups/lookup';
import type { Services } from '../services';
import { newAsking, type Asking } from '../waves/asking';

export interface FormulaServices {
  services: Services;
  ledger: Ledger;
  /** The token of the file's owner: a formula sees no other user's properties (https://developers.google.com/apps-script/guides/sheets/functions). */
  token(): string | null;
  newId(): string;
}

/** What is known of the lookups when the time is up. */
export interface Answered {
  answers: Map<string, Entry>;
  /** Asked, now or before, without an answer: it may have been charged, and asking again may cost another credit. */
  unanswered: Set<string>;
  asking: Asking;
}

/** The lookups that are needed next, given what is known. */
export type PendingOf = (known: Answered) => Map<string, Lookup>;

/** A formula call at work: what it knows, and what it has in hand. */
export interface FormulaCall extends Answered {
  services: Services;
  ledger: Ledger;
  pendingOf: PendingOf;
  /** Both are empty until something is to be asked. */
  token: string;
  owner: string;
  /** The last answer must be there by then. */
  endsAt: number;
  /** When the user last chose *Retry unfinished formulas*. */
  retriedAt: number;
  /** Answers that the durable tier may not have yet. */
  learned: Map<string, Entry>;
  /** Lost before, and asked for again by the user. They go last and one at a time, so that a slow one delays no others. */
  lostBefore: Set<string>;
  /** Claimed by us and not answered yet. The claims are kept to the end, so that no other cell asks the same. */
  held: Set<string>;
  /** Being asked by somebody else. */
  theirs: Set<string>;
  /** How often a lookup's answer was lost. */
  losses: Map<string, number>;
  /** How long the slowest wave took. */
  slowest: number;
  /** The day's ceiling as the cache tells it, and as it is; undefined until it is needed. */
  ceilingEntry?: string | undefined;
  ceiling?: number | null;
}

/**
 * Google ends a formula after 30 seconds (https://developers.google.com/apps-script/guides/services/quotas), counted from
 * a little before this code runs. An answer that comes after that is charged and can't be stored, so the last answer
 * must be there by now, with a second left for storing it.
 */
const ANSWERS_END = 26_900;
const SAVING_TAKES = 500;
/** Nothing is asked with less time than this left: the answer might come too late, and asking again would cost again. */
export const LEAST_FOR_A_REQUEST = 12_000;
/** How often we look whether an answer has come that another cell asked for. */
export const POLL_MILLISECONDS = 400;

export function beginCall({ services, ledger }: FormulaServices, pendingOf: PendingOf): FormulaCall {
  return {
    services,
    ledger,
    pendingOf,
    token: '',
    owner: '',
    endsAt: services.clock.now() + ANSWERS_END,
    answers: new Map(),
    unanswered: new Set(),
    asking: newAsking(),
    retriedAt: 0,
    learned: new Map(),
    lostBefore: new Set(),
    held: new Set(),
    theirs: new Set(),
    losses: new Map(),
    slowest: 0,
  };
}

/** As long as may still be waited for a lock. */
export function lockWait({ endsAt, services }: FormulaCall, longest: number): number {
  return Math.max(0, Math.min(longest, endsAt + SAVING_TAKES - services.clock.now()));
}

export function learn({ answers }: FormulaCall, fresh: ReadonlyMap<string, Entry>): void {
  for (const [key, entry] of fresh) answers.set(key, entry);
}
