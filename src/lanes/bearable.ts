import { A_LITTLE, lanesAllowed, REST } from '../record/lane-credits';
import { LARGEST_WAVE } from '../waves/pace';
import type { StepLanes } from './step-lanes';

/** Less than this is no parcel. */
export const SMALLEST_PARCEL = 8;
/** Waves that were on their way together are refused together, and count once. */
const SETTLES = 2_000;
const MOST_ROUNDS = 6;

/** How many requests the service seems to bear at once; null while nothing speaks for a limit, or against lanes. */
export function bearable({ run, endsAt }: StepLanes, now: number): number | null {
  const allowed = lanesAllowed(run.lanes, now);
  if (run.lanes.round < 0 || allowed < SMALLEST_PARCEL) return null;
  // Between two steps nobody could react to a refusal: no more is tried then than has gone well.
  const tried = now > endsAt ? Math.max(run.lanes.allowed, allowed - A_LITTLE) : allowed;
  return tried + LARGEST_WAVE;
}

/**
 * eCore has refused somebody: with fewer lanes it may bear it. False where none is at work that could be the cause.
 *
 * @param sentAt when the wave was sent that was refused
 */
export function slowDown({ run, posts }: StepLanes, sentAt: number): boolean {
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
}
