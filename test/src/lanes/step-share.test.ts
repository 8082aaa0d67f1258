import { describe, expect, test } from '@jest/globals';
import { handOut } from '../../../src/lanes/hand-out';
import { isForLanes, stepShare } from '../../../src/lanes/step-share';
import { keyOf, lanesScene, limitedScene, lookups, NOW, pendingOf, sizes } from '../support/lanes-scene';

describe('at a service that bears a hundred at a time', () => {
  const mostOf = ({ lanes }: ReturnType<typeof lanesScene>, own: (key: string) => boolean = () => false) =>
    stepShare(lanes, pendingOf(lookups(300)), own, NOW).most;

  test('two lanes ask and the step only writes, and where one is missing it asks in its place', () => {
    expect([
      mostOf(limitedScene([{}, {}])),
      mostOf(limitedScene([{}])),
      mostOf(limitedScene([{ leaving: true }, {}])),
    ]).toEqual([0, 50, 50]);
  });

  test('what only the step asks has its room, which lanes are handed the less for', () => {
    const scene = limitedScene([{}, {}, {}]);
    const own = (key: string) => key < keyOf(20);
    expect(mostOf(scene, own)).toBe(20);
    expect(sizes(handOut(scene.lanes, lookups(300).slice(20), NOW, 20))).toEqual([50, 30, 50, 30]);
    expect(mostOf(scene, own)).toBe(20);
  });

  test('a lane that says nothing for long is not waited for', () => {
    const { lanes } = limitedScene([{}, {}]);
    handOut(lanes, lookups(300), NOW, 0);
    expect(stepShare(lanes, pendingOf(lookups(300)), () => false, NOW + 9_000).most).toBe(50);
  });
});

test('without lanes the step asks full waves, in the order of the rows: with a limit those at the top come first', () => {
  const { lanes } = lanesScene([]);
  const { pending, most } = stepShare(lanes, pendingOf(lookups(3)), (key) => key === keyOf(2), NOW);
  expect([...pending.keys()]).toEqual([0, 1, 2].map(keyOf));
  expect(most).toBe(50);
});

test('beside lanes it asks first what it has claimed', () => {
  const { lanes } = lanesScene();
  const { pending } = stepShare(lanes, pendingOf(lookups(3)), (key) => key === keyOf(2), NOW);
  expect([...pending.keys()]).toEqual([2, 0, 1].map(keyOf));
});

test('what does not fit into a parcel is not for lanes', () => {
  const { lanes } = lanesScene();
  const [lookup] = lookups(1);
  expect(isForLanes(lanes, lookup!)).toBe(true);
  expect(isForLanes(lanes, { ...lookup!, body: { linkedin_url: 'x'.repeat(1_000) } })).toBe(false);
});
