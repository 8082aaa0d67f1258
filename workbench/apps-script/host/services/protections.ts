import type { Area, Protection } from '../../../workbook/workbook';
import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRule, type ServiceCallRules } from '../service';
import { checkArea, mayEdit, protectedFailure, sheetOf } from './sheet-access';

type Changes = Partial<Omit<Protection, 'id' | 'sheetId'>>;

const lists = (execution: Execution, wholeSheets: boolean, sheetId?: number): Protection[] =>
  execution.appsScript.workbook
    .protections()
    .filter(
      (protection) =>
        (sheetId === undefined || protection.sheetId === sheetId) && (protection.area === null) === wholeSheets,
    );

/** Asking for more than whether one may edit needs the right to: https://developers.google.com/apps-script/reference/spreadsheet/protection */
const asks = (open: boolean) =>
  define('document', 'sheet', (execution, id: string) =>
    stateOf(execution, open ? find(execution, id) : findEditable(execution, id)),
  );

const changes = define('document-write', 'sheet', (execution, id: string, change: Changes) => {
  const { sheetId } = findEditable(execution, id);
  for (const area of change.unprotected ?? []) checkArea(execution, sheetId, area);
  execution.appsScript.workbook.changeProtection(id, change);
});

const changesEditors = (next: (editors: string[], people: string[]) => string[]): ServiceCallRule =>
  define('document-write', 'sheet', (execution, id: string, people: string[]) => {
    const { editors } = findEditable(execution, id);
    // The owner always stays one of them.
    const list = new Set([execution.appsScript.owner, ...next(editors, people)]);
    execution.appsScript.workbook.changeProtection(id, { editors: [...list] });
  });
const adds = changesEditors((editors, people) => [...editors, ...people]);
const removes = changesEditors((editors, people) => editors.filter((email) => !people.includes(email)));

/** Protection: https://developers.google.com/apps-script/reference/spreadsheet/protection */
export const protectionCalls: ServiceCallRules = {
  'Sheet.getProtections': define('document', 'sheet', (execution, sheetId: number, wholeSheets: boolean) =>
    lists(execution, wholeSheets, sheetId),
  ),
  'Spreadsheet.getProtections': define('document', 'sheet', (execution, wholeSheets: boolean) =>
    lists(execution, wholeSheets),
  ),
  'Range.protect': define('document-write', 'sheet', (execution, sheetId: number, area: Area) => {
    checkArea(execution, sheetId, area);
    return protect(execution, sheetId, area);
  }),
  /** A sheet that is protected already keeps its protection: https://developers.google.com/apps-script/reference/spreadsheet/sheet#protect */
  'Sheet.protect': define('document-write', 'sheet', (execution, sheetId: number) => {
    sheetOf(execution, sheetId);
    return lists(execution, true, sheetId)[0] ?? protect(execution, sheetId, null);
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
  'Protection.remove': define('document-write', 'sheet', (execution, id: string) => {
    findEditable(execution, id);
    execution.appsScript.workbook.unprotect(id);
  }),
};

/** Everybody who can edit the spreadsheet goes on editing until the script takes somebody off the list. */
function protect(execution: Execution, sheetId: number, area: Area | null): Protection {
  const { workbook, people } = execution.appsScript;
  return workbook.protect({ sheetId, area, editors: people.map(({ email }) => email), description: '' });
}

function stateOf(execution: Execution, protection: Protection): object {
  const { sheetId, area, editors, description, warningOnly = false, unprotected = [] } = protection;
  const { rows, columns } = sheetOf(execution, sheetId);
  return {
    editors,
    description,
    warningOnly,
    unprotected,
    canEdit: mayEdit(execution, { editors }),
    covers: area ?? { row: 1, column: 1, rows, columns },
  };
}

function find(execution: Execution, id: string): Protection {
  const protection = execution.appsScript.workbook.protections().find((one) => one.id === id);
  if (!protection)
    throw new ServiceFailure('What Sheets says of a protection that is gone is not known to the workbench.', 'Error');
  return protection;
}

function findEditable(execution: Execution, id: string): Protection {
  const protection = find(execution, id);
  if (!mayEdit(execution, { editors: protection.editors })) throw protectedFailure();
  return protection;
}
