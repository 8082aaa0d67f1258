import { clockAtEnd, goesOnByClock, stopClock } from '../clock/keep-clock';
import type { Progress } from '../record/progress';
import { HISTORY_PROPERTY, rememberRun } from '../history/last-runs';
import { noteTroubles } from '../look/look-of-run';
import { endedSentence, problem } from '../messages';
import { stopAsking } from '../waves/asking';
import { isStopAsked, noteStopped } from '../record/control';
import { flightEntry, putFlight } from '../record/flight';
import { shareOut } from '../record/lane-credits';
import { busyWithStep, countDeadStep, leaseLeft, newLease } from '../record/lease';
import type { Outcome, RunServices } from '../record/run-services';
import { ceilingOf, decodeRun, encodeRun, mayHaveLanes, progressOf, rowsLeft, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { LARGEST_WAVE } from '../waves/pace';
import type { StepInput } from '../step/save-step';
import { takeStep } from '../step/step';

const LOCK_WAIT = 5_000;

/** About fifteen seconds of the run. */
export function stepRun(run: RunServices, runId: string): Outcome<Progress> {
  const begun = beginStep(run, runId);
  if (!('saved' in begun)) return begun;
  const state = begun.run;
  takeStep(begun);
  if (state.stop?.code === 'taken-over') return { problem: problem('taken-over') };
  // What lost answers have cost is told by the balance of the next step.
  if (state.state !== 'running' || state.unsettled > 0) run.balance.keep(state.balance);
  if (state.state !== 'running') {
    noteTroubles(run.looks, state, run.services.clock.now());
    if (!goesOnByClock(state)) stopClock(run, begun.saved, state.id);
    tellEnd(run, state);
  }
  return progressOf(state);
}

/** Whoever works in the sheet meanwhile is told in the corner of the window; whoever pressed *Stop* knows. */
function tellEnd({ document }: RunServices, run: RunState): void {
  if (run.state === 'stopped' && run.stop?.code === 'stopped') return;
  try {
    document.notify(endedSentence(run.found, run.spent, run.state === 'stopped' ? run.stop?.message || '' : ''));
  } catch {
    // Nobody has the sheet open.
  }
}

/** Takes the run's lease, or says why this is no moment for a step. */
function beginStep(run: RunServices, runId: string): StepInput | Outcome<Progress> {
  const { services, document, ledger } = run;
  const { clock, documentCache, documentLock, documentProperties } = services;
  const token = run.token();
  const balance = run.balance.read();
  const owner = run.newId();
  if (!documentLock.tryAcquire(LOCK_WAIT)) return { problem: busyWithStep(LOCK_WAIT) };
  try {
    const saved = documentProperties.getAll();
    const state = decodeRun(saved[RUN_PROPERTY]);
    if (!state) return { problem: problem('no-run') };
    if (state.id !== runId) return { problem: problem('taken-over') };
    if (state.state !== 'running') return progressOf(state);
    const now = clock.now();
    const left = leaseLeft(state, now);
    if (left > 0) return { problem: busyWithStep(left) };
    countDeadStep(state, documentCache);
    // At a service that bears no full waves lanes would get nothing to do.
    const wanted = mayHaveLanes(state) && (state.pace.size >= LARGEST_WAVE || state.lastSeenAt === state.startedAt);
    const lanes = shareOut(state, saved, documentCache, { now, ceiling: ceilingOf(state), wanted });
    state.balance = balance?.at === state.balanceAt ? balance : null;
    const sheet = document.sheet(state.sheetId);
    if (isStopAsked(saved, state)) noteStopped(state);
    else if (token === null) stopAsking(state, 'no-token');
    else if (!sheet) stopAsking(state, 'sheet-gone');
    else {
      state.lease = newLease(state, owner, now);
      state.lastSeenAt = now;
      putFlight(documentCache, flightEntry(state, owner, 0));
      documentProperties.setAll({ ...encodeRun(state), ...lanes });
      return { services, ledger, sheet, run: state, token, owner, saved };
    }
    documentProperties.setAll({
      ...encodeRun(state),
      ...lanes,
      ...rememberRun(saved[HISTORY_PROPERTY], state, rowsLeft(state), now),
      ...clockAtEnd(state),
    });
    stopClock(run, saved, state.id);
    return progressOf(state);
  } finally {
    documentLock.release();
  }
}
