import { describe, expect, test } from '@jest/globals';
import type { Event } from '../../../sidebar/state/events';
import { reduce } from '../../../sidebar/state/reduce';
import { initialState } from '../../../sidebar/state/state';
import type { State } from '../../../sidebar/state/state';
import { check, HALF_PAST_TWO, opening, progress, runRequest } from '../builders';

const stateAfter = (...events: Event[]): State => events.reduce(reduce, initialState(null));
const opened: Event = { kind: 'opened', opening: opening({ savedAnswers: 12 }) };
const checked: Event = { kind: 'checked', request: runRequest(), check: check() };
const started: Event = { kind: 'run-started', progress: progress(), request: runRequest(), at: HALF_PAST_TWO };
const progressed = (left: number, at = HALF_PAST_TWO): Event => ({
  kind: 'progressed',
  progress: progress({ left }),
  at,
});

test('a new choice takes the old check away', () => {
  expect(stateAfter(opened, checked).checked).not.toBeNull();
  expect(stateAfter(opened, checked, { kind: 'chosen', patch: { overwrite: true } }).checked).toBeNull();
  expect(stateAfter(opened, checked, { kind: 'mapped', identifier: 'email', column: 2 }).checked).toBeNull();
  expect(stateAfter(opened, checked, { kind: 'output-chosen', output: 'email', column: 5 }).checked).toBeNull();
});

test('a column that is no longer chosen is gone from the mapping, not left undefined in it', () => {
  const { sheet } = stateAfter(opened, { kind: 'mapped', identifier: 'linkedin_url', column: null });
  expect(Object.keys(sheet!.mapping)).toEqual(['first_name', 'last_name', 'company_name']);
});

test('waiting takes the last message away', () => {
  const failed = stateAfter(opened, { kind: 'failed', trouble: { code: 'network', message: 'Away.' } });
  expect(failed).toMatchObject({ busy: null, trouble: { message: 'Away.' } });
  expect(reduce(failed, { kind: 'waiting', what: 'Checking\u2026' })).toMatchObject({
    busy: 'Checking\u2026',
    trouble: null,
  });
});

test('a check that the token keeps from being made leads to the token', () => {
  expect(
    stateAfter(opened, { kind: 'check-failed', trouble: { code: 'bad-token', message: 'Replace it.' } }).step,
  ).toBe('connect');
});

test('clearing the saved answers leaves a check that counted on them', () => {
  expect(stateAfter(opened, checked, { kind: 'answers-cleared', answers: 12 })).toMatchObject({
    step: 'rows',
    checked: null,
    savedAnswers: 0,
  });
});

describe('what a screen reader is told', () => {
  test('changes at a quarter of the rows, not with every wave', () => {
    const first = stateAfter(opened, started, progressed(29));
    const later = reduce(first, progressed(22));
    expect(first.spoken).toMatch(/^11 of 40 rows done/);
    expect(later.spoken).toBe(first.spoken);
    expect(reduce(later, progressed(19)).spoken).toMatch(/^21 of 40/);
  });

  test('names a pause and the stop', () => {
    const pause = {
      trouble: { code: 'network' as const, message: 'Away.' },
      milliseconds: 2_000,
      attempt: 1,
      attempts: 4,
    };
    expect(stateAfter(opened, started, { kind: 'paused', pause }).spoken).toBe('Away. Trying again by itself.');
    expect(stateAfter(opened, started, { kind: 'stop-requested' }, progressed(10)).spoken).toBe('Stopping.');
  });
});

test('a pause is over with the next progress', () => {
  const pause = {
    trouble: { code: 'network' as const, message: 'Away.' },
    milliseconds: 2_000,
    attempt: 1,
    attempts: 4,
  };
  expect(stateAfter(opened, started, { kind: 'paused', pause }, progressed(20)).pause).toBeNull();
});

test('the balance is the newest one that anything told', () => {
  const told = progress({ balance: { credits: 9, at: HALF_PAST_TWO + 1 } });
  const state = stateAfter(opened, started, { kind: 'progressed', progress: told, at: HALF_PAST_TWO }, progressed(3));
  expect(state.balance?.credits).toBe(9);
  expect(reduce(state, { kind: 'refreshed', opening: opening() }).balance?.credits).toBe(9);
});
