import type { Identifiers } from '../identifiers/identifiers';
import type { Entry } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import type { RowPlan } from '../lookups/waterfall';
import { isGivenUp } from '../waves/asking';
import type { FailedTries } from '../waves/asking';
import { LARGEST_WAVE } from '../waves/pace';
import { isFreeForEmail } from '../sheet/email-cell';
import { identityOf, resolveRow } from '../plan/resolve-row';
import type { RunState } from '../record/run-state';
import { isQueued, keepsEarlierEmail, statusText, withEarlierEmail } from '../sheet/status';
import type { Window } from '../watch/window';
import type { Result } from '../sheet/written';

export const FAILURE_REASONS: { [reason in FailedTries['reason']]: string } = {
  server: 'eCore could not answer, try again later',
  network: 'eCore could not be reached, try again later',
  unreadable: "eCore's answer could not be read, try again later",
};

const COUNTERS = { 'not-found': 'notFound', unusable: 'unusable', failed: 'failed' } as const;

/** What a step knows while it works on a window. */
export interface Knowledge {
  plan: (identifiers: Identifiers) => RowPlan;
  answers: Map<string, Entry>;
  /** Keys that this step paid for and no row has taken yet: the first row pays, the others are free. */
  paid: Set<string>;
  /** What was written into rows lately (see `ownMark`): these cells are the run's own, and may be written once more. */
  settled: Set<string>;
  /** What stands in the sheet of what this step has written. */
  results: Set<Result>;
  /** True once lookups that failed all their tries may be told so: eCore answers others, or nothing else is left. */
  giveUp: boolean;
}

/** What can be done about a window's queued rows. */
export interface Weighed {
  /** The lookups that rows wait for, in the order of the rows. */
  pending: Map<string, Lookup>;
  results: Result[];
  /** How many of the results stand above every row that waits. */
  ready: number;
  /** How many stand above all but a wave's worth of waiting rows. */
  near: number;
}

/** Which of a window's results are written: those above every waiting row, those above most of them, or all. */
export type Extent = 'ready' | 'near' | 'all';

/**
 * Sorts the window's queued rows into those that can be settled and the lookups the others wait for. Lookups that are
 * given up but not told yet are in neither.
 */
export function weighWindow(window: Window, run: RunState, knowledge: Knowledge): Weighed {
  const pending = new Map<string, Lookup>();
  const results: Result[] = [];
  let ready: number | null = null;
  let near: number | null = null;
  let waiting = 0;
  for (const row of window.rows) {
    if (!isQueued(row.status)) continue;
    const outcome = resolveRow(knowledge.plan(row.identifiers), knowledge.answers);
    /** What the row says where its email stays: it may be of whoever stood there before. */
    const withoutEmail = (status: string) => withEarlierEmail(status, row.email);
    const result = {
      row: row.row,
      email: null,
      emailCellEmpty: row.email === '',
      key: null,
      identity: identityOf(row.identifiers),
    };
    const mayWrite =
      isFreeForEmail(row.email) || run.overwrite || run.take === 'again' || keepsEarlierEmail(row.status, row.email);
    if (!mayWrite) {
      // Somebody typed an email meanwhile: it stays, and nothing is asked. Or a write broke off behind the row's own.
      const key = outcome.kind === 'found' && outcome.email === row.email ? outcome.key : null;
      results.push({ ...result, status: statusText('found'), counter: 'found', key });
    } else if (outcome.kind === 'found') {
      results.push({ ...result, email: outcome.email, status: outcome.status, counter: 'found', key: outcome.key });
    } else if (outcome.kind === 'pending') {
      const { key } = outcome.lookup;
      const tries = run.tries[key];
      if (!tries || !isGivenUp(run, key)) {
        // Of several spellings of one person the first row's is asked.
        if (!pending.has(key)) pending.set(key, outcome.lookup);
        ready ??= results.length;
        if (++waiting === LARGEST_WAVE) near = results.length;
      } else if (knowledge.giveUp)
        results.push({
          ...result,
          status: withoutEmail(statusText('failed', FAILURE_REASONS[tries.reason])),
          counter: 'failed',
        });
    } else {
      results.push({
        ...result,
        status: withoutEmail(outcome.status),
        counter: COUNTERS[outcome.kind],
      });
    }
  }
  return { pending, results, ready: ready ?? results.length, near: near ?? results.length };
}
