import type { Mapping } from '../identifiers/identifiers';
import type { Progress } from './progress';
import type { Take } from './run-request';
import { agreedCreditsSentence, creditCapSentence } from '../messages';
import { pick } from '../pick';
import type { Properties } from '../services';
import { newAsking, stopAsking } from '../waves/asking';
import type { Asking, FailedTries } from '../waves/asking';
import { FIRST_WAVE_OF_RUN, firstPace } from '../waves/pace';
import { FEWEST_ROWS_FOR_LANES, lanesOfUse, newLaneShare } from './lane-credits';
import type { LaneShare } from './lane-credits';
import { packHeaders, unpackHeaders } from './saved-headers';

/** The document property that holds the one run of a document. What is left to do is not in here: the sheet says it. */
export const RUN_PROPERTY = 'run';

/** A step takes ten seconds, or one wave that times out; a driver that has been silent for longer is gone. */
export const SILENT_AFTER = 90_000;

/** Their share of the 9 KB that a property holds. */
const MOST_TRIES_KEPT = 40;

/**
 * One step of a run works at a time. It holds the run's lease, which stands in the run's record and is taken and renewed
 * under the document's lock, and with it the credits that it may spend before it writes the record again.
 */
export interface Lease {
  /** The execution that holds it. */
  owner: string;
  /** A step that was killed keeps others away for so long at most. */
  until: number;
  /** What may be spent beyond what the record says. */
  allowance: number;
  /** Whether the cache tells how much of that was on its way when the step died. */
  isTold: boolean;
}

export interface RunState extends Asking {
  id: string;
  sheetId: number;
  sheetName: string;
  headerRow: number;
  /** The header row when the run started: columns are found again by it. */
  headers: string[];
  /** How many rows above the header row look like it; null where no other row does. */
  headerRank: number | null;
  /** How many columns the sheet has, empty ones included: where headers don't tell, a changed number does. */
  width: number;
  /** There are rows that the run does not take: what they say must not be lost where a sort brings one under a write. */
  hasOthers: boolean;
  mapping: Mapping;
  email: number;
  status: number;
  take: Take;
  overwrite: boolean;
  waterfall: boolean;
  /** The run never spends more than this, whatever happens to the sheet. */
  agreedCredits: number;
  creditCap: number | null;
  startedAt: number;
  lastSeenAt: number;
  /** An opaque key of the person who drives it (`Session.getTemporaryActiveUserKey`). */
  driver: string;
  total: number;
  found: number;
  notFound: number;
  failed: number;
  unusable: number;
  blocked: number;
  free: number;
  /** Who takes a step of it right now. */
  lease: Lease | null;
  /** What is set aside for lanes, and what is counted of theirs. */
  lanes: LaneShare;
  /** When the driver's balance was read that lost answers can be told by; the balance itself is nobody else's business. */
  balanceAt: number;
  /** How many properties hold the filter of keys that several rows share; 0 in a run too small to need it. */
  sharedParts: number;
  /** Cells near the output columns hold more than their text (see `CellContents`); null until that was looked at. */
  fragile: boolean | null;
  /** What was noted of writes up to this number was looked at (see `Journal`). */
  looked: number;
  /** The row from which the next step looks for `Queued`. */
  cursor: number;
}

export function newRun(
  start: Pick<
    RunState,
    | 'id'
    | 'sheetId'
    | 'sheetName'
    | 'headerRow'
    | 'headers'
    | 'mapping'
    | 'email'
    | 'status'
    | 'take'
    | 'overwrite'
    | 'waterfall'
    | 'agreedCredits'
    | 'creditCap'
    | 'startedAt'
    | 'driver'
    | 'total'
    | 'sharedParts'
    | 'balance'
  > &
    Partial<Pick<RunState, 'fragile' | 'headerRank' | 'width' | 'hasOthers' | 'looked'>>,
): RunState {
  return {
    ...newAsking(),
    pace: firstPace(FIRST_WAVE_OF_RUN),
    headerRank: null,
    fragile: null,
    width: 0,
    hasOthers: true,
    looked: start.startedAt,
    ...start,
    lastSeenAt: start.startedAt,
    found: 0,
    notFound: 0,
    failed: 0,
    unusable: 0,
    blocked: 0,
    free: 0,
    lease: null,
    lanes: newLaneShare(),
    balanceAt: 0,
    cursor: start.headerRow + 1,
  };
}

