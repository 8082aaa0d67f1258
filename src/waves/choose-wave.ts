import { keysOf } from '../lookups/lookup';
import type { Lookup } from '../lookups/lookup';
import type { Asking } from './asking';

/**
 * The lookups of the next wave: a group of suspects alone, or as many of the pending ones as the pace allows. While eCore
 * answers nobody, lookups that have not failed yet go first.
 *
 * @param most never more than this
 * @param isBusy keys that somebody else is asking this moment
 */
export function chooseWave(
  pending: Map<string, Lookup>,
  asking: Asking,
  most: number,
  isBusy: (key: string) => boolean,
): Lookup[] {
  const size = Math.max(1, Math.min(asking.pace.size, most));
  for (let group = asking.suspects.shift(); group; group = asking.suspects.shift()) {
    const lookups = group.map((key) => pending.get(key)).filter((lookup): lookup is Lookup => lookup !== undefined);
    if (lookups.length > size) asking.suspects.unshift(keysOf(lookups.slice(size)));
    if (lookups.length > 0) return lookups.slice(0, size);
  }
  const free = [...pending.values()].filter(({ key }) => !isBusy(key));
  const untried = free.filter(({ key }) => asking.tries[key] === undefined);
  const mayBeTheLookups = asking.emptyWaves > 0 && untried.length > 0 && Object.keys(asking.tries).length > 0;
  return mayBeTheLookups ? takeElsewhere(untried, size, asking.emptyWaves) : free.slice(0, size);
}

/** The golden ratio: the fractional parts of its multiples spread evenly between 0 and 1. */
const SPREAD = 0.618;

/**
 * When a whole wave got no answer, either eCore is down or these very lookups always fail. Trying others from all over the
 * list tells which: otherwise a few bad rows at the top would keep a run from ever reaching the rest.
 */
function takeElsewhere(lookups: Lookup[], size: number, round: number): Lookup[] {
  const start = Math.floor(lookups.length * ((round * SPREAD) % 1));
  return [...lookups.slice(start), ...lookups.slice(0, start)].slice(0, size);
}
