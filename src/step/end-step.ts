import { areHome, inFlight, isElsewhere } from '../lanes/step-lanes';
import type { Lookup } from '../lookups/lookup';
import { CONTROL } from '../record/control';
import { putFlight } from '../record/flight';
import { ownMarks } from './settle';
import { isQueued } from '../sheet/status';
import { accepts, hear, settle, weigh } from './step-work';
import type { Step } from './step-work';
import type { Window } from '../watch/window';

/** Before a run ends, what is known is written, however scattered the rows are. */
const LAST_SETTLING = 10_000;
/** As long as a request may take, and the lease still holds when what came is written. */
const LONGEST_WAIT_FOR_LANES = 45_000;
/** How often a step looks for what lanes bring. */
export const LANES_WAIT = 250;

/** Leaves the window for the next step, which begins at its first row that waits. */
export function rest(step: Step, stale: Window): void {
  const { run } = step.input;
  step.watch.close(ownMarks(stale, step.work.knowledge));
  run.cursor = firstQueued(stale) || run.cursor;
}

/** Writes what came with the last wave, where something has broken the step off. */
export function writeOut(step: Step): void {
  const { window } = step.work;
  if (!window || step.fresh.size === 0) return;
  step.work.window = settle(step, window, 'all', LAST_SETTLING);
  rest(step, step.work.window);
}

/** The run ends with this step: what is known is written, and what lanes still bring. */
export function windUp(step: Step, stale: Window): void {
  let last = settle(step, stale, 'all', LAST_SETTLING);
  if (step.work.lanes.areThere) {
    waitForLanes(step, weigh(step, last).pending);
    last = settle(step, last, 'all', LAST_SETTLING);
  }
  rest(step, last);
}

/** Their answers are paid for: a step that ends the run waits until they are in. */
export function waitForLanes(step: Step, pending: ReadonlyMap<string, Lookup>): void {
  const { input, deadline } = step;
  const { lanes } = step.work;
  const { services, ledger, run, owner } = input;
  const { clock, documentCache } = services;
  if (!lanes.areThere) return;
  if (run.stop?.code !== 'taken-over') putFlight(documentCache, { [CONTROL]: `stop ${run.id}` });
  const until = deadline + LONGEST_WAIT_FOR_LANES;
  const peek = [...pending.keys()].filter((key) => isElsewhere(lanes, key));
  while (!areHome(lanes, clock.now())) {
    const { extra, answers } = ledger.claim([], owner, {
      accept: (entry) => accepts(step, entry),
      peek,
      extra: lanes.names,
    });
    hear(step, extra, answers);
    if (inFlight(lanes, clock.now()) === 0 || clock.now() >= until) return;
    clock.sleep(LANES_WAIT);
  }
}

/** The first row of a window that waits; where none does, its first row. */
export function firstQueued({ rows }: Window): number | undefined {
  return (rows.find(({ status }) => isQueued(status)) || rows[0])?.row;
}
