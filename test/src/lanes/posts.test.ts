import { describe, expect, test } from '@jest/globals';
import { encodePosts, inHand, kept, newPost, restorePosts, waveOf } from '../../../src/lanes/posts';
import { decodeLanes, encodeLanes } from '../../../src/record/lane-credits';
import { keyOf, NOW, report } from '../support/lanes-scene';

const RUN = { startedAt: NOW };
const post = { ...newPost('lane-0'), handed: 3, sizes: [16, 50], report: { ...report(0), done: 1 }, heardAt: NOW };

describe('what a lane has in hand', () => {
  test('is what it was handed and has not reported the end of', () => expect(inHand(post, NOW)).toBe(2));

  test.each([
    ['has not reported', null],
    ['leaves', { ...report(0), leaving: true }],
    ['is dead', { ...report(0), until: NOW }],
  ])('nobody knows of one that %s: it takes nothing', (_which, told) =>
    expect(inHand({ ...post, report: told }, NOW)).toBeNull(),
  );

  test('is on its way in waves as large as the largest of its parcels', () => {
    expect(waveOf(post, NOW)).toBe(50);
    expect(waveOf({ ...post, sizes: [50, 16], handed: 2 }, NOW)).toBe(16);
  });

  test('is taken for full waves where the step before has handed it out', () =>
    expect(waveOf({ ...post, sizes: [16] }, NOW)).toBe(50));

  test('is no longer counted on where it says nothing for long', () => expect(waveOf(post, NOW + 8_001)).toBe(0));
});

describe('for the next step', () => {
  const lane = { owner: 'lane-0', until: NOW + 1, most: 9, spent: 0, lost: 0 };
  const keys = new Map([
    [kept(keyOf(1)), 1],
    [kept(keyOf(2)), 2],
    [kept(keyOf(3)), 2],
  ]);
  const saved = {
    ...encodePosts(RUN, [{ ...post, keys }]),
    ...encodeLanes([lane, ...decodeLanes({}, RUN).slice(1)], RUN),
  };

  test('it is kept which keys are in which parcel', () =>
    expect(restorePosts(RUN, saved, NOW)).toEqual([
      { ...newPost('lane-0'), handed: 3, keys },
      newPost(''),
      newPost(''),
    ]));

  test('one that has ended by then has nothing in hand', () =>
    expect(restorePosts(RUN, saved, NOW + 1)[0]).toEqual(newPost('')));

  test('another execution was handed nothing, and neither was one of another run', () => {
    const other = encodeLanes([{ ...lane, owner: 'next' }, ...decodeLanes({}, RUN).slice(1)], RUN);
    expect(restorePosts(RUN, { ...saved, ...other }, NOW)[0]).toEqual(newPost('next'));
    expect(restorePosts({ startedAt: 1 }, saved, NOW)[0]).toEqual(newPost(''));
  });
});
