import { expect, test } from '@jest/globals';
import { measureBundle } from '../../workbench/bench/bundle';

test('Code.js, which every formula cell loads, stays below 96 KB', () => {
  expect(measureBundle().bytes).toBeLessThan(96 * 1024);
});
