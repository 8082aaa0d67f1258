import { expect, test } from '@jest/globals';
import { CLOCK_PROPERTY, decodeClock, encodeClock } from '../../../src/clock/clock-record';

const record = {
  runId: 'run-1',
  file: 'file-1',
  driver: 'ana',
  uid: '4711',
  every: 5,
  madeAt: 1_000,
  lookedAt: 0,
  triedAt: 0,
};

test('a record is read as it was written', () => {
  expect(decodeClock(encodeClock(record)[CLOCK_PROPERTY])).toEqual(record);
});

test('none is an empty text, because an empty property costs no call to remove', () => {
  expect(encodeClock(null)).toEqual({ clock: '' });
  expect(decodeClock('')).toBeNull();
});

test.each([null, undefined, '{', '7', '"x"', '[]', '{"uid":7,"every":5}', '{"uid":"x","every":0}', '{"uid":"x"}'])(
  'a text that is no record counts as none: %s',
  (text) => expect(decodeClock(text)).toBeNull(),
);
