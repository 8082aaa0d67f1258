import type { LongTail } from '../ecore/latency';
import type { LoadLimits } from '../ecore/load';
import { runAddOn } from './add-on-run';
import type { Account } from './calls';
import { createList, DISTINCT } from './list';
import { createScene } from './scene';

/** Never more requests at once: a step's wave of fifty, and one each of three lanes beside it. */
const MOST_AT_ONCE = 200;
/** A service that takes a hundred at once is of use to a long list. */
const LONG_LIST = 10_000;
const USUAL_LATENCY = 400;

/** An answer takes 800 ms in the middle, over 2.5 s once in a hundred, and never over 20 s. */
export const LONG_TAIL: LongTail = { medianMs: 800, spread: 0.5, maximumMs: 20_000 };

interface Service extends LoadLimits {
  latency: number | LongTail;
  /** Worth a long list. */
  isLarge?: boolean;
}

/** The services that a run is driven at. */
export const SERVICES = {
  'Answers in 400 ms': { latency: USUAL_LATENCY },
  'Answers in 800 ms with a long tail': { latency: LONG_TAIL },
  'Allows 8 at a time': { latency: USUAL_LATENCY, atOnce: 8 },
  'Allows 20 a second': { latency: USUAL_LATENCY, perSecond: 20 },
  'Allows 100 at a time': { latency: USUAL_LATENCY, atOnce: 100, isLarge: true },
  'Allows 200 a second': { latency: USUAL_LATENCY, perSecond: 200, isLarge: true },
} satisfies { [name: string]: Service };

export interface SpeedResult {
  service: string;
  people: number;
  right: number;
  seconds: number;
  /** What nobody could beat: four full waves at a time without a pause, or as many as the service allows. */
  leastSeconds: number;
  waves: number;
  requests: number;
  /** Requests on their way at once at most. */
  peak: number;
  /** Requests answered with 429. */
  refused: number;
  /** Where the time goes. */
  account: Account;
}

/** Enriches so many distinct people at each of the services. @param longList how many at the large ones; 0 to leave them out */
export function measureSpeed(people: number, seed: number, longList = LONG_LIST): SpeedResult[] {
  const tried = Object.entries<Service>(SERVICES).filter(([, { isLarge }]) => !isLarge || longList > 0);
  return tried.map(([name, { isLarge = false, ...service }]) => {
    const own = isLarge ? longList : people;
    const list = createList(own, DISTINCT, seed);
    const scene = createScene({ list, account: 'workspace', service: { ...service, seed } });
    const run = runAddOn(scene, { seed });
    const { milliseconds, calls } = run.account['waiting for eCore'];
    return {
      service: name,
      people: own,
      right: run.outcome.right,
      seconds: run.milliseconds / 1000,
      leastSeconds: leastSeconds(list.lookups, service, milliseconds / calls),
      waves: run.waves,
      requests: run.requests,
      peak: run.peak,
      refused: scene.ecore.journal.filter(({ status }) => status === 429).length,
      account: run.account,
    };
  });
}

/** @param meanWave with a long tail, what a wave takes: that of its slowest answer */
function leastSeconds(lookups: number, { latency, atOnce, perSecond }: Service, meanWave: number): number {
  const wave = typeof latency === 'number' ? latency : meanWave;
  if (perSecond !== undefined) return lookups / perSecond;
  return (Math.ceil(lookups / Math.min(atOnce ?? MOST_AT_ONCE, MOST_AT_ONCE)) * wave) / 1000;
}
