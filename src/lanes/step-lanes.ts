import { decodeKeyFilter } from '../ledger/key-filter';
import { reportName } from '../record/lane-parcels';
import type { RunState } from '../record/run-state';
import { LARGEST_WAVE } from '../waves/pace';
import { encodePosts, inHand, kept, restorePosts } from './posts';
import type { Post } from './posts';

/**
 * The step's side of the lanes: it hands them parcels of lookups of rows that it has not come to (`hand-out.ts`), and
 * hears what they report (`hear-lanes.ts`). Only the step reads the queue and writes cells; what a lane has answered it
 * finds in the ledger.
 *
 * Where a key is once in a lane's hands, this very step does not ask it: its answer may be lost from the cache, and the
 * durable tier was read before the lane writes there. A step that begins after the lane has ended finds it there.
 */
export interface StepLanes {
  run: RunState;
  begunAt: number;
  /** When the step is about to end. */
  endsAt: number;
  /** Entries of the cache to read along: the lanes' reports. */
  names: string[];
  /** One for each lane. */
  posts: Post[];
  /** Whether a lane has been heard of. */
  areThere: boolean;
  /** What is kept of keys that are in the hands of executions that have ended since. */
  heldByEnded: Set<string>;
  /** Of keys that were given back, and by which execution. */
  returned: Map<string, string>;
  /** Of keys that failed: the step asks them itself. */
  failed: Set<string>;
  /** Keys that several rows share. */
  isShared: (key: string) => boolean;
  /** Lookups that nobody but the step asks. */
  ownWaits: number;
}

/** @param saved the document's properties as they were when the step began */
export function meetLanes(
  run: RunState,
  saved: { [name: string]: string },
  { now, endsAt }: { now: number; endsAt: number },
): StepLanes {
  const posts = restorePosts(run, saved, now);
  return {
    run,
    begunAt: now,
    endsAt,
    names: run.sharedParts > 0 ? posts.map((_, lane) => reportName(lane)) : [],
    posts,
    areThere: false,
    heldByEnded: new Set(),
    returned: new Map(),
    failed: new Set(),
    isShared: decodeKeyFilter(run.sharedParts, saved),
    ownWaits: 0,
  };
}

/** What the next step must know, as properties. */
export function saveLanes({ run, names, posts }: StepLanes): { [name: string]: string } {
  return names.length > 0 ? encodePosts(run, posts) : {};
}

/** Whether the answer to a key is left to a lane. */
export function isElsewhere({ heldByEnded, posts }: StepLanes, key: string): boolean {
  return heldByEnded.has(kept(key)) || posts.some(({ keys }) => keys.has(kept(key)));
}

/** Whether lanes may be handed anything: only at a service that has borne the step's own full waves. */
export function areOpen({ areThere, run: { pace } }: StepLanes): boolean {
  return areThere && pace.size >= LARGEST_WAVE && pace.gap === 0;
}

/** Whether lanes have lookups in hand that no answer has come to. */
export function haveKeys({ posts }: StepLanes): boolean {
  return posts.some(({ keys }) => keys.size > 0);
}

/** Whether lanes are at work, or could be. */
export function areBusy(lanes: StepLanes): boolean {
  return areOpen(lanes) || lanes.heldByEnded.size > 0 || haveKeys(lanes);
}

/** Whether all have reported the end of all that they were handed. */
export function areHome({ posts }: StepLanes, now: number): boolean {
  return posts.every((post) => (inHand(post, now) || 0) <= 0);
}

/** Requests that are on their way, as far as reported. */
export function inFlight({ posts }: StepLanes, now: number): number {
  return posts.reduce((sum, { report }) => sum + (report && report.until > now ? report.inFlight : 0), 0);
}

/** When a lane knew the balance last; it keeps it itself. */
export function balanceKnownAt({ posts }: StepLanes): number {
  return posts.reduce((last, { report }) => Math.max(last, report?.balanceAt || 0), 0);
}
