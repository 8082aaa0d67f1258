import { isFresh } from '../ledger/entry';
import type { Entry } from '../ledger/entry';
import { pickDurable } from '../ledger/durable-answers';
import type { Lookup } from '../lookups/lookup';
import { spentSoFar } from '../waves/asking';
import { outlastsARequest } from '../waves/claims';
import { createJournal } from '../watch/journal';
import { hearLanes } from '../lanes/hear-lanes';
import { meetLanes } from '../lanes/step-lanes';
import { createPlanner } from '../plan/resolve-row';
import type { StepInput, Work } from './save-step';
import { countsAsKnown } from '../record/saved-answers';
import { settleWindow } from './settle';
import { watchSheet } from '../watch/watch';
import type { Watch } from '../watch/watch';
import { weighWindow } from './weigh-window';
import type { Extent, Weighed } from './weigh-window';
import type { Window } from '../watch/window';

/** A step ends soon after this, far from Google's six minutes, so that a run whose sidebar is closed rests soon. */
export const STEP_MILLISECONDS = 15_000;

/** So long before its end a step hands out for the time until the next one does. */
const LAST_ROUNDS = 1_500;
/**
 * Reading a window again and writing into it costs as much as half a wave: results wait for each other until they are
 * so many, or the first of them so old. Meanwhile they are in the ledger.
 */
const RESULTS_A_WRITE = 165;
const RESULTS_A_WRITE_WITH_LANES = 250;
const LONGEST_HOLD = STEP_MILLISECONDS / 2;

/** A step at work: what it was given, what it has in hand, and how far it is. */
export interface Step {
  input: StepInput;
  work: Work;
  /** When it takes up no further wave. */
  deadline: number;
  watch: Watch;
  /** Answers of the last wave that are in no store yet. */
  fresh: Map<string, Entry>;
  /** Keys that somebody else asks, and until when they are left alone. */
  busyUntil: Map<string, number>;
  /** Keys that were looked for in the durable tier. */
  consulted: Set<string>;
  /** The run may have spent so much before its record must say more. */
  mayCost: number;
  /** When the window's results were written last. */
  settledAt: number;
  /** When the cache was read last, and with it whether somebody wants the run to stop. */
  heardAt: number;
}

export function emptyHands({ services, run, saved }: StepInput): Work {
  const now = services.clock.now();
  return {
    learned: new Map(),
    ahead: new Map(),
    claimed: new Map(),
    knowledge: {
      plan: createPlanner(run.waterfall),
      answers: new Map(),
      paid: new Set(),
      settled: new Set(),
      results: new Set(),
      giveUp: false,
    },
    window: null,
    lanes: meetLanes(run, saved, { now, endsAt: now + STEP_MILLISECONDS - LAST_ROUNDS }),
  };
}

/** Begins with what the step before has left: writes that nobody has looked at are looked at first. */
export function beginWork(input: StepInput, work: Work): Step {
  const { services, sheet, run } = input;
  const { clock } = services;
  const begunAt = clock.now();
  const watch = watchSheet({ sheet, run, clock, journal: createJournal(services.documentCache, run) });
  for (const mark of watch.recover()) work.knowledge.settled.add(mark);
  if (run.hasOthers) watch.survey();
  return {
    input,
    work,
    deadline: begunAt + STEP_MILLISECONDS,
    watch,
    fresh: new Map(),
    busyUntil: new Map(),
    consulted: new Set(),
    mayCost: spentSoFar(run) + (run.lease?.allowance || 0),
    settledAt: begunAt,
    heardAt: begunAt,
  };
}

/** Which saved answers this run goes by. */
export function accepts({ input: { run, services } }: Step, entry: Entry): boolean {
  return countsAsKnown(entry, run.take, run.startedAt) && isFresh(entry, services.clock.now());
}

/** Whether a key's claim is this step's own, and outlasts a request that is sent now. */
export function isClaimed({ input, work }: Step, key: string): boolean {
  return outlastsARequest(work.claimed.get(key) || 0, input.services.clock.now());
}

export function weigh({ input, work }: Step, window: Window): Weighed {
  return weighWindow(window, input.run, work.knowledge);
}

/** The lookups that a window's rows wait for, once what the durable tier knew when the step began is taken over. */
export function pendingOf(step: Step, window: Window): Map<string, Lookup> {
  let { pending } = weigh(step, window);
  // What is known of a row's first lookup brings up its second.
  while (consultSaved(step, pending)) pending = weigh(step, window).pending;
  return pending;
}

/** True when the durable tier answered something that was not looked for yet. */
function consultSaved(step: Step, pending: ReadonlyMap<string, Lookup>): boolean {
  const keys = [...pending.keys()].filter((key) => !step.consulted.has(key));
  for (const key of keys) step.consulted.add(key);
  const known = [...pickDurable(step.input.saved, keys)].filter(([, entry]) => accepts(step, entry));
  for (const [key, entry] of known) learn(step, key, entry);
  return known.length > 0;
}

function learn({ input: { run }, work }: Step, key: string, entry: Entry): void {
  const { answers, paid } = work.knowledge;
  // What a lane has paid for this run has paid for: the first row that takes it is not free.
  const isPaid = entry.kind === 'found' && entry.ahead === true && entry.at >= run.startedAt;
  if (isPaid && !answers.has(key)) {
    paid.add(key);
    work.ahead.set(key, entry);
  }
  answers.set(key, entry);
}

/** Takes over what the cache knows: answers of others, and what lanes report. */
export function hear(step: Step, texts: { [name: string]: string }, answers: Map<string, Entry>): void {
  const { run } = step.input;
  const before = spentSoFar(run);
  for (const [key, entry] of answers) learn(step, key, entry);
  hearLanes(step.work.lanes, texts, answers, step.input.services.clock.now());
  // Lanes have an allowance of their own.
  step.mayCost += spentSoFar(run) - before;
}

/** Whether results have waited for others long enough. */
export function isWriteDue({ input, work, settledAt }: Step, ready: number): boolean {
  const enough = work.lanes.areThere ? RESULTS_A_WRITE_WITH_LANES : RESULTS_A_WRITE;
  return ready >= enough || input.services.clock.now() - settledAt >= LONGEST_HOLD;
}

/** Writes results of a window; gives the window as it was seen last. */
export function settle(step: Step, stale: Window, extent: Extent, longest?: number): Window {
  const { services, sheet, run } = step.input;
  const { clock } = services;
  const settling = { sheet, watch: step.watch, clock, run, knowledge: step.work.knowledge };
  const seen = settleWindow(settling, stale, extent, longest);
  step.settledAt = clock.now();
  return seen;
}
