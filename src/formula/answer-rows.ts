import { identifiersFromFormula } from '../identifiers/formula';
import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import type { Lookup } from '../lookups/lookup';
import { planLookups } from '../lookups/waterfall';
import type { RowPlan } from '../lookups/waterfall';
import type { Services } from '../services';
import { askWave } from '../waves/ask-wave';
import { isGivenUp, newAsking, stopAsking } from '../waves/asking';
import type { Asking } from '../waves/asking';
import { chooseWave } from '../waves/choose-wave';
import { DATE_TEXT } from './arguments';
import { formulaSentence, rowMistake } from './sentences';

/** What one row of the formula gives. */
export type RowAnswer = { kind: 'text'; text: string } | { kind: 'error'; message: string };

export interface FormulaServices {
  services: Services;
  ledger: Ledger;
  /** The token of the file's owner: a formula sees no other user's properties (https://developers.google.com/apps-script/guides/sheets/functions). */
  token(): string | null;
  newId(): string;
}

export const PENDING = 'Pending: recalculate to continue';
export const NOT_FOUND = 'Not found';

/** A formula is cut off after 30 seconds; what it has by now it gives back, and the ledger keeps it. */
const BUDGET_MILLISECONDS = 22_000;
const LONGEST_TIMEOUT_SECONDS = 20;
/** Left for storing and answering after the last request. */
const RESERVE_MILLISECONDS = 4_000;
const POLL_MILLISECONDS = 400;
const SAVE_LOCK_WAIT = 1_500;
/** In a filled-down column thirty cells want the lock, each for a moment. */
const COLUMN_LOCK_WAIT = 5_000;

/** The cache entry that keeps a filled-down column from asking again and again what the whole account is refused. */
export const WALL = 'ecore.wall';
const WALL_SECONDS = 60;
const WALLS = ['bad-token', 'no-credits', 'daily-cap', 'google-quota'];

/** Answers the rows: from the ledger first, then in waves until the time is nearly up. */
export function answerRows(formula: FormulaServices, rows: string[][]): RowAnswer[] {
  const plans = rows.map((values) =>
    values.includes(DATE_TEXT) ? null : planLookups(identifiersFromFormula(values), { waterfall: true }),
  );
  const answers = new Map<string, Entry>();
  const asking = newAsking();
  const keys = pendingLookups(plans, answers, asking);
  if (keys.size > 0) answerLookups(formula, plans, answers, asking);
  return plans.map((plan) => answerRow(plan, answers, asking));
}

