import { mismatch } from './arguments';
import { DataValidationCriteria } from './enumerations';
import { missing, strict } from './host';

type Rule =
  | { kind: 'list'; values: string[]; showDropdown?: boolean }
  | { kind: 'number-between'; from: number; to: number }
  | { kind: 'text-contains'; text: string };

export interface ValidationData {
  rule: Rule;
  allowInvalid: boolean;
  helpText?: string;
}

type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

const known = new WeakMap<object, ValidationData>();

/** DataValidation: https://developers.google.com/apps-script/reference/spreadsheet/data-validation */
export function createValidation(data: ValidationData): DataValidation {
  const validation = strict('DataValidation', {
    ...reading(data),
    copy: () => newDataValidation(data),
  }) as unknown as DataValidation;
  known.set(validation, data);
  return validation;
}

/** DataValidationBuilder: https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder */
export function newDataValidation(from?: ValidationData): Builder {
  // Invalid input gets a warning unless the script says otherwise, as in the reference.
  let data: Partial<ValidationData> = { allowInvalid: true, ...from };
  const take = (change: Partial<ValidationData>) => {
    data = { ...data, ...change };
    return builder;
  };
  const builder: Builder = strict('DataValidationBuilder', {
    requireValueInList: (values: unknown[], showDropdown = true) =>
      take({ rule: { kind: 'list', values: values.map(String), ...(showDropdown ? {} : { showDropdown }) } }),
    requireNumberBetween: (from: number, to: number) => take({ rule: { kind: 'number-between', from, to } }),
    requireTextContains: (text: string) => take({ rule: { kind: 'text-contains', text: String(text) } }),
    setAllowInvalid: (allowInvalid: boolean) => take({ allowInvalid }),
    setHelpText: (helpText: string) => take({ helpText }),
    build: () => {
      if (!data.rule) throw missing('A data validation rule without criteria');
      return createValidation(data as ValidationData);
    },
  }) as unknown as Builder;
  return builder;
}

/** What crosses to the host; null takes the rule away. */
export function validationData(rule: unknown): ValidationData | null {
  if (rule === null || rule === undefined) return null;
  const data = known.get(rule);
  if (!data) throw mismatch('Range.setDataValidation', [rule]);
  return data;
}

function reading({ rule, allowInvalid, helpText }: ValidationData) {
  return {
    getAllowInvalid: () => allowInvalid,
    getHelpText: () => helpText ?? null,
    getCriteriaType: () =>
      DataValidationCriteria[
        { list: 'VALUE_IN_LIST', 'number-between': 'NUMBER_BETWEEN', 'text-contains': 'TEXT_CONTAINS' }[rule.kind]
      ],
    getCriteriaValues: () => {
      if (rule.kind === 'list') return [[...rule.values], rule.showDropdown ?? true];
      return rule.kind === 'number-between' ? [rule.from, rule.to] : [rule.text];
    },
  };
}
