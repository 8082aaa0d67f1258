import { AuthMode } from './enumerations';
import { Session } from './session';
import { SpreadsheetApp } from './objects/spreadsheet';

/** An event as the host hands it over, by its plain parts. */
export interface EventData {
  type: 'open' | 'install' | 'change' | 'edit' | 'clock' | 'form-submit';
  authMode: keyof typeof AuthMode;
  triggerUid?: string;
  sheetId?: number;
  row?: number;
  column?: number;
  rows?: number;
  columns?: number;
  value?: string;
  oldValue?: string;
  changeType?: string;
  /** The clock's fields, with their hyphens. */
  fields?: { [name: string]: number | string };
}

/**
 * The event object of a trigger: https://developers.google.com/apps-script/guides/triggers/events
 *
 * What would call a service is looked up when the function asks for it: the mode may not allow it.
 */
export function createEvent(data: EventData): object {
  const event: { [name: string]: unknown } = { authMode: AuthMode[data.authMode] };
  if (data.triggerUid !== undefined) event.triggerUid = data.triggerUid;
  if (data.type === 'clock') return Object.assign(event, data.fields);
  const lazy = (name: string, get: () => unknown) =>
    Object.defineProperty(event, name, { get, enumerable: true, configurable: true });
  lazy('source', () => SpreadsheetApp.getActiveSpreadsheet());
  lazy('user', () => Session.getActiveUser());
  if (data.changeType !== undefined) event.changeType = data.changeType;
  if (data.type !== 'edit' && data.type !== 'form-submit') return event;
  lazy('range', () =>
    SpreadsheetApp.getActiveSpreadsheet()
      .getSheetById(data.sheetId!)!
      .getRange(data.row!, data.column!, data.rows!, data.columns!),
  );
  if (data.value !== undefined) event.value = data.value;
  if (data.oldValue !== undefined) event.oldValue = data.oldValue;
  return event;
}
