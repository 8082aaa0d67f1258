import { expect, test } from '@jest/globals';
import { claimAndAsk } from '../../../src/formula/ask-within-ceiling';
import { setCeiling, spentToday } from '../../../src/formula/daily-ceiling';
import { callScene, keyOf } from '../support/call-scene';
import { findsNobody } from '../support/memory-services';

const PEOPLE = ['ann', 'ben', 'cy'];

test('an answer is in the ledger, known and no longer in hand', () => {
  const { call, ledger, lookups, keys } = callScene(PEOPLE);
  claimAndAsk(call, lookups);
  expect([...call.answers.keys()]).toEqual(keys);
  expect(call.held.size).toBe(0);
  expect(call.learned.size).toBe(3);
  expect(ledger.readCache(keys).answers.size).toBe(3);
});

test('what another cell asks, or has just lost, is not asked', () => {
  const { call, ledger, lookups, services } = callScene(PEOPLE);
  ledger.claim([keyOf('ann'), keyOf('ben')], 'other');
  ledger.release([keyOf('ben')], 'other', [keyOf('ben')]);
  claimAndAsk(call, lookups);
  expect(services.asked).toEqual([{ email: 'cy@acme.example' }]);
  expect([[...call.theirs], [...call.unanswered]]).toEqual([[keyOf('ann')], [keyOf('ben')]]);
});

test('a claim that came too late is held and not asked', () => {
  const { call, lookups, services } = callScene(PEOPLE);
  services.clock.sleep(26_900 - 9_000);
  claimAndAsk(call, lookups);
  expect(services.asked).toEqual([]);
  expect(call.held.size).toBe(3);
});

test('the day allows so many; the rest waits, and then the call stops', () => {
  const { call, lookups, services } = callScene(PEOPLE);
  setCeiling(services, 2);
  claimAndAsk(call, lookups);
  expect([services.asked.length, spentToday(services), call.asking.state]).toEqual([2, 2, 'running']);
  claimAndAsk(call, lookups.slice(2));
  expect([services.asked.length, call.asking.stop?.code]).toEqual([2, 'formula-ceiling']);
});

test('what was not spent goes back to the day', () => {
  const { call, lookups, services } = callScene(PEOPLE, findsNobody);
  setCeiling(services, 3);
  claimAndAsk(call, lookups);
  expect([services.asked.length, spentToday(services)]).toEqual([3, 0]);
});
