import type { Entry } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import type { RowPlan } from '../lookups/waterfall';
import type { Identifiers } from '../identifiers/identifiers';
import { isGivenUp } from '../waves/asking';
import type { FailedTries } from '../waves/asking';
import { resolveRow } from './resolve-row';
import type { RunState } from './run-state';
import { statusText } from './status';
import type { Sheet } from './sheet';
import { isQueued } from './window';
import type { Window } from './window';
import { writeResults } from './write-results';
import type { RowResult } from './write-results';

const FAILURE_REASONS: { [reason in FailedTries['reason']]: string } = {
  server: 'eCore could not answer, try again later',
  network: 'eCore could not be reached, try again later',
  unreadable: "eCore's answer could not be read, try again later",
};

/** What a step knows while it works on a window. */
export interface Knowledge {
  plan: (identifiers: Identifiers) => RowPlan;
  answers: Map<string, Entry>;
  /** Keys that this step paid for and no row has taken yet: the first row pays, the others are free. */
  paid: Set<string>;
  /** True once lookups that failed all their tries may be told so: eCore answers others, or nothing else is left. */
  giveUp: boolean;
}

/** The lookups the window's queued rows wait for, in the order of the rows; failed ones that are given up left out. */
export function pendingLookups(window: Window, run: RunState, knowledge: Knowledge): Map<string, Lookup> {
  const pending = new Map<string, Lookup>();
  for (const { identifiers, status } of window.rows) {
    if (!isQueued(status)) continue;
    const outcome = resolveRow(knowledge.plan(identifiers), knowledge.answers);
    if (outcome.kind === 'pending' && !isGivenUp(run, outcome.lookup.key)) pending.set(outcome.lookup.key, outcome.lookup);
  }
  return pending;
}

/** True when some queued row's result can be written by what is known. */
export function canSettle(window: Window, run: RunState, knowledge: Knowledge): boolean {
  return window.rows.some(({ identifiers, status }) => {
    if (!isQueued(status)) return false;
    const outcome = resolveRow(knowledge.plan(identifiers), knowledge.answers);
    return outcome.kind !== 'pending' || (knowledge.giveUp && isGivenUp(run, outcome.lookup.key));
  });
}

/**
 * Writes the result of every queued row whose identifiers, as they stand now, have their answer, and counts it.
 * @throws StatusNotWritable
 */
export function settleWindow(sheet: Sheet, window: Window, run: RunState, knowledge: Knowledge): void {
  const results: (RowResult & { count: () => void })[] = [];
  for (const row of window.rows) {
    if (!isQueued(row.status)) continue;
    const outcome = resolveRow(knowledge.plan(row.identifiers), knowledge.answers);
    const result = { row: row.row, email: null, status: '', emailCellEmpty: row.email === '' };
    if (outcome.kind === 'pending') {
      const tries = run.tries[outcome.lookup.key];
      if (!knowledge.giveUp || !tries || !isGivenUp(run, outcome.lookup.key)) continue;
      results.push({ ...result, status: statusText('failed', FAILURE_REASONS[tries.reason]), count: () => run.failed++ });
    } else if (outcome.kind === 'found') {
      // An email that somebody typed meanwhile stays; eCore's answer is in the ledger.
      const writes = row.email === '' || run.overwrite || run.take === 'again';
      const free = !knowledge.paid.delete(outcome.key);
      const count = () => {
        run.found++;
        if (free) run.free++;
      };
      results.push({ ...result, email: writes ? outcome.email : null, status: outcome.status, count });
    } else {
      const count = outcome.kind === 'not-found' ? () => run.notFound++ : () => run.unusable++;
      results.push({ ...result, status: outcome.status, count });
    }
  }
  if (results.length === 0) return;

  const refused = new Set(writeResults(sheet, window.places, results));
  const statuses = new Map(results.map((result) => [result.row, result.status] as [number, string]));
  for (const result of results) {
    if (refused.has(result.row)) run.blocked++;
    else result.count();
  }
  window.rows = window.rows.map((row) => ({ ...row, status: statuses.get(row.row) ?? row.status }));
}
