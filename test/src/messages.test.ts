import { describe, expect, test } from '@jest/globals';
import {
  agreedCreditsSentence,
  creditCapSentence,
  dailyCapSentence,
  endedSentence,
  noCreditsSentence,
  problem,
  SENTENCES,
} from '../../src/messages';
import type { ProblemCode } from '../../src/problem';

const CODES = Object.keys(SENTENCES) as ProblemCode[];

test.each(CODES)('%s: sentences that end, without address, token or stack', (code) => {
  expect(SENTENCES[code]).toMatch(/^(?:eCore|[A-Z]).*\.$/);
  expect(SENTENCES[code]).not.toMatch(/https?:|token-|undefined|null|Exception|Error/);
  expect(problem(code)).toEqual({ code, message: SENTENCES[code] });
});

describe('figures are told when they are known', () => {
  test('of the wallet', () => {
    expect(noCreditsSentence(null, null)).toBe(SENTENCES['no-credits']);
    expect(noCreditsSentence(3, 2)).toContain('(3 needed, 2 left)');
    expect(noCreditsSentence(null, 0)).toContain('(0 left)');
  });

  test.each([
    [null, SENTENCES['daily-cap']],
    [59, SENTENCES['daily-cap']],
    [60, 'Resume in 1 minutes'],
    [5_399, 'Resume in 90 minutes'],
    [5_400, 'Resume in 2 hours'],
  ])('of a wait of %s seconds', (seconds, text) => expect(dailyCapSentence(seconds)).toContain(text));

  test('of answers that may have been charged', () => {
    expect(creditCapSentence(10, 10, 0)).toBe(SENTENCES['credit-cap']);
    expect(creditCapSentence(10, 9, 1)).toMatch(
      /9 credits are spent, and the answers to one request got lost.*charged for it\./,
    );
    expect(creditCapSentence(10, 0, 10)).toMatch(/^No credit is known to be spent, and the answers to 10 requests/);
    expect(agreedCreditsSentence(1, 1, 0)).toContain('the 1 credit that you agreed to');
    expect(agreedCreditsSentence(10, 1, 9)).toMatch(/^1 credit is spent/);
  });

  test('of a run that has ended', () => {
    expect(endedSentence(1, 1, '')).toBe('Done: 1 email found, 1 credit spent.');
    expect(endedSentence(2, 0, 'Stopped.')).toBe('Stopped. So far 2 emails found, 0 credits spent.');
  });
});
