import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import type { RowPlan } from '../../../src/lookups/waterfall';
import { createPlanner, identityOf, resolveRow } from '../../../src/plan/resolve-row';

const plan = (ignored: string[] = []): RowPlan => ({
  kind: 'lookups',
  lookups: [
    { key: 'first', body: { linkedin_url: 'https://linkedin.com/in/mara' } },
    { key: 'second', body: { email: 'mara@acme.example' } },
  ],
  ignored,
});
const answers = (entries: { [key: string]: Entry['kind'] }) =>
  new Map(
    Object.entries(entries).map(([key, kind]) => [
      key,
      (kind === 'found' ? { kind, email: `${key}@found.example`, at: 1 } : { kind, at: 1 }) as Entry,
    ]),
  );

describe('the first answer decides, and a later lookup counts only when eCore had nothing for those before', () => {
  test.each<[string, { [key: string]: Entry['kind'] }, object]>([
    ['nothing known', {}, { kind: 'pending', lookup: { key: 'first' } }],
    ['found', { first: 'found', second: 'found' }, { kind: 'found', email: 'first@found.example', key: 'first' }],
    ['not found, then nothing known', { first: 'not-found' }, { kind: 'pending', lookup: { key: 'second' } }],
    ['only the second known', { second: 'found' }, { kind: 'pending', lookup: { key: 'first' } }],
    ['not found, then found', { first: 'not-found', second: 'found' }, { kind: 'found', key: 'second' }],
    ['not found at all', { first: 'not-found', second: 'not-found' }, { kind: 'not-found', status: 'Not found' }],
    ['rejected, then not found', { first: 'rejected', second: 'not-found' }, { kind: 'not-found' }],
    ['rejected at all', { first: 'rejected', second: 'rejected' }, { kind: 'unusable' }],
    ['paid for without an email', { first: 'unusable', second: 'found' }, { kind: 'failed' }],
  ])('%s', (_, known, outcome) => expect(resolveRow(plan(), answers(known))).toMatchObject(outcome));
});

test('a row without a lookup says what is missing', () => {
  expect(resolveRow({ kind: 'blank' }, new Map())).toMatchObject({
    kind: 'unusable',
    status: 'Missing data: the row is empty',
  });
  expect(resolveRow({ kind: 'missing', message: 'company' }, new Map())).toMatchObject({
    status: 'Missing data: company',
  });
  expect(resolveRow({ kind: 'invalid', message: 'email' }, new Map())).toMatchObject({
    status: 'Invalid input: email',
  });
});

test('what the row holds and could not be asked with is told beside the result', () => {
  const known = answers({ first: 'found' });
  expect(resolveRow(plan(['incomplete email address']), known)).toMatchObject({
    status: 'Found: 1 value not used (incomplete email address)',
  });
  expect(resolveRow(plan(['one', 'two']), known)).toMatchObject({ status: 'Found: 2 values not used (one; two)' });
});

test('a person is told by all identifiers, each in its place', () => {
  expect(identityOf({ first_name: 'Mara', last_name: 'Quillon' })).not.toBe(identityOf({ first_name: 'Mara Quillon' }));
  expect(identityOf({ email: 'a' })).toBe(identityOf({ email: 'a', company_name: '' }));
});

test('a plan is made once for each identity', () => {
  const planner = createPlanner(true);
  const person = { email: 'mara@acme.example' };
  expect(planner(person)).toBe(planner({ ...person }));
});
