import { describe, expect, test } from '@jest/globals';
import { letsThrough } from '../../../src/google/validation-rule';

type Rule = Parameters<typeof letsThrough>[0];
const rule = (criteria: string, value: unknown, allowsInvalid = false): Rule =>
  ({
    getAllowInvalid: () => allowsInvalid,
    getCriteriaType: () => criteria,
    getCriteriaValues: () => (value === undefined ? [] : [value]),
  }) as unknown as Rule;
const passes = (criteria: string, value?: unknown) => [
  letsThrough(rule(criteria, value), 'email'),
  letsThrough(rule(criteria, value), 'status'),
];

describe('a rule on a column that a run writes into (situation 27)', () => {
  test('that only marks what does not fit lets everything through', () => {
    expect(letsThrough(rule('VALUE_IN_LIST', ['yes'], true), 'email')).toBe(true);
    expect(letsThrough(rule('TEXT_CONTAINS', 'x', true), 'status')).toBe(true);
  });

  test('that asks for an email lets emails through, and no status', () => {
    expect(passes('TEXT_IS_VALID_EMAIL')).toEqual([true, false]);
  });

  test.each<[string, unknown, boolean, boolean]>([
    ['@', '@', true, false],
    ['a domain', 'acme.example', true, false],
    ['something that no email has', 'two words', false, false],
    ['something that is in one status and not in another', 'Found', true, false],
    ['nothing', '', false, true],
  ])('that asks for %s in the text', (_, text, email, status) => {
    expect(passes('TEXT_CONTAINS', text)).toEqual([email, status]);
  });

  test.each<[string, string, boolean, boolean]>([
    ['@, which every email has', '@', false, true],
    ['the point', '.', false, true],
    ['a word of a status, however it is spelled', 'FOUND', true, false],
    ['anything else', 'gmail.com', true, true],
  ])('that forbids %s', (_, text, email, status) => {
    expect(passes('TEXT_DOES_NOT_CONTAIN', text)).toEqual([email, status]);
  });

  test.each(['VALUE_IN_LIST', 'CUSTOM_FORMULA', 'NUMBER_BETWEEN', 'CHECKBOX', 'TEXT_IS_VALID_URL'])(
    'of the kind %s counts as refusing: what it takes is not worked out here',
    (criteria) => expect(passes(criteria, 'x')).toEqual([false, false]),
  );
});
