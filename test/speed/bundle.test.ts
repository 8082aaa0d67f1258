import { expect, test } from '@jest/globals';
import { measureBundle } from '../../workbench/bench/bundle';

test('Code.js, which every formula cell loads, stays below 90 KB', () => {
  expect(measureBundle().bytes).toBeLessThan(90 * 1024);
});
