import { expect, test } from '@jest/globals';
import { readKnown } from '../../../src/formula/read-known';
import { forgetRefusals, raiseWall } from '../../../src/formula/refusals';
import type { Entry } from '../../../src/ledger/entry';
import { newAsking, stopAsking } from '../../../src/waves/asking';
import { callScene, keyOf } from '../support/call-scene';

const found = (at: number): Entry => ({ kind: 'found', email: 'ann@found.example', at });

test('answers come from the cache, and are to be saved where nobody has', () => {
  const { call, ledger, services, keys } = callScene(['ann', 'ben']);
  ledger.store(new Map([[keyOf('ann'), found(services.clock.now())]]));
  readKnown(call, keys);
  expect([...call.answers.keys()]).toEqual([keyOf('ann')]);
  expect([...call.learned.keys()]).toEqual([keyOf('ann')]);
});

test('what the cache has forgotten comes from the durable tier, and goes back into the cache', () => {
  const { begin, call, ledger, services, keys } = callScene(['ann']);
  ledger.save(new Map([[keyOf('ann'), found(services.clock.now())]]), 0);
  services.cacheEntries.clear();
  readKnown(call, keys);
  expect(call.answers.has(keyOf('ann'))).toBe(true);
  expect(call.learned.size).toBe(0);
  const again = begin();
  services.properties.clear();
  readKnown(again, keys);
  expect(again.answers.has(keyOf('ann'))).toBe(true);
});

test('what was asked without an answer is left alone for a day, or until the user asks for it again', () => {
  const { begin, call, ledger, services, keys } = callScene(['ann']);
  ledger.saveUnanswered(keys, 0);
  services.clock.sleep(1_000);
  readKnown(call, keys);
  expect([[...call.unanswered], [...call.lostBefore]]).toEqual([keys, []]);

  forgetRefusals(services.documentCache, services.clock.now());
  const retried = begin();
  readKnown(retried, keys);
  expect([[...retried.unanswered], [...retried.lostBefore]]).toEqual([[], keys]);

  services.clock.sleep(24 * 3_600_000);
  const tomorrow = begin();
  readKnown(tomorrow, keys);
  expect([[...tomorrow.unanswered], [...tomorrow.lostBefore]]).toEqual([[], []]);
});

test('a wall stops who still has something to ask, and nobody else', () => {
  const { begin, call, ledger, services, keys } = callScene(['ann']);
  const refused = newAsking();
  stopAsking(refused, 'no-credits');
  raiseWall(services.documentCache, refused);
  readKnown(call, keys);
  expect(call.asking.stop?.code).toBe('no-credits');
  ledger.store(new Map([[keyOf('ann'), found(services.clock.now())]]));
  const other = begin();
  readKnown(other, keys);
  expect(other.asking.stop).toBeNull();
});
