import { clockAtEnd } from '../clock/keep-clock';
import { unmarkTaken } from '../ledger/entry';
import type { Entry } from '../ledger/entry';
import { decodeKeyFilter } from '../ledger/key-filter';
import type { Ledger } from '../ledger/ledger';
import { HISTORY_PROPERTY, rememberRun } from '../history/last-runs';
import { pick } from '../pick';
import type { Services } from '../services';
import { describeWritten, personHash, recordWritten } from '../undo/undo-record';
import { stopAsking } from '../waves/asking';
import { decodeRun, encodeRun, rowsLeft, RUN_PROPERTY } from '../record/run-state';
import { saveLanes } from '../lanes/step-lanes';
import type { StepLanes } from '../lanes/step-lanes';
import type { RunState } from '../record/run-state';
import type { Knowledge } from './weigh-window';
import type { Sheet } from '../sheet/sheet';
import { isQueued, statusWord } from '../sheet/status';
import type { Window } from '../watch/window';

const SAVE_LOCK_WAIT = 5_000;
const SAVE_AGAIN = 1_000;

export interface StepInput {
  services: Services;
  ledger: Ledger;
  sheet: Sheet;
  run: RunState;
  token: string;
  /** Names this very execution: two that drive the same run by mistake must not take each other's claims for their own. */
  owner: string;
  /** The document's properties as read when the step began. */
  saved: { [name: string]: string };
}

/** What a step has in hand, also when it ends early. */
export interface Work {
  /** Answers of this step. */
  learned: Map<string, Entry>;
  /** Answers that were paid for before this step, and that none of the run's rows had taken. */
  ahead: Map<string, Entry>;
  /** Claims, with the time of each. */
  claimed: Map<string, number>;
  knowledge: Knowledge;
  window: Window | null;
  lanes: StepLanes;
}

/**
 * The step's answers into the durable tier and the run's state beside them, which gives the lease back. A step that has
 * lost its lease was counted as dead: what it did since is in the sheet and in the ledger.
 */
export function saveStep(
  { services, ledger, run, saved, owner }: StepInput,
  { learned, ahead, knowledge, window, lanes }: Work,
): void {
  const record = (now: { [name: string]: string }) => {
    const there = decodeRun(now[RUN_PROPERTY]);
    if (there?.lease?.owner === owner) {
      const kept = there.id === run.id ? { ...run, lease: null } : handOver(run, there);
      return { ...encodeRun(kept), ...saveLanes(lanes), ...aroundStep(now, kept, knowledge, services.clock.now()) };
    }
    stopAsking(run, 'taken-over');
    return {};
  };
  const isShared = decodeKeyFilter(run.sharedParts, saved);
  const waited = waitedFor(window, knowledge);
  const keep = (key: string) => isShared(key) || waited.has(key);
  // Another row with the same question is free once one of them has taken the answer. And what no row has taken yet the
  // cache may drop before the lane that asked it ends and saves it.
  const heard = [...ahead].filter(([key]) => isShared(key) || knowledge.paid.has(key));
  const answers = unmarkTaken(new Map([...heard, ...learned]), (key) => knowledge.paid.has(key));
  const served = servedAgain(knowledge, answers);
  if (ledger.save(answers, SAVE_LOCK_WAIT, { alongside: record, keep, served })) return;
  const { documentProperties: properties, clock } = services;
  const write = () => {
    const entries = record({ ...saved, [RUN_PROPERTY]: properties.get(RUN_PROPERTY) || '' });
    if (RUN_PROPERTY in entries) properties.setAll(entries);
  };
  try {
    write();
  } catch {
    // Google's services fail now and then, and a lease that is not given back keeps the next step waiting.
    clock.sleep(SAVE_AGAIN);
    write();
  }
}

/** Keys whose answer a row has taken that was not the first one with it. */
function servedAgain({ results }: Knowledge, answers: ReadonlyMap<string, Entry>): Set<string> {
  const again = new Set<string>();
  const once = new Set<string>();
  for (const { key } of results) {
    if (key === null) continue;
    if (once.has(key) || !answers.has(key)) again.add(key);
    once.add(key);
  }
  return again;
}

/** What is kept of the step beside the run itself: what undoing needs, and at the run's end its place among the last runs. */
function aroundStep(
  texts: { [name: string]: string },
  run: RunState,
  { results }: Knowledge,
  now: number,
): { [name: string]: string } {
  const written = [...results].map(({ row, identity, email, status }) => ({
    row,
    person: personHash(identity),
    written: describeWritten({ email, word: statusWord(status) }, { email: '' }),
  }));
  const ended = run.state === 'running' ? {} : rememberRun(texts[HISTORY_PROPERTY], run, rowsLeft(run), now);
  const clock = clockAtEnd(run);
  return { ...recordWritten(texts, run, written), ...ended, ...clock };
}

/** What the record says of a run that another window drives by now. */
const OF_THE_NEXT = [
  ...(['id', 'driver', 'agreedCredits', 'creditCap', 'state', 'stop', 'lastSeenAt', 'total', 'cursor'] as const),
  ...(['waitUntil', 'emptyWaves', 'failuresInRow'] as const),
];

/**
 * Another window goes on with the run while this step was in hand: it gets what the step has done and looked at, under its
 * own id and by what was agreed with it.
 */
function handOver(run: RunState, there: RunState): RunState {
  stopAsking(run, 'taken-over');
  // The balance is that of the one who drove it before.
  return { ...run, ...pick(there, OF_THE_NEXT), balance: null, unsettled: 0, lease: null };
}

/**
 * What eCore had nothing for, of rows that wait for their second or third lookup. With a cache that loses its entries
 * the next step would otherwise begin again with the first, and where the service is slow never get to the last.
 */
function waitedFor(window: Window | null, { plan, answers }: Knowledge): Set<string> {
  const keys = new Set<string>();
  for (const { status, identifiers } of window?.rows || []) {
    const rowPlan = isQueued(status) ? plan(identifiers) : null;
    if (rowPlan?.kind === 'lookups') for (const { key } of rowPlan.lookups) if (answers.has(key)) keys.add(key);
  }
  return keys;
}
