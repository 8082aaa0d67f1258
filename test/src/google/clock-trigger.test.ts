import { expect, test } from '@jest/globals';
import { isNotPermitted } from '../../../src/clock/trigger-permission';
import { EDITOR } from '../../workbench/apps-script/simulated/builders';
import { onAppsScript } from '../support/on-apps-script';

const TRIGGER = 'googleClockTrigger()';
const OTHERS = "ScriptApp.newTrigger('other').timeBased().everyHours(1).create()";

test('a script bound to the file is called every five minutes, a published add-on once an hour', () => {
  const everyOf = (addOn: boolean) =>
    onAppsScript('google/clock-trigger', [[]], { addOn }).give(`${TRIGGER}.make().every`);
  expect([everyOf(false), everyOf(true)]).toEqual([5, 60]);
});

test('a person’s own triggers stand until they are removed, and those for anything else are left alone', () => {
  const { give, script } = onAppsScript('google/clock-trigger');
  give(OTHERS);
  const [first, second] = [give(`${TRIGGER}.make().uid`), give(`${TRIGGER}.make().uid`)];
  expect(give(`${TRIGGER}.standing()`)).toEqual([first, second]);
  expect(script.window(EDITOR).call('give', `${TRIGGER}.standing()`).value).toEqual([]);
  give(`${TRIGGER}.remove(${JSON.stringify(first)})`);
  expect(give(`${TRIGGER}.standing()`)).toEqual([second]);
  expect(give('ScriptApp.getProjectTriggers().length')).toBe(2);
});

test('removing one that is gone already, or somebody else’s, does nothing', () => {
  const { give } = onAppsScript('google/clock-trigger');
  give(OTHERS);
  const other = give('ScriptApp.getProjectTriggers()[0].getUniqueId()');
  give(`${TRIGGER}.remove('gone'); ${TRIGGER}.remove(${JSON.stringify(other)})`);
  expect(give('ScriptApp.getProjectTriggers().length')).toBe(1);
});

test('where no more can be made, what Google says of the last try is told', () => {
  const { give } = onAppsScript('google/clock-trigger');
  const refused = Array.from({ length: 40 }, () => give(`${TRIGGER}.make().uid`)).pop();
  expect(refused).toMatch(/triggers/);
  expect(isNotPermitted(refused)).toBe(false);
});

test('the file has a name that a copy does not share', () =>
  expect(onAppsScript('google/clock-trigger').give(`${TRIGGER}.file()`)).toBe('book'));
