import { expect, test } from '@jest/globals';
import { progressEntry, readProgressEntry, tellProgress } from '../../../src/step/progress-entry';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { runState } from '../support/run-state';

test('a step tells how far it has come, without the driver\u2019s balance', () => {
  const { documentCache } = memoryServices(findsEverybody);
  tellProgress(documentCache, runState({ found: 3, balance: { credits: 42, at: 1 } }));
  expect(readProgressEntry(documentCache, 'run-1')).toMatchObject({ found: 3, balance: null });
  expect(JSON.stringify(progressEntry(runState({ balance: { credits: 42, at: 1 } })))).not.toContain('42');
});

test('another run\u2019s progress is nobody\u2019s, nor what can\u2019t be read', () => {
  const { documentCache } = memoryServices(findsEverybody);
  expect(readProgressEntry(documentCache, 'run-1')).toBeNull();
  tellProgress(documentCache, runState({ id: 'run-2' }));
  expect(readProgressEntry(documentCache, 'run-1')).toBeNull();
  documentCache.putAll({ 'ecore.progress': '{' }, 1);
  expect(readProgressEntry(documentCache, 'run-1')).toBeNull();
});

test('a cache that fails is no reason to stop', () => {
  const { documentCache } = memoryServices(findsEverybody);
  documentCache.putAll = () => {
    throw new Error('Service error');
  };
  expect(() => tellProgress(documentCache, runState())).not.toThrow();
});
