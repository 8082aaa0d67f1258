import { decodeKeyFilter } from '../ledger/key-filter';
import type { Entry } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import { LARGEST_WAVE } from '../waves/pace';
import { A_LITTLE, countLane, decodeLanes, LANES, lanesAllowed, REST, wavesApart } from '../record/lane-credits';
import {
  decodeReport,
  encodeParcel,
  fitsIntoParcel,
  MOST_PARCELS_AHEAD,
  parcelName,
  reportName,
} from '../record/lane-parcels';
import type { Report } from '../record/lane-parcels';
import type { RunState } from '../record/run-state';
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
  /** How many lookups the step may ask in its next wave, and of which. */
  leave(pending: Map<string, Lookup>, isClaimed: (key: string) => boolean, now: number): Left;
  /** Gives lanes their next parcels of these lookups: entries to be put. @param ownWave how many the step asks now */
  handOut(lookups: readonly Lookup[], now: number, ownWave: number): { [name: string]: string };
  hear(texts: { [name: string]: string }, answers: ReadonlyMap<string, Entry>, now: number): void;
  /** Sends those home that have nothing in hand: entries to be put. What they were granted is then the step's. */
  sendHome(now: number): { [name: string]: string };
  /** eCore has refused somebody: with fewer lanes it may bear it. False where none is at work that could be the cause. */
  slowDown(sentAt: number): boolean;
  /** What the next step must know, as properties. */
  save(): { [name: string]: string };
}

/** What is left to the step, which asks first what it has claimed and what lanes don't ask. */
interface Left {
  pending: Map<string, Lookup>;
  most: number;
}

