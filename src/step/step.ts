import { attempt } from '../attempt';
import { balanceKnownAt } from '../lanes/step-lanes';
import { HEADERS_AMONG_ROWS, sentence } from '../messages';
import { stopAsking } from '../waves/asking';
import { claimWave, CLAIMED_ELSEWHERE_WAIT, planRound, SHORT_WAIT, tellFlight } from './claim-wave';
import type { Round } from './claim-wave';
import { firstQueued, LANES_WAIT, rest, waitForLanes, windUp, writeOut } from './end-step';
import { tellProgress } from './progress-entry';
import { saveStep } from './save-step';
import type { StepInput } from './save-step';
import { sendWave } from './send-wave';
import { beginWork, emptyHands, isWriteDue, pendingOf, settle, weigh } from './step-work';
import type { Step } from './step-work';
import { ColumnGone, HeadersAmongRows } from '../watch/window';
import type { Window } from '../watch/window';
import { StatusNotWritable } from './write-results';

/**
 * About fifteen seconds of a run: waves of lookups, each stored in the ledger before any cell is touched, each written by
 * what the rows say right before writing. What happened is in `run`, which is also saved; the run's state tells whether
 * to go on.
 */
export function takeStep(input: StepInput): void {
  const { services, run } = input;
  const work = emptyHands(input);
  let step: Step | null = null;
  try {
    step = beginWork(input, work);
    workThrough(step);
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
      // Where a service has failed, the sheet may still take the answers in hand; what broke the step off is told.
      attempt(() => step && writeOut(step));
      throw error;
    }
  } finally {
    input.ledger.release([...work.claimed.keys()], input.owner);
    run.lastSeenAt = services.clock.now();
    // A lane that knows more of the wallet keeps that itself.
    if (balanceKnownAt(work.lanes) > (run.balance?.at || 0)) run.balance = null;
    saveStep(input, work);
  }
}

/**
 * Round after round until the time is up or the run ends: a window of rows is weighed, its next wave is claimed, what is
 * known is written, the wave is asked. Where nothing in it waits any more, the next window follows.
 */
function workThrough(step: Step): void {
  const { input, watch, deadline } = step;
  const { run, services } = input;
  const { clock } = services;
  const { knowledge } = step.work;
  // Rows may have moved up behind the cursor, so only a whole pass without work ends the run; what failed all its tries
  // is told once nothing else is left.
  const pass = { fromTop: run.cursor <= run.headerRow + 1, sawPending: false, isLast: false };
  let window = watch.open(run.cursor);
  step.settledAt = step.heardAt = clock.now();
  for (;;) {
    if (!window) {
      Object.assign(pass, { fromTop: true, sawPending: false, isLast: pass.fromTop && !pass.sawPending });
      window = watch.open(1);
      if (!window) return finishRun(step);
    }
    run.cursor = firstQueued(window) || run.cursor;
    step.work.window = window;
    knowledge.giveUp = pass.isLast || run.failuresInRow === 0;
    const waiting = pendingOf(step, window);
    pass.sawPending = pass.sawPending || waiting.size > 0;
    waitLong(step);
    const timeUp = Math.max(clock.now(), run.waitUntil) >= deadline;
    const round = planRound(step, window, waiting, timeUp);
    const isStored = claimWave(step, round);
    if (run.state !== 'running') return windUp(step, window);
    window = settleIfDue(step, round);
    if (timeUp) return rest(step, window);

    const { pending, results } = weigh(step, window);
    const lookups = round.chosen.filter(({ key }) => step.work.claimed.has(key) && pending.has(key));
    if (lookups.length > 0) {
      const outcome = sendWave(step, { lookups, pending, told: isStored ? round.told : 0 });
      if (outcome === 'ended') return windUp(step, window);
      if (outcome === 'go-on') continue;
      knowledge.giveUp = true;
      window = settle(step, window, 'all');
    } else if (pending.size > 0) {
      if (step.busyUntil.size > 0 || round.chosen.length === 0)
        clock.sleep(step.work.lanes.areThere ? LANES_WAIT : CLAIMED_ELSEWHERE_WAIT);
    } else if (results.length === 0) {
      run.cursor = firstQueued(window) || run.cursor;
      window = watch.open((window.rows[window.rows.length - 1]?.row || run.cursor) + 1);
    }
  }
}

/** No row waits any more. */
function finishRun(step: Step): void {
  step.watch.leave();
  step.input.run.state = 'done';
  waitForLanes(step, new Map());
}

/** A long wait that eCore asked for, once what came before it is stored and told. */
function waitLong({ input, fresh, deadline }: Step): void {
  const { services, ledger, run, owner } = input;
  const now = services.clock.now();
  if (run.waitUntil - now <= SHORT_WAIT || now >= deadline) return;
  ledger.store(fresh, { alongside: tellFlight(run, owner, 0) });
  tellProgress(services.documentCache, run);
  services.clock.sleep(Math.min(run.waitUntil, deadline) - now);
}

/** Writes what has waited long enough; gives the window as it was seen last. */
function settleIfDue(step: Step, { window, timeUp }: Round): Window {
  const { pending, results, ready } = weigh(step, window);
  // What the cache does not take is kept in the cells.
  const mustWrite = pending.size === 0 || step.fresh.size > 0;
  if (results.length === 0 || !(mustWrite || timeUp || isWriteDue(step, ready))) return window;
  // A row at the head that keeps waiting must not hold back all the others.
  const isHeadSlow = timeUp || ready * 2 < results.length;
  return settle(step, window, mustWrite ? 'all' : isHeadSlow ? 'near' : 'ready');
}
