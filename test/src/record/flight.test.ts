import { expect, test } from '@jest/globals';
import { flightEntry, putFlight, readFlight } from '../../../src/record/flight';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { runState } from '../support/run-state';

test('a step tells what it has spent and how many requests are on their way', () => {
  const { documentCache } = memoryServices(findsEverybody);
  expect(putFlight(documentCache, flightEntry(runState({ spent: 7, found: 7 }), 'step-1', 20))).toBe(true);
  expect(readFlight(documentCache, 'step-1')).toMatchObject({ spent: 7, found: 7, inFlight: 20 });
});

test('another step\u2019s is not taken for it, nor what can\u2019t be read', () => {
  const { documentCache } = memoryServices(findsEverybody);
  putFlight(documentCache, flightEntry(runState(), 'step-1', 0));
  expect(readFlight(documentCache, 'step-2')).toBeNull();
  for (const text of ['', '{', '{"inFlight":-1,"spent":0}', '{"spent":1}']) {
    const [[name] = ['']] = Object.entries(flightEntry(runState(), 'step-3', 0));
    documentCache.putAll({ [name]: text }, 1);
    expect(readFlight(documentCache, 'step-3')).toBeNull();
  }
});

test('where the cache takes nothing that is told: an older entry tells less', () => {
  const { documentCache } = memoryServices(findsEverybody);
  documentCache.putAll = () => {
    throw new Error('Service error');
  };
  expect(putFlight(documentCache, flightEntry(runState(), 'step-1', 0))).toBe(false);
});
