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
    getEventType: () => eventType,
    getTriggerSource: () => source,
    getTriggerSourceId: () => sourceId,
  }) as unknown as GoogleAppsScript.Script.Trigger;
}

/** ClockTriggerBuilder: https://developers.google.com/apps-script/reference/script/clock-trigger-builder */
function clockBuilder(handler: string, schedule: object): object {
  const more = (part: object) => clockBuilder(handler, { ...schedule, ...part });
  return strict('ClockTriggerBuilder', {
    after: (milliseconds: number) => more({ after: milliseconds }),
    at: (date: Date) => more({ at: date.getTime() }),
    everyMinutes: (count: number) => more({ everyMinutes: count }),
    everyHours: (count: number) => more({ everyHours: count }),
    everyDays: (count: number) => more({ everyDays: count }),
    atHour: (hour: number) => more({ atHour: hour }),
    nearMinute: (minute: number) => more({ nearMinute: minute }),
    inTimezone: (timeZone: string) => more({ timeZone }),
    create: () => createTrigger(host('ClockTriggerBuilder.create', handler, schedule)),
  });
}

/** SpreadsheetTriggerBuilder: https://developers.google.com/apps-script/reference/script/spreadsheet-trigger-builder */
function spreadsheetBuilder(handler: string, spreadsheetId: string): object {
  const on = (eventType: string) => () =>
    strict('SpreadsheetTriggerBuilder', {
      create: () => createTrigger(host('SpreadsheetTriggerBuilder.create', handler, spreadsheetId, eventType)),
    });
  return strict('SpreadsheetTriggerBuilder', {
    onOpen: on('ON_OPEN'),
    onEdit: on('ON_EDIT'),
    onChange: on('ON_CHANGE'),
    onFormSubmit: on('ON_FORM_SUBMIT'),
  });
}

/** https://developers.google.com/apps-script/reference/script/script-app */
export const ScriptApp = strict('ScriptApp', {
  newTrigger: (handler: string) =>
    strict('TriggerBuilder', {
      timeBased: () => clockBuilder(handler, {}),
      forSpreadsheet: (spreadsheet: string | GoogleAppsScript.Spreadsheet.Spreadsheet) =>
        spreadsheetBuilder(handler, typeof spreadsheet === 'string' ? spreadsheet : spreadsheet.getId()),
    }),
  getProjectTriggers: () => host<TriggerData[]>('ScriptApp.getProjectTriggers').map(createTrigger),
  deleteTrigger: (trigger: GoogleAppsScript.Script.Trigger) => {
    if (typeof trigger?.getUniqueId !== 'function') throw wrongArguments('ScriptApp.deleteTrigger');
    host('ScriptApp.deleteTrigger', trigger.getUniqueId());
  },
  /** Whoever runs a script in the workbench has granted all that it asks for. */
  getAuthorizationInfo: (mode: string, scopes?: string[]) => {
    if (mode !== 'FULL' && mode !== 'LIMITED' && mode !== 'NONE')
      throw exception("The parameters don't match the method signature for ScriptApp.getAuthorizationInfo.");
    const granted = host<string[]>('ScriptApp.getAuthorizationInfo');
    return strict('AuthorizationInfo', {
      getAuthorizationStatus: () => 'NOT_REQUIRED',
      getAuthorizationUrl: () => null,
      getAuthorizedScopes: () => (scopes ? granted.filter((scope) => scopes.includes(scope)) : granted),
    });
  },
  AuthMode: { NONE: 'NONE', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION', LIMITED: 'LIMITED', FULL: 'FULL' },
  AuthorizationStatus: { REQUIRED: 'REQUIRED', NOT_REQUIRED: 'NOT_REQUIRED' },
  EventType: {
    CLOCK: 'CLOCK',
    ON_OPEN: 'ON_OPEN',
    ON_EDIT: 'ON_EDIT',
    ON_FORM_SUBMIT: 'ON_FORM_SUBMIT',
    ON_CHANGE: 'ON_CHANGE',
  },
  TriggerSource: {
    SPREADSHEETS: 'SPREADSHEETS',
    CLOCK: 'CLOCK',
    FORMS: 'FORMS',
    DOCUMENTS: 'DOCUMENTS',
    CALENDAR: 'CALENDAR',
  },
});
