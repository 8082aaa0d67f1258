import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureSpeed, type SERVICES } from '../../workbench/bench/speed';
import type { SpeedResult } from '../../workbench/bench/speed';

const PEOPLE = 1000;

describe(`${PEOPLE} distinct people`, () => {
  let results: SpeedResult[];
  const at = (service: keyof typeof SERVICES) => results.find((result) => result.service === service)!;
  beforeAll(() => {
    results = measureSpeed(PEOPLE, 1);
  }, 60_000);

  test('are all answered, each asked for once unless the service refused', () => {
    for (const { right, requests, refused } of results) {
      expect(right).toBe(PEOPLE);
      expect(requests).toBe(PEOPLE + refused);
    }
  });

  test.each(['Answers in 400 ms', 'Answers in 800 ms with a long tail'] as const)(
    'take little longer than full waves without a pause: %s',
    (service) => {
      const { seconds, leastSeconds } = at(service);
      expect(seconds).toBeLessThanOrEqual(1.6 * leastSeconds + 2);
    },
  );

  test.each(['Allows 8 at a time', 'Allows 20 a second'] as const)(
    'use over 80 %% of what a service takes, without a storm of errors: %s',
    (service) => {
      const { seconds, leastSeconds, refused, requests } = at(service);
      expect(leastSeconds / seconds).toBeGreaterThan(0.8);
      expect(refused).toBeLessThan(0.08 * requests);
    },
  );

  test('spend all of their time on something that is accounted for', () => {
    for (const { account, seconds } of results) {
      const accounted = Object.values(account).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      expect(accounted / 1000).toBeCloseTo(seconds, 1);
    }
  });
});