const HANDED_PROPERTY = 'run.handed';
/** The first parcel of a lane that has asked nobody yet: all lanes' first ones together are one more wave. */
const FIRST_PARCEL = 16;
/** One in hand, and two to come while the step writes. */
const PARCELS_AHEAD = 3;
/** As much of a key as tells it from others: all that lanes have in hand is kept in one property, which holds 9 KB. */
const KEPT_OF_KEY = 12;
const A_KEY = /.{12}/g;
const MOST_HANDED = 14 * LARGEST_WAVE;
/** A lane that has something in hand and says nothing for longer may be dead. */
const SILENT = 8_000;
const kept = (key: string): string => key.slice(0, KEPT_OF_KEY);
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
  /** Keys of these that have no answer yet, as much as is kept of them, and in which parcel each of them is. */
  keys: Map<string, number>;
  /** How many lookups each of the parcels held that this step has handed to it. */
  sizes: number[];
  report: Report | null;
  /** When it was done with a parcel, or had none. */
  heardAt: number;
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
  /** Given back, and by which execution; what failed the step asks itself. */
  const returned = new Map<string, string>();
  const failed = new Set<string>();
  const isShared = decodeKeyFilter(run.sharedParts, saved);
  const names = run.sharedParts > 0 ? posts.map((_, lane) => reportName(lane)) : [];
  let heard = false;
  /** Lookups that nobody but the step asks. */
  let ownWaits = 0;

  /** What an execution gives back, and what one that leaves has not come to. */
  const takeBack = (post: Post, { owner, back, failed: failing, leaving, done }: Report): void => {
    for (const key of back.map(kept)) {
      // A report says again what it has said: by now somebody else may have that in hand.
      if (returned.get(key) === owner) continue;
      returned.set(key, owner);
      post.keys.delete(key);
    }
    for (const key of failing) failed.add(kept(key));
    if (!leaving) return;
    post.keys.forEach((parcel, key) => {
      if (parcel <= done) return;
      post.keys.delete(key);
      returned.set(key, owner);
    });
  };

  const takeReport = (report: Report, lane: number, at: number): void => {
    let post = posts[lane] as Post;
    if (post.owner !== report.owner) {
      if (report.before?.owner === post.owner) takeBack(post, report.before);
      for (const key of post.keys.keys()) left.add(key);
      post = posts[lane] = newPost(report.owner);
    }
    if (report.until > now) heard = true;
    if (report.done !== post.report?.done) post.heardAt = at;
    post.report = report;
    countLane(run, lane, report);
    takeBack(post, report);
    if (report.refusedAt > run.lanes.since) slowDown(report.refusedAt);
  };

  const slowDown = (sentAt: number): boolean => {
    const { allowed, since, round, follow } = run.lanes;
    const tried = lanesAllowed(run.lanes, sentAt);
    if (!posts.some(({ handed }) => handed > 0)) return false;
    if (sentAt < since + SETTLES) return true;
    if (tried < SMALLEST_PARCEL) return false;
    if (round >= 0 && follow === 'at once' && tried === allowed) {
      // What went well for a while is no matter of how soon waves follow each other.
      const less = { allowed: Math.max(0, allowed - A_LITTLE) };
      Object.assign(run.lanes, { since: sentAt }, sentAt < since + REST ? { follow: 'never at once' } : less);
      return true;
    }
    // Where a little more was tried than had gone well, back to that.
    const inVain = tried > allowed;
    const less = inVain ? Math.max(allowed, tried - A_LITTLE) : Math.max(0, Math.floor((allowed - LARGEST_WAVE) / 2));
    Object.assign(run.lanes, { allowed: less, since: sentAt, round: Math.min(inVain ? round + 1 : 0, MOST_ROUNDS) });
    if (round < 0) run.lanes.follow = 'apart';
    else if (inVain && follow === 'apart') run.lanes.follow = 'at once';
    return true;
  };

  /** Only at a service that has borne the step's own full waves. */
  const isOpen = (): boolean => heard && run.pace.size >= LARGEST_WAVE && run.pace.gap === 0;

  /** Whom several rows are about the step asks: what one has just paid for, others may not know of yet. */
  const isForLanes = (lookup: Lookup): boolean =>
    !isShared(lookup.key) &&
    !failed.has(kept(lookup.key)) &&
    // What one has given back others take where the step may ask little itself.
    !(run.lanes.round < 0 && returned.has(kept(lookup.key))) &&
    !run.tries[lookup.key] &&
    fitsIntoParcel(lookup);

  /** How many parcels a lane has in hand; null for one that takes none. */
  const inHand = (lane: number, at: number): number | null => {
    const { handed, report } = posts[lane] as Post;
    return report === null || report.leaving || report.until <= at ? null : handed - report.done;
  };

  /** The largest wave that a lane may have on its way. */
  const waveOf = (lane: number, at: number): number => {
    const { sizes, heardAt } = posts[lane] as Post;
    const count = inHand(lane, at) ?? 0;
    if (count === 0 || at - heardAt > SILENT) return 0;
    return Math.max(...sizes.slice(-count), count > sizes.length ? LARGEST_WAVE : 0);
  };

  /** How many requests the service seems to bear at once; null while nothing speaks for a limit, or against lanes. */
  const bearable = (at: number): number | null => {
    const allowed = lanesAllowed(run.lanes, at);
    if (run.lanes.round < 0 || allowed < SMALLEST_PARCEL) return null;
    // Between two steps nobody could react to a refusal: no more is tried then than has gone well.
    const tried = at > endsAt ? Math.max(run.lanes.allowed, allowed - A_LITTLE) : allowed;
    return tried + LARGEST_WAVE;
  };

  /** How many parcels lanes have in hand at most: after a refusal fewer, but more for the time between two steps. */
  const parcelsAhead = (size: number, at: number): number => {
    if (at <= endsAt) return run.lanes.round < 0 ? PARCELS_AHEAD : PARCELS_AHEAD - 1;
    const most = Math.floor(MOST_HANDED / LARGEST_WAVE / Math.ceil(size / LARGEST_WAVE));
    return Math.min(most, MOST_PARCELS_AHEAD);
  };

  /**
   * The wave of each lane, so that they come to what is allowed. Who has something in hand goes on: where that is too
   * much, the smallest one rests first.
   */
  const shareAmong = (allowed: number, at: number): Map<number, number> => {
    const all = posts.map((_, lane): [number, number] => [lane, waveOf(lane, at)]);
    const waves = all.filter(([lane]) => inHand(lane, at) !== null);
    let free = waves.reduce((rest, [, wave]) => rest - wave, allowed);
    const isOver = free < 0;
    waves.sort(([, one], [, other]) => (isOver ? one - other : other - one));
    return new Map(
      waves.map(([lane, wave]) => {
        const size = Math.max(0, Math.min(LARGEST_WAVE, wave + free));
        free += wave - size;
        return [lane, size];
      }),
    );
  };

  return {
    names,
    isElsewhere: (key) => left.has(kept(key)) || posts.some(({ keys }) => keys.has(kept(key))),
    areThere: () => heard,
    areBusy: () => isOpen() || left.size > 0 || posts.some(({ keys }) => keys.size > 0),
    balanceAt: () => posts.reduce((last, { report }) => Math.max(last, report?.balanceAt ?? 0), 0),
    inFlight: (at) => posts.reduce((sum, { report }) => sum + (report && report.until > at ? report.inFlight : 0), 0),
    areHome: (at) => posts.every((_, lane) => (inHand(lane, at) ?? 0) <= 0),
    leave(pending, isClaimed, at) {
      const borne = bearable(at);
      // Those that were at work before this step began it has not heard of yet.
      const isDeaf = !heard && posts.some(({ keys }) => keys.size > 0);
      if (!isOpen() && !isDeaf) return { pending, most: LARGEST_WAVE };
      const claimed = [...pending].filter(([key]) => isClaimed(key));
      const own = [...pending].filter(([, lookup]) => !isForLanes(lookup));
      const sorted = new Map([...claimed, ...own]);
      ownWaits = Math.min(LARGEST_WAVE, sorted.size);
      for (const [key, lookup] of pending) sorted.set(key, lookup);
      if (borne === null || run.emptyWaves > 0) return { pending: sorted, most: LARGEST_WAVE };
      if (isDeaf) return { pending, most: 0 };
      const there = posts.filter((_, lane) => inHand(lane, at) === 0 || waveOf(lane, at) > 0).length;
      const onTheWay = posts.reduce((sum, _, lane) => sum + waveOf(lane, at), 0);
      const most = Math.max(borne - there * LARGEST_WAVE, Math.min(ownWaits, borne - onTheWay), 0);
      return { pending: sorted, most: Math.min(LARGEST_WAVE, most) };
    },
    handOut(lookups, at, ownWave) {
      const parcels: { [name: string]: string } = {};
      if (!isOpen()) return parcels;
      const rest = lookups.filter(isForLanes);
      const borne = bearable(at);
      const allowed =
        borne === null
          ? lanesAllowed(run.lanes, at)
          : Math.min(LANES * LARGEST_WAVE, borne - Math.max(ownWave, ownWaits));
      const most = parcelsAhead(allowed, at);
      const shares = shareAmong(allowed, at);
      for (let ahead = 1; ahead <= most; ahead++)
        shares.forEach((share, lane) => {
          const post = posts[lane] as Post;
          const isFirst = post.handed === 0 && run.lanes.counted[lane]?.[0] === 0;
          const size = isFirst ? Math.min(share, FIRST_PARCEL) : share;
          // The last ones of a list the step asks itself, rather than have them wait for a lane.
          const areFew = rest.length === 0 || (ahead > 1 && borne === null && rest.length < (LANES + 1) * LARGEST_WAVE);
          const inHands = inHand(lane, at) ?? ahead;
          const isFull = posts.reduce((sum, { keys }) => sum + keys.size, size) > MOST_HANDED;
          if (inHands >= ahead || size < SMALLEST_PARCEL || areFew || isFull) return;
          const parcel = rest.filter(({ key }) => returned.get(kept(key)) !== post.owner).slice(0, size);
          if (parcel.length === 0) return;
          for (const lookup of parcel) rest.splice(rest.indexOf(lookup), 1);
          if (inHands === 0) post.heardAt = at;
          parcels[parcelName(post.owner, ++post.handed)] = encodeParcel(parcel, wavesApart(run.lanes, at));
          post.sizes.push(parcel.length);
          for (const { key } of parcel) post.keys.set(kept(key), post.handed);
        });
      return parcels;
    },
    sendHome(at) {
      const idle = posts.filter((_, lane) => inHand(lane, at) === 0);
      return Object.fromEntries(idle.map((post) => [parcelName(post.owner, ++post.handed), encodeParcel([])]));
    },
    hear(texts, answers, at) {
      names.forEach((name, lane) => {
        const report = decodeReport(texts[name], run.startedAt);
        if (report) takeReport(report, lane, at);
      });
      for (const key of answers.keys()) {
        left.delete(kept(key));
        for (const { keys } of posts) keys.delete(kept(key));
      }
    },
    slowDown,
    save(): { [name: string]: string } {
      return names.length > 0 ? { [HANDED_PROPERTY]: encodePosts(run, posts) } : {};
    },
  };
}

