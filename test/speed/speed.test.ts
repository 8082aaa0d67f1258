import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureSpeed, type SERVICES } from '../../workbench/bench/speed';
import type { SpeedResult } from '../../workbench/bench/speed';
import { EXHAUSTIVE } from '../runs/support/exhaustive';

const PEOPLE = 1000;
/** The large services take long: they are tried in the exhaustive run alone. */
const LONG_LIST = EXHAUSTIVE ? 10_000 : 0;

describe(`${PEOPLE} distinct people`, () => {
  let results: SpeedResult[];
  const at = (service: keyof typeof SERVICES) => results.find((result) => result.service === service)!;
  beforeAll(() => {
    results = measureSpeed(PEOPLE, 1, LONG_LIST);
  }, 300_000);

  test('are all answered, each asked for once unless the service refused', () => {
    for (const { people, right, requests, refused } of results) {
      expect(right).toBe(people);
      expect(requests).toBe(people + refused);
    }
  });

  test.each([
    ['Answers in 400 ms', 9.5],
    ['Answers in 800 ms with a long tail', 30],
  ] as const)('take no longer than asked: %s', (service, most) => {
    expect(at(service).seconds).toBeLessThanOrEqual(most);
  });

  test.each(['Allows 8 at a time', 'Allows 20 a second'] as const)(
    'use over 80 %% of what a service takes, without a storm of errors: %s',
    (service) => {
      const { seconds, leastSeconds, refused, requests } = at(service);
      expect(leastSeconds / seconds).toBeGreaterThan(0.8);
      expect(refused).toBeLessThan(0.08 * requests);
    },
  );

  test('never have more on their way at once than a step and three lanes send', () => {
    for (const { peak } of results) expect(peak).toBeLessThanOrEqual(200);
  });

  test('spend all of their time on something that is accounted for', () => {
    for (const { account, seconds } of results) {
      const accounted = Object.values(account).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      expect(accounted / 1000).toBeCloseTo(seconds, 1);
    }
  });
});
