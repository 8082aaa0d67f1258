import { isFresh, markAhead } from '../ledger/entry';
import type { Entry } from '../ledger/entry';
import type { Claims } from '../ledger/ledger';
import { pickDurable } from '../ledger/durable-answers';
import type { Lookup } from '../lookups/lookup';
import { HEADERS_AMONG_ROWS, sentence } from '../messages';
import { askWave } from '../waves/ask-wave';
import { MOST_TRIES, stopAsking } from '../waves/asking';
import type { FailedTries } from '../waves/asking';
import { chooseWave } from '../waves/choose-wave';
import { settleLosses } from '../waves/lost-answers';
import { LARGEST_WAVE } from '../waves/pace';
import { CLAIM_LASTS, outlastsARequest, TIMEOUT_SECONDS } from './claims';
import { CONTROL, readControl } from './control';
import { flightEntry, putFlight } from './flight';
import { progressEntry, tellProgress } from './progress-entry';
import { createPlanner } from './resolve-row';
import { WAVES_APART } from './lane-credits';
import { createLanes } from './lanes';
import { nextAllowance, renewLease } from './lease';
import { creditsAllowed, stopAtCeiling } from './run-state';
import type { RunState } from './run-state';
import { saveStep } from './save-step';
import type { StepInput, Work } from './save-step';
import { countsAsKnown } from './saved-answers';
import { ownMarks, settleWindow } from './settle';
import { weighWindow } from './weigh-window';
import type { Extent } from './weigh-window';
import { isQueued } from './status';
import { createJournal } from './journal';
import { watchSheet } from './watch';
import { ColumnGone, HeadersAmongRows } from './window';
import type { Window } from './window';
import { StatusNotWritable } from './write-results';

/** A step ends soon after this, far from Google's six minutes, so that a run whose sidebar is closed rests soon. */
export const STEP_MILLISECONDS = 15_000;

const CLAIMED_ELSEWHERE_WAIT = 700;
/** The same where lanes bring the answers, which is often. */
const LANES_WAIT = 250;
/** A step that hung for so long beyond its time is no longer sure of its lease. */
const SURE_OF_LEASE = 3_000;
/** Two waves: the second is sent well within the time that a claim is good for. With lanes one: they take the next. */
const CLAIMED_AT_ONCE = 2 * LARGEST_WAVE;
/** With those that are claimed, one call of the cache. */
const MOST_PEEKED = 380;
/** How soon a stop is seen at the latest, however small the waves. */
const CONTROL_EVERY = 1_000;
/**
 * Reading a window again and writing into it costs as much as half a wave: results wait for each other until they are
 * so many, or the first of them so old. Meanwhile they are in the ledger.
 */
const RESULTS_A_WRITE = 165;
const RESULTS_A_WRITE_WITH_LANES = 250;
const LONGEST_HOLD = STEP_MILLISECONDS / 2;
/** So long before its end a step hands out for the time until the next one does. */
const LAST_ROUNDS = 1_500;
/** Before a run ends, what is known is written, however scattered the rows are. */
const LAST_SETTLING = 10_000;
/** As long as a request may take, and the lease still holds when what came is written. */
const LONGEST_WAIT_FOR_LANES = 45_000;
/** A shorter wait is used for claims and writes; a longer one comes before them, so that a stop is seen after it. */
const SHORT_WAIT = 1_100;

/**
 * About fifteen seconds of a run: waves of lookups, each stored in the ledger before any cell is touched, each written by
 * what the rows say right before writing. What happened is in `run`, which is also saved; the run's state tells whether
 * to go on.
 */
export function takeStep(input: StepInput): void {
  const { services, run } = input;
  const { clock } = services;
  const work: Work = {
    writeOut: () => undefined,
    learned: new Map(),
    ahead: new Map(),
    claimed: new Map(),
    knowledge: {
      plan: createPlanner(run.waterfall),
      answers: new Map(),
      paid: new Set(),
      settled: new Set(),
      results: new Set(),
      giveUp: false,
    },
    window: null,
    lanes: null,
  };
  try {
    workThrough(input, work, clock.now() + STEP_MILLISECONDS);
  } catch (error) {
    if (error instanceof ColumnGone)
      stopAsking(run, 'column-gone', error instanceof HeadersAmongRows ? HEADERS_AMONG_ROWS : sentence('column-gone'));
    else if (error instanceof StatusNotWritable)
      stopAsking(
        run,
        'protected',
        `Row ${error.row} can't be written because its status cell is protected or restricted by a rule. Unlock it, then resume.`,
      );
    else {
      writeOutQuietly(work);
      throw error;
    }
  } finally {
    input.ledger.release([...work.claimed.keys()], input.owner);
    run.lastSeenAt = clock.now();
    // A lane that knows more of the wallet keeps that itself.
    if ((work.lanes?.balanceAt() ?? 0) > (run.balance?.at ?? 0)) run.balance = null;
    saveStep(input, work);
  }
}

