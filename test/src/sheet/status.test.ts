import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  keepsEarlierEmail,
  queuedAgain,
  statusReason,
  statusText,
  statusWord,
  withEarlierEmail,
} from '../../../src/sheet/status';
import { naughty } from '../strings';

describe('status cells', () => {
  test.each([
    ['Queued', 'queued'],
    ['found', 'found'],
    [' NOT  FOUND\u00a0', 'not-found'],
    ['Missing data: last name', 'missing-data'],
    ['invalid input : x', 'invalid-input'],
    ['Failed', 'failed'],
    ['Failed: eCore did not answer: timeout', 'failed'],
    ['Found: 1 value not used (LinkedIn link is a company page)', 'found'],
    ['Not found: 2 values not used (email shows #REF!; company name is too long)', 'not-found'],
    ['', null],
    ['Foundry', null],
    ['Not found: really', null],
    ['Done', null],
    ['Missing data, last name', null],
  ])('%j is read as %s', (text, word) => {
    expect(statusWord(text)).toBe(word);
  });

  test('what is written is read again, with its reason on one line of at most 120 characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('missing-data' as const, 'invalid-input' as const, 'failed' as const),
        naughty,
        (word, reason) => {
          const text = statusText(word, reason);
          expect(statusWord(text)).toBe(word);
          expect(text).toMatch(/^[A-Z][a-z]+( [a-z]+)?(: .+)?$/u);
          expect(Array.from(statusReason(text)).length).toBeLessThanOrEqual(120);
        },
      ),
    );
  });

  test('a long reason is cut between characters', () => {
    const text = statusText('failed', '🚀'.repeat(200));
    expect(Array.from(text.slice('Failed: '.length))).toEqual([...Array.from('🚀'.repeat(119)), '…']);
  });

  test('words without a reason stand alone', () => {
    expect([statusText('queued'), statusText('found'), statusText('not-found'), statusText('failed', ' \n')]).toEqual([
      'Queued',
      'Found',
      'Not found',
      'Failed',
    ]);
  });
});

describe('a status beside an email that was there before (situation 57)', () => {
  test.each([
    ['Not found', 'Not found: an earlier email was kept (ada@acme.example)'],
    ['Failed: no answer', 'Failed: no answer. An earlier email was kept (ada@acme.example)'],
  ])('%s names it, and goes by it as long as it stands there', (status, text) => {
    expect(withEarlierEmail(status, ' ada@acme.example')).toBe(text);
    expect(keepsEarlierEmail(text, 'ada@acme.example ')).toBe(true);
    expect(keepsEarlierEmail(text, 'typed@by.hand')).toBe(false);
    expect(statusWord(text)).toBe(statusWord(status));
    expect(statusWord(queuedAgain(text))).toBe('queued');
    expect(statusReason(queuedAgain(text))).toBe(text);
    expect(keepsEarlierEmail(queuedAgain(queuedAgain(text)), 'ada@acme.example')).toBe(true);
  });

  test('is the plain word where the cell shows no email', () => {
    for (const email of ['', ' ', 'N/A', '#N/A']) expect(withEarlierEmail('Not found', email)).toBe('Not found');
  });
});
