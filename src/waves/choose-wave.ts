import type { Lookup } from '../lookups/lookup';
import type { Asking } from './asking';

/**
 * The lookups of the next wave: a suspect group alone, or as many of the first pending ones as the pace allows; others
 * than those that failed while nobody is answered.
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
    if (lookups.length > size) asking.suspects.unshift(lookups.slice(size).map(({ key }) => key));
    if (lookups.length > 0) return lookups.slice(0, size);
  }
  const free = [...pending.values()].filter(({ key }) => !isBusy(key));
  const untried = free.filter(({ key }) => asking.tries[key] === undefined);
  const mayBeTheLookups = asking.emptyWaves > 0 && untried.length > 0 && Object.keys(asking.tries).length > 0;
  return mayBeTheLookups ? takeElsewhere(untried, size, asking.emptyWaves) : free.slice(0, size);
}

/** The golden ratio: multiples of it fall evenly between 0 and 1, however many there are. */
const SPREAD = 0.618;

/**
 * Where nobody of a wave was answered, either eCore is down or these very lookups always fail. Others, from all over,
 * tell: without them a few such rows at the head would keep a run from ever reaching the rest.
 */
function takeElsewhere(lookups: Lookup[], size: number, round: number): Lookup[] {
  const start = Math.floor(lookups.length * ((round * SPREAD) % 1));
  return [...lookups.slice(start), ...lookups.slice(0, start)].slice(0, size);
}
