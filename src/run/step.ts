import { isFresh } from '../ledger/entry';
import type { Entry } from '../ledger/entry';
import { pickDurable } from '../ledger/durable-answers';
import type { Lookup } from '../lookups/lookup';
import { sentence } from '../messages';
import { askWave } from '../waves/ask-wave';
import { stopAsking } from '../waves/asking';
import { chooseWave } from '../waves/choose-wave';
import { LARGEST_WAVE } from '../waves/pace';
import { CONTROL, readControl } from './control';
import { progressEntry, tellProgress } from './progress-entry';
import { createPlanner } from './resolve-row';
import { creditsAllowed, stopAtCeiling } from './run-state';
import { reserve, saveStep } from './save-step';
import type { StepInput, Work } from './save-step';
import { countsAsKnown } from './saved-answers';
import { settleWindow, weighWindow } from './settle';
import type { Extent, Knowledge, Written } from './settle';
import { ColumnGone, isQueued, openWindow, readWindowAgain } from './window';
import type { Window } from './window';
import { StatusNotWritable } from './write-results';

/** A step ends soon after this, far from Google's six minutes, so that a run whose sidebar is closed rests soon. */
export const STEP_MILLISECONDS = 10_000;

/** Well under the platform's minute (https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app). */
const TIMEOUT_SECONDS = 25;

const CLAIMED_ELSEWHERE_WAIT = 700;
/** A request may take its 25 seconds, and the claim on its lookup must outlast it: an older claim is renewed before anything is sent. */
const CLAIM_GOOD_FOR = 14_000;
/** Two waves: the second is sent well within the time that a claim is good for. */
const CLAIMED_AT_ONCE = 2 * LARGEST_WAVE;
/** How soon a stop is seen at the latest, however small the waves. */
const CONTROL_EVERY = 1_000;
/**
 * Reading a window again and writing into it costs as much as half a wave: results wait for each other until they are
 * so many, or the first of them so old. Meanwhile they are in the ledger.
 */
const RESULTS_A_WRITE = 150;
const LONGEST_HOLD = STEP_MILLISECONDS / 2;
/** A shorter wait is used for claims and writes; a longer one comes before them, so that a stop is seen after it. */
const SHORT_WAIT = 1_100;

/**
 * About ten seconds of a run: waves of lookups, each stored in the ledger before any cell is touched, each written by
 * what the rows say right before writing. What happened is in `run`, which is also saved; the run's state tells whether
 * to go on.
 */
export function takeStep(input: StepInput): void {
  const { services, run } = input;
  const { clock } = services;
  const work: Work = {
    learned: new Map(),
    claimed: new Map(),
    knowledge: { plan: createPlanner(run.waterfall), answers: new Map(), paid: new Set(), giveUp: false },
    window: null,
  };
  // A crash between a reservation and its wave's end: whatever that wave cost counts as spent.
  run.lostAnswers += run.reserved;
  run.reserved = 0;
  try {
    workThrough(input, work, clock.now() + STEP_MILLISECONDS);
  } catch (error) {
    if (error instanceof ColumnGone) stopAsking(run, 'column-gone', sentence('column-gone'));
    else if (error instanceof StatusNotWritable)
      stopAsking(
        run,
        'protected',
        `Row ${error.row} can't be written because its status cell is protected or restricted: free it and resume.`,
      );
    else throw error;
  } finally {
    input.ledger.release([...work.claimed.keys()], input.owner);
    run.lastSeenAt = clock.now();
    saveStep(input, work);
  }
}

