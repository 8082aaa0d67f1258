import type { Area, NamedRange, Workbook } from '../../../workbook/workbook';
import { parseA1 } from '../../../workbook/a1';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import { checkArea } from './sheet-access';

function find(workbook: Workbook, name: string): NamedRange | null {
  const bare = name.replace(/^.*!/, '');
  return workbook.namedRanges().find((one) => one.name.toLowerCase() === bare.toLowerCase()) ?? null;
}

/** Letters, digits and underscores, not like a cell: https://support.google.com/docs/answer/63175. The words are the workbench's own. */
function checkName(name: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) || parseA1(name) || /^(true|false)$/i.test(name)) {
    throw new ServiceFailure(`The name ${name} is not valid for a named range.`);
  }
}

/** Named ranges: https://developers.google.com/apps-script/reference/spreadsheet/named-range */
export const namedRangeCalls: ServiceCallRules = {
  'Spreadsheet.getNamedRanges': define('document', 'sheet', ({ appsScript }) => appsScript.workbook.namedRanges()),
  'Spreadsheet.getRangeByName': define('document', 'sheet', ({ appsScript }, name: string) =>
    find(appsScript.workbook, name),
  ),
  'Spreadsheet.setNamedRange': define(
    'document-write',
    'sheet',
    (caller, name: string, sheetId: number, area: Area) => {
      checkName(name);
      checkArea(caller, sheetId, area);
      caller.appsScript.workbook.setNamedRange({ name, sheetId, area });
    },
  ),
  'NamedRange.setName': define(
    'document-write',
    'sheet',
    ({ appsScript: { workbook } }, name: string, next: string) => {
      checkName(next);
      const named = find(workbook, name);
      if (!named) throw new ServiceFailure('The named range is gone.');
      workbook.removeNamedRange(name);
      workbook.setNamedRange({ ...named, name: next });
    },
  ),
  'NamedRange.remove': define('document-write', 'sheet', ({ appsScript }, name: string) =>
    appsScript.workbook.removeNamedRange(name),
  ),
  'Spreadsheet.removeNamedRange': define('document-write', 'sheet', ({ appsScript }, name: string) =>
    appsScript.workbook.removeNamedRange(name),
  ),
};
