import type { LeftRun } from '../plan/check';
import { FIRST_WAVE_OF_RUN, firstPace } from '../waves/pace';
import { interruptedSentence } from '../messages';
import { findQueue, noteNames } from './find-queue';
import { shareOut } from '../record/lane-credits';
import { countDeadStep } from '../record/lease';
import type { RunServices } from '../record/run-services';
import { decodeRun, encodeRunText, rowsLeft, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { isQueued } from '../sheet/status';

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

/** Where rows say `Queued`: a sheet and its column there, 0 for one that is yet to come. */
export type Queue = Pick<RunState, 'sheetId' | 'status'>;

/** The latest run's record, and those of runs that were left before it. */
export function allRecords(properties: Texts): RunState[] {
  const latest = decodeRun(properties[RUN_PROPERTY]);
  return [...(latest ? [latest] : []), ...recordsIn(properties).map(({ state }) => state)];
}

/** The records in these properties, without those whose rows the document's latest run has taken over. */
export function parkedRuns(run: RunServices, properties: Texts, latest: RunState | null): Parked[] {
  const parked = recordsIn(properties);
  const sheet =
    latest && parked.some(({ state }) => state.sheetId === latest.sheetId) && run.document.sheet(latest.sheetId);
  if (!latest || !sheet) return parked;
  const queue = { sheetId: sheet.id, status: findQueue(sheet, latest)?.status ?? latest.status };
  return parked.filter(({ state }) => !waitsIn(run, state, queue));
}

function recordsIn(properties: Texts): Parked[] {
  return SLOTS.flatMap((slot) => {
    const state = decodeRun(properties[slot]);
    return state ? [{ slot, state }] : [];
  });
}

/** The run's rows wait in this very column, wherever and under whatever name it stands by now. */
export function waitsIn({ document }: RunServices, state: RunState, queue: Queue): boolean {
  const sheet = state.sheetId === queue.sheetId && document.sheet(state.sheetId);
  return sheet ? findQueue(sheet, state)?.status === queue.status : false;
}

/**
 * The records of other runs as a run in this queue has to write them: the latest one is kept where rows of it are left
 * that the new one does not take over. Null when there is no room for one more.
 */
export function keepOtherRuns(run: RunServices, queue: Queue, before: Texts, latest: RunState | null): Texts | null {
  const parked = recordsIn(before);
  const takenOver = parked.filter(({ state }) => waitsIn(run, state, queue));
  const kept = clearSlots(takenOver);
  const rest = parked.filter((other) => !takenOver.includes(other));
  // The new run may add a column that is called as theirs was.
  for (const { slot, state } of rest) if (state.sheetId === queue.sheetId) kept[slot] = named(run, state);
  if (!latest || latest.state === 'done' || waitsIn(run, latest, queue)) return kept;
  const slot = SLOTS.find((name) => !rest.some((other) => other.slot === name)) ?? rest.find(isObsolete(run))?.slot;
  if (slot === undefined) return null;
  const cache = run.services.documentCache;
  countDeadStep(latest, cache);
  // Its lanes go home when they see that another run goes on.
  shareOut(latest, before, cache, { now: Infinity, ceiling: 0, wanted: false });
  const stop = latest.stop ?? { code: 'stopped', message: interruptedSentence() };
  kept[slot] = named(run, {
    ...latest,
    state: 'stopped',
    stop,
    tries: {},
    suspects: [],
    pace: firstPace(FIRST_WAVE_OF_RUN),
    sharedParts: 0,
  });
  return kept;
}

function named({ document }: RunServices, state: RunState): string {
  const sheet = document.sheet(state.sheetId);
  if (sheet) noteNames(sheet, state);
  return encodeRunText(state);
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
  const states = parkedRuns(run, properties, latest).map(({ state }) => state);
  if (queue && latest && latest.state !== 'done') states.push(latest);
  return states
    .filter((state) => !(queue && waitsIn(run, state, queue)))
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

/** How many rows say `Queued` now; what the record counts where their column can't be told. */
export function countLeft({ document }: RunServices, state: RunState): number {
  const sheet = document.sheet(state.sheetId);
  const found = sheet && findQueue(sheet, state);
  if (!sheet || !found) return sheet ? rowsLeft(state) : 0;
  const { status } = found;
  if (status === 0 || sheet.lastRow() === 0) return 0;
  return sheet.read(1, status, sheet.lastRow(), 1).filter(([text]) => isQueued(text || '')).length;
}
