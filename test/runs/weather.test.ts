/**
 * Random weather: seeded schedules of everything that goes wrong, with random lists, caps, wallets, kills and edits. In
 * each, every row ends in a status that something will pick up or that is final, emails are that person's, what was paid
 * for is in a cell or in the ledger, and spending stays under the cap.
 */
import { afterAll, expect, test } from '@jest/globals';
import { EXHAUSTIVE, tell } from './support/exhaustive';
import { playStorm } from './support/storm';
import type { Loss } from './support/storm';
import { weatherOf } from './support/weather';

/** One seed, or the first and the last of some: `SEED=8723`, `SEED=1-2500`. */
const [FIRST = 1, LAST = FIRST] = process.env.SEED?.split('-').map(Number) ?? [1, EXHAUSTIVE ? 10_000 : 60];
const COUNT = LAST - FIRST + 1;
const BLOCK = 40;
const LATER = 3_600_000;

const totals = {
  schedules: 0,
  calls: 0,
  kills: 0,
  faults: 0,
  edits: 0,
  requests: 0,
  paid: 0,
  paidTwice: 0,
  byClock: 0,
  worst: 0,
};
const losses: { [loss in Loss]: number } = {
  'on the way': 0,
  'with its wave': 0,
  'in hand at a kill': 0,
  'both stores failed': 0,
};

const blocks = Array.from({ length: Math.ceil(COUNT / BLOCK) }, (_, index) => ({
  from: FIRST + index * BLOCK,
  to: Math.min(FIRST + COUNT, FIRST + (index + 1) * BLOCK) - 1,
}));

test.each(blocks)(
  'in the weather of the seeds $from to $to every promise holds',
  async ({ from, to }) => {
    const broken: string[] = [];
    for (let seed = from; seed <= to; seed++) {
      const { violations, transcript, figures } = await playStorm(weatherOf(seed));
      if (violations.length > 0)
        broken.push(
          `Replay: SEED=${seed} npm run jest -- test/runs/weather`,
          ...transcript.map((line) => `    ${line}`),
          ...violations.map((violation) => `  ${violation}`),
        );
      totals.schedules++;
      for (const name of ['calls', 'kills', 'faults', 'edits', 'requests', 'paid', 'paidTwice', 'byClock'] as const)
        totals[name] += figures[name];
      for (const loss of Object.keys(losses) as Loss[]) losses[loss] += figures.losses[loss];
      totals.worst = Math.max(totals.worst, figures.paidTwice);
    }
    expect(broken.join('\n')).toBe('');
  },
  LATER,
);

afterAll(() =>
  tell('random weather', {
    seeds: `${FIRST} to ${FIRST + COUNT - 1}`,
    schedules: totals.schedules,
    'service calls': totals.calls,
    kills: totals.kills,
    "Google's errors": totals.faults,
    edits: totals.edits,
    requests: totals.requests,
    credits: totals.paid,
    'waves by the clock': totals.byClock,
    'paid twice': totals.paidTwice,
    ...Object.fromEntries(Object.entries(losses).map(([loss, count]) => [`of these lost ${loss}`, count])),
    'worst in one schedule': totals.worst,
  }),
);
