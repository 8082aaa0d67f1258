import type { RunServices } from '../record/run-services';
import type { RunState } from '../record/run-state';
import { workLeft } from './clock-minutes';
import { CLOCK_PROPERTY, decodeClock, encodeClock } from './clock-record';
import type { ClockRecord } from './clock-record';
import type { ClockState } from '../record/clock-state';
import { isNotPermitted } from './trigger-permission';

/** The user property in which somebody has switched off that runs go on by themselves. */
const OFF_PROPERTY = 'clock.off';
const LOCK_WAIT = 5_000;
/** The clock works for less than a minute before it counts as having worked the day's time. */
export const LEAST_WORK = 60_000;
/** A trigger that has not looked for longer than this beside two of its intervals is disabled, or was never any good. */
const LATE_BY = 10 * 60_000;

type Texts = { [name: string]: string };

export function isClockOn({ services }: RunServices): boolean {
  return services.userProperties.get(OFF_PROPERTY) === null;
}

/** A run that the clock goes on with: it rests because nobody drives it, or until Google's daily quota is there again. */
export function goesOnByClock({ state, stop }: Pick<RunState, 'state' | 'stop'>): boolean {
  return state === 'running' || (state === 'stopped' && stop?.code === 'google-quota');
}

/** What the record of a run's end says of its clock. */
export function clockAtEnd(run: RunState): Texts {
  return goesOnByClock(run) ? {} : encodeClock(null);
}

/**
 * The trigger for a run that is started or resumed, made unless the person's own still stands. Called under the
 * document's lock.
 *
 * @param texts the document's properties
 * @param runId null for a run that needs none
 * @returns the record to write along with the run's, and what the page is told
 */
export function windClock(
  run: RunServices,
  texts: Texts,
  runId: string | null,
): { texts: Texts; clock: ClockState | null } {
  if (!isClockOn(run)) return { texts: encodeClock(null), clock: OFF };
  if (runId === null) return { texts: encodeClock(null), clock: null };
  try {
    const before = ownRecord(run, texts);
    const stands = before !== null && run.trigger.standing().includes(before.uid);
    const record = { ...(stands ? before : makeRecord(run)), runId, triedAt: 0 };
    return { texts: encodeClock(record), clock: describe(run, record) };
  } catch (error) {
    // Without the permission nothing of it is offered.
    return { texts: encodeClock(null), clock: isNotPermitted(error) ? null : NONE };
  }
}

/** Takes the trigger of a run away that has ended, if it is this person's. @param texts the document's properties */
export function stopClock(run: RunServices, texts: Texts, runId: string): void {
  const record = decodeClock(texts[CLOCK_PROPERTY]);
  if (record?.runId === runId) removeTrigger(run, record.uid);
}

export function removeTrigger({ trigger }: RunServices, uid: string): void {
  try {
    if (uid !== '') trigger.remove(uid);
  } catch {
    // It finds no run of its own when it fires next, and removes itself.
  }
}

/**
 * For a sidebar that opens: a trigger that was deleted, or no longer looks, is made anew; one whose run has ended goes.
 *
 * @returns how the document's run goes on by itself; null where that is not permitted, or there is none of this person's
 */
export function healClock(run: RunServices, texts: Texts, state: RunState | null): ClockState | null {
  const record = ownRecord(run, texts);
  const isMine = state !== null && state.state !== 'done' && state.driver === run.user();
  const isWanted = isMine && record?.runId === state.id && goesOnByClock(state);
  if (record && !isWanted) dropClock(run, record);
  if (!isMine) return null;
  if (!isClockOn(run)) return OFF;
  try {
    const standing = run.trigger.standing();
    if (!record || !isWanted) return NONE;
    const stands = standing.includes(record.uid);
    if (stands && !isLate(record, run.services.clock.now())) return describe(run, record);
    if (stands) removeTrigger(run, record.uid);
    const made = makeRecord(run);
    changeRecord(run, (now) => (now?.uid === record.uid ? { ...made, runId: now.runId, lookedAt: now.lookedAt } : now));
    return describe(run, { ...made, lookedAt: record.lookedAt });
  } catch (error) {
    return isNotPermitted(error) ? null : NONE;
  }
}

/** What may be told of somebody else's clock. */
export function clockOf(texts: Texts, state: RunState | null): ClockState | null {
  const record = decodeClock(texts[CLOCK_PROPERTY]);
  if (!record || record.uid === '' || record.runId !== state?.id) return null;
  return { ...NONE, every: record.every, lookedAt: record.lookedAt || null };
}

/** What the person has chosen, where it can be chosen at all. */
export function readClockChoice(run: RunServices): boolean | null {
  try {
    run.trigger.standing();
    return isClockOn(run);
  } catch {
    return null;
  }
}

/** Remembers whether runs go on by themselves, and sees to the one there is. */
export function chooseClock(run: RunServices, on: boolean, state: RunState | null): void {
  const { userProperties, documentProperties } = run.services;
  if (on) userProperties.remove(OFF_PROPERTY);
  else userProperties.setAll({ [OFF_PROPERTY]: 'yes' });
  const texts = documentProperties.getAll();
  const record = ownRecord(run, texts);
  if (record && !on) dropClock(run, record);
  if (!on || record || !state || state.driver !== run.user() || !goesOnByClock(state)) return;
  changeRecord(run, () => decodeClock(windClock(run, texts, state.id).texts[CLOCK_PROPERTY]));
}

/** The record in these properties, if it is this person's, in this very file. */
function ownRecord(run: RunServices, texts: Texts): ClockRecord | null {
  const record = decodeClock(texts[CLOCK_PROPERTY]);
  return record && record.driver === run.user() && record.file === run.trigger.file() ? record : null;
}

/** Changes the record as it is now. @param change gives null to remove it */
export function changeRecord(run: RunServices, change: (now: ClockRecord | null) => ClockRecord | null): void {
  const { documentLock, documentProperties } = run.services;
  if (!documentLock.tryAcquire(LOCK_WAIT)) return;
  try {
    documentProperties.setAll(encodeClock(change(decodeClock(documentProperties.get(CLOCK_PROPERTY)))));
  } finally {
    documentLock.release();
  }
}

function dropClock(run: RunServices, record: ClockRecord): void {
  removeTrigger(run, record.uid);
  changeRecord(run, (now) => (now?.uid === record.uid ? null : now));
}

/** @throws where triggers are not permitted; where Google fails, the record waits for a sidebar that opens */
function makeRecord(run: RunServices): ClockRecord {
  const made = { runId: '', file: run.trigger.file() || '', driver: run.user(), lookedAt: 0, triedAt: 0 };
  const madeAt = run.services.clock.now();
  try {
    return { ...made, ...run.trigger.make(), madeAt };
  } catch (error) {
    if (isNotPermitted(error)) throw error;
    return { ...made, uid: '', every: 1, madeAt };
  }
}

function isLate({ every, madeAt, lookedAt }: ClockRecord, now: number): boolean {
  return now - Math.max(madeAt, lookedAt) > 2 * every * 60_000 + LATE_BY;
}

const OFF: ClockState = { on: false, every: null, lookedAt: null, pausedUntil: null };
const NONE: ClockState = { ...OFF, on: true };

function describe({ services }: RunServices, { uid, every, lookedAt }: ClockRecord): ClockState {
  const { left, again } = workLeft(services.userProperties, services.clock.now());
  return {
    on: true,
    every: uid === '' ? null : every,
    lookedAt: lookedAt || null,
    pausedUntil: left < LEAST_WORK ? again : null,
  };
}
