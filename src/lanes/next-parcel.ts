import { keysOf } from '../lookups/lookup';
import { CONTROL, readControl } from '../record/control';
import { decodeParcel, MOST_PARCELS_AHEAD, parcelName } from '../record/lane-parcels';
import type { Parcel } from '../record/lane-parcels';
import { giveBack, readQuietly, tell } from './lane-work';
import type { LaneWork } from './lane-work';

/** How often an idle lane looks for a parcel, and how long at most. */
const POLL = 150;
const LONGEST_IDLE = 12_000;
/** The cache drops its oldest entries first, and one that is put again does not get younger: it is put again soon. */
const TELL_AGAIN = 500;

/** Waits for the next parcel; an empty one means that there is nothing more to do for this execution. */
export function nextParcel(work: LaneWork): Parcel {
  const { clock } = work.tools.services;
  const name = parcelName(work.lane.owner, work.done + 1);
  const until = Math.min(work.deadline, clock.now() + LONGEST_IDLE);
  let tellAt = 0;
  while (clock.now() < until && work.run.state === 'running') {
    if (work.next !== undefined) return decodeParcel(work.next);
    if (clock.now() >= tellAt) {
      tell(work);
      tellAt = clock.now() + TELL_AGAIN;
    }
    const texts = readQuietly(work.tools, [name, CONTROL]);
    work.next = texts[name];
    readControl(texts[CONTROL], work.run);
    if (work.next === undefined) clock.sleep(POLL);
  }
  return { lookups: [], apart: 0 };
}

/** Hands back what it was handed beyond the parcels that it is done with. */
export function handBack(work: LaneWork): void {
  const rest = Array.from({ length: MOST_PARCELS_AHEAD }, (_, index) =>
    parcelName(work.lane.owner, work.done + index + 1),
  );
  const texts = readQuietly(work.tools, rest);
  work.next = undefined;
  for (const name of rest) {
    if (texts[name] === undefined) return;
    giveBack(work, keysOf(decodeParcel(texts[name]).lookups));
    work.done++;
  }
}
