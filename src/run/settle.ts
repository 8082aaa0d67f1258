import type { Entry } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import type { RowPlan } from '../lookups/waterfall';
import type { Identifiers } from '../identifiers/identifiers';
import { isGivenUp } from '../waves/asking';
import type { FailedTries } from '../waves/asking';
import { LARGEST_WAVE } from '../waves/pace';
import { isFreeForEmail } from './email-cell';
import { identityOf, resolveRow } from './resolve-row';
import type { SheetRow } from './rows';
import type { RunState } from './run-state';
import { keepsEarlierEmail, statusText, withEarlierEmail } from './status';
import type { Sheet } from './sheet';
import { isQueued, readWindowAgain } from './window';
import type { Window } from './window';
import { writeResults } from './write-results';
import type { RowResult } from './write-results';

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
  /** True once lookups that failed all their tries may be told so: eCore answers others, or nothing else is left. */
  giveUp: boolean;
}

/** A result that a queued row can be given by what is known. */
interface Result extends RowResult {
  /** Null for a row that is only written along: it stays as it was. */
  counter: 'found' | 'notFound' | 'unusable' | 'failed' | null;
  /** Of a found email, the lookup that found it. */
  key: string | null;
  identity: string;
}

/** What was written into a row, and what to put back where it turns out to be another person's. */
export interface Written extends Result {
  emailColumn: number;
  statusColumn: number;
  before: SheetRow;
}

/** What the email cell of a row may show since it was written; null where it was left alone. */
export function emailWritten({ email, emailCellEmpty }: RowResult): string | null {
  return email ?? (emailCellEmpty ? '' : null);
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
      // Somebody typed an email meanwhile: it stays, and nothing is asked.
      results.push({ ...result, status: statusText('found'), counter: 'found' });
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

/**
 * Writes the results of a window that was read just now, and counts them. A row may wait for its second and third
 * lookup while its neighbours are done; they wait with it unless a larger extent is asked for, because one block is one
 * call. What is known of rows far below, where nobody has been asked yet, would be written there in many small blocks.
 * @throws StatusNotWritable
 */
export function settleWindow(
  sheet: Sheet,
  window: Window,
  run: RunState,
  knowledge: Knowledge,
  extent: Extent,
): Written[] {
  const weighed = weighWindow(window, run, knowledge);
  const settled = extent === 'all' ? weighed.results : weighed.results.slice(0, weighed[extent]);
  if (settled.length === 0) return [];
  const results = withBridges(window, settled);
  const writtenInto = (result: Result, before: SheetRow): Written => ({
    ...result,
    emailColumn: window.places.email,
    statusColumn: window.places.status,
    before,
  });
  let refused: Set<number>;
  try {
    refused = new Set(writeResults(sheet, window.places, results));
  } catch (error) {
    // Part of it may stand already, and rows may have moved meanwhile: that is looked at before anybody stops.
    const rows = new Map(window.rows.map((row) => [row.row, row] as [number, SheetRow]));
    const { found, notFound, unusable, failed } = run;
    readWindowAgain(
      sheet,
      run,
      window,
      results.map((result) => writtenInto(result, rows.get(result.row) as SheetRow)),
    );
    Object.assign(run, { found, notFound, unusable, failed });
    throw error;
  }
  const written: Written[] = [];
  const byRow = new Map(results.map((result) => [result.row, result] as [number, Result]));
  window.rows = window.rows.map((row) => {
    const result = byRow.get(row.row);
    if (!result) return row;
    if (refused.has(row.row)) run.blocked++;
    else {
      if (result.counter !== null) run[result.counter]++;
      if (result.counter === 'found' && !(result.key !== null && knowledge.paid.delete(result.key))) run.free++;
      written.push(writtenInto(result, row));
    }
    return { ...row, status: result.status, email: result.email ?? row.email };
  });
  return written;
}

/**
 * Queued rows between two results that are still waiting for their second or third lookup: their two cells hold nothing
 * but the run's own `Queued`, and writing that once more makes one call out of many.
 */
function withBridges(window: Window, results: Result[]): Result[] {
  const byRow = new Map(results.map((result) => [result.row, result] as [number, Result]));
  const all: Result[] = [];
  let bridge: Result[] | null = null;
  for (const row of window.rows) {
    const result = byRow.get(row.row);
    if (result) {
      if (bridge && result.emailCellEmpty) all.push(...bridge);
      all.push(result);
      bridge = result.emailCellEmpty ? [] : null;
    } else if (bridge && isQueued(row.status) && row.email === '') {
      bridge.push({
        row: row.row,
        email: null,
        status: row.status,
        emailCellEmpty: true,
        counter: null,
        key: null,
        identity: identityOf(row.identifiers),
      });
    } else {
      bridge = null;
    }
  }
  return all;
}
