import type { Lookup } from '../lookups/lookup';
import type { Asking } from './asking';

/**
 * The lookups of the next wave: a suspect group alone, or as many of the first pending ones as the pace allows.
 *
 * @param most never more than this
 * @param isBusy keys that somebody else is asking this moment
 */
export function chooseWave(pending: Map<string, Lookup>, asking: Asking, most: number, isBusy: (key: string) => boolean): Lookup[] {
  const size = Math.max(1, Math.min(asking.pace.size, most));
  for (let group = asking.suspects.shift(); group; group = asking.suspects.shift()) {
    const lookups = group.map((key) => pending.get(key)).filter((lookup): lookup is Lookup => lookup !== undefined);
    if (lookups.length > size) asking.suspects.unshift(lookups.slice(size).map(({ key }) => key));
    if (lookups.length > 0) return lookups.slice(0, size);
  }
  const chosen: Lookup[] = [];
  for (const lookup of pending.values()) {
    if (chosen.length === size) break;
    if (!isBusy(lookup.key)) chosen.push(lookup);
  }
  return chosen;
}
