import { expect, test } from '@jest/globals';
import { isNotPermitted } from '../../../src/clock/trigger-permission';

test.each([
  'Specified permissions are not sufficient to call ScriptApp.getProjectTriggers. Required permissions: https://www.googleapis.com/auth/script.scriptapp',
  'Sie sind nicht berechtigt, ScriptApp.newTrigger aufzurufen. Erforderliche Berechtigungen: https://www.googleapis.com/auth/script.scriptapp',
])('a missing permission is told by its address, in any language: %s', (message) => {
  expect(isNotPermitted(new Error(message))).toBe(true);
});

test.each([
  'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
  "We're sorry, a server error occurred. Please wait a bit and try again.",
])('what passes is no missing permission: %s', (message) => {
  expect(isNotPermitted(new Error(message))).toBe(false);
});
