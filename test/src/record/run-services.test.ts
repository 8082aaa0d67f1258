import { expect, test } from '@jest/globals';
import { otherRun } from '../../../src/record/run-services';
import { SILENT_AFTER } from '../../../src/record/run-state';
import { setUp } from '../support/memory-run';
import { runState } from '../support/run-state';

const { run, services } = setUp([]);
const now = services.clock.now();
const seen = (patch: Parameters<typeof runState>[0], mine: string | null = null) =>
  otherRun(run, runState({ lastSeenAt: now, ...patch }), mine);

test('a run that is driven right now is told, with whose it is and when it was heard of last', () => {
  expect(seen({})).toEqual({ runId: 'run-1', startedAt: now, lastSeenAt: now, yours: true, silent: false });
  expect(seen({ driver: 'otis' })).toMatchObject({ yours: false });
  expect(seen({ lastSeenAt: now - SILENT_AFTER - 1 })).toMatchObject({ silent: true });
});

test('no run, one\u2019s own, and one that has ended are none', () => {
  expect(otherRun(run, null, null)).toBeNull();
  expect(seen({}, 'run-1')).toBeNull();
  expect(seen({ state: 'stopped' })).toBeNull();
});
