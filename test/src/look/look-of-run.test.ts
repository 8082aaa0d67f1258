import { expect, test } from '@jest/globals';
import { dressRun, noteTroubles } from '../../../src/look/look-of-run';
import { recordedLook } from '../support/recorded-look';

const RUN = { sheetId: 1, headerRow: 1, email: 5, status: 6 };

test('columns that a run has added are dressed, and its statuses coloured once', () => {
  const { looks, calls } = recordedLook();
  const properties = dressRun(looks, RUN, ['email', 'status'], {});
  expect(calls).toContain('setWidth 5 290');
  expect(calls).toContain('addColours 2 6');
  calls.length = 0;
  expect(dressRun(looks, RUN, [], properties)).toEqual({});
  expect(calls).toEqual([]);
});

test('a sheet that was deleted has no look', () => {
  const { looks, calls } = recordedLook();
  expect(dressRun(looks, { ...RUN, sheetId: 2 }, ['email'], {})).toEqual({});
  expect(calls).toEqual([]);
});

test.each(['setWidth', 'addColours', 'texts', 'lastRow'])('where Google refuses %s, the run goes on', (fails) => {
  const { looks } = recordedLook(fails);
  expect(() => dressRun(looks, RUN, ['email', 'status'], {})).not.toThrow();
  expect(() => noteTroubles(looks, RUN, 0)).not.toThrow();
});

test('columns that can\u2019t be dressed are coloured all the same', () => {
  const { looks, calls } = recordedLook('setWidth');
  dressRun(looks, RUN, ['status'], {});
  expect(calls).toContain('addColours 2 6');
});