/** A run as its property keeps it: headers by their column, because a wide sheet's empty places would fill it. */
interface SavedRun extends Omit<RunState, 'headers'> {
  headers: { [column: number]: string };
}

/** The run in these properties, or null: a text nobody can read counts as none. */
export function decodeRun(text: string | null | undefined): RunState | null {
  if (!text) return null;
  try {
    const run = JSON.parse(text) as SavedRun | null;
    return typeof run === 'object' && run !== null && typeof run.id === 'string' && run.agreedCredits >= 0
      ? {
          ...run,
          headers: unpackHeaders(run.headers),
          headerRank: run.headerRank ?? null,
          lanes: run.lanes || newLaneShare(),
          refusals: run.refusals || 0,
        }
      : null;
  } catch {
    return null;
  }
}

export function loadRun(properties: Properties): RunState | null {
  return decodeRun(properties.get(RUN_PROPERTY));
}

/** The property that holds the run: never more than Google takes, however wide the sheet and however much fails. */
export function encodeRun(run: RunState): { [name: string]: string } {
  return { [RUN_PROPERTY]: encodeRunText(run) };
}

export function encodeRunText(run: RunState): string {
  // The balance is its owner's own, and this store is everybody's who works in the document.
  const tries = latestTries(run.tries);
  const saved: SavedRun = { ...run, headers: packHeaders(run), tries, balance: null, balanceAt: run.balance?.at || 0 };
  return JSON.stringify(saved);
}

/** What a lookup failed so far is of use until its rows say so, which is soon; one that is forgotten is tried anew. */
function latestTries(tries: RunState['tries']): RunState['tries'] {
  const latest: RunState['tries'] = {};
  for (const key of Object.keys(tries).slice(-MOST_TRIES_KEPT)) latest[key] = tries[key] as FailedTries;
  return latest;
}

export function isSilent(run: RunState, now: number): boolean {
  return now - run.lastSeenAt > SILENT_AFTER;
}

export function rowsLeft(run: RunState): number {
  return run.state === 'done'
    ? 0
    : Math.max(0, run.total - run.found - run.notFound - run.failed - run.unusable - run.blocked);
}

/** The most that the run may cost in all. */
export function ceilingOf({ agreedCredits, creditCap }: Pick<RunState, 'agreedCredits' | 'creditCap'>): number {
  return creditCap === null ? agreedCredits : Math.min(agreedCredits, creditCap);
}

/** Credits that the step may still spend; an answer that was lost may have been charged, and lanes have theirs aside. */
export function creditsAllowed(run: RunState): number {
  return Math.max(0, ceilingOf(run) - run.spent - run.lostAnswers - run.lanes.reserve);
}

/** Whether lanes are of use in a run: in a long one, whose shared keys are known. */
export function mayHaveLanes({ sharedParts, total }: RunState): boolean {
  return sharedParts > 0 && total >= FEWEST_ROWS_FOR_LANES;
}

/** The user's own limit has words of its own. */
export function stopAtCeiling(run: RunState): void {
  const { creditCap, agreedCredits, spent, lostAnswers } = run;
  const isOwnLimit = creditCap !== null && creditCap <= agreedCredits;
  if (isOwnLimit) stopAsking(run, 'credit-cap', creditCapSentence(creditCap, spent, lostAnswers));
  else stopAsking(run, 'agreed-credits', agreedCreditsSentence(agreedCredits, spent, lostAnswers));
}

/** What of a run's record is told as it is. */
const TOLD = [
  'sheetId',
  'sheetName',
  'startedAt',
  'state',
  'total',
  'found',
  'notFound',
  'failed',
  'unusable',
  'blocked',
  'free',
  'spent',
  'lostAnswers',
  'lostCharged',
  'agreedCredits',
  'creditCap',
  'balance',
  'stop',
] as const;

export function progressOf(run: RunState): Progress {
  const { id, state, heldUp, waitUntil, pace } = run;
  return {
    ...pick(run, TOLD),
    runId: id,
    left: rowsLeft(run),
    waiting: state === 'running' && heldUp !== null ? { reason: heldUp, until: waitUntil } : null,
    wave: pace.size,
    lanes: state === 'running' ? lanesOfUse(run.lanes) : 0,
  };
}
