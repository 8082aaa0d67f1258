import { expect, test } from '@jest/globals';
import { forgetRefusals, raiseWall, readRetriedAt, readWall, RETRIED, WALL } from '../../../src/formula/refusals';
import { sentence } from '../../../src/messages';
import type { ProblemCode } from '../../../src/problem';
import { newAsking, stopAsking } from '../../../src/waves/asking';
import { findsEverybody, memoryServices } from '../support/memory-services';

function afterStop(code: ProblemCode | null) {
  const { documentCache } = memoryServices(findsEverybody);
  const asking = newAsking();
  if (code) stopAsking(asking, code, sentence(code));
  raiseWall(documentCache, asking);
  return documentCache;
}

test.each(['bad-token', 'no-credits', 'daily-cap', 'google-quota', 'formula-ceiling'] as const)(
  '%s keeps other cells from asking',
  (code) => expect(readWall(afterStop(code).getAll([WALL]))).toBe(code),
);
test.each([null, 'network', 'ecore-failing', 'no-token'] as const)('%s does not', (code) =>
  expect(readWall(afterStop(code).getAll([WALL]))).toBeUndefined(),
);

test('asking on purpose takes the wall away and says when', () => {
  const cache = afterStop('no-credits');
  forgetRefusals(cache, 1_700_000_000_000);
  const entries = cache.getAll([WALL, RETRIED]);
  expect(readWall(entries)).toBeUndefined();
  expect(readRetriedAt(entries)).toBe(1_700_000_000_000);
  expect(readRetriedAt({})).toBe(0);
});

test('what somebody else left there is no wall', () => expect(readWall({ [WALL]: 'taken-over' })).toBeUndefined());

test('a cache that fails is no reason to fail', () => {
  const broken = { ...memoryServices(findsEverybody).documentCache };
  broken.putAll = broken.removeAll = () => {
    throw new Error('Service invoked too many times');
  };
  const asking = newAsking();
  stopAsking(asking, 'no-credits', sentence('no-credits'));
  expect(() => raiseWall(broken, asking)).not.toThrow();
  expect(() => forgetRefusals(broken, 1)).not.toThrow();
});
