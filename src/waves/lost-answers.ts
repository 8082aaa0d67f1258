import type { Asking } from './asking';

export type BeforeWave = Pick<Asking, 'spent' | 'lostAnswers' | 'balance' | 'settledFrom'>;

/**
 * Tells from the balance what lost answers have cost. The wallet before and after differ by the hits that came in and by
 * what was charged for the lost ones; a wave that was sent after those had ended shows all of it. Where the figures don't
 * fit, somebody else has spent from the wallet or filled it, and lost answers stay what they are: perhaps charged.
 *
 * @param before as it was before the wave
 */
export function settleLosses(asking: Asking, before: BeforeWave, sentAt: number): void {
  const hits = asking.spent - before.spent;
  const lost = asking.lostAnswers - before.lostAnswers;
  const settles = sentAt >= before.settledFrom;
  const known = before.balance;
  if (known === null) return;
  const open = asking.unsettled + lost;
  if (asking.balance === known || asking.balance === null) {
    asking.unsettled = open;
    // Hits without a word about the wallet.
    if (hits > 0) asking.balance = { ...known, credits: known.credits - hits };
    return;
  }
  const charged = known.credits - asking.balance.credits - hits;
  if (charged < 0 || charged > open) {
    asking.unsettled = 0;
    return;
  }
  asking.spent += charged;
  asking.lostCharged += charged;
  // What this wave itself has lost may be charged or shown later.
  const unsettled = settles ? Math.min(open - charged, lost) : open - charged;
  asking.lostAnswers -= open - unsettled;
  asking.unsettled = unsettled;
}