function workThrough(
  { services, ledger, sheet, run, token, owner, saved }: StepInput,
  work: Work,
  deadline: number,
): void {
  const { clock } = services;
  const { learned, claimed, knowledge } = work;
  const consulted = new Set<string>();
  const accept = (entry: Entry) => countsAsKnown(entry, run.take, run.startedAt) && isFresh(entry, clock.now());
  /** Answers of the last wave that are in no store yet. */
  let fresh = new Map<string, Entry>();
  const isClaimed = (key: string) => clock.now() - (claimed.get(key) ?? 0) < CLAIM_GOOD_FOR;
  let busyUntil = new Map<string, number>();
  let fromTop = run.cursor <= run.headerRow + 1;
  let sawPending = false;
  let lastPass = false;
  let written: Written[] = [];
  let window = openWindow(sheet, run, run.cursor);
  let settledAt = clock.now();
  let heardAt = clock.now();
  const settle = (stale: Window, extent: Extent): Window => {
    const read = readWindowAgain(sheet, run, stale, written);
    written = settleWindow(sheet, read, run, knowledge, extent);
    settledAt = clock.now();
    return read;
  };
  /** What was written last is looked at before nobody does any more. */
  const lookBack = (stale: Window): void => {
    if (written.length > 0) readWindowAgain(sheet, run, stale, written);
    written = [];
    run.cursor = firstQueued(stale) ?? run.cursor;
  };

  for (;;) {
    if (!window) {
      // Rows may have moved up behind the cursor, so only a whole pass without work ends the run; what failed all its
      // tries is told once nothing else is left.
      lastPass = fromTop && !sawPending;
      fromTop = true;
      sawPending = false;
      window = openWindow(sheet, run, 1);
      if (!window) {
        run.state = 'done';
        return;
      }
    }
    run.cursor = firstQueued(window) ?? run.cursor;
    work.window = window;

    knowledge.giveUp = lastPass || run.failuresInRow === 0;
    let { pending } = weighWindow(window, run, knowledge);
    // What is known of a row's first lookup brings up its second.
    while (consultSaved(saved, pending, consulted, knowledge, accept))
      pending = weighWindow(window, run, knowledge).pending;
    sawPending = sawPending || pending.size > 0;
    const now = clock.now();
    if (run.waitUntil - now > SHORT_WAIT && now < deadline) {
      ledger.store(fresh);
      tellProgress(services.documentCache, run);
      clock.sleep(Math.min(run.waitUntil, deadline) - now);
    }
    const timeUp = Math.max(clock.now(), run.waitUntil) >= deadline;
    const chosen = timeUp
      ? []
      : chooseWave(pending, run, creditsAllowed(run), (key) => (busyUntil.get(key) ?? 0) > clock.now());
    const unclaimed = chosen.map(({ key }) => key).filter((key) => !isClaimed(key));
    if (timeUp || unclaimed.length > 0 || clock.now() - heardAt >= CONTROL_EVERY) {
      const others = [...pending.keys()].filter((key) => !isClaimed(key) && !unclaimed.includes(key));
      // Several waves are claimed at a time: a claim costs as much as a sixth of a wave.
      const ahead = unclaimed.length > 0 ? others.splice(0, CLAIMED_AT_ONCE - unclaimed.length) : [];
      const claims = ledger.claim([...unclaimed, ...ahead], owner, {
        accept,
        store: fresh,
        peek: others,
        extra: [CONTROL],
        alongside: progressEntry(run),
      });
      claims.answers.forEach((entry, key) => knowledge.answers.set(key, entry));
      const claimedAt = clock.now();
      claims.mine.forEach((key) => claimed.set(key, claimedAt));
      busyUntil = new Map(claims.theirs.map((key) => [key, clock.now() + CLAIMED_ELSEWHERE_WAIT] as [string, number]));
      readControl(claims.extra[CONTROL], run);
      heardAt = clock.now();
    } else {
      ledger.store(fresh, { alongside: progressEntry(run) });
    }
    fresh = new Map();

    const weighed = weighWindow(window, run, knowledge);
    pending = weighed.pending;
    const over = run.state !== 'running' || pending.size === 0;
    const due = over || timeUp || weighed.ready >= RESULTS_A_WRITE || clock.now() - settledAt >= LONGEST_HOLD;
    if (due && weighed.results.length > 0) {
      // A row at the head that keeps waiting must not hold back all the others.
      window = settle(window, over ? 'all' : timeUp || weighed.ready * 2 < weighed.results.length ? 'near' : 'ready');
      pending = weighWindow(window, run, knowledge).pending;
    }
    if (run.state !== 'running' || timeUp) {
      lookBack(window);
      return;
    }
    const wave = chosen.filter(({ key }) => claimed.has(key) && pending.has(key));
    if (wave.length > 0) {
      const allowed = creditsAllowed(run);
      if (allowed <= 0) {
        stopAtCeiling(run);
        window = settle(window, 'all');
        lookBack(window);
        return;
      }
      const lookups = wave.slice(0, allowed);
      reserve(services, run, lookups.length);
      if (run.waitUntil > clock.now()) clock.sleep(run.waitUntil - clock.now());
      // Whoever hung for long is no longer sure of his claims, nor of the run.
      if (run.state !== 'running' || !lookups.every(({ key }) => isClaimed(key))) {
        run.reserved = 0;
        continue;
      }
      fresh = askWave(services, token, lookups, run, TIMEOUT_SECONDS);
      run.reserved = 0;
      fresh.forEach((entry, key) => {
        claimed.delete(key);
        learned.set(key, entry);
        knowledge.answers.set(key, entry);
        if (entry.kind === 'found') knowledge.paid.add(key);
      });
      // The wave that brought a stop may have brought answers too: they are written before the step ends.
      if (run.state !== 'running') {
        ledger.store(fresh);
        window = settle(window, 'all');
        lookBack(window);
        return;
      }
    } else if (busyUntil.size > 0 && pending.size > 0) {
      clock.sleep(CLAIMED_ELSEWHERE_WAIT);
    } else if (pending.size === 0) {
      lookBack(window);
      const last = window.rows[window.rows.length - 1]?.row ?? run.cursor;
      window = openWindow(sheet, run, last + 1);
    }
  }
}

/** The first row of a window that waits; where none does, its first row. */
function firstQueued({ rows }: Window): number | undefined {
  return (rows.find(({ status }) => isQueued(status)) ?? rows[0])?.row;
}

/** Takes over what the durable tier knew when the step began; true when that answered something. */
function consultSaved(
  saved: { [name: string]: string },
  pending: Map<string, Lookup>,
  consulted: Set<string>,
  knowledge: Knowledge,
  accept: (entry: Entry) => boolean,
): boolean {
  const keys = [...pending.keys()].filter((key) => !consulted.has(key));
  keys.forEach((key) => consulted.add(key));
  let learned = false;
  pickDurable(saved, keys).forEach((entry, key) => {
    if (!accept(entry)) return;
    knowledge.answers.set(key, entry);
    learned = true;
  });
  return learned;
}
