import type { Clock } from '../services';
import { digest } from '../sheet/line';
import { identityOf } from '../plan/resolve-row';
import type { RunState } from '../record/run-state';
import type { Sheet } from '../sheet/sheet';
import { isQueued, statusText } from '../sheet/status';
import type { Watch } from '../watch/watch';
import type { Window } from '../watch/window';
import { StatusNotWritable, toBlocks, writeBlock } from './write-results';
import type { Block } from './write-results';
import type { Result, RowWrite } from '../sheet/written';
import { weighWindow } from './weigh-window';
import type { Extent, Knowledge } from './weigh-window';

/** What writing the results of a window goes by. */
export interface Settling {
  sheet: Sheet;
  watch: Watch;
  clock: Clock;
  run: RunState;
  knowledge: Knowledge;
}

/** Writing scattered rows takes long: after a while a stop is looked for, and the rest is written later. */
const LONGEST_SETTLING = 3_000;
/** A row whose cells refuse is tried so many times: Sheets also fails for no reason, even after it has written. */
const TRIES = 2;
const REFUSED = statusText('failed', "the email cell can't be written (protected or restricted)");

/**
 * Writes the results of a window, and counts those that stand. A row may wait for its second and third lookup while its
 * neighbours are done; they wait with it unless a larger extent is asked for, because one block is one call. What is
 * known of rows far below, where nobody has been asked yet, would be written there in many small blocks.
 *
 * A few blocks go by one look at the sheet, then it is looked at again, and once more at the end. Where a block is
 * refused (a protected cell, a validation rule), its halves are tried, down to the single row, whose status then says so.
 *
 * @returns the window as it was seen last
 * @throws StatusNotWritable
 */
export function settleWindow(settling: Settling, stale: Window, extent: Extent, longest = LONGEST_SETTLING): Window {
  const { sheet, watch, clock, run, knowledge } = settling;
  const until = clock.now() + longest;
  const limits = new Map<string, number>();
  const tries = new Map<string, number>();
  let window = watch.again(stale, run.hasOthers || run.fragile ? 'as it is' : 'with more rows');
  for (;;) {
    const weighed = weighWindow(window, run, knowledge);
    const chosen = extent === 'all' ? weighed.results : weighed.results.slice(0, weighed[extent]);
    const settled = chosen.map((result) => afterRefusals(result, tries.get(result.identity) || 0));
    if (settled.length === 0) return window;
    const { places } = window;
    const blocks = toBlocks(
      withBridges(window, settled, knowledge),
      places,
      ({ identity }) => limits.get(identity) ?? Number.POSITIVE_INFINITY,
    );
    const results = new Map(
      blocks.flatMap((block) => block.writes.map((write, index) => [write, block.results[index] as Result] as const)),
    );
    /** Counted before they were looked at. */
    const counted = new Set<RowWrite>();
    const failure = watch.write(
      blocks.map(({ writes }) => writes),
      (call) => writeBlock(sheet, places, blocks[call] as Block<Result>),
      (write, stands) => {
        const result = results.get(write);
        if (counted.delete(write) ? !stands : stands) count(result, settling, stands ? 1 : -1);
      },
    );
    const failed = failure ? blocks[failure.call]?.results || [] : [];
    for (const { identity } of failed) {
      limits.set(identity, Math.ceil(failed.length / 2));
      if (failed.length === 1) tries.set(identity, (tries.get(identity) || 0) + 1);
    }
    // A list without gaps, of which the run takes every row, has nothing to lose: the next look comes with the next write.
    if (!failure && blocks.length === 1 && !run.hasOthers && !run.fragile) {
      results.forEach((result, write) => {
        count(result, settling, 1);
        counted.add(write);
      });
      return withResults(window, blocks[0] as Block<Result>);
    }
    window = watch.again(window, 'with more rows');
    if (failure && failed.length === 1) giveUpOn(window, failed[0] as Result, tries, failure.error);
    if (clock.now() >= until) return window;
  }
}

/** The window as it should show now, until it is looked at again. */
function withResults({ places, rows }: Window, { results }: Block<Result>): Window {
  const byRow = new Map(results.map((result) => [result.row, result] as const));
  return {
    places,
    rows: rows.map((row) => {
      const result = byRow.get(row.row);
      return result ? { ...row, status: result.status, email: result.email ?? row.email } : row;
    }),
  };
}

function count(result: Result | undefined, { run, knowledge }: Settling, by: 1 | -1): void {
  if (!result || result.counter === null) return;
  run[result.counter] += by;
  if (by > 0) knowledge.results.add(result);
  else knowledge.results.delete(result);
  const mark = ownMark(result.identity, result.email || '', result.status);
  if (by < 0) knowledge.settled.delete(mark);
  else if (result.email !== null || result.emailCellEmpty) knowledge.settled.add(mark);
  if (result.counter !== 'found') return;
  // The first row pays, the others are free.
  if (by > 0 && !(result.key !== null && knowledge.paid.delete(result.key))) run.free++;
  if (by < 0 && result.key !== null) knowledge.paid.add(result.key);
}

/** A row whose email cell refuses says so instead. */
function afterRefusals(result: Result, tries: number): Result {
  if (tries < TRIES || result.email === null) return result;
  return { ...result, email: null, emailCellEmpty: false, key: null, status: REFUSED, counter: 'blocked' };
}

/** Where not even the status can be written, nothing of what happens to the row can be told. */
function giveUpOn(window: Window, failed: Result, tries: Map<string, number>, cause: unknown): void {
  const count = tries.get(failed.identity) || 0;
  if (count < (failed.counter === 'blocked' ? 2 * TRIES : TRIES) || failed.email !== null) return;
  const row = window.rows.find((one) => isQueued(one.status) && identityOf(one.identifiers) === failed.identity);
  if (row) throw Object.assign(new StatusNotWritable(row.row), { cause });
}

/**
 * Rows between two results whose two cells are the run's own: they hold nothing but its `Queued`, or what this step has
 * written into them. Writing that once more makes one call out of many.
 */
function withBridges(window: Window, results: Result[], { settled }: Knowledge): Result[] {
  const byRow = new Map(results.map((result) => [result.row, result] as [number, Result]));
  const all: Result[] = [];
  let bridge: Result[] | null = null;
  for (const { row, email, status, identifiers } of window.rows) {
    const result = byRow.get(row);
    if (result) {
      if (bridge && result.emailCellEmpty) all.push(...bridge);
      all.push(result);
      bridge = result.emailCellEmpty ? [] : null;
      continue;
    }
    const identity = identityOf(identifiers);
    const isOwn = isQueued(status) ? email === '' : settled.has(ownMark(identity, email, status));
    if (!bridge || !isOwn) bridge = null;
    else
      bridge.push({
        row,
        email: email === '' ? null : email,
        status,
        emailCellEmpty: email === '',
        counter: null,
        key: null,
        identity,
      });
  }
  return all;
}

function ownMark(identity: string, email: string, status: string): string {
  return digest([identity, email, status].join('\u0000'));
}

/** What is settled of a window, for the next step: that its rows between two results are the run's own, too. */
export function ownMarks({ rows }: Window, { settled }: Knowledge): string[] {
  return rows
    .map(({ identifiers, email, status }) => ownMark(identityOf(identifiers), email, status))
    .filter((mark) => settled.has(mark));
}
