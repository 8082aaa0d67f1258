import { expect, test } from '@jest/globals';
import { EDITOR, OWNER, simulated } from '../simulated/builders';

const SOURCE = `
  function install(count) { for (let i = 0; i < count; i++) ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); return ScriptApp.getProjectTriggers().length; }
  function remove() { ScriptApp.deleteTrigger(ScriptApp.getProjectTriggers()[0]); }`;
const TOO_MANY =
  'This script has too many triggers. Triggers must be deleted from the script before more can be added.';

test('a user has twenty triggers in a script, and not one more until one is deleted', () => {
  const script = simulated(SOURCE);
  const window = script.window(OWNER);
  expect(window.call('install', 20).value).toBe(20);
  expect(window.call('install', 1).thrown!.message).toBe(TOO_MANY);
  window.call('remove');
  expect(window.call('install', 1).value).toBe(20);
});

test('somebody else has twenty of their own', () => {
  const script = simulated(SOURCE);
  script.window(OWNER).call('install', 20);
  expect(script.window(EDITOR).call('install', 20).value).toBe(20);
});
