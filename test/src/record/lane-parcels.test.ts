import { expect, test } from '@jest/globals';
import { decodeParcel, decodeReport, encodeParcel, fitsIntoParcel } from '../../../src/record/lane-parcels';

const lookup = (key: string, url = 'https://www.linkedin.com/in/x') => ({ key, body: { linkedin_url: url } });

test('a parcel holds what a lane is to ask, and never more than a wave', () => {
  const lookups = Array.from({ length: 60 }, (_, index) => lookup(`key-${index}`));
  expect(decodeParcel(encodeParcel(lookups, 510))).toEqual({ lookups: lookups.slice(0, 50), apart: 510 });
});

test.each(['', '{', 'null', 'nothing'])('a parcel that says %j holds nothing', (text) => {
  expect(decodeParcel(text).lookups).toEqual([]);
});

test('what somebody has pasted into a cell by the page is left to the step', () => {
  expect(fitsIntoParcel(lookup('a'))).toBe(true);
  expect(fitsIntoParcel(lookup('a', `https://www.linkedin.com/in/${'x'.repeat(2_000)}`))).toBe(false);
});

test('a report counts for its own run alone', () => {
  const text = JSON.stringify({ run: 5, owner: 'a' });
  expect(decodeReport(text, 5)).toMatchObject({ owner: 'a' });
  expect([decodeReport(text, 6), decodeReport(undefined, 5), decodeReport('{', 5)]).toEqual([null, null, null]);
});
