import { identifiersFromFormula } from '../identifiers/formula';
import { keysOf, type Lookup } from '../lookups/lookup';
import { planLookups, type RowPlan } from '../lookups/waterfall';
import { isGivenUp } from '../waves/asking';
import { answerLookups } from './answer-lookups';
import { DATE_TEXT } from './arguments';
import type { Answered, FormulaServices } from './formula-call';
import { isHeaderRow } from './header-row';
import { formulaSentence, NOT_FOUND, PENDING, rowMistake } from './sentences';

/** What one row of the formula gives. */
export type RowAnswer = { kind: 'text'; text: string } | { kind: 'error'; message: string };

/** What one row asks for: a plan, or what it is instead. */
export type FormulaRow = RowPlan | { kind: 'date' } | { kind: 'header' };

export function planRow(values: string[], index: number): FormulaRow {
  if (values.includes(DATE_TEXT)) return { kind: 'date' };
  if (index === 0 && isHeaderRow(values)) return { kind: 'header' };
  return planLookups(identifiersFromFormula(values), { waterfall: true });
}

/** Answers the rows: from the ledger first, then in waves until the time is nearly up. */
export function answerRows(formula: FormulaServices, rows: string[][]): RowAnswer[] {
  const plans = rows.map(planRow);
  const keys = new Set(plans.flatMap((plan) => (plan.kind === 'lookups' ? keysOf(plan.lookups) : [])));
  if (keys.size === 0) return plans.map((plan) => answerRow(plan, null));
  const known = answerLookups(formula, [...keys], (sofar) => pendingLookups(plans, sofar), plans.length > 1);
  return plans.map((plan) => answerRow(plan, known));
}

function answerRow(plan: FormulaRow, known: Answered | null): RowAnswer {
  if (plan.kind === 'blank') return { kind: 'text', text: '' };
  if (plan.kind === 'date' || plan.kind === 'header') return { kind: 'error', message: rowMistake(plan.kind) };
  if (plan.kind !== 'lookups') return { kind: 'error', message: rowMistake(plan.kind, plan.message) };
  let rejected = true;
  for (const { key } of plan.lookups) {
    const entry = known?.answers.get(key);
    if (!entry) return known ? whyNot(key, known) : { kind: 'text', text: PENDING };
    if (entry.kind === 'found') return { kind: 'text', text: entry.email };
    if (entry.kind === 'unusable') return { kind: 'error', message: rowMistake('unusable') };
    if (entry.kind === 'not-found') rejected = false;
  }
  return rejected ? { kind: 'error', message: rowMistake('rejected') } : { kind: 'text', text: NOT_FOUND };
}

/** Why a lookup has no answer. */
function whyNot(key: string, { unanswered, asking }: Answered): RowAnswer {
  if (unanswered.has(key)) return { kind: 'error', message: rowMistake('unanswered') };
  if (asking.stop) return { kind: 'error', message: formulaSentence(asking.stop.code) };
  return isGivenUp(asking, key) ? { kind: 'error', message: rowMistake('failed') } : { kind: 'text', text: PENDING };
}

/** The next lookup of each row that may still be answered, each once. */
function pendingLookups(plans: FormulaRow[], { answers, unanswered, asking }: Answered): Map<string, Lookup> {
  const pending = new Map<string, Lookup>();
  for (const plan of plans) {
    if (plan.kind !== 'lookups') continue;
    for (const lookup of plan.lookups) {
      const entry = answers.get(lookup.key);
      if (!entry && !unanswered.has(lookup.key) && !isGivenUp(asking, lookup.key)) pending.set(lookup.key, lookup);
      if (!entry || entry.kind === 'found' || entry.kind === 'unusable') break;
    }
  }
  return pending;
}
