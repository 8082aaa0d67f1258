import type { LeftRun } from './check';
import { FIRST_WAVE_OF_RUN, firstPace } from '../waves/pace';
import { interruptedSentence } from '../messages';
import { shareOut } from './lane-credits';
import { countDeadStep } from './lease';
import { countRows } from './row-groups';
import type { RunServices } from './run-services';
import { decodeRun, encodeRunText, rowsLeft, RUN_PROPERTY } from './run-state';
import type { RunState } from './run-state';
import { ColumnGone, queuedRows } from './window';

/**
 * A document has one latest run. When another one starts while rows of it are left, on another sheet or in another
 * status column, its record is kept in one of these properties, so that it can be resumed or discarded.
 */
const SLOTS = ['run.left.0', 'run.left.1', 'run.left.2', 'run.left.3', 'run.left.4'];

export type Texts = { [name: string]: string };

/** A record of a run with rows left, and the property that holds it. */
export interface Parked {
  slot: string;
  state: RunState;
}

/** The records in these properties. @param latest the document's latest run: what it has taken over is no longer left */
export function parkedRuns(properties: Texts, latest: RunState | null): Parked[] {
  return SLOTS.flatMap((slot) => {
    const state = decodeRun(properties[slot]);
    return state && !(latest && haveSameQueue(state, latest)) ? [{ slot, state }] : [];
  });
}

/** Where the rows of a run say `Queued`. */
type Queue = Pick<RunState, 'sheetId' | 'headers' | 'status'>;

/** The rows of both say `Queued` in the same column: a run takes what the other one left. */
export function haveSameQueue(one: Queue, other: Queue): boolean {
  if (one.sheetId !== other.sheetId) return false;
  const [header, otherHeader] = [one, other].map(({ headers, status }) => headers[status - 1] || '');
  return header === '' || otherHeader === '' ? one.status === other.status : header === otherHeader;
}

/**
 * The records of other runs as a run in this queue has to write them: the latest one is kept where rows of it are left
 * that the new one does not take over. Null when there is no room for one more.
 */
export function keepOtherRuns(run: RunServices, queue: Queue, before: Texts, latest: RunState | null): Texts | null {
  const parked = parkedRuns(before, null);
  const takenOver = parked.filter(({ state }) => haveSameQueue(state, queue));
  const cleared = clearSlots(takenOver);
  if (!latest || latest.state === 'done' || haveSameQueue(latest, queue)) return cleared;
  const rest = parked.filter((other) => !takenOver.includes(other) && !haveSameQueue(other.state, latest));
  const slot = SLOTS.find((name) => !rest.some((other) => other.slot === name)) ?? rest.find(isObsolete(run))?.slot;
  if (slot === undefined) return null;
  const cache = run.services.documentCache;
  countDeadStep(latest, cache);
  // Its lanes go home when they see that another run goes on.
  shareOut(latest, before, cache, { now: Infinity, ceiling: 0, wanted: false });
  const stop = latest.stop ?? { code: 'stopped', message: interruptedSentence() };
  const kept: RunState = {
    ...latest,
    state: 'stopped',
    stop,
    tries: {},
    suspects: [],
    pace: firstPace(FIRST_WAVE_OF_RUN),
    sharedParts: 0,
  };
  return { ...cleared, [slot]: encodeRunText(kept) };
}

/** All records of runs in these properties, to be written back. */
export function recordsOf(properties: Texts): Texts {
  return Object.fromEntries([RUN_PROPERTY, ...SLOTS].map((name) => [name, properties[name] || '']));
}

/** An empty text is no record. */
export function clearSlots(parked: Parked[]): Texts {
  return Object.fromEntries(parked.map(({ slot }) => [slot, '']));
}

/**
 * Runs with rows left, oldest first; those whose sheet was deleted are left out.
 *
 * @param queue for the check of a run in this queue: leaves out what it takes over, and the document's latest run is
 *   among those it does not
 */
export function listLeftRuns(run: RunServices, properties: Texts, queue: Queue | null = null): LeftRun[] {
  const user = run.user();
  const latest = decodeRun(properties[RUN_PROPERTY]);
  const states = parkedRuns(properties, latest).map(({ state }) => state);
  if (queue && latest && latest.state !== 'done') states.push(latest);
  return states
    .filter((state) => !(queue && haveSameQueue(state, queue)))
    .map((state): LeftRun => {
      const { id, sheetId, spent, agreedCredits, startedAt, driver } = state;
      const sheetName = run.document.sheet(sheetId)?.name ?? state.sheetName;
      const left = countLeft(run, state);
      return { runId: id, sheetId, sheetName, left, spent, agreedCredits, startedAt, yours: driver === user };
    })
    .filter(({ left }) => left > 0)
    .sort((one, other) => one.startedAt - other.startedAt);
}

/** No row of it is left, whatever its record says. */
function isObsolete(run: RunServices): (parked: Parked) => boolean {
  return ({ state }) => countLeft(run, state) === 0;
}

/** How many rows say `Queued` now; what the record counts where its columns can't be found. */
function countLeft({ document }: RunServices, state: RunState): number {
  const sheet = document.sheet(state.sheetId);
  if (!sheet) return 0;
  try {
    return countRows(queuedRows(sheet, { ...state }).ranges);
  } catch (error) {
    if (error instanceof ColumnGone) return rowsLeft(state);
    throw error;
  }
}
