import { decodeRun, encodeRun, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { startAfresh } from './resume-run';
import type { RunServices } from '../record/run-services';
import { stepRun } from './step-run';
import { bookWork, workLeft } from '../clock/clock-minutes';
import { CLOCK_PROPERTY, decodeClock, encodeClock } from '../clock/clock-record';
import { goesOnByClock, isClockOn, LEAST_WORK, removeTrigger } from '../clock/keep-clock';

/** Who calls more rarely than this drives no more. The page waits twenty seconds at most. */
const DRIVEN_LATELY = 30_000;
/** Google's daily quota is there again 24 hours after its first use, and trying costs a few seconds. */
const QUOTA_AGAIN = 60 * 60_000;
/** Five minutes in all, of the six that Google gives an execution: the last step may take as long as its lease. */
const LONGEST = 300_000;
const LAST_STEP = 85_000;
const LOCK_WAIT = 10_000;

/**
 * What the trigger does each time it fires: goes on with its maker's run if nobody drives it, for at most five minutes.
 * Where there is no such run the trigger removes itself.
 *
 * @param uid Google's id of the trigger that fires
 */
export function continueRun(run: RunServices, uid: string): void {
  try {
    lookAndDrive(run, uid);
  } catch {
    // Google would write its maker a mail for each service of its own that fails; the next look goes on.
  }
}

function lookAndDrive(run: RunServices, uid: string): void {
  const { services } = run;
  const begun = services.clock.now();
  const seen = look(run, uid, begun);
  if (seen === 'no-run') removeTrigger(run, uid);
  if (typeof seen === 'string') return;
  const { userProperties, clock } = services;
  const { left } = workLeft(userProperties, begun);
  // Whoever calls this function by hand may name any trigger: only its maker works with it, and pays.
  if (left < LEAST_WORK || !run.trigger.standing().includes(uid)) return;
  // Booked before it is worked, so that an execution that dies has been counted.
  bookWork(userProperties, begun, LONGEST);
  try {
    drive(run, seen.id, begun + Math.min(left, LONGEST - LAST_STEP));
  } finally {
    const now = clock.now();
    bookWork(userProperties, now, now - begun - LONGEST);
  }
}

/** Step after step, as any driver; whoever else drives goes first. */
function drive(run: RunServices, runId: string, until: number): void {
  for (;;) {
    const outcome = stepRun(run, runId);
    if ('problem' in outcome || outcome.state !== 'running' || run.services.clock.now() >= until) return;
  }
}

/** Notes the look. Gives the run to go on with, `rest` where there is nothing to do now, `no-run` where there never will be. */
function look(run: RunServices, uid: string, now: number): RunState | 'rest' | 'no-run' {
  const { documentLock, documentProperties } = run.services;
  const file = run.trigger.file();
  if (file === null || uid === '' || !isClockOn(run)) return 'no-run';
  if (!documentLock.tryAcquire(LOCK_WAIT)) return 'rest';
  try {
    const saved = documentProperties.getAll();
    const record = decodeClock(saved[CLOCK_PROPERTY]);
    const state = decodeRun(saved[RUN_PROPERTY]);
    const isOwn = record !== null && record.uid === uid && record.file === file && record.runId === state?.id;
    if (!isOwn || !goesOnByClock(state)) return 'no-run';
    const isResting = state.state === 'stopped';
    const mayGoOn = isResting ? now - record.triedAt >= QUOTA_AGAIN : now - state.lastSeenAt >= DRIVEN_LATELY;
    if (mayGoOn && isResting) startAfresh(state);
    const triedAt = mayGoOn && isResting ? now : record.triedAt;
    documentProperties.setAll({
      ...encodeClock({ ...record, lookedAt: now, triedAt }),
      ...(mayGoOn && isResting ? encodeRun(state) : {}),
    });
    return mayGoOn ? state : 'rest';
  } finally {
    documentLock.release();
  }
}
