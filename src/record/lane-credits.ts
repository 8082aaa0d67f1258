import { attempt } from '../attempt';
import type { Cache } from '../services';
import { LARGEST_WAVE } from '../waves/pace';
import { decodeReport, reportName } from './lane-parcels';
import type { Report } from './lane-parcels';
import { parseJson } from '../stored-json';

/**
 * The credits that lanes may spend. A run's ceiling must hold although several executions spend at once, and any of them
 * may die: so the step, when it begins, sets a reserve aside in the run's record, and a lane takes its grant out of it
 * before it asks. Both happen under the document's lock, where everybody sees what the other has written.
 */

/** With the step and the page's two short calls that is six of the thirty executions that Google allows a user. */
export const LANES = 3;

/** Runs of fewer rows are over before lanes would be at work. */
export const FEWEST_ROWS_FOR_LANES = 200;

/** Two waves a second and no third: what a second bears is then seldom passed by how waves fall. */
const WAVES_APART = 510;

const LANES_PROPERTY = 'run.lanes';
/** Of what may still be spent; the step reclaims what it needs. */
const SHARE = 2 / 3;
/** The same where they ask in its place. */
const SHARE_OF_ALL = 0.9;
/** More than a lane can spend while it lasts. */
const GRANT = 2_000;
/** A lane that may ask for fewer is not worth its call. */
const SMALLEST_GRANT = 20;
/** With fewer credits left the step goes on alone. */
const FEWEST_CREDITS_FOR_LANES = 150;

/** A lane in one run, over all of its executions. */
export interface Lane {
  /** The execution that is at work; empty when none is. */
  owner: string;
  /** One that has not ended by then is dead. */
  until: number;
  /** All that the lane can have spent and lost by the end of that execution. */
  most: number;
  spent: number;
  lost: number;
}

/** What the run's record says of its lanes. */
export interface LaneShare {
  /** Whether lanes are of use just now. */
  open: boolean;
  /** Credits set aside for lanes, beyond what is counted. */
  reserve: number;
  /** What is counted of each lane, as part of what the run has spent and lost. */
  counted: [spent: number, lost: number][];
  /** How many requests of lanes the service seems to bear at once, since when, and how often that was cut down. */
  allowed: number;
  since: number;
  round: number;
  /**
   * How soon waves follow each other: at once, or some time apart. Who was refused does not know whether the service
   * counts what it answers at a time or what comes in a second; once it is known how much it bears, it tries `at once`.
   */
  follow: 'at once' | 'apart' | 'never at once';
}

/** Milliseconds at least between the waves of a lane, and of a step beside lanes. */
export function wavesApart(share: LaneShare, now: number): number {
  const { follow, allowed } = share;
  const triesMore = follow === 'apart' && lanesAllowed(share, now) > allowed;
  return follow === 'at once' || triesMore ? 0 : WAVES_APART;
}

/** As much of the run as its credits need. */
export interface LaneRun {
  startedAt: number;
  spent: number;
  lostAnswers: number;
  lanes: LaneShare;
}

/** How long it takes until a little more is tried; each time that was in vain twice as long. */
export const REST = 5_000;
export const A_LITTLE = 13;

type Texts = { [name: string]: string };

export function newLaneShare(): LaneShare {
  const counted = Array.from({ length: LANES }, (): [number, number] => [0, 0]);
  return { open: false, reserve: 0, counted, allowed: LANES * LARGEST_WAVE, since: 0, round: -1, follow: 'at once' };
}

/** How many requests lanes may have on their way: after a refusal half as many, and a little more each time that went well. */
export function lanesAllowed({ allowed, since, round }: LaneShare, now: number): number {
  if (round < 0) return allowed;
  const times = Math.max(0, Math.floor((now - since) / (REST * 2 ** round)));
  return Math.min(LANES * LARGEST_WAVE, allowed + A_LITTLE * times);
}

/** How many lanes are of use: one more than ask, which goes on while another begins anew. */
export function lanesOfUse({ open }: LaneShare): number {
  return open ? LANES : 0;
}

/** The lanes of this run in these properties. */
export function decodeLanes(texts: Texts, { startedAt }: Pick<LaneRun, 'startedAt'>): Lane[] {
  const saved = parseJson<{ run: number; lanes: Lane[] }>(texts[LANES_PROPERTY]);
  const lanes = saved?.run === startedAt ? saved.lanes : [];
  return Array.from(
    { length: LANES },
    (_, index) => lanes[index] || { owner: '', until: 0, most: 0, spent: 0, lost: 0 },
  );
}

export function encodeLanes(lanes: Lane[], { startedAt }: Pick<LaneRun, 'startedAt'>): Texts {
  return { [LANES_PROPERTY]: JSON.stringify({ run: startedAt, lanes }) };
}

