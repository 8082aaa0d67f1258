import { settleLane } from '../record/lane-credits';
import type { Ahead } from '../record/progress';
import type { Outcome, RunServices } from '../record/run-services';
import { askParcel } from './ask-parcel';
import { beginLane, COME_AGAIN, LOCK_WAIT } from './begin-lane';
import { countSpent, tell } from './lane-work';
import type { LaneWork } from './lane-work';
import { handBack, nextParcel } from './next-parcel';

/** One that was handed nothing is of no use just now. */
const IN_VAIN = 5_000;

/**
 * About thirty seconds of asking ahead of a run's step: takes the parcels of lookups that the step hands out, asks them in
 * waves, and stores the answers in the ledger, marked as paid for and not yet taken. It reads no row, writes no cell and
 * nothing of the run, and does not decide on a stop: on anything but clean answers it hands back what it has and ends.
 */
export function askAhead(tools: RunServices, runId: string, index: number): Outcome<Ahead> {
  const work = beginLane(tools, runId, index);
  if (!('asking' in work)) return work;
  try {
    for (let isFit = true; isFit; ) {
      const { lookups, apart } = nextParcel(work);
      work.apart = apart;
      isFit = lookups.length > 0 && askParcel(work, lookups);
    }
  } finally {
    endLane(work);
  }
  const { run, asking, done } = work;
  const waits = done === 0 ? IN_VAIN : asking.state === 'running' ? 0 : COME_AGAIN;
  const now = tools.services.clock.now();
  return {
    more: run.state === 'running',
    wait: Math.max(waits, asking.waitUntil - now, 0),
    balance: asking.balance,
  };
}

/** Hands back what was not asked, saves the answers and gives the rest of the grant back. */
function endLane(work: LaneWork): void {
  const { tools, run, asking, learned, index, isShared } = work;
  handBack(work);
  tell(work, { leaving: true });
  const figures = countSpent(work);
  const alongside = (now: { [name: string]: string }) => settleLane(now, run, index, figures);
  tools.ledger.save(learned, LOCK_WAIT, { alongside, keep: isShared });
  tell(work, { leaving: true });
  // As long as the run goes on, the step knows more of the wallet soon.
  if (run.state !== 'running') tools.balance.keep(asking.balance, true);
}
