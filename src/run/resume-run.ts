import { windClock } from '../clock/keep-clock';
import type { Started } from '../record/progress';
import { documentBusy, problem } from '../messages';
import { setControl } from '../record/control';
import { noteNames } from './find-queue';
import { countDeadStep, leaseLeft } from '../record/lease';
import { clearSlots, keepOtherRuns, parkedRuns } from './left-runs';
import { countRows } from '../plan/row-groups';
import { otherRun, START_LOCK_WAIT } from '../record/run-services';
import type { Outcome, RunServices } from '../record/run-services';
import { decodeRun, encodeRun, progressOf, rowsLeft, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import type { RowRange, Sheet } from '../sheet/sheet';
import { ColumnGone, queuedRows } from '../watch/window';

export interface ResumeOptions {
  runId: string;
  takeOver: boolean;
  /** The new ceiling of the whole run; null keeps the one there is. */
  agreedCredits: number | null;
}

/** Goes on with what says `Queued`. */
export function resumeRun(run: RunServices, options: ResumeOptions): Outcome<Started> {
  const { services } = run;
  if (run.token() === null) return { problem: problem('no-token') };
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT)) return { problem: documentBusy() };
  try {
    const before = services.documentProperties.getAll();
    const latest = decodeRun(before[RUN_PROPERTY]);
    const other = otherRun(run, latest, null);
    if (other && !other.yours && !(options.takeOver && other.silent))
      return { problem: { ...problem('busy'), run: other } };
    const parked = parkedRuns(run, before, latest).find(({ state }) => state.id === options.runId);
    const state = latest?.id === options.runId ? latest : parked?.state;
    if (!state) return { problem: problem(latest && latest.state !== 'done' ? 'taken-over' : 'no-run') };
    if (parked && other && !other.silent) return { problem: { ...problem('busy'), run: other } };
    const isAtWork = leaseLeft(state, services.clock.now()) > 0;
    if (!isAtWork) countDeadStep(state, services.documentCache);
    const refused = findAgain(run, state, isAtWork);
    if (refused) return { problem: refused };
    const kept = parked ? keepOtherRuns(run, state, { ...before, ...clearSlots([parked]) }, latest) : {};
    if (!kept) return { problem: problem('rows-left') };
    goOn(run, state, options.agreedCredits);
    const { clock, texts } = windClock(run, before, state.id);
    services.documentProperties.setAll({
      ...(parked ? clearSlots([parked]) : {}),
      ...kept,
      ...encodeRun(state),
      ...texts,
    });
    setControl(services, state.id);
    return { ...progressOf(state), clock };
  } finally {
    services.documentLock.release();
  }
}

/** Counts what is left in the sheet; gives what is in the way, if something is. */
function findAgain({ document }: RunServices, state: RunState, isAtWork: boolean): ReturnType<typeof problem> | null {
  const sheet = document.sheet(state.sheetId);
  if (!sheet) return problem('sheet-gone');
  try {
    const rows = countRows(queued(sheet, state));
    // A step that is still at work counts what it has written when it ends.
    if (!isAtWork) state.total += rows - rowsLeft({ ...state, state: 'running' });
    return null;
  } catch (error) {
    if (error instanceof ColumnGone) return problem('column-gone');
    throw error;
  }
}

/** @throws ColumnGone */
function queued(sheet: Sheet, state: RunState): RowRange[] {
  try {
    return queuedRows(sheet, state).ranges;
  } catch {
    // A status column that was renamed and moved is told by what it says.
    noteNames(sheet, state);
    return queuedRows(sheet, state).ranges;
  }
}

/** A new id: whoever drove the run under the old one is told that it was taken over. */
function goOn(run: RunServices, state: RunState, agreedCredits: number | null): void {
  if (agreedCredits !== null) {
    state.agreedCredits = agreedCredits;
    if (state.creditCap !== null) state.creditCap = agreedCredits;
  }
  Object.assign(state, {
    id: run.newId(),
    driver: run.user(),
    lastSeenAt: run.services.clock.now(),
    balance: run.balance.read(),
  });
  startAfresh(state);
}

/** Whatever has stopped the run is over. */
export function startAfresh(state: RunState): void {
  Object.assign(state, {
    state: 'running',
    stop: null,
    waitUntil: 0,
    heldUp: null,
    emptyWaves: 0,
    failuresInRow: 0,
    cursor: state.headerRow + 1,
  });
}
