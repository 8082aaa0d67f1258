import { createHash } from 'node:crypto';
import { scriptTimeZone } from '../../project';
import type { Caller, Platform } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import type { ClockSchedule, InstalledTrigger } from '../triggers';

/** ScriptApp and Session: https://developers.google.com/apps-script/reference/script/script-app */
export const scriptCalls: ServiceCallRules = {
  'ClockTriggerBuilder.create': define(
    'triggers',
    'property',
    ({ appsScript, user }, handler: string, schedule: ClockSchedule) =>
      appsScript.triggers.createForClock(
        { user, handler },
        { timeZone: timeZoneOf(appsScript), ...schedule },
        appsScript.clock.now(),
        appsScript.random,
      ),
  ),
  'SpreadsheetTriggerBuilder.create': define(
    'triggers',
    'property',
    ({ appsScript, user }, handler: string, spreadsheetId: string, eventType: InstalledTrigger['eventType']) => {
      if (spreadsheetId !== appsScript.workbook.id)
        throw new ServiceFailure(
          `Triggers for other spreadsheets are not part of the workbench: add them with their real behaviour`,
          'Error',
        );
      return appsScript.triggers.createForSpreadsheet(user, handler, spreadsheetId, eventType);
    },
  ),
  'ScriptApp.getProjectTriggers': define('triggers', 'property', ({ appsScript, user }) =>
    appsScript.triggers.of(user),
  ),
  'ScriptApp.deleteTrigger': define('triggers', 'property', ({ appsScript, user }, uid: string) =>
    appsScript.triggers.delete(user, uid),
  ),
  'ScriptApp.getAuthorizationInfo': define(
    'nothing',
    'computation',
    ({ appsScript }) => appsScript.project.manifest.oauthScopes ?? [],
  ),

  /** Made up, and always the same for a project. */
  'ScriptApp.getScriptId': define('nothing', 'computation', ({ appsScript }) =>
    createHash('sha256').update(appsScript.project.name).digest('base64url').slice(0, 57),
  ),
  'Session.getActiveUser': define('identity', 'computation', knownUser),
  'Session.getEffectiveUser': define('identity', 'computation', knownUser),
  /** Opaque, and the same for 30 days: https://developers.google.com/apps-script/reference/base/session#getTemporaryActiveUserKey() */
  'Session.getTemporaryActiveUserKey': define('nothing', 'computation', (caller) =>
    createHash('sha256').update(caller.user).digest('base64').slice(0, 40),
  ),
  'Session.getActiveUserLocale': define(
    'nothing',
    'computation',
    (caller) => caller.appsScript.person(caller.user).locale ?? 'en',
  ),
  'Session.getScriptTimeZone': define('nothing', 'computation', ({ appsScript }) => timeZoneOf(appsScript)),
};

/** Blank where no rights were granted: in simple triggers and custom functions (https://developers.google.com/apps-script/reference/base/session#getActiveUser()). */
function knownUser(caller: Caller): string {
  return caller.mode === 'FULL' ? caller.user : '';
}

function timeZoneOf(appsScript: Platform): string {
  return scriptTimeZone(appsScript.project.manifest);
}
