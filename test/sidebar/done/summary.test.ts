import { expect, test } from '@jest/globals';
import { describeBlocked, describeLostAnswers, summarize } from '../../../sidebar/done/summary';
import { progress } from '../builders';

test('a run is summed up in a sentence that leaves out what did not happen', () => {
  expect(summarize(progress({ found: 31, notFound: 6, failed: 2, left: 0, spent: 29, free: 2 }))).toBe(
    '31 emails found, 6 not found and 2 failed. 29 credits spent (2 rows answered for free).',
  );
  expect(summarize(progress({ found: 1, left: 0, spent: 1 }))).toBe('1 email found. 1 credit spent.');
  expect(summarize(progress({ left: 12, unusable: 3 }))).toBe(
    'No email found, 3 with missing or invalid data and 12 remaining. No credit spent.',
  );
});

test('answers that were lost are said, with what they may cost', () => {
  expect(describeLostAnswers(progress())).toBe('');
  expect(describeLostAnswers(progress({ lostAnswers: 1 }))).toMatch(
    /^The answer to 1 request got lost or could not be read\. eCore may have charged for it/,
  );
  expect(describeLostAnswers(progress({ lostAnswers: 3 }))).toMatch(/answers to 3 requests got lost.*charged for them/);
});

test('what the balance tells of lost answers is said as it is known', () => {
  expect(describeLostAnswers(progress({ spent: 5, lostCharged: 2 }))).toBe(
    '2 of these credits were charged for answers that got lost on the way, as your balance shows.',
  );
  expect(describeLostAnswers(progress({ lostCharged: 1, lostAnswers: 1 }))).toMatch(
    /^1 of these credits was charged.*shows\. The answer to 1/,
  );
  expect(summarize(progress({ lostAnswers: 2, left: 2 }))).toContain('No credit is known to be spent.');
});

test('rows that could not be written are said', () => {
  expect(describeBlocked(progress({ blocked: 2 }))).toMatch(/^2 rows could not be written/);
  expect(describeBlocked(progress())).toBe('');
});
