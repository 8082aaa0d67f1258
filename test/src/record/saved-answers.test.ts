import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import { createLedger } from '../../../src/ledger/ledger';
import { countsAsKnown, readKnownAnswers } from '../../../src/record/saved-answers';
import type { Take } from '../../../src/record/run-request';
import { findsEverybody, memoryServices } from '../support/memory-services';

const START = 1_000;
const entry = (kind: Entry['kind'], at: number): Entry =>
  kind === 'found' ? { kind, email: 'mara@acme.example', at } : ({ kind, at } as Entry);

describe('whether a saved answer counts', () => {
  test.each<[Take, Entry['kind'], boolean]>([
    ['unsettled', 'found', true],
    ['unsettled', 'not-found', true],
    ['failed', 'found', true],
    ['failed', 'not-found', false],
    ['not-found', 'not-found', false],
    ['not-found', 'unusable', true],
    ['not-found', 'rejected', false],
    ['again', 'found', false],
    ['again', 'unusable', false],
  ])('rows %s, an older %s: %s', (take, kind, counts) => {
    expect(countsAsKnown(entry(kind, START - 1), take, START)).toBe(counts);
    // What the run itself has asked counts whatever it is.
    expect(countsAsKnown(entry(kind, START), take, START)).toBe(true);
  });
});

test('answers are read from both tiers, the cache\u2019s go first, and old ones are left out', () => {
  const services = memoryServices(findsEverybody);
  const ledger = createLedger(services);
  const key = (name: string) => `A${name.padEnd(15, '0')}`;
  const now = services.clock.now();
  ledger.save(new Map([[key('a'), entry('found', now)]]), 0, { notFound: true });
  ledger.store(
    new Map([
      [key('b'), entry('not-found', now)],
      [key('c'), entry('not-found', now - 4 * 3_600_000)],
    ]),
  );
  const known = (take: Take) => [...readKnownAnswers(ledger, ['a', 'b', 'c'].map(key), take, now).keys()];
  expect(known('unsettled').sort()).toEqual([key('a'), key('b')]);
  expect(known('again')).toEqual([]);
});
