import { expect, test } from '@jest/globals';
import { ok, refused } from '../../../src/sidebar-api/replies';

test('the page can tell an answer from a refusal, also where the answer is nothing', () => {
  expect(ok(null)).toEqual({ ok: true, value: null });
  const why = { code: 'no-run', message: 'No run.' } as const;
  expect(refused(why)).toEqual({ ok: false, problem: why });
});
