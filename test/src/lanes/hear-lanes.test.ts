import { describe, expect, test } from '@jest/globals';
import { handOut } from '../../../src/lanes/hand-out';
import { isElsewhere } from '../../../src/lanes/step-lanes';
import { keyOf, lanesScene, limitedScene, lookups, NOW, report, sizes } from '../support/lanes-scene';

test('what was handed out is left to the lane until it is answered, also when another execution has taken its place', () => {
  const { lanes, hear } = lanesScene();
  handOut(lanes, lookups(2), NOW, 0);
  hear([{ done: 1 }], [keyOf(0)]);
  hear([{ owner: 'next' }]);
  expect([isElsewhere(lanes, keyOf(0)), isElsewhere(lanes, keyOf(1))]).toEqual([false, true]);
});

describe('what a lane has not come to', () => {
  test('is free as soon as the lane leaves, also where the step hears of it only from the next execution', () => {
    const { lanes, hear } = lanesScene([{ spent: 9 }]);
    handOut(lanes, lookups(300), NOW, 0);
    const end = { ...report(0), done: 1, leaving: true };
    hear([{ owner: 'next', before: end }]);
    expect([keyOf(0), keyOf(50), keyOf(149)].map((key) => isElsewhere(lanes, key))).toEqual([true, false, false]);
  });

  test('is heard of once: by now somebody else may have it in hand', () => {
    const { lanes, hear } = limitedScene([{}, {}]);
    handOut(lanes, lookups(50), NOW, 0);
    hear([{ spent: 9, back: [keyOf(0)], done: 1 }]);
    expect(sizes(handOut(lanes, lookups(1), NOW, 0))).toEqual([1]);
    hear([{ spent: 9, back: [keyOf(0)], done: 1 }]);
    expect(isElsewhere(lanes, keyOf(0))).toBe(true);
  });
});

test('what lanes spend and lose adds up to the run', () => {
  const { run, hear } = lanesScene([{ spent: 10, lost: 1 }, { spent: 5 }]);
  hear([{ spent: 12, lost: 1 }]);
  expect(run).toMatchObject({ spent: 17, lostAnswers: 1 });
});

test('a lane that was refused slows all of them down', () => {
  const { run, lanes, hear } = lanesScene([{}, {}, {}]);
  handOut(lanes, lookups(900), NOW, 50);
  hear([{}, { refusedAt: NOW + 300 }]);
  expect(run.lanes).toMatchObject({ allowed: 50, since: NOW + 300 });
});

test('one that is dead by then was not heard of', () => {
  expect(lanesScene([{ until: NOW }]).lanes.areThere).toBe(false);
  expect(lanesScene([{ until: NOW + 1 }]).lanes.areThere).toBe(true);
});
