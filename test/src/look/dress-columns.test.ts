import { expect, test } from '@jest/globals';
import { dressNewColumns } from '../../../src/look/dress-columns';
import type { NewColumns } from '../../../src/look/dress-columns';
import { recordedLook } from '../support/recorded-look';

function dressed(columns: NewColumns): string[] {
  const { look, calls } = recordedLook();
  dressNewColumns(look, columns);
  return calls;
}

test('new columns look like their neighbours, are wide enough, keep texts as texts and are filtered along', () =>
  expect(dressed({ headerRow: 2, first: 5, kinds: ['email', 'status'] })).toEqual([
    'copyLookFromLeft 2 5',
    'setWidth 5 290',
    'copyLookFromLeft 2 6',
    'setWidth 6 170',
    'formatAsText 3 5 2',
    'widenFilter 5 2',
  ]));

test('without a header row nothing is copied, and nothing from the left of the first column', () => {
  expect(dressed({ headerRow: 0, first: 5, kinds: ['email'] })).toEqual([
    'setWidth 5 290',
    'formatAsText 1 5 1',
    'widenFilter 5 1',
  ]);
  expect(dressed({ headerRow: 1, first: 1, kinds: ['email'] })).not.toContain('copyLookFromLeft 1 1');
});

test('no new column, nothing to do', () => expect(dressed({ headerRow: 1, first: 5, kinds: [] })).toEqual([]));
