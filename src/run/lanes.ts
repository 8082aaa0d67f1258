import { decodeKeyFilter } from '../ledger/key-filter';
import type { Entry } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import { LARGEST_WAVE } from '../waves/pace';
import { countLane, decodeLanes, LANES, lanesAllowed } from './lane-credits';
import { decodeReport, encodeParcel, fitsIntoParcel, parcelName, reportName } from './lane-parcels';
import type { Report } from './lane-parcels';
import type { RunState } from './run-state';
import { parseJson } from '../stored-json';

/**
 * The step's side of the lanes: it hands them parcels of lookups of rows that it has not come to, and hears what they
 * report. Only the step reads the queue and writes cells; what a lane has answered it finds in the ledger.
 *
 * Where a key is once in a lane's hands, this very step does not ask it: its answer may be lost from the cache, and the
 * durable tier was read before the lane writes there. A step that begins after the lane has ended finds it there.
 */
export interface Lanes {
  /** Entries of the cache to read along. */
  readonly names: string[];
  /** Whether the answer to a key is left to a lane. */
  isElsewhere(key: string): boolean;
  /** Whether a lane has been heard of. */
  areThere(): boolean;
  /** Whether lanes are at work, or could be. */
  areBusy(): boolean;
  /** When a lane knew the balance last; it keeps it itself. */
  balanceAt(): number;
  /** Whether all have reported the end of all that they were handed. */
  areHome(now: number): boolean;
  /** Requests that are on their way, as far as reported. */
  inFlight(now: number): number;
  /** What the step has claimed and what lanes don't ask comes first, so that it is not left at the end. */
  ownFirst(pending: Map<string, Lookup>, isClaimed: (key: string) => boolean): Map<string, Lookup>;
  /** Gives lanes their next parcels of these lookups: entries to be put. */
  handOut(lookups: readonly Lookup[], now: number): { [name: string]: string };
  hear(texts: { [name: string]: string }, answers: ReadonlyMap<string, Entry>): void;
  /** Sends those home that have nothing in hand: entries to be put. What they were granted is then the step's. */
  sendHome(now: number): { [name: string]: string };
  /** eCore has refused somebody: with fewer lanes it may bear it. False where none is at work that could be the cause. */
  slowDown(sentAt: number): boolean;
  /** What the next step must know, as properties. */
  save(): { [name: string]: string };
}

const HANDED_PROPERTY = 'run.ahead';
/** The first parcel of a lane that has asked nobody yet: all lanes' first ones together are one more wave. */
const FIRST_PARCEL = 16;
/** One in hand, and two to come while the step writes. */
const PARCELS_AHEAD = 3;
const A_KEY = /.{16}/g;
/** Less than this is no parcel. */
const SMALLEST_PARCEL = 8;
/** Waves that were on their way together are refused together, and count once. */
const SETTLES = 2_000;
const MOST_ROUNDS = 6;

/** An execution of a lane, as the step knows it. */
interface Post {
  owner: string;
  /** Parcels that were handed to it. */
  handed: number;
  /** Keys of these that have no answer yet. */
  keys: Set<string>;
  report: Report | null;
}

/**
 * @param saved the document's properties as they were when the step began
 * @param time.endsAt when the step is about to end
 */
