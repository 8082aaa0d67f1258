import type { Entry } from '../ledger/entry';
import { decodeKeyFilter } from '../ledger/key-filter';
import type { Ledger } from '../ledger/ledger';
import { sentence } from '../messages';
import type { Services } from '../services';
import { stopAsking } from '../waves/asking';
import { decodeRun, encodeRun, RUN_PROPERTY } from './run-state';
import type { RunState } from './run-state';
import type { Knowledge } from './settle';
import type { Sheet } from './sheet';
import { isQueued } from './window';
import type { Window } from './window';

const SAVE_LOCK_WAIT = 5_000;

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
  /** Claims, with the time of each. */
  claimed: Map<string, number>;
  knowledge: Knowledge;
  window: Window | null;
}

/** The step's answers into the durable tier and the run's state beside them, unless another driver has taken the run over. */
export function saveStep({ services, ledger, run, saved }: StepInput, { learned, knowledge, window }: Work): void {
  const stillOurs = (now: { [name: string]: string }) =>
    decodeRun(now[RUN_PROPERTY])?.id === run.id ? encodeRun(run) : {};
  const isShared = decodeKeyFilter(run.sharedParts, saved);
  const waited = waitedFor(window, knowledge);
  const keep = (key: string) => isShared(key) || waited.has(key);
  if (ledger.save(learned, SAVE_LOCK_WAIT, { alongside: stillOurs, keep })) return;
  const properties = services.documentProperties;
  const now = properties.get(RUN_PROPERTY);
  if (decodeRun(now)?.id === run.id) properties.setAll(encodeRun(run));
}

/**
 * What eCore had nothing for, of rows that wait for their second or third lookup. With a cache that loses its entries
 * the next step would otherwise begin again with the first, and where the service is slow never get to the last.
 */
function waitedFor(window: Window | null, { plan, answers }: Knowledge): Set<string> {
  const keys = new Set<string>();
  for (const { status, identifiers } of window?.rows ?? []) {
    const rowPlan = isQueued(status) ? plan(identifiers) : null;
    if (rowPlan?.kind === 'lookups') for (const { key } of rowPlan.lookups) if (answers.has(key)) keys.add(key);
  }
  return keys;
}

/** With a cap, the most that a wave can cost is written down before it is sent, unless another driver has taken the run over. */
export function reserve(
  { documentProperties: properties, documentLock: lock }: Services,
  run: RunState,
  credits: number,
): void {
  if (run.creditCap === null) return;
  const locked = lock.tryAcquire(SAVE_LOCK_WAIT);
  try {
    if (decodeRun(properties.get(RUN_PROPERTY))?.id !== run.id)
      return stopAsking(run, 'taken-over', sentence('taken-over'));
    run.reserved = credits;
    properties.setAll(encodeRun(run));
  } finally {
    if (locked) lock.release();
  }
}
