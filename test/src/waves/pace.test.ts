import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstPace, LARGEST_WAVE, nextPace } from '../../../src/waves/pace';
import type { Pace, WaveOutcome } from '../../../src/waves/pace';

function outcome(pace: Pace, changes: Partial<WaveOutcome> = {}): WaveOutcome {
  return { sentAt: 0, sent: pace.size, answered: pace.size, limited: 0, broken: 0, threw: false, ...changes };
}

describe('the size of a wave', () => {
  test('doubles while answers come clean, up to 50', () => {
    let pace = firstPace();
    const sizes = [pace.size];
    for (let wave = 0; wave < 4; wave++) sizes.push((pace = nextPace(pace, outcome(pace))).size);
    expect(sizes).toEqual([20, 40, 50, 50, 50]);
  });

  test('does not grow on a wave that was not full', () => {
    const pace = firstPace();
    expect(nextPace(pace, outcome(pace, { sent: 3, answered: 3 })).size).toBe(pace.size);
  });

  test.each([
    ['a thrown fetchAll', { threw: true, answered: 0 }],
    ['a failing server', { broken: 5, answered: 15 }],
    ['429 for all', { limited: 20, answered: 0 }],
  ])('halves on %s', (_what, changes) => {
    const pace = firstPace();
    expect(nextPace(pace, outcome(pace, changes)).size).toBe(10);
  });

  test('settles on what a limited service takes, and probes above it carefully', () => {
    const allows = 8;
    let pace = firstPace();
    let answered = 0;
    let limited = 0;
    for (let wave = 0; wave < 100; wave++) {
      const through = Math.min(allows, pace.size);
      answered += through;
      limited += pace.size - through;
      pace = nextPace(pace, outcome(pace, { answered: through, limited: pace.size - through }));
    }
    expect(answered).toBeGreaterThan(0.9 * 100 * allows);
    expect(limited).toBeLessThan(0.1 * answered);
  });

  test('is soon back at its height after a single 429', () => {
    let pace: Pace = { ...firstPace(), size: 50, proven: 50 };
    pace = nextPace(pace, outcome(pace, { sent: 20, answered: 19, limited: 1 }));
    let waves = 0;
    for (; pace.size < LARGEST_WAVE && waves < 100; waves++)
      pace = nextPace(pace, outcome(pace, { sentAt: waves * 1000 }));
    expect(waves).toBeLessThanOrEqual(24);
  });

  test('takes a few refusals for stray at first, and for a limit when they come again', () => {
    const few = { limited: 2, answered: 18 };
    const warned = nextPace(firstPace(), outcome(firstPace(), few));
    expect(warned.size).toBe(20);
    expect(nextPace(warned, outcome(warned)).size).toBe(40);
    expect(nextPace(warned, outcome(warned, few)).size).toBe(18);
  });

  test.each([3, 6, 20])(
    'does not shrink to nothing where one request in %i is refused, however few are sent',
    (every) => {
      let [pace, requests] = [firstPace(), 0];
      for (let wave = 0; wave < 100; wave++) {
        const limited = Math.floor((requests + pace.size) / every) - Math.floor(requests / every);
        requests += pace.size;
        pace = nextPace(pace, outcome(pace, { sentAt: wave * 1050, answered: pace.size - limited, limited }));
      }
      expect(requests / 100).toBeGreaterThan(5);
    },
  );

  test.each([5, 20, 35])('sends once a second what a service takes that bears %i a second', (perSecond) => {
    const sent: [at: number, count: number][] = [];
    const tally = { answered: 0, limited: 0 };
    let [pace, now] = [firstPace(), 0];
    for (let wave = 0; wave < 100; wave++) {
      const lately = sent.filter(([at]) => at > now - 1000).reduce((sum, [, count]) => sum + count, 0);
      const answered = Math.min(pace.size, perSecond - lately);
      const limited = pace.size - answered;
      sent.push([now, answered]);
      tally.answered += answered;
      tally.limited += limited;
      pace = nextPace(pace, outcome(pace, { sentAt: now, answered, limited }));
      now += Math.max(answered > 0 ? 450 : 1450, pace.gap);
    }
    expect(tally.answered / (now / 1000)).toBeGreaterThan(0.9 * perSecond);
    expect(tally.limited).toBeLessThan(0.12 * tally.answered);
  });

  test('goes back to full speed once a service bears that again', () => {
    let pace: Pace = { ...firstPace(), size: 48, ceiling: 48, proven: 48, gap: 1000 };
    for (let wave = 0; wave < 12; wave++) pace = nextPace(pace, outcome(pace, { sentAt: wave * 1000 }));
    expect(pace).toMatchObject({ size: LARGEST_WAVE, gap: 0 });
  });

  test('stays between 1 and 50 whatever happens', () => {
    const happening = fc.record({ answered: fc.nat(60), limited: fc.nat(60), broken: fc.nat(60), threw: fc.boolean() });
    fc.assert(
      fc.property(fc.array(happening), (happenings) => {
        let pace = firstPace();
        for (const changes of happenings) {
          pace = nextPace(pace, outcome(pace, changes));
          expect(pace.size).toBeGreaterThanOrEqual(1);
          expect(pace.size).toBeLessThanOrEqual(LARGEST_WAVE);
        }
      }),
    );
  });
});
