import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newAsking } from '../../../src/waves/asking';
import type { Asking } from '../../../src/waves/asking';
import { settleLosses } from '../../../src/waves/lost-answers';

/** What became of the requests of one wave, as the wallet knows it. */
interface TrueWave {
  hits: number;
  /** Lost answers: charged by the time the answers are read, charged after it, and never charged. */
  chargedNow: number;
  chargedLater: number;
  free: number;
  /** Whether an answer tells the balance. */
  tells: boolean;
  /** Milliseconds until the next wave. */
  pause: number;
  /** What somebody else spends from the same wallet. */
  others: number;
}

const LATER = 15_000;

/** Plays waves as `askWave` takes them down, beside a wallet that knows the truth. */
function play(waves: TrueWave[], start: number | null): { asking: Asking; charged: number; owed: number } {
  const asking = { ...newAsking(), balance: start === null ? null : { credits: 10_000, at: 0 } };
  let wallet = 10_000;
  let charged = 0;
  let now = 1_000_000;
  /** Charges to come, each by the time that it has come for certain. */
  let due: { at: number; credits: number }[] = [];
  for (const wave of waves) {
    const before = { ...asking };
    const sentAt = now;
    for (const { credits } of due.filter(({ at }) => at <= sentAt)) wallet -= credits;
    due = due.filter(({ at }) => at > sentAt);
    const lost = wave.chargedNow + wave.chargedLater + wave.free;
    wallet -= wave.hits + wave.chargedNow + wave.others;
    charged += wave.hits + wave.chargedNow + wave.chargedLater;
    asking.spent += wave.hits;
    asking.lostAnswers += lost;
    if (lost > 0) asking.settledFrom = Math.max(asking.settledFrom, wave.chargedLater > 0 ? now + LATER : now);
    if (wave.chargedLater > 0) due.push({ at: now + LATER, credits: wave.chargedLater });
    if (wave.tells) asking.balance = { credits: wallet, at: now };
    settleLosses(asking, before, sentAt);
    now += wave.pause;
  }
  return { asking, charged, owed: due.reduce((sum, { credits }) => sum + credits, 0) };
}

const count = fc.nat(8);
const trueWave = fc.record({
  hits: fc.nat(50),
  chargedNow: count,
  chargedLater: fc.oneof(fc.constant(0), count),
  free: count,
  tells: fc.boolean(),
  pause: fc.constantFrom(400, 5_000, 20_000),
  others: fc.constant(0),
});

describe('what lost answers have cost (situation 56)', () => {
  test('is never told too low, whatever is lost when and whenever it is charged', () => {
    fc.assert(
      fc.property(fc.array(trueWave, { maxLength: 12 }), fc.option(fc.constant(0)), (waves, start) => {
        const { asking, charged } = play(waves, start);
        expect(asking.spent + asking.lostAnswers).toBeGreaterThanOrEqual(charged);
        expect(asking.spent).toBeLessThanOrEqual(charged);
        expect(asking.unsettled).toBeLessThanOrEqual(asking.lostAnswers);
      }),
      { numRuns: 500 },
    );
  });

  test('is known to the credit once a wave without a loss tells the balance, where it was known before', () => {
    const clean = { hits: 3, chargedNow: 0, chargedLater: 0, free: 0, tells: true, pause: 400, others: 0 };
    fc.assert(
      fc.property(fc.array(trueWave, { maxLength: 8 }), (waves) => {
        const settled = { ...clean, pause: 60_000 };
        const last = { ...clean, pause: 60_000 };
        const apart = waves.map((wave) => ({ ...wave, tells: true }));
        const { asking, charged } = play([...apart, settled, last], 0);
        expect({ spent: asking.spent, lost: asking.lostAnswers }).toEqual({ spent: charged, lost: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test('stays unknown where somebody else spends more from the wallet than was lost, or fills it', () => {
    for (const others of [50, -50]) {
      const lossy = { hits: 5, chargedNow: 2, chargedLater: 0, free: 1, tells: true, pause: 400, others: 0 };
      const { asking } = play([lossy, { ...lossy, chargedNow: 0, free: 0, others }], 0);
      expect(asking.spent + asking.lostAnswers).toBeGreaterThanOrEqual(12);
    }
  });
});
