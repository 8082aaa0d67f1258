/**
 * People work in the list while a run goes on: two to four things in a row, a moment or some seconds apart, in lists of
 * which half is filled already, under headers as people have them, in most of the long ones with lanes that ask beside
 * the steps, and now and then Google fails on top. No row gets another person's email, none of the user's own emails is
 * lost, and no run says it is done with rows queued (situations 15, 16, 20, 39, 40, 43, 46, 52, 53, 61, 62).
 */
import { afterAll, expect, test } from '@jest/globals';
import { EXHAUSTIVE, tell } from './support/exhaustive';
import { planOf, playShift } from './support/shift';
import { describeShape } from './support/used-list';

/**
 * One seed, or the first and the last of some: `SEED=8723`, `SEED=1-5000`. Beyond 5,000 columns and headers are drawn too,
 * beyond 10,000 people are in a hurry.
 */
const [FIRST, LAST = FIRST] = process.env.SEED?.split('-').map(Number) ?? (EXHAUSTIVE ? [1, 5_000] : []);
const SAMPLE = [
  { from: 1, to: 12 },
  { from: 5_001, to: 5_003 },
  { from: 10_001, to: 10_010 },
];
const BLOCK = 20;

const totals = {
  schedules: 0,
  lanes: 0,
  deeds: 0,
  writes: 0,
  foreign: 0,
  lost: 0,
  changed: 0,
  forgotten: 0,
  stopped: 0,
  open: 0,
};
const blocksOf = (first: number, last: number) =>
  Array.from({ length: Math.ceil((last - first + 1) / BLOCK) }, (_, index) => ({
    from: first + index * BLOCK,
    to: Math.min(last, first + (index + 1) * BLOCK - 1),
  }));

test.each(FIRST === undefined ? SAMPLE : blocksOf(FIRST, LAST ?? FIRST))(
  'with the seeds $from to $to every row keeps what is its own (situations 52, 53)',
  async ({ from, to }) => {
    const broken: string[] = [];
    for (let seed = from; seed <= to; seed++) {
      const plan = planOf(seed);
      const { transcript, foreign, lost, changed, forgotten, open, ended, writes } = await playShift(plan);
      totals.schedules++;
      if (plan.hasLanes) totals.lanes++;
      totals.deeds += transcript.filter((line) => line.includes('somebody')).length;
      totals.writes += writes;
      totals.foreign += foreign.length;
      totals.lost += lost.length;
      totals.changed += changed.length;
      totals.forgotten += forgotten.length;
      totals.open += open;
      if (ended !== 'done') totals.stopped++;
      if (foreign.length + lost.length + changed.length + forgotten.length > 0)
        broken.push(
          `Replay: SEED=${seed} npm run jest -- test/runs/people-at-work`,
          `    ${describeShape(plan.shape)}, ${plan.rows} rows, ${plan.share} filled${plan.hasLanes ? ', with lanes' : ''}, ended ${ended}`,
          ...transcript.map((line) => `    ${line}`),
          ...[
            ['foreign', foreign],
            ['lost', lost],
            ['changed', changed],
            ['forgotten', forgotten],
          ].map(([what, list]) => `  ${what as string} ${list!.length}: ${(list as string[]).slice(0, 2).join('; ')}`),
        );
    }
    expect(broken.join('\n')).toBe('');
  },
  3_600_000,
);

afterAll(() =>
  tell('people at work', {
    seeds: `${FIRST} to ${LAST}`,
    schedules: totals.schedules,
    'of them with lanes': totals.lanes,
    'things done meanwhile': totals.deeds,
    writes: totals.writes,
    "rows with another person's email": totals.foreign,
    'own emails lost': totals.lost,
    'other cells changed': totals.changed,
    '"done" with rows queued': totals.forgotten,
    'runs that stopped and said why': totals.stopped,
    'rows open in the end': totals.open,
  }),
);