function answerLookups(
  { services, ledger, token, newId }: FormulaServices,
  plans: (RowPlan | null)[],
  answers: Map<string, Entry>,
  asking: Asking,
): void {
  const { clock } = services;
  const deadline = clock.now() + BUDGET_MILLISECONDS;
  const learned = new Map<string, Entry>();
  const waiting = new Map<string, number>();
  const allKeys = [...keysOf(plans)];

  const reading = ledger.readCache(allKeys, [WALL]);
  reading.answers.forEach((entry, key) => answers.set(key, entry));
  // An earlier call could not have the lock: this one finds the answers and saves them.
  reading.pending.forEach((key) => learned.set(key, answers.get(key) as Entry));
  let pending = pendingLookups(plans, answers, asking);
  if (pending.size > 0) {
    const saved = ledger.readSaved([...pending.keys()]);
    if (saved.size > 0) ledger.store(saved, { saved: true });
    saved.forEach((entry, key) => answers.set(key, entry));
    pending = pendingLookups(plans, answers, asking);
  }

  const wall = reading.extra[WALL];
  const credential = pending.size > 0 && wall === undefined ? token() : null;
  if (pending.size > 0 && wall !== undefined) stopAsking(asking, 'stopped', wall);
  else if (pending.size > 0 && credential === null) stopAsking(asking, 'no-token', formulaSentence('no-token', null));

  const owner = newId();
  const endsAt = deadline + RESERVE_MILLISECONDS;
  let slowest = 0;
  while (credential !== null && asking.state === 'running' && pending.size > 0 && clock.now() < deadline) {
    // A wave that is cut off loses all of its answers, and they are paid: none begins that may not end in time.
    if (endsAt - clock.now() < 2 * slowest) break;
    const now = clock.now();
    if (asking.waitUntil > now) {
      clock.sleep(Math.min(asking.waitUntil, deadline) - now);
      continue;
    }
    const wave = chooseWave(pending, asking, Infinity, (key) => (waiting.get(key) ?? 0) > clock.now());
    if (wave.length === 0) {
      clock.sleep(POLL_MILLISECONDS);
      continue;
    }
    const claims = ledger.claim(
      wave.map(({ key }) => key),
      owner,
    );
    claims.answers.forEach((entry, key) => answers.set(key, entry));
    claims.theirs.forEach((key) => waiting.set(key, clock.now() + POLL_MILLISECONDS));
    const mine = wave.filter(({ key }) => claims.mine.includes(key));
    if (mine.length > 0) {
      const sentAt = clock.now();
      const seconds = Math.floor((endsAt - sentAt) / 1000);
      const fresh = askWave(
        services,
        credential,
        mine,
        asking,
        Math.max(2, Math.min(LONGEST_TIMEOUT_SECONDS, seconds)),
      );
      slowest = Math.max(slowest, clock.now() - sentAt);
      ledger.store(fresh);
      fresh.forEach((entry, key) => {
        answers.set(key, entry);
        learned.set(key, entry);
      });
      ledger.release(
        mine.map(({ key }) => key).filter((key) => !fresh.has(key)),
        owner,
      );
    }
    pending = pendingLookups(plans, answers, asking);
  }

  raiseWall(services, asking);
  // The cache holds a thousand answers: a long column that is not done yet would ask again for whom nobody was found.
  const toSave = plans.length > 1 ? learned : new Map([...learned].filter(([, entry]) => entry.kind !== 'not-found'));
  if (toSave.size === 0) return;
  if (plans.length > 1) ledger.save(toSave, SAVE_LOCK_WAIT, { notFound: true });
  else ledger.saveSoon(toSave, Math.max(0, Math.min(COLUMN_LOCK_WAIT, endsAt - clock.now())));
}

function answerRow(plan: RowPlan | null, answers: Map<string, Entry>, asking: Asking): RowAnswer {
  if (plan === null) return { kind: 'error', message: rowMistake('date', '') };
  if (plan.kind === 'blank') return { kind: 'text', text: '' };
  if (plan.kind !== 'lookups') return { kind: 'error', message: rowMistake(plan.kind, plan.message) };
  let rejected = true;
  for (const { key } of plan.lookups) {
    const entry = answers.get(key);
    if (!entry) {
      if (asking.stop)
        return {
          kind: 'error',
          message:
            asking.stop.code === 'stopped'
              ? asking.stop.message
              : formulaSentence(asking.stop.code, asking.stop.message),
        };
      return isGivenUp(asking, key)
        ? { kind: 'error', message: rowMistake('failed', '') }
        : { kind: 'text', text: PENDING };
    }
    if (entry.kind === 'found') return { kind: 'text', text: entry.email };
    if (entry.kind === 'not-found') rejected = false;
  }
  return rejected ? { kind: 'error', message: rowMistake('rejected', '') } : { kind: 'text', text: NOT_FOUND };
}

/** The next lookup of each row that has no answer yet, each once. */
function pendingLookups(plans: (RowPlan | null)[], answers: Map<string, Entry>, asking: Asking): Map<string, Lookup> {
  const pending = new Map<string, Lookup>();
  for (const plan of plans) {
    if (plan?.kind !== 'lookups') continue;
    for (const lookup of plan.lookups) {
      const entry = answers.get(lookup.key);
      if (!entry && !isGivenUp(asking, lookup.key)) pending.set(lookup.key, lookup);
      if (!entry || entry.kind === 'found') break;
    }
  }
  return pending;
}

function keysOf(plans: (RowPlan | null)[]): Set<string> {
  const keys = new Set<string>();
  for (const plan of plans) if (plan?.kind === 'lookups') plan.lookups.forEach(({ key }) => keys.add(key));
  return keys;
}

function raiseWall({ documentCache }: Services, asking: Asking): void {
  if (!asking.stop || !WALLS.includes(asking.stop.code)) return;
  try {
    documentCache.putAll({ [WALL]: formulaSentence(asking.stop.code, asking.stop.message) }, WALL_SECONDS);
  } catch {
    // The next cell finds the wall by itself.
  }
}
