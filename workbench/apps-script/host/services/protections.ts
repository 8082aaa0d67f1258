import type { Area, Protection } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRule, type ServiceCallRules } from '../service';
import { checkArea, mayEdit, protectedFailure, sheetOf } from './sheet-access';

type Changes = Partial<Omit<Protection, 'id' | 'sheetId'>>;

const lists = (caller: Caller, wholeSheets: boolean, sheetId?: number): Protection[] =>
  caller.appsScript.workbook
    .protections()
    .filter(
      (protection) =>
        (sheetId === undefined || protection.sheetId === sheetId) && (protection.area === null) === wholeSheets,
    );

/** Asking for more than whether one may edit needs the right to: https://developers.google.com/apps-script/reference/spreadsheet/protection */
const asks = (open: boolean) =>
  define('document', 'sheet', (caller, id: string) =>
    stateOf(caller, open ? find(caller, id) : findEditable(caller, id)),
  );

const changes = define('document-write', 'sheet', (caller, id: string, change: Changes) => {
  const { sheetId } = findEditable(caller, id);
  for (const area of change.unprotected ?? []) checkArea(caller, sheetId, area);
  caller.appsScript.workbook.changeProtection(id, change);
});

const changesEditors = (next: (editors: string[], people: string[]) => string[]): ServiceCallRule =>
  define('document-write', 'sheet', (caller, id: string, people: string[]) => {
    const { editors } = findEditable(caller, id);
    // The owner always stays one of them.
    const list = new Set([caller.appsScript.owner, ...next(editors, people)]);
    caller.appsScript.workbook.changeProtection(id, { editors: [...list] });
  });
const adds = changesEditors((editors, people) => [...editors, ...people]);
const removes = changesEditors((editors, people) => editors.filter((email) => !people.includes(email)));

/** Protection: https://developers.google.com/apps-script/reference/spreadsheet/protection */
export const protectionCalls: ServiceCallRules = {
  'Sheet.getProtections': define('document', 'sheet', (caller, sheetId: number, wholeSheets: boolean) =>
    lists(caller, wholeSheets, sheetId),
  ),
  'Spreadsheet.getProtections': define('document', 'sheet', (caller, wholeSheets: boolean) =>
    lists(caller, wholeSheets),
  ),
  'Range.protect': define('document-write', 'sheet', (caller, sheetId: number, area: Area) => {
    checkArea(caller, sheetId, area);
    return protect(caller, sheetId, area);
  }),
  /** A sheet that is protected already keeps its protection: https://developers.google.com/apps-script/reference/spreadsheet/sheet#protect */
  'Sheet.protect': define('document-write', 'sheet', (caller, sheetId: number) => {
    sheetOf(caller, sheetId);
    return lists(caller, true, sheetId)[0] ?? protect(caller, sheetId, null);
  }),
  'Protection.canEdit': asks(true),
  'Protection.getRange': asks(true),
  'Protection.getDescription': asks(true),
  'Protection.isWarningOnly': asks(true),
  'Protection.getUnprotectedRanges': asks(true),
  'Protection.getEditors': asks(false),
  'Protection.setDescription': changes,
  'Protection.setWarningOnly': changes,
  'Protection.setUnprotectedRanges': changes,
  'Protection.addEditor': adds,
  'Protection.addEditors': adds,
  'Protection.removeEditor': removes,
  'Protection.removeEditors': removes,
  'Protection.remove': define('document-write', 'sheet', (caller, id: string) => {
    findEditable(caller, id);
    caller.appsScript.workbook.unprotect(id);
  }),
};

/** Everybody who can edit the spreadsheet goes on editing until the script takes somebody off the list. */
function protect(caller: Caller, sheetId: number, area: Area | null): Protection {
  const { workbook, people } = caller.appsScript;
  return workbook.protect({ sheetId, area, editors: people.map(({ email }) => email), description: '' });
}

function stateOf(caller: Caller, protection: Protection): object {
  const { sheetId, area, editors, description, warningOnly = false, unprotected = [] } = protection;
  const { rows, columns } = sheetOf(caller, sheetId);
  return {
    editors,
    description,
    warningOnly,
    unprotected,
    canEdit: mayEdit(caller, { editors }),
    covers: area ?? { row: 1, column: 1, rows, columns },
  };
}

function find(caller: Caller, id: string): Protection {
  const protection = caller.appsScript.workbook.protections().find((one) => one.id === id);
  if (!protection)
    throw new ServiceFailure('What Sheets says of a protection that is gone is not known to the workbench.', 'Error');
  return protection;
}

function findEditable(caller: Caller, id: string): Protection {
  const protection = find(caller, id);
  if (!mayEdit(caller, { editors: protection.editors })) throw protectedFailure();
  return protection;
}
