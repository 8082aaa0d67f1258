import { expect, test } from '@jest/globals';
import { notePaused, noteResumed, resumeLeftFormulas } from '../../../src/menu/paused';
import { findsEverybody, memoryServices } from '../support/memory-services';

function resumed(prepare: (cache: ReturnType<typeof memoryServices>['documentCache']) => void): number {
  const { documentCache } = memoryServices(findsEverybody);
  prepare(documentCache);
  let times = 0;
  for (let opening = 0; opening < 2; opening++) resumeLeftFormulas(documentCache, () => void times++);
  return times;
}

test('formulas that a menu item left paused are resumed once', () => expect(resumed(notePaused)).toBe(1));

test('nothing is looked for where none may be', () => {
  expect(resumed(() => undefined)).toBe(0);
  expect(
    resumed((cache) => {
      notePaused(cache);
      noteResumed(cache);
    }),
  ).toBe(0);
});

test('what could not be resumed is tried again at the next opening, and the opening does not fail', () => {
  const { documentCache } = memoryServices(findsEverybody);
  notePaused(documentCache);
  let times = 0;
  const failing = () => {
    times++;
    throw new Error('protected');
  };
  expect(() => resumeLeftFormulas(documentCache, failing)).not.toThrow();
  resumeLeftFormulas(documentCache, failing);
  expect(times).toBe(2);
});

test('a cache that fails is no reason to fail', () => {
  const broken = { ...memoryServices(findsEverybody).documentCache };
  broken.get =
    broken.putAll =
    broken.removeAll =
      () => {
        throw new Error('Service error');
      };
  expect(() => [notePaused(broken), noteResumed(broken), resumeLeftFormulas(broken, () => undefined)]).not.toThrow();
});
