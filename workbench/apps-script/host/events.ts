import { isDeepStrictEqual } from 'node:util';
import type { Area, StoredValue } from '../../workbook/workbook';
import { timeZone } from '../../time-zone';
import { readTypedInput } from '../../workbook/typed-input';
import { functionNames } from '../custom-function';
import { scriptTimeZone } from '../project';
import type { AppsScript } from './apps-script';
import type { ExecutionRequest, TriggerEvent } from './messages';
import type { InstalledTrigger } from './triggers';
import type { WindowState } from './window';

/** What a person types into the sheet: rows of texts from this cell on. */
export interface Edit {
  sheetId: number;
  row: number;
  column: number;
  texts: string[][];
}

/**
 * Types into the sheet as the person of the window does, protections aside.
 *
 * @returns the executions that this starts: `onEdit`, and whoever installed a trigger for it
 */
export function edit(
  appsScript: AppsScript,
  window: WindowState,
  { sheetId, row, column, texts }: Edit,
  enabled: boolean,
): ExecutionRequest[] {
  const { workbook, clock } = appsScript;
  const area = { row, column, rows: texts.length, columns: texts[0]!.length };
  const before = workbook.values(sheetId, area);
  const formats = workbook.formats(sheetId, area);
  const year = new Date(timeZone(workbook.timeZone()).toWall(clock.now())).getUTCFullYear();
  workbook.change(
    sheetId,
    area,
    texts.map((line, r) =>
      line.map((text, c) =>
        text === ''
          ? { value: null }
          : readTypedInput(text, { format: formats[r]![c]!, year, locale: workbook.locale() }),
      ),
    ),
  );
  return typed(appsScript, window, { sheetId, area, before }, enabled);
}

/** Cells that a person has typed into, and what stood in them before. */
export interface TypedCells {
  sheetId: number;
  area: Area;
  before: StoredValue[][];
}

/** What typing starts once it is in the workbook; nothing when no value has changed. */
export function typed(
  appsScript: AppsScript,
  window: WindowState,
  { sheetId, area, before }: TypedCells,
  enabled: boolean,
): ExecutionRequest[] {
  const after = appsScript.workbook.values(sheetId, area);
  if (isDeepStrictEqual(before, after)) return [];
  const event: TriggerEvent = { type: 'edit', sheetId, ...area };
  if (area.rows === 1 && area.columns === 1) {
    // "Only available if the edited range is a single cell", and only if there was or is something:
    // https://developers.google.com/apps-script/guides/triggers/events#edit
    const [value, oldValue] = [after[0]![0]!, before[0]![0]!].map(eventValue);
    if (value !== undefined) event.value = value;
    if (oldValue !== undefined) event.oldValue = oldValue;
  }
  return [
    ...simpleTrigger(appsScript, window, event, enabled),
    ...installed(appsScript, 'ON_EDIT', event),
    ...installed(appsScript, 'ON_CHANGE', { type: 'change', changeType: 'EDIT' }),
  ];
}

/** What opening the document starts. */
export function open(appsScript: AppsScript, window: WindowState, enabled: boolean): ExecutionRequest[] {
  return [
    ...simpleTrigger(appsScript, window, { type: 'open' }, enabled),
    ...installed(appsScript, 'ON_OPEN', { type: 'open' }),
  ];
}

/** What installing the add-on starts, with all rights: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle */
export function install(appsScript: AppsScript, window: WindowState): ExecutionRequest[] {
  return simpleTrigger(appsScript, window, { type: 'install' }, true).map((request) => ({
    ...request,
    mode: 'FULL',
  }));
}

/** The execution of a clock trigger. */
export function onClock(appsScript: AppsScript, trigger: InstalledTrigger): ExecutionRequest {
  return installedRequest(trigger, {
    type: 'clock',
    fields: clockFields(appsScript.clock.now(), scriptTimeZone(appsScript.project.manifest)),
  });
}

/** https://developers.google.com/apps-script/guides/triggers */
const SIMPLE_TRIGGERS: { [type: string]: string } = { open: 'onOpen', install: 'onInstall', edit: 'onEdit' };

function simpleTrigger(
  appsScript: AppsScript,
  window: WindowState,
  event: TriggerEvent,
  enabled: boolean,
): ExecutionRequest[] {
  const functionName = SIMPLE_TRIGGERS[event.type];
  if (functionName === undefined || !functionNames(appsScript.project).includes(functionName)) return [];
  return [
    {
      kind: 'simple-trigger',
      functionName,
      args: [],
      user: window.email,
      window,
      event,
      ...(enabled ? {} : { mode: 'NONE' }),
    },
  ];
}

function installed(
  appsScript: AppsScript,
  eventType: InstalledTrigger['eventType'],
  event: TriggerEvent,
): ExecutionRequest[] {
  return appsScript.triggers.forEvent(eventType).map((trigger) => installedRequest(trigger, event));
}

/** "Installable triggers always run under the account of the person who created them": https://developers.google.com/apps-script/guides/triggers/installable#limitations */
function installedRequest({ handler, user, uid }: InstalledTrigger, event: TriggerEvent): ExecutionRequest {
  return { kind: 'trigger', functionName: handler, args: [], user, event: { ...event, triggerUid: uid } };
}

function eventValue(value: StoredValue): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'object' ? value.error : String(value);
}

/** https://developers.google.com/apps-script/guides/triggers/events#time-driven_events */
function clockFields(now: number, zone: string): { [name: string]: number | string } {
  const wall = timeZone(zone).toWall(now);
  const date = new Date(wall);
  const dayOfYear = Math.floor((wall - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() || 7,
    'week-of-year': Math.min(52, Math.floor(dayOfYear / 7) + 1),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    timezone: zone === 'Etc/UTC' ? 'UTC' : zone,
  };
}