function newPost(owner: string): Post {
  return { owner, handed: 0, keys: new Map(), sizes: [], report: null, heardAt: 0 };
}

type SavedPost = [owner: string, handed: number, keys: [parcel: number, keys: string][]];

function encodePosts({ startedAt }: RunState, posts: Post[]): string {
  const saved = posts.map(({ owner, handed, keys }): SavedPost => {
    const parcels = new Map<number, string>();
    keys.forEach((parcel, key) => parcels.set(parcel, (parcels.get(parcel) ?? '') + key));
    return [owner, handed, [...parcels]];
  });
  return JSON.stringify({ run: startedAt, posts: saved });
}

/** What lanes that are still at work were handed by the steps before. */
function restorePosts(run: RunState, saved: { [name: string]: string }, now: number): Post[] {
  const before = parseJson<{ run: number; posts: SavedPost[] }>(saved[HANDED_PROPERTY]);
  const posts = before?.run === run.startedAt ? before.posts : [];
  return decodeLanes(saved, run).map(({ owner, until }, lane) => {
    const isAtWork = owner !== '' && until > now;
    const [whose, handed, parcels] = posts[lane] ?? ['', 0, []];
    const ofParcel = ([parcel, keys]: [number, string]) =>
      (keys.match(A_KEY) ?? []).map((key): [string, number] => [key, parcel]);
    if (isAtWork && owner === whose) return { ...newPost(owner), handed, keys: new Map(parcels.flatMap(ofParcel)) };
    return newPost(isAtWork ? owner : '');
  });
}
