import { expect, test } from '@jest/globals';
import { EDITOR } from '../../workbench/apps-script/simulated/builders';
import { onAppsScript } from '../support/on-apps-script';

test('people are told apart, and who they are is not told', () => {
  const { give, script } = onAppsScript('google/identity');
  const other = script.window(EDITOR).call('give', 'userKey()').value;
  expect(give('userKey()')).toBe(give('userKey()'));
  expect(give('userKey()')).not.toBe(other);
  expect(other).not.toContain(EDITOR);
});

test('each id is a new one', () => {
  const { give } = onAppsScript('google/identity');
  expect(new Set([give('newId()'), give('newId()'), give('newId()')]).size).toBe(3);
});
