import { attempt } from '../attempt';
import type { Entry } from '../ledger/entry';
import { putFlight } from '../record/flight';
import type { Lane } from '../record/lane-credits';
import { reportName } from '../record/lane-parcels';
import type { Report } from '../record/lane-parcels';
import type { RunServices } from '../record/run-services';
import type { RunState } from '../record/run-state';
import type { Asking } from '../waves/asking';

/** A lane at work: one execution of it, what it was granted, and how far it is. */
export interface LaneWork {
  tools: RunServices;
  /** The run as its record says, for reading. */
  run: RunState;
  token: string;
  index: number;
  /** As it was when this execution began, with its grant. */
  lane: Lane;
  deadline: number;
  /** Counts and paces this execution alone; it is never saved. */
  asking: Asking;
  /** Parcels that it is done with. */
  done: number;
  /** The text of the next parcel, where it was read along. */
  next?: string | undefined;
  /** Keys that several rows share: their answers are dropped last. */
  isShared: (key: string) => boolean;
  learned: Map<string, Entry>;
  back: Set<string>;
  failed: Set<string>;
  before: Report | null;
  refusedAt: number;
  /** When its last wave was sent, and how long after it the next one is. */
  sentAt: number;
  apart: number;
}

/** What the lane has spent and lost in this run, over all of its executions. */
export function countSpent({
  lane,
  asking,
}: Pick<LaneWork, 'lane' | 'asking'>): Pick<Lane, 'owner' | 'spent' | 'lost'> {
  return { owner: lane.owner, spent: lane.spent + asking.spent, lost: lane.lost + asking.lostAnswers };
}

/** What the lane tells of itself, as an entry of the cache. */
export function reportOf(work: LaneWork, changes: Partial<Report> = {}): { [name: string]: string } {
  const { run, lane, asking, done, back, failed, refusedAt, before } = work;
  const report: Report = {
    ...countSpent(work),
    run: run.startedAt,
    until: lane.until,
    done,
    inFlight: 0,
    back: [...back],
    failed: [...failed],
    refusedAt,
    balanceAt: asking.balance?.at || 0,
    leaving: false,
    before,
    ...changes,
  };
  return { [reportName(work.index)]: JSON.stringify(report) };
}

/** What others are to see to, as the next report says. */
export function giveBack({ back }: LaneWork, keys: readonly string[]): void {
  for (const key of keys) back.add(key);
}

export function tell(work: LaneWork, changes?: Partial<Report>): void {
  putFlight(work.tools.services.documentCache, reportOf(work, changes));
}

/** What the cache says under these names; nothing where it fails. */
export function readQuietly({ services }: Pick<RunServices, 'services'>, names: string[]): { [name: string]: string } {
  return attempt(() => services.documentCache.getAll(names), {});
}
