import { planLookups } from '../lookups/waterfall';
import type { RowPlan } from '../lookups/waterfall';
import type { Lookup } from '../lookups/lookup';
import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Identifiers } from '../identifiers/identifiers';
import type { Entry } from '../ledger/entry';
import { statusText } from '../sheet/status';

const PAID_WITHOUT_EMAIL = "eCore's answer holds no readable email. It was paid for, and is not asked for again";

/** What the answers so far make of one row. */
export type RowOutcome =
  | { kind: 'found'; email: string; key: string; status: string }
  | { kind: 'not-found'; status: string }
  | { kind: 'unusable'; status: string }
  /** Paid for without an email that can be read. */
  | { kind: 'failed'; status: string }
  /** This lookup is to be asked next. */
  | { kind: 'pending'; lookup: Lookup };

/** The row's lookups in the order of the waterfall: a later one only counts when eCore had nothing for those before. */
export function resolveRow(plan: RowPlan, answers: Map<string, Entry>): RowOutcome {
  if (plan.kind === 'blank') return { kind: 'unusable', status: statusText('missing-data', 'the row is empty') };
  if (plan.kind === 'missing') return { kind: 'unusable', status: statusText('missing-data', plan.message) };
  if (plan.kind === 'invalid') return { kind: 'unusable', status: statusText('invalid-input', plan.message) };
  let rejected = true;
  for (const lookup of plan.lookups) {
    const entry = answers.get(lookup.key);
    if (!entry) return { kind: 'pending', lookup };
    if (entry.kind === 'found')
      return { kind: 'found', email: entry.email, key: lookup.key, status: statusText('found', notUsed(plan.ignored)) };
    if (entry.kind === 'unusable') return { kind: 'failed', status: statusText('failed', PAID_WITHOUT_EMAIL) };
    if (entry.kind === 'not-found') rejected = false;
  }
  return rejected
    ? { kind: 'unusable', status: statusText('invalid-input', 'eCore does not accept these values') }
    : { kind: 'not-found', status: statusText('not-found', notUsed(plan.ignored)) };
}

/** What the row holds that could not be asked with, so that people can mend it; empty when all was used. */
function notUsed(ignored: readonly string[]): string | undefined {
  if (ignored.length === 0) return undefined;
  return `${ignored.length === 1 ? '1 value' : `${ignored.length} values`} not used (${ignored.join('; ')})`;
}

/** The row's identifiers as one text: the same text is the same person in the same spelling. */
export function identityOf(identifiers: Identifiers): string {
  return IDENTIFIERS.map((identifier) => identifiers[identifier] || '').join('\u0000');
}

/** `planLookups`, once for each identity: a window is read again before every write, and hashing is what costs. */
export function createPlanner(waterfall: boolean): (identifiers: Identifiers) => RowPlan {
  const plans = new Map<string, RowPlan>();
  return (identifiers) => {
    const identity = identityOf(identifiers);
    let plan = plans.get(identity);
    if (!plan) plans.set(identity, (plan = planLookups(identifiers, { waterfall })));
    return plan;
  };
}
