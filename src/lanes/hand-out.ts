import type { Lookup } from '../lookups/lookup';
import { LANES, lanesAllowed, wavesApart } from '../record/lane-credits';
import { encodeParcel, MOST_PARCELS_AHEAD, parcelName } from '../record/lane-parcels';
import { LARGEST_WAVE } from '../waves/pace';
import { bearable, SMALLEST_PARCEL } from './bearable';
import { inHand, kept, waveOf } from './posts';
import type { Post } from './posts';
import { areOpen } from './step-lanes';
import type { StepLanes } from './step-lanes';
import { isForLanes } from './step-share';

/** Entries to be put into the cache. */
type Parcels = { [name: string]: string };

/** The first parcel of a lane that has asked nobody yet: all lanes' first ones together are one more wave. */
const FIRST_PARCEL = 16;
/** One in hand, and two to come while the step writes. */
const PARCELS_AHEAD = 3;
/** As many keys as fit into the property that holds what was handed out. */
const MOST_HANDED = 14 * LARGEST_WAVE;

/**
 * Gives lanes their next parcels of these lookups: first one to each that has nothing in hand, then a second one to each.
 *
 * @param ownWave how many the step asks now
 */
export function handOut(lanes: StepLanes, lookups: readonly Lookup[], now: number, ownWave: number): Parcels {
  const { run, posts, returned, ownWaits } = lanes;
  const parcels: Parcels = {};
  if (!areOpen(lanes)) return parcels;
  const rest = lookups.filter((lookup) => isForLanes(lanes, lookup));
  const borne = bearable(lanes, now);
  const allowed =
    borne === null ? lanesAllowed(run.lanes, now) : Math.min(LANES * LARGEST_WAVE, borne - Math.max(ownWave, ownWaits));
  const most = parcelsAhead(lanes, allowed, now);
  const shares = shareAmong(posts, allowed, now);
  for (let ahead = 1; ahead <= most; ahead++)
    shares.forEach((share, post) => {
      const isFirst = post.handed === 0 && run.lanes.counted[posts.indexOf(post)]?.[0] === 0;
      const size = isFirst ? Math.min(share, FIRST_PARCEL) : share;
      // The last ones of a list the step asks itself, rather than have them wait for a lane.
      const areFew = rest.length === 0 || (ahead > 1 && borne === null && rest.length < (LANES + 1) * LARGEST_WAVE);
      const isFull = posts.reduce((sum, { keys }) => sum + keys.size, size) > MOST_HANDED;
      if ((inHand(post, now) ?? ahead) >= ahead || size < SMALLEST_PARCEL || areFew || isFull) return;
      const parcel = rest.filter(({ key }) => returned.get(kept(key)) !== post.owner).slice(0, size);
      if (parcel.length === 0) return;
      for (const lookup of parcel) rest.splice(rest.indexOf(lookup), 1);
      Object.assign(parcels, give(post, parcel, wavesApart(run.lanes, now), now));
    });
  return parcels;
}

/** Notes as handed out what the entry then tells the lane. */
function give(post: Post, parcel: Lookup[], apart: number, now: number): Parcels {
  if (inHand(post, now) === 0) post.heardAt = now;
  post.handed++;
  post.sizes.push(parcel.length);
  for (const { key } of parcel) post.keys.set(kept(key), post.handed);
  return { [parcelName(post.owner, post.handed)]: encodeParcel(parcel, apart) };
}

/** How many parcels lanes have in hand at most: after a refusal fewer, but more for the time between two steps. */
function parcelsAhead({ run, endsAt }: StepLanes, size: number, now: number): number {
  if (now <= endsAt) return run.lanes.round < 0 ? PARCELS_AHEAD : PARCELS_AHEAD - 1;
  const most = Math.floor(MOST_HANDED / LARGEST_WAVE / Math.ceil(size / LARGEST_WAVE));
  return Math.min(most, MOST_PARCELS_AHEAD);
}

/**
 * The wave of each lane, so that they come to what is allowed. Who has something in hand goes on: where that is too
 * much, the smallest one rests first.
 */
function shareAmong(posts: Post[], allowed: number, now: number): Map<Post, number> {
  const waves = posts
    .filter((post) => inHand(post, now) !== null)
    .map((post): [Post, number] => [post, waveOf(post, now)]);
  let free = waves.reduce((rest, [, wave]) => rest - wave, allowed);
  const isOver = free < 0;
  waves.sort(([, one], [, other]) => (isOver ? one - other : other - one));
  return new Map(
    waves.map(([post, wave]) => {
      const size = Math.max(0, Math.min(LARGEST_WAVE, wave + free));
      free += wave - size;
      return [post, size];
    }),
  );
}

/** Sends those home that have nothing in hand. What they were granted is then the step's. */
export function sendHome({ posts }: StepLanes, now: number): Parcels {
  const idle = posts.filter((post) => inHand(post, now) === 0);
  return Object.fromEntries(idle.map((post) => [parcelName(post.owner, ++post.handed), encodeParcel([])]));
}
