import type { ConditionalFormat } from '../../../workbook/workbook';
import { define, type ServiceCallRules } from '../service';
import { checkArea, checkSheetEditable, sheetOf } from './sheet-access';

const sets = define('document-write', 'sheet', (caller, sheetId: number, formats: ConditionalFormat[]) => {
  sheetOf(caller, sheetId);
  checkSheetEditable(caller, sheetId);
  for (const area of formats.flatMap(({ areas }) => areas)) checkArea(caller, sheetId, area);
  caller.appsScript.workbook.setConditionalFormats(sheetId, formats);
});

/** Rules are kept as written and given back; the page shows the simple ones: https://developers.google.com/apps-script/reference/spreadsheet/conditional-format-rule */
export const conditionalFormatCalls: ServiceCallRules = {
  'Sheet.getConditionalFormatRules': define('document', 'sheet', (caller, sheetId: number) => {
    sheetOf(caller, sheetId);
    return caller.appsScript.workbook.conditionalFormats(sheetId);
  }),
  'Sheet.setConditionalFormatRules': sets,
  'Sheet.clearConditionalFormatRules': sets,
};
