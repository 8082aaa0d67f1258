import { strict } from './host';

export interface Validation {
  rule: { kind: string };
  allowInvalid: boolean;
}

/** DataValidation, as far as asking whether it rejects: https://developers.google.com/apps-script/reference/spreadsheet/data-validation */
export function newValidationRule(validation: Validation): GoogleAppsScript.Spreadsheet.DataValidation {
  return strict('DataValidation', { getAllowInvalid: () => validation.allowInvalid }) as unknown as GoogleAppsScript.Spreadsheet.DataValidation;
}
