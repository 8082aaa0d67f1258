import { describe, expect, test } from '@jest/globals';
import { askToStop, CONTROL, isStopAsked, readControl, setControl } from '../../../src/record/control';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { runState } from '../support/run-state';

const heard = (text: string | undefined, patch = {}) => {
  const run = runState({ id: 'run-1', ...patch });
  readControl(text, run);
  return run.stop?.code ?? run.state;
};

describe('a step hears between two waves', () => {
  test.each([
    ['that it may go on', 'run-1', 'running'],
    ['nothing, where the cache has lost it', undefined, 'running'],
    ['that it is to stop', 'stop run-1', 'stopped'],
    ['that another run is to stop', 'stop run-2', 'running'],
    ['that another window drives', 'run-2', 'taken-over'],
  ])('%s', (_, text, outcome) => expect(heard(text)).toBe(outcome));

  test('and what has ended hears nothing', () => expect(heard('stop run-1', { state: 'done' })).toBe('done'));
});

test('a stop is kept for the next step too, where the cache loses it', () => {
  const services = memoryServices(findsEverybody);
  askToStop(services, 'run-1');
  services.cacheEntries.clear();
  const saved = Object.fromEntries(services.properties);
  expect(isStopAsked(saved, runState({ id: 'run-1' }))).toBe(true);
  expect(isStopAsked(saved, runState({ id: 'run-2' }))).toBe(false);
});

test('an entry is put anew, so that it is the cache\u2019s youngest, and a cache that fails stops nobody', () => {
  const services = memoryServices(findsEverybody);
  const calls: string[] = [];
  services.documentCache.removeAll = () => void calls.push('remove');
  services.documentCache.putAll = (entries) => void calls.push(Object.keys(entries).join());
  setControl(services, 'run-1');
  expect(calls).toEqual(['remove', CONTROL]);
  services.documentCache.putAll = () => {
    throw new Error('Service error');
  };
  expect(() => setControl(services, 'run-1')).not.toThrow();
});