/** Where a service has failed, the sheet may still take the answers in hand. */
function writeOutQuietly(work: Work): void {
  try {
    work.writeOut();
  } catch {
    // What broke the step off is told.
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
  const lanes = createLanes(run, saved, { now: clock.now(), endsAt: deadline - LAST_ROUNDS });
  work.lanes = lanes;
  const learn = (entry: Entry, key: string): void => {
    // What a lane has paid for this run has paid for: the first row that takes it is not free.
    const isPaid = entry.kind === 'found' && entry.ahead === true && entry.at >= run.startedAt;
    if (isPaid && !knowledge.answers.has(key)) {
      knowledge.paid.add(key);
      work.ahead.set(key, entry);
    }
    knowledge.answers.set(key, entry);
  };
  /** Answers of the last wave that are in no store yet. */
  let fresh = new Map<string, Entry>();
  let mayCost = spentSoFar(run) + (run.lease?.allowance ?? 0);
  const hear = (texts: { [name: string]: string }, answers: Map<string, Entry>): void => {
    const before = spentSoFar(run);
    answers.forEach(learn);
    lanes.hear(texts, answers);
    // Lanes have an allowance of their own.
    mayCost += spentSoFar(run) - before;
  };
  const tell = (inFlight: number) => ({ ...progressEntry(run), ...flightEntry(run, owner, inFlight) });
  const isClaimed = (key: string) => outlastsARequest(claimed.get(key) ?? 0, clock.now());
  let busyUntil = new Map<string, number>();
  let fromTop = run.cursor <= run.headerRow + 1;
  let sawPending = false;
  let lastPass = false;
  const watch = watchSheet({ sheet, run, clock, journal: createJournal(services.documentCache, run) });
  for (const mark of watch.recover()) knowledge.settled.add(mark);
  if (run.hasOthers) watch.survey();
  let window = watch.open(run.cursor);
  let settledAt = clock.now();
  let heardAt = clock.now();
  const settle = (stale: Window, extent: Extent, longest?: number | undefined): Window => {
    const seen = settleWindow({ sheet, watch, clock, run, knowledge }, stale, extent, longest);
    settledAt = clock.now();
    return seen;
  };
  work.writeOut = () => {
    if (!work.window || fresh.size === 0) return;
    work.window = settle(work.window, 'all', LAST_SETTLING);
    rest(work.window);
  };
  const rest = (stale: Window): void => {
    watch.close(ownMarks(stale, knowledge));
    run.cursor = firstQueued(stale) ?? run.cursor;
  };

  /** Their answers are paid for: a step that ends the run waits until they are in. */
  const waitForLanes = (pending: ReadonlyMap<string, Lookup>): void => {
    if (!lanes.areThere()) return;
    if (run.stop?.code !== 'taken-over') putFlight(services.documentCache, { [CONTROL]: `stop ${run.id}` });
    const until = deadline + LONGEST_WAIT_FOR_LANES;
    const peek = [...pending.keys()].filter((key) => lanes.isElsewhere(key));
    while (!lanes.areHome(clock.now())) {
      const { extra, answers } = ledger.claim([], owner, { accept, peek, extra: [...lanes.names] });
      hear(extra, answers);
      if (lanes.inFlight(clock.now()) === 0 || clock.now() >= until) return;
      clock.sleep(LANES_WAIT);
    }
  };
  const windUp = (stale: Window): void => {
    let last = settle(stale, 'all', LAST_SETTLING);
    if (lanes.areThere()) {
      waitForLanes(weighWindow(last, run, knowledge).pending);
      last = settle(last, 'all', LAST_SETTLING);
    }
    rest(last);
  };

  for (;;) {
    if (!window) {
      // Rows may have moved up behind the cursor, so only a whole pass without work ends the run; what failed all its
      // tries is told once nothing else is left.
      lastPass = fromTop && !sawPending;
      fromTop = true;
      sawPending = false;
      window = watch.open(1);
      if (!window) {
        watch.close();
        run.state = 'done';
        waitForLanes(new Map());
        return;
      }
    }
    run.cursor = firstQueued(window) ?? run.cursor;
    work.window = window;

    knowledge.giveUp = lastPass || run.failuresInRow === 0;
    let { pending } = weighWindow(window, run, knowledge);
    // What is known of a row's first lookup brings up its second.
    while (consultSaved(saved, pending, consulted, { accept, learn }))
      pending = weighWindow(window, run, knowledge).pending;
    sawPending = sawPending || pending.size > 0;
    const now = clock.now();
    if (run.waitUntil - now > SHORT_WAIT && now < deadline) {
      ledger.store(fresh, { alongside: tell(0) });
      tellProgress(services.documentCache, run);
      clock.sleep(Math.min(run.waitUntil, deadline) - now);
    }
    const timeUp = Math.max(clock.now(), run.waitUntil) >= deadline;
    const chosen = timeUp
      ? []
      : chooseWave(
          lanes.ownFirst(pending, isClaimed),
          run,
          creditsAllowed(run),
          (key) => lanes.isElsewhere(key) || (busyUntil.get(key) ?? 0) > clock.now(),
        );
    const unclaimed = chosen.map(({ key }) => key).filter((key) => !isClaimed(key));
    // What the cache is told of the wave goes with what is written anyway, where no write to the sheet comes between.
    const known = weighWindow(window, run, knowledge);
    const resultsAWrite = lanes.areThere() ? RESULTS_A_WRITE_WITH_LANES : RESULTS_A_WRITE;
    const willSettle = known.ready >= resultsAWrite || clock.now() - settledAt >= LONGEST_HOLD;
    const told = willSettle ? 0 : chosen.length;
    let isStored = false;
    if (timeUp || unclaimed.length > 0 || lanes.areBusy() || clock.now() - heardAt >= CONTROL_EVERY) {
      const others = [...pending.keys()].filter((key) => !isClaimed(key) && !unclaimed.includes(key));
      const free = others.filter((key) => !lanes.isElsewhere(key) && !busyUntil.has(key));
      // Several waves are claimed at a time: a claim costs as much as a sixth of a wave.
      const atOnce = lanes.names.length > 0 && run.pace.ceiling === LARGEST_WAVE ? LARGEST_WAVE : CLAIMED_AT_ONCE;
      const ahead = unclaimed.length > 0 ? free.splice(0, atOnce - unclaimed.length) : [];
      const toClaim = new Set([...unclaimed, ...ahead]);
      let parcels: { [name: string]: string } = {};
      const handOut = ({ extra, answers }: Claims): void => {
        hear(extra, answers);
        if (timeUp || run.waitUntil - clock.now() > SHORT_WAIT || !lanes.areThere()) return;
        // What was just heard may have brought up the second lookups of some rows.
        let now = weighWindow(window as Window, run, knowledge).pending;
        while (consultSaved(saved, now, consulted, { accept, learn }))
          now = weighWindow(window as Window, run, knowledge).pending;
        const isFree = (key: string) =>
          !isClaimed(key) && !toClaim.has(key) && !lanes.isElsewhere(key) && !busyUntil.has(key);
        const lookups = [...now].flatMap(([key, lookup]) => (isFree(key) ? [lookup] : []));
        parcels = lanes.handOut(lookups, clock.now());
      };
      const claims = ledger.claim([...unclaimed, ...ahead], owner, {
        accept,
        lasts: CLAIM_LASTS,
        store: fresh,
        peek: [
          ...others.filter((key) => lanes.isElsewhere(key)),
          ...others.filter((key) => !toClaim.has(key) && !lanes.isElsewhere(key)),
        ].slice(0, MOST_PEEKED),
        extra: [CONTROL, ...lanes.names],
        alongside(read) {
          handOut(read);
          return { ...tell(told), ...parcels };
        },
      });
      isStored = claims.written;
      // Where there was nothing to claim or to store, nothing was written.
      if (!isStored && fresh.size === 0 && Object.keys(parcels).length > 0) putFlight(services.documentCache, parcels);
      const claimedAt = clock.now();
      claims.mine.forEach((key) => claimed.set(key, claimedAt));
      busyUntil = new Map(claims.theirs.map((key) => [key, clock.now() + CLAIMED_ELSEWHERE_WAIT] as [string, number]));
      readControl(claims.extra[CONTROL], run);
      heardAt = clock.now();
    } else {
      isStored = ledger.store(fresh, { alongside: tell(told) });
    }
    if (isStored) fresh = new Map();

    const weighed = weighWindow(window, run, knowledge);
    pending = weighed.pending;
    // What the cache does not take is kept in the cells.
    const mustWrite = pending.size === 0 || fresh.size > 0;
    const due = mustWrite || timeUp || weighed.ready >= resultsAWrite || clock.now() - settledAt >= LONGEST_HOLD;
    if (run.state !== 'running') return windUp(window);
    if (due && weighed.results.length > 0) {
      // A row at the head that keeps waiting must not hold back all the others.
      const extent = mustWrite ? 'all' : timeUp || weighed.ready * 2 < weighed.results.length ? 'near' : 'ready';
      window = settle(window, extent);
      pending = weighWindow(window, run, knowledge).pending;
    }
    if (timeUp) return rest(window);
    const wave = chosen.filter(({ key }) => claimed.has(key) && pending.has(key));
    if (wave.length > 0) {
      const allowed = creditsAllowed(run);
      if (allowed <= 0 && giveUpWhatFailed(run, pending)) {
        knowledge.giveUp = true;
        window = settle(window, 'all');
        continue;
      }
      if (allowed <= 0 && run.lanes.reserve > 0) {
        // Lanes may still spend what is left, or leave some of it.
        renewLease(services, run, { allowance: 0, isTold: true }, true);
        mayCost = spentSoFar(run);
        if (creditsAllowed(run) > 0) continue;
        putFlight(services.documentCache, lanes.sendHome(clock.now()));
        clock.sleep(LANES_WAIT);
        continue;
      }
      if (allowed <= 0) {
        stopAtCeiling(run);
        return windUp(window);
      }
      const lookups = wave.slice(0, allowed);
      const isTold = (isStored && told >= lookups.length) || putFlight(services.documentCache, tell(lookups.length));
      if (!isTold || spentSoFar(run) + lookups.length > mayCost) {
        // Without the cache a step that dies is taken to have spent all that it was allowed: no more than this wave.
        const allowance = isTold ? nextAllowance(run) : lookups.length;
        renewLease(services, run, { allowance, isTold });
        mayCost = spentSoFar(run) + allowance;
      }
      if (run.waitUntil > clock.now()) clock.sleep(run.waitUntil - clock.now());
      // Whoever hung for long is no longer sure of his claims, nor of the run.
      const isLate = clock.now() > deadline + SURE_OF_LEASE;
      if (run.state !== 'running' || isLate || !lookups.every(({ key }) => isClaimed(key))) continue;
      const { spent, lostAnswers, balance, settledFrom, refusals, pace } = run;
      const sentAt = clock.now();
      const answers = markAhead(askWave({ ...services, token }, lookups, run, TIMEOUT_SECONDS));
      // Where others spend from the wallet too, it does not tell what was lost.
      if (lanes.areThere()) run.unsettled = 0;
      else settleLosses(run, { spent, lostAnswers, balance, settledFrom }, sentAt);
      // That so many ask is the likelier cause of a refusal than how much this one does.
      if (run.lanes.round >= 0 && lanes.areBusy()) run.waitUntil = Math.max(run.waitUntil, sentAt + WAVES_APART);
      if (run.refusals > refusals && lanes.slowDown(sentAt)) {
        run.pace = { ...pace, lately: [] };
        run.emptyWaves = Math.max(0, run.emptyWaves - 1);
      }
      fresh = new Map([...fresh, ...answers]);
      answers.forEach((entry, key) => {
        claimed.delete(key);
        learned.set(key, entry);
        knowledge.answers.set(key, entry);
        if (entry.kind === 'found') knowledge.paid.add(key);
      });
      // The wave that brought a stop may have brought answers too: they are written before the step ends.
      if (run.state !== 'running') {
        ledger.store(fresh, { alongside: tell(0) });
        return windUp(window);
      }
    } else if (pending.size > 0 && (busyUntil.size > 0 || chosen.length === 0)) {
      clock.sleep(lanes.areThere() ? LANES_WAIT : CLAIMED_ELSEWHERE_WAIT);
    } else if (pending.size === 0 && weighWindow(window, run, knowledge).results.length === 0) {
      run.cursor = firstQueued(window) ?? run.cursor;
      const last = window.rows[window.rows.length - 1]?.row ?? run.cursor;
      window = watch.open(last + 1);
    }
  }
}

/**
 * Where nothing but lookups that failed before is left to ask and the ceiling leaves no room for another try, their rows
 * say so; a retry has a check of its own. False where somebody has not been asked yet.
 */
function giveUpWhatFailed(run: RunState, pending: Map<string, Lookup>): boolean {
  for (const key of pending.keys()) if (!run.tries[key]) return false;
  for (const key of pending.keys()) run.tries[key] = { ...(run.tries[key] as FailedTries), count: MOST_TRIES };
  return true;
}

/** What counts against the ceiling. */
function spentSoFar({ spent, lostAnswers }: RunState): number {
  return spent + lostAnswers;
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
  { accept, learn }: { accept: (entry: Entry) => boolean; learn: (entry: Entry, key: string) => void },
): boolean {
  const keys = [...pending.keys()].filter((key) => !consulted.has(key));
  keys.forEach((key) => consulted.add(key));
  let learned = false;
  pickDurable(saved, keys).forEach((entry, key) => {
    if (!accept(entry)) return;
    learn(entry, key);
    learned = true;
  });
  return learned;
}
