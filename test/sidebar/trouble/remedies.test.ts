import { expect, test } from '@jest/globals';
import { initialState } from '../../../sidebar/state/state';
import type { State } from '../../../sidebar/state/state';
import { findRemedies } from '../../../sidebar/trouble/remedies';
import type { Trouble } from '../../../sidebar/trouble/trouble';
import { progress } from '../builders';

const remediesOf = (code: Trouble['code'], patch: Partial<State> = {}) =>
  findRemedies({ ...initialState(null), step: 'rows', trouble: { code, message: 'Oh.' }, ...patch }).map(
    ({ label }) => label,
  );

test.each([
  ['bad-token', ['Change token']],
  ['nothing-selected', ['Check again', 'All rows']],
  ['header-only', ['Check again', 'All rows']],
  ['empty-sheet', ['Check again', 'Use the current sheet']],
  ['other-sheet', ['Use the current sheet']],
  ['rows-left', ['Check again']],
  ['google-busy', ['Try again']],
  ['column-gone', ['Choose columns']],
  ['sheet-changed', ['Check again', 'Use the current sheet']],
  ['network', ['Try again']],
  ['two-accounts', ['Try again']],
  ['taken-over', ['Refresh']],
  ['no-credits', []],
] as const)('%s offers %j', (code, labels) => {
  expect(remediesOf(code)).toEqual(labels);
});

test('nothing is offered that leads to where the user already is', () => {
  expect(remediesOf('bad-token', { step: 'connect' })).toEqual([]);
  expect(remediesOf('no-columns', { step: 'columns' })).toEqual(['Use the current sheet']);
});

test('a run that broke off is left to its own Resume', () => {
  expect(remediesOf('network', { step: 'done', run: progress({ left: 4 }) })).toEqual([]);
  expect(remediesOf('network', { step: 'done', run: progress({ left: 0, state: 'done' }) })).toEqual(['Try again']);
});