/** Takes what a lane has spent and lost into what the run says of itself. */
export function countLane(run: LaneRun, index: number, { spent, lost }: Pick<Lane, 'spent' | 'lost'>): void {
  const [countedSpent, countedLost] = run.lanes.counted[index] || [0, 0];
  const moreSpent = Math.max(0, spent - countedSpent);
  const moreLost = Math.max(0, lost - countedLost);
  run.spent += moreSpent;
  run.lostAnswers += moreLost;
  run.lanes.reserve = Math.max(0, run.lanes.reserve - moreSpent - moreLost);
  run.lanes.counted[index] = [countedSpent + moreSpent, countedLost + moreLost];
}

/** What lanes may have spent or may still spend beyond what the run counts. */
function openCredits({ lanes: { counted } }: LaneRun, lanes: Lane[]): number {
  return lanes.reduce((sum, { most }, index) => {
    const [spent, lost] = counted[index] || [0, 0];
    return sum + Math.max(0, most - spent - lost);
  }, 0);
}

/** A lane whose execution never ended is counted as it told last; where nobody knows, as all that it was granted. */
export function buryLane(lane: Lane, report: Report | null): void {
  if (report?.owner === lane.owner) {
    lane.spent = Math.max(lane.spent, report.spent);
    lane.lost = Math.max(lane.lost, report.lost) + report.inFlight;
  } else lane.lost = Math.max(lane.lost, lane.most - lane.spent);
  Object.assign(lane, { owner: '', until: 0, most: lane.spent + lane.lost });
}

/** Buries those lanes that have not ended by `now`; true when there were any. */
function buryDead(lanes: Lane[], run: LaneRun, cache: Pick<Cache, 'getAll'>, now: number): boolean {
  const dead = lanes.filter(({ owner, until }) => owner !== '' && until <= now);
  if (dead.length === 0) return false;
  // Where that fails, nobody knows.
  const texts = attempt<Texts>(() => cache.getAll(lanes.map((_, index) => reportName(index))), {});
  for (const lane of dead) buryLane(lane, decodeReport(texts[reportName(lanes.indexOf(lane))], run.startedAt));
  return true;
}

/**
 * Settles what lanes have spent that have ended or died, and sets the reserve of those to come aside. Only under the
 * document's lock, with the properties as they are now; the run's record is written before it is given back.
 *
 * @param options.ceiling the most that the run may cost in all
 * @param options.wanted false for a run that goes on without lanes
 * @returns the properties to be written along
 */
export function shareOut(
  run: LaneRun,
  texts: Texts,
  cache: Pick<Cache, 'getAll'>,
  { now, ceiling, wanted }: { now: number; ceiling: number; wanted: boolean },
): Texts {
  const lanes = decodeLanes(texts, run);
  const changed = buryDead(lanes, run, cache, now);
  lanes.forEach((lane, index) => {
    if (lane.owner === '') countLane(run, index, lane);
  });
  const open = openCredits(run, lanes);
  const free = ceiling - run.spent - run.lostAnswers;
  const share =
    wanted && free >= FEWEST_CREDITS_FOR_LANES
      ? Math.min(LANES * GRANT, Math.floor(free * (run.lanes.round < 0 ? SHARE : SHARE_OF_ALL)))
      : 0;
  run.lanes.open = share > 0;
  run.lanes.reserve = Math.max(open, share);
  return changed ? encodeLanes(lanes, run) : {};
}

/**
 * Grants a lane its part of the reserve. Only under the document's lock, on the run's record and the lanes as they are now.
 *
 * @returns false when another execution of the lane is at work, or too little is left
 */
export function takeGrant(
  run: LaneRun,
  lanes: Lane[],
  index: number,
  { owner, now, until, cache }: { owner: string; now: number; until: number; cache: Pick<Cache, 'getAll'> },
): boolean {
  const lane = lanes[index];
  if (!lane || !run.lanes.open) return false;
  buryDead(lanes, run, cache, now);
  if (lane.owner !== '') return false;
  const atWork = lanes.filter((other) => other.owner !== '').length;
  const toCome = Math.max(1, lanesOfUse(run.lanes) - atWork);
  const grant = Math.min(GRANT, Math.floor((run.lanes.reserve - openCredits(run, lanes)) / toCome));
  if (grant < SMALLEST_GRANT) return false;
  Object.assign(lane, { owner, until, most: lane.spent + lane.lost + grant });
  return true;
}

/** Notes the end of an execution of a lane, unless it was counted as dead. */
export function settleLane(
  texts: Texts,
  run: LaneRun,
  index: number,
  { owner, spent, lost }: Pick<Lane, 'owner' | 'spent' | 'lost'>,
): Texts {
  const lanes = decodeLanes(texts, run);
  if (lanes[index]?.owner !== owner) return {};
  lanes[index] = { owner: '', until: 0, most: spent + lost, spent, lost };
  return encodeLanes(lanes, run);
}
