import { expect, test } from '@jest/globals';
import { tellRun } from '../../../src/record/tell-run';
import { setUp } from '../support/memory-run';
import { runState } from '../support/run-state';

function told(patch: Parameters<typeof runState>[0], saved: { [name: string]: string } = {}) {
  const { run, services } = setUp([]);
  const tell = () => tellRun(run, { ...saved, ...Object.fromEntries(services.properties) }, runState(patch));
  return [tell()?.state ?? null, tell()?.state ?? null];
}

test('a run with rows left is told at every opening, to everybody', () =>
  expect(told({ state: 'stopped', driver: 'otis' })).toEqual(['stopped', 'stopped']));
test('one that is done is told once, to whoever ran it', () => {
  expect(told({ state: 'done' })).toEqual(['done', null]);
  expect(told({ state: 'done', driver: 'otis' })).toEqual([null, null]);
  expect(told({ state: 'done' }, { 'run.told': 'run-1' })).toEqual([null, null]);
});
test('no run, nothing to tell', () => {
  const { run } = setUp([]);
  expect(tellRun(run, {}, null)).toBeNull();
});
