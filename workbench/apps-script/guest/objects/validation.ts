import { type Area, mismatch, placeOf } from '../arguments';
import { fromHost, toHost } from '../cell-values';
import { DataValidationCriteria } from '../enumerations';
import { missing, strict } from '../host';
import { createRange } from './range';

type Plain = string | number | boolean;

type Rule =
  | { kind: 'list'; values: string[]; showDropdown?: boolean }
  | { kind: 'range'; sheetId: number; area: Area; showDropdown?: boolean }
  | { kind: 'checkbox'; values: Plain[] }
  | { kind: 'number-between'; from: number; to: number }
  | { kind: 'text-contains'; text: string }
  | { kind: 'criteria'; criteria: string; values: unknown[] };

export interface ValidationData {
  rule: Rule;
  allowInvalid: boolean;
  helpText?: string;
}

type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

/** The builder's methods whose criterion takes a number, a date, a text or nothing, by the names of the criteria. */
const REQUIREMENTS: { [method: string]: string } = {
  requireDate: 'DATE_IS_VALID_DATE',
  requireDateAfter: 'DATE_AFTER',
  requireDateBefore: 'DATE_BEFORE',
  requireDateBetween: 'DATE_BETWEEN',
  requireDateEqualTo: 'DATE_EQUAL_TO',
  requireDateNotBetween: 'DATE_NOT_BETWEEN',
  requireDateOnOrAfter: 'DATE_ON_OR_AFTER',
  requireDateOnOrBefore: 'DATE_ON_OR_BEFORE',
  requireFormulaSatisfied: 'CUSTOM_FORMULA',
  requireNumberEqualTo: 'NUMBER_EQUAL_TO',
  requireNumberGreaterThan: 'NUMBER_GREATER_THAN',
  requireNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  requireNumberLessThan: 'NUMBER_LESS_THAN',
  requireNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  requireNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  requireNumberNotEqualTo: 'NUMBER_NOT_EQUAL_TO',
  requireTextDoesNotContain: 'TEXT_DOES_NOT_CONTAIN',
  requireTextEqualTo: 'TEXT_EQUAL_TO',
  requireTextIsEmail: 'TEXT_IS_VALID_EMAIL',
  requireTextIsUrl: 'TEXT_IS_VALID_URL',
};

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
  const requirements = Object.fromEntries(
    Object.entries(REQUIREMENTS).map(([method, criteria]) => [
      method,
      (...values: unknown[]) => take({ rule: { kind: 'criteria', criteria, values: values.map(toHost) } }),
    ]),
  );
  const dropdown = (shown: boolean) => (shown ? {} : { showDropdown: false });
  const rule = () => {
    if (!data.rule) throw missing('A data validation rule without criteria');
    return data as ValidationData;
  };
  const builder: Builder = strict('DataValidationBuilder', {
    ...requirements,
    requireValueInList: (values: unknown[], shown = true) =>
      take({ rule: { kind: 'list', values: values.map(String), ...dropdown(shown) } }),
    requireValueInRange: (range: unknown, shown = true) => {
      const { sheetId, area } = placeOf(range, 'DataValidationBuilder.requireValueInRange');
      return take({ rule: { kind: 'range', sheetId, area, ...dropdown(shown) } });
    },
    requireCheckbox: (...values: Plain[]) => take({ rule: { kind: 'checkbox', values } }),
    requireNumberBetween: (low: number, high: number) =>
      take({ rule: { kind: 'number-between', from: low, to: high } }),
    requireTextContains: (text: string) => take({ rule: { kind: 'text-contains', text: String(text) } }),
    withCriteria: (criteria: unknown, values: unknown[]) => {
      const name = String(criteria);
      const method = Object.entries(REQUIREMENTS).find(([, one]) => one === name)?.[0];
      const own: { [criteria: string]: (...given: never[]) => Builder } = {
        VALUE_IN_LIST: builder.requireValueInList as never,
        VALUE_IN_RANGE: builder.requireValueInRange as never,
        CHECKBOX: builder.requireCheckbox as never,
        NUMBER_BETWEEN: builder.requireNumberBetween as never,
        TEXT_CONTAINS: builder.requireTextContains as never,
      };
      const set = method ? requirements[method] : own[name];
      if (!set) throw mismatch('DataValidationBuilder.withCriteria', [criteria, values]);
      return set(...(values as never[]));
    },
    setAllowInvalid: (allowInvalid: boolean) => take({ allowInvalid }),
    setHelpText: (helpText: string) => take({ helpText }),
    getAllowInvalid: () => data.allowInvalid ?? true,
    getHelpText: () => data.helpText ?? null,
    getCriteriaType: () => reading(rule()).getCriteriaType(),
    getCriteriaValues: () => reading(rule()).getCriteriaValues(),
    copy: () => newDataValidation(data as ValidationData),
    build: () => createValidation(rule()),
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

const CRITERIA = {
  list: 'VALUE_IN_LIST',
  range: 'VALUE_IN_RANGE',
  checkbox: 'CHECKBOX',
  'number-between': 'NUMBER_BETWEEN',
  'text-contains': 'TEXT_CONTAINS',
};

function reading({ rule, allowInvalid, helpText }: ValidationData) {
  return {
    getAllowInvalid: () => allowInvalid,
    getHelpText: () => helpText ?? null,
    getCriteriaType: () => DataValidationCriteria[rule.kind === 'criteria' ? rule.criteria : CRITERIA[rule.kind]],
    getCriteriaValues: (): unknown[] => {
      switch (rule.kind) {
        case 'list':
          return [[...rule.values], rule.showDropdown ?? true];
        case 'range':
          return [createRange(rule.sheetId, rule.area), rule.showDropdown ?? true];
        case 'checkbox':
          return [...rule.values];
        case 'number-between':
          return [rule.from, rule.to];
        case 'text-contains':
          return [rule.text];
        case 'criteria':
          return rule.values.map(fromHost);
      }
    },
  };
}
