import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunRequest } from '../../../src/record/run-request';
import {
  readColumnChoice,
  readColumnsOptions,
  readDiscardOptions,
  readResumeOptions,
  readRunId,
  readRunRequest,
  readText,
  wholeNumber,
} from '../../../src/sidebar-api/check-arguments';
import { runRequest } from '../../sidebar/builders';

const GOOD: RunRequest = runRequest({ mapping: { full_name: 1, company_name: 2 }, outputs: { email: 3, status: 4 } });
const changed = (patch: { [name: string]: unknown }) => readRunRequest({ ...GOOD, ...patch });

describe('a request for a run', () => {
  test('comes through as it is, without what does not belong to it', () => {
    expect(readRunRequest(GOOD)).toEqual(GOOD);
    expect(changed({ extra: 'x', __proto__: { take: 'again' } })).toEqual(GOOD);
  });

  test.each([
    ['a sheet below none', { sheetId: -1 }],
    ['a header row of a text', { headerRow: '1' }],
    ['half a header row', { headerRow: 1.5 }],
    ['headers that are no texts', { headers: [1] }],
    ['a column that no sheet has', { mapping: { email: 18_279 } }],
    ['a column of nought', { mapping: { email: 0 } }],
    ['an output that is a text', { outputs: { email: '3', status: 4 } }],
    ['both answers in one column', { outputs: { email: 3, status: 3 } }],
    ['answers where the run reads', { outputs: { email: 1, status: 4 } }],
    ['the status where emails are read', { mapping: { email: 4, full_name: 1, company_name: 2 } }],
    ['rows that go backwards', { rows: { ranges: [[5, 2]] } }],
    ['rows of another kind', { rows: 'some' }],
    ['a range of three', { rows: { ranges: [[1, 2, 3]] } }],
    ['an unknown kind of rows', { take: 'everything' }],
    ['a limit of nothing', { creditCap: 0 }],
    ['a limit left out', { creditCap: undefined }],
    ['a switch that is a text', { overwrite: 'yes' }],
    ['no decision of a known kind', { leftovers: 'keep' }],
  ])('is refused with %s', (_, patch) => expect(changed(patch)).toBeNull());

  test('may read the column that emails are written into: gaps are filled there', () =>
    expect(changed({ mapping: { email: 3, full_name: 1, company_name: 2 } })).not.toBeNull());

  test('of anything at all is refused or comes through as JSON', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const read of [
          readRunRequest,
          readColumnChoice,
          readColumnsOptions,
          readResumeOptions,
          readDiscardOptions,
        ])
          expect(read(value) === null || typeof read(value) === 'object').toBe(true);
      }),
    );
  });
});

test('the columns of a sheet may be remembered before they are complete', () => {
  const choice = { sheetId: 7, headerRow: 0, mapping: {}, outputs: { email: null, status: null } };
  expect(readColumnChoice(choice)).toEqual(choice);
  expect(readColumnChoice({ ...choice, mapping: [] })).toBeNull();
});

test('options say what they must', () => {
  expect(readColumnsOptions({ headerRow: null, forget: true })).toEqual({ headerRow: null, forget: true });
  expect(readColumnsOptions({ headerRow: null })).toBeNull();
  expect(readResumeOptions({ runId: 'a-1', takeOver: false, agreedCredits: null })).not.toBeNull();
  expect(readResumeOptions({ runId: 'a-1', takeOver: false, agreedCredits: -1 })).toBeNull();
  expect(readDiscardOptions({ runId: 'a-1' })).toEqual({ runId: 'a-1' });
  expect(readDiscardOptions(undefined)).toBeNull();
});

test('ids, texts and numbers have bounds', () => {
  expect(readRunId('run_1-a')).toBe('run_1-a');
  for (const id of ['', 'a b', '../x', 'x'.repeat(81), 7]) expect(readRunId(id)).toBeNull();
  expect(readText('abc', 3)).toBe('abc');
  expect(readText('abcd', 3)).toBeNull();
  expect([wholeNumber(3, 1, 3), wholeNumber(4, 1, 3), wholeNumber(NaN, 0), wholeNumber('3', 0)]).toEqual([
    3,
    undefined,
    undefined,
    undefined,
  ]);
});
