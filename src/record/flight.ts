import { succeeds } from '../attempt';
import type { Cache } from '../services';
import type { RunState } from './run-state';
import { readJson } from '../stored-json';

/** Counters of a run that a step which dies would take with it. */
const COUNTERS = [
  'spent',
  'lostAnswers',
  'lostCharged',
  'found',
  'notFound',
  'failed',
  'unusable',
  'blocked',
  'free',
  'lanes',
] as const;

export type Flight = Pick<RunState, (typeof COUNTERS)[number]> & { inFlight: number };

const FLIGHT_SECONDS = 21_600;

/**
 * The cache entry in which a step tells what it has spent and how many requests are on their way. It goes with entries
 * that a wave writes anyway, in a name of the step's own: the cache drops its oldest entries first.
 */
export function flightEntry(run: RunState, owner: string, inFlight: number): { [key: string]: string } {
  const flight = { inFlight, ...Object.fromEntries(COUNTERS.map((counter) => [counter, run[counter]])) };
  return { [flightKey(owner)]: JSON.stringify(flight) };
}

/** True when the entry stands in the cache now: an older one, which tells less, must not be taken for it. */
export function putFlight(cache: Cache, entries: { [key: string]: string }): boolean {
  return succeeds(() => cache.putAll(entries, FLIGHT_SECONDS));
}

/** What a step told last; null when that is not known. */
export function readFlight(cache: Cache, owner: string): Flight | null {
  const flight = readJson<Flight>(cache, flightKey(owner));
  return flight && flight.inFlight >= 0 && flight.spent >= 0 ? flight : null;
}

function flightKey(owner: string): string {
  return `ecore.step.${owner}`;
}
