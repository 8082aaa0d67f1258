import type { Lookup } from '../lookups/lookup';
import { fitsIntoParcel } from '../record/lane-parcels';
import { LARGEST_WAVE } from '../waves/pace';
import { bearable } from './bearable';
import { inHand, kept, waveOf } from './posts';
import { areOpen, haveKeys } from './step-lanes';
import type { StepLanes } from './step-lanes';

/** What is left to the step, which asks first what it has claimed and what lanes don't ask. */
export interface Share {
  pending: Map<string, Lookup>;
  most: number;
}

/** How many lookups the step may ask in its next wave, and of which. */
export function stepShare(
  lanes: StepLanes,
  pending: Map<string, Lookup>,
  isClaimed: (key: string) => boolean,
  now: number,
): Share {
  const { run, posts } = lanes;
  const borne = bearable(lanes, now);
  // Those that were at work before this step began it has not heard of yet.
  const isDeaf = !lanes.areThere && haveKeys(lanes);
  if (!areOpen(lanes) && !isDeaf) return { pending, most: LARGEST_WAVE };
  const claimed = [...pending].filter(([key]) => isClaimed(key));
  const notForLanes = [...pending].filter(([, lookup]) => !isForLanes(lanes, lookup));
  const own = new Map([...claimed, ...notForLanes]);
  lanes.ownWaits = Math.min(LARGEST_WAVE, own.size);
  const ownFirst = new Map([...own, ...pending]);
  if (borne === null || run.emptyWaves > 0) return { pending: ownFirst, most: LARGEST_WAVE };
  if (isDeaf) return { pending, most: 0 };
  const there = posts.filter((post) => inHand(post, now) === 0 || waveOf(post, now) > 0).length;
  const onTheWay = posts.reduce((sum, post) => sum + waveOf(post, now), 0);
  const most = Math.max(borne - there * LARGEST_WAVE, Math.min(lanes.ownWaits, borne - onTheWay), 0);
  return { pending: ownFirst, most: Math.min(LARGEST_WAVE, most) };
}

/** Whom several rows are about the step asks: what one has just paid for, others may not know of yet. */
export function isForLanes({ run, isShared, failed, returned }: StepLanes, lookup: Lookup): boolean {
  const { key } = lookup;
  return (
    !isShared(key) &&
    !failed.has(kept(key)) &&
    // What one has given back others take where the step may ask little itself.
    !(run.lanes.round < 0 && returned.has(kept(key))) &&
    !run.tries[key] &&
    fitsIntoParcel(lookup)
  );
}