export function createLanes(
  run: RunState,
  saved: { [name: string]: string },
  { now, endsAt }: { now: number; endsAt: number },
): Lanes {
  const posts = restorePosts(run, saved, now);
  /** In the hands of executions that have ended since. */
  const left = new Set<string>();
  /** Given back: these the step asks itself. */
  const returned = new Set<string>();
  const isShared = decodeKeyFilter(run.sharedParts, saved);
  const names = run.sharedParts > 0 ? posts.map((_, lane) => reportName(lane)) : [];
  let heard = false;

  const takeReport = (report: Report, lane: number): void => {
    let post = posts[lane] as Post;
    if (post.owner !== report.owner) {
      for (const key of post.keys) left.add(key);
      post = posts[lane] = { owner: report.owner, handed: 0, keys: new Set(), report: null };
    }
    heard = true;
    post.report = report;
    countLane(run, lane, report);
    for (const key of report.back) {
      if (post.keys.delete(key) || left.delete(key)) returned.add(key);
    }
    if (report.refusedAt > run.lanes.since) slowDown(report.refusedAt);
  };

  const slowDown = (sentAt: number): boolean => {
    const { allowed, since, round } = run.lanes;
    const tried = lanesAllowed(run.lanes, sentAt);
    if (!posts.some(({ handed }) => handed > 0) || tried < SMALLEST_PARCEL) return false;
    if (sentAt < since + SETTLES) return true;
    // Where a little more was tried than had gone well, back to that.
    const inVain = tried > allowed;
    const less = inVain ? allowed : Math.floor(allowed / 2);
    Object.assign(run.lanes, { allowed: less, since: sentAt, round: Math.min(inVain ? round + 1 : 0, MOST_ROUNDS) });
    return true;
  };

  /** Only at a service that has borne the step's own full waves. */
  const isOpen = (): boolean => heard && run.pace.size >= LARGEST_WAVE && run.pace.gap === 0;

  /** Whom several rows are about the step asks: what one has just paid for, others may not know of yet. */
  const isForLanes = (lookup: Lookup): boolean =>
    !isShared(lookup.key) && !returned.has(lookup.key) && !run.tries[lookup.key] && fitsIntoParcel(lookup);

  /** How many parcels a lane has in hand; null for one that takes none. */
  const inHand = (lane: number, at: number): number | null => {
    const { handed, report } = posts[lane] as Post;
    return report === null || report.leaving || report.until <= at ? null : handed - report.done;
  };

  /** After a refusal less is under way that can't be called back, but for the time between two steps. */
  const parcelsAhead = (allowed: number, at: number): number => {
    if (at > endsAt) return allowed > 2 * LARGEST_WAVE ? PARCELS_AHEAD : PARCELS_AHEAD + 1;
    return run.lanes.round < 0 ? PARCELS_AHEAD : PARCELS_AHEAD - 1;
  };

  return {
    names,
    isElsewhere: (key) => left.has(key) || posts.some(({ keys }) => keys.has(key)),
    areThere: () => heard,
    areBusy: () => isOpen() || left.size > 0 || posts.some(({ keys }) => keys.size > 0),
    balanceAt: () => posts.reduce((last, { report }) => Math.max(last, report?.balanceAt ?? 0), 0),
    inFlight: (at) => posts.reduce((sum, { report }) => sum + (report && report.until > at ? report.inFlight : 0), 0),
    areHome: (at) => posts.every((_, lane) => (inHand(lane, at) ?? 0) <= 0),
    ownFirst(pending, isClaimed) {
      if (!isOpen()) return pending;
      const claimed = [...pending].filter(([key]) => isClaimed(key));
      const own = [...pending].filter(([, lookup]) => !isForLanes(lookup));
      return new Map([...claimed, ...own, ...pending]);
    },
    handOut(lookups, at) {
      const parcels: { [name: string]: string } = {};
      if (!isOpen()) return parcels;
      const rest = lookups.filter(isForLanes);
      const allowed = lanesAllowed(run.lanes, at);
      const alive = posts.filter((_, lane) => inHand(lane, at) !== null);
      const most = parcelsAhead(allowed, at);
      for (let ahead = 1; ahead <= most; ahead++)
        alive.forEach((post, rank) => {
          const lane = posts.indexOf(post);
          const isFirst = post.handed === 0 && run.lanes.counted[lane]?.[0] === 0;
          const size = Math.min(allowed - rank * LARGEST_WAVE, isFirst ? FIRST_PARCEL : LARGEST_WAVE);
          // The last ones of a list the step asks itself, rather than have them wait for a lane.
          const areFew = rest.length === 0 || (ahead > 1 && rest.length < (LANES + 1) * LARGEST_WAVE);
          if ((inHand(lane, at) ?? ahead) >= ahead || size < SMALLEST_PARCEL || areFew) return;
          const parcel = rest.splice(0, size);
          parcels[parcelName(post.owner, ++post.handed)] = encodeParcel(parcel);
          for (const { key } of parcel) post.keys.add(key);
        });
      return parcels;
    },
    sendHome(at) {
      const idle = posts.filter((_, lane) => inHand(lane, at) === 0);
      return Object.fromEntries(idle.map((post) => [parcelName(post.owner, ++post.handed), encodeParcel([])]));
    },
    hear(texts, answers) {
      names.forEach((name, lane) => {
        const report = decodeReport(texts[name], run.startedAt);
        if (report) takeReport(report, lane);
      });
      for (const key of answers.keys()) {
        left.delete(key);
        for (const { keys } of posts) keys.delete(key);
      }
    },
    slowDown,
    save(): { [name: string]: string } {
      return names.length > 0 ? { [HANDED_PROPERTY]: encodePosts(run, posts) } : {};
    },
  };
}

type SavedPost = [owner: string, handed: number, keys: string];

function encodePosts({ startedAt }: RunState, posts: Post[]): string {
  const saved = posts.map(({ owner, handed, keys }): SavedPost => [owner, handed, [...keys].join('')]);
  return JSON.stringify({ run: startedAt, posts: saved });
}

/** What lanes that are still at work were handed by the steps before. */
function restorePosts(run: RunState, saved: { [name: string]: string }, now: number): Post[] {
  const before = parseJson<{ run: number; posts: SavedPost[] }>(saved[HANDED_PROPERTY]);
  const posts = before?.run === run.startedAt ? before.posts : [];
  return decodeLanes(saved, run).map(({ owner, until }, lane) => {
    const isAtWork = owner !== '' && until > now;
    const [whose, handed, keys] = posts[lane] ?? ['', 0, ''];
    if (isAtWork && owner === whose) return { owner, handed, keys: new Set(keys.match(A_KEY)), report: null };
    return { owner: isAtWork ? owner : '', handed: 0, keys: new Set(), report: null };
  });
}
