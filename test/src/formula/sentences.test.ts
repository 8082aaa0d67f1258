import { expect, test } from '@jest/globals';
import { ERROR, formulaSentence, isSettledError, NOT_FOUND, PENDING, rowMistake } from '../../../src/formula/sentences';
import { SENTENCES } from '../../../src/messages';
import type { ProblemCode } from '../../../src/problem';

const CODES = Object.keys(SENTENCES) as ProblemCode[];

test.each(CODES)('whoever reads about %s in a cell is told what to do', (code) => {
  expect(formulaSentence(code)).toMatch(/^(?:eCore|[A-Z]).*\.$/);
  expect(formulaSentence(code)).toMatch(/choose|must|top|raise|allow|connect/i);
});

test('a formula\u2019s credits are the owner\u2019s, so the owner is named', () => {
  for (const code of ['no-token', 'bad-token', 'no-credits', 'daily-cap'] as const)
    expect(formulaSentence(code)).toMatch(/owner/);
});

test('a mistake that stays is told from one that may pass', () => {
  const settled = (['date', 'header', 'rejected', 'unusable'] as const).map((kind) => rowMistake(kind));
  for (const text of [...settled, rowMistake('missing', 'company'), rowMistake('invalid', 'email')])
    expect([text, isSettledError(ERROR + text)]).toEqual([text, true]);
  for (const text of [rowMistake('failed'), rowMistake('unanswered'), formulaSentence('network')])
    expect([text, isSettledError(ERROR + text)]).toEqual([text, false]);
  for (const text of [PENDING, NOT_FOUND, 'mara@acme.example', rowMistake('date')])
    expect(isSettledError(text)).toBe(false);
});
