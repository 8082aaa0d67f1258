import { expect, test } from '@jest/globals';
import { bookWork, workLeft } from '../../../src/clock/clock-minutes';
import { findsEverybody, memoryServices } from '../support/memory-services';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 1_700_000_000_000;

const store = () => memoryServices(findsEverybody).userProperties;

test('a day has eighty minutes, and begins with the first use', () => {
  const properties = store();
  bookWork(properties, NOW, 50 * MINUTE);
  bookWork(properties, NOW + DAY - 1, 20 * MINUTE);
  expect(workLeft(properties, NOW + DAY - 1)).toEqual({ left: 10 * MINUTE, again: NOW + DAY });
  expect(workLeft(properties, NOW + DAY).left).toBe(80 * MINUTE);
});

test('what was booked too much is given back', () => {
  const properties = store();
  bookWork(properties, NOW, 5 * MINUTE);
  bookWork(properties, NOW, -4 * MINUTE);
  expect(workLeft(properties, NOW).left).toBe(79 * MINUTE);
  // A night in between begins a new day, from which nothing can be given back.
  bookWork(properties, NOW + DAY, -MINUTE);
  expect(workLeft(properties, NOW + DAY).left).toBe(80 * MINUTE);
});

test('more than a day has leaves nothing, and a text that nobody can read is a new day', () => {
  const properties = store();
  bookWork(properties, NOW, 100 * MINUTE);
  expect(workLeft(properties, NOW).left).toBe(0);
  properties.setAll({ 'clock.day': '{' });
  expect(workLeft(properties, NOW)).toEqual({ left: 80 * MINUTE, again: NOW + DAY });
});
