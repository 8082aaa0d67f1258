import type { LongTail } from '../ecore/latency';
import type { LoadLimits } from '../ecore/load';
import { runAddOn } from './add-on-run';
import type { Account } from './calls';
import { createList, DISTINCT } from './list';
import { createScene } from './scene';

/** Never more requests at once: what a run allows itself. */
const LARGEST_WAVE = 50;
const USUAL_LATENCY = 400;

/** An answer takes 800 ms in the middle, over 2.5 s once in a hundred, and never over 20 s. */
export const LONG_TAIL: LongTail = { medianMs: 800, spread: 0.5, maximumMs: 20_000 };

interface Service extends LoadLimits {
  latency: number | LongTail;
}

/** The services that a run is driven at. */
export const SERVICES = {
  'Answers in 400 ms': { latency: USUAL_LATENCY },
  'Answers in 800 ms with a long tail': { latency: LONG_TAIL },
  'Allows 8 at a time': { latency: USUAL_LATENCY, atOnce: 8 },
  'Allows 20 a second': { latency: USUAL_LATENCY, perSecond: 20 },
} satisfies { [name: string]: Service };

export interface SpeedResult {
  service: string;
  people: number;
  right: number;
  seconds: number;
  /** What nobody could beat: full waves without a pause, or as many as the service allows. */
  leastSeconds: number;
  waves: number;
  requests: number;
  /** Requests answered with 429. */
  refused: number;
  /** Where the time goes. */
  account: Account;
}

/** Enriches so many distinct people at each of the services. */
export function measureSpeed(people: number, seed: number): SpeedResult[] {
  return Object.entries<Service>(SERVICES).map(([name, service]) => {
    const list = createList(people, DISTINCT, seed);
    const scene = createScene({ list, account: 'workspace', service: { ...service, seed } });
    const run = runAddOn(scene);
    return {
      service: name,
      people,
      right: run.outcome.right,
      seconds: run.milliseconds / 1000,
      leastSeconds: leastSeconds(list.lookups, service, run.account['waiting for eCore'].milliseconds / run.waves),
      waves: run.waves,
      requests: run.requests,
      refused: scene.ecore.journal.filter(({ status }) => status === 429).length,
      account: run.account,
    };
  });
}

/** @param meanWave with a long tail, what a wave takes: that of its slowest answer */
function leastSeconds(lookups: number, { latency, atOnce, perSecond }: Service, meanWave: number): number {
  const wave = typeof latency === 'number' ? latency : meanWave;
  if (perSecond !== undefined) return lookups / perSecond;
  return (Math.ceil(lookups / Math.min(atOnce ?? LARGEST_WAVE, LARGEST_WAVE)) * wave) / 1000;
}
