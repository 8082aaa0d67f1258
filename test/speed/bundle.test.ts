import { expect, test } from '@jest/globals';
import { measureBundle } from '../../workbench/bench/bundle';

test('Code.js, which every formula cell loads, has at most 60 KB', () => {
  expect(measureBundle().code.bytes).toBeLessThanOrEqual(60_000);
});
