import {
  AuthMode,
  AuthorizationStatus,
  EventType,
  InstallationSource,
  nameOf,
  TriggerSource,
  Weekday,
} from './enumerations';
import { exception, host, strict, wrongArguments } from './host';

interface TriggerData {
  uid: string;
  handler: string;
  eventType: string;
  source: string;
  sourceId: string | null;
}

/** Trigger: https://developers.google.com/apps-script/reference/script/trigger */
function createTrigger({ uid, handler, eventType, source, sourceId }: TriggerData): GoogleAppsScript.Script.Trigger {
  return strict('Trigger', {
    getUniqueId: () => uid,
    getHandlerFunction: () => handler,
    getEventType: () => EventType[eventType],
    getTriggerSource: () => TriggerSource[source],
    getTriggerSourceId: () => sourceId,
  }) as unknown as GoogleAppsScript.Script.Trigger;
}

/** ClockTriggerBuilder, which every method changes: https://developers.google.com/apps-script/reference/script/clock-trigger-builder */
function clockBuilder(handler: string): object {
  const schedule = {};
  const more = (part: object): object => {
    Object.assign(schedule, part);
    return builder;
  };
  const builder = strict('ClockTriggerBuilder', {
    after: (milliseconds: number) => more({ after: milliseconds }),
    at: (date: Date) => more({ at: date.getTime() }),
    atDate: (year: number, month: number, day: number) => more({ atDate: { year, month, day } }),
    everyMinutes: (count: number) => more({ everyMinutes: count }),
    everyHours: (count: number) => more({ everyHours: count }),
    everyDays: (count: number) => more({ everyDays: count }),
    everyWeeks: (count: number) => more({ everyWeeks: count }),
    onWeekDay: (day: unknown) => more({ onWeekDay: nameOf(Weekday, day, 'ClockTriggerBuilder.onWeekDay') }),
    onMonthDay: (day: number) => more({ onMonthDay: day }),
    atHour: (hour: number) => more({ atHour: hour }),
    nearMinute: (minute: number) => more({ nearMinute: minute }),
    inTimezone: (timeZone: string) => more({ timeZone }),
    create: () => createTrigger(host('ClockTriggerBuilder.create', handler, schedule)),
  });
  return builder;
}

/** SpreadsheetTriggerBuilder: https://developers.google.com/apps-script/reference/script/spreadsheet-trigger-builder */
function spreadsheetBuilder(handler: string, spreadsheetId: string): object {
  let chosen: string | null = null;
  const on = (eventType: string) => (): object => {
    chosen = eventType;
    return builder;
  };
  const builder = strict('SpreadsheetTriggerBuilder', {
    create: () => {
      if (chosen === null)
        throw exception('The workbench does not know what Sheets says of a trigger for no event.', 'Error');
      return createTrigger(host('SpreadsheetTriggerBuilder.create', handler, spreadsheetId, chosen));
    },
    onOpen: on('ON_OPEN'),
    onEdit: on('ON_EDIT'),
    onChange: on('ON_CHANGE'),
    onFormSubmit: on('ON_FORM_SUBMIT'),
  });
  return builder;
}

/** https://developers.google.com/apps-script/reference/script/script-app */
export const ScriptApp = strict('ScriptApp', {
  newTrigger: (handler: string) =>
    strict('TriggerBuilder', {
      timeBased: () => clockBuilder(handler),
      forSpreadsheet: (spreadsheet: string | GoogleAppsScript.Spreadsheet.Spreadsheet) =>
        spreadsheetBuilder(handler, typeof spreadsheet === 'string' ? spreadsheet : spreadsheet.getId()),
    }),
  getProjectTriggers: () => host<TriggerData[]>('ScriptApp.getProjectTriggers').map(createTrigger),
  deleteTrigger: (trigger: GoogleAppsScript.Script.Trigger) => {
    if (typeof trigger?.getUniqueId !== 'function') throw wrongArguments('ScriptApp.deleteTrigger');
    host('ScriptApp.deleteTrigger', trigger.getUniqueId());
  },
  /** Whoever runs a script in the workbench has granted all that it asks for. */
  getAuthorizationInfo: (mode: unknown, scopes?: string[]) => {
    nameOf(AuthMode, mode, 'ScriptApp.getAuthorizationInfo');
    const granted = host<string[]>('ScriptApp.getAuthorizationInfo');
    return strict('AuthorizationInfo', {
      getAuthorizationStatus: () => AuthorizationStatus.NOT_REQUIRED,
      getAuthorizationUrl: () => null,
      getAuthorizedScopes: () => (scopes ? granted.filter((scope) => scopes.includes(scope)) : granted),
    });
  },
  getScriptId: () => host<string>('ScriptApp.getScriptId'),
  AuthMode,
  AuthorizationStatus,
  EventType,
  InstallationSource,
  TriggerSource,
  WeekDay: Weekday,
});
