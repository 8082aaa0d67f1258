import { mismatch, placesOf, type Area } from '../arguments';
import { colour } from '../colours';
import { BooleanCriteria } from '../enumerations';
import { missing, strict } from '../host';
import { createRange } from './range';

export interface ConditionalFormatData {
  areas: Area[];
  condition: { criteria: string; values: (string | number)[] };
  style: {
    background?: string;
    fontColor?: string;
    bold?: boolean;
    italic?: boolean;
    strikethrough?: boolean;
    underline?: boolean;
  };
}

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;

/** How the builder's conditions are called among the criteria; those about dates and gradients are missing. */
const CONDITIONS: { [method: string]: string } = {
  whenCellEmpty: 'CELL_EMPTY',
  whenCellNotEmpty: 'CELL_NOT_EMPTY',
  whenFormulaSatisfied: 'CUSTOM_FORMULA',
  whenNumberBetween: 'NUMBER_BETWEEN',
  whenNumberEqualTo: 'NUMBER_EQUAL_TO',
  whenNumberGreaterThan: 'NUMBER_GREATER_THAN',
  whenNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  whenNumberLessThan: 'NUMBER_LESS_THAN',
  whenNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  whenNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  whenNumberNotEqualTo: 'NUMBER_NOT_EQUAL_TO',
  whenTextContains: 'TEXT_CONTAINS',
  whenTextDoesNotContain: 'TEXT_DOES_NOT_CONTAIN',
  whenTextEndsWith: 'TEXT_ENDS_WITH',
  whenTextEqualTo: 'TEXT_EQUAL_TO',
  whenTextStartsWith: 'TEXT_STARTS_WITH',
};

const known = new WeakMap<object, ConditionalFormatData & { sheetId: number | null }>();

/** ConditionalFormatRule: https://developers.google.com/apps-script/reference/spreadsheet/conditional-format-rule */
export function createRule(data: ConditionalFormatData, sheetId: number | null): Rule {
  const { condition, style } = data;
  const booleanCondition = strict('BooleanCondition', {
    getCriteriaType: () => BooleanCriteria[condition.criteria],
    getCriteriaValues: () => [...condition.values],
    getBackground: () => style.background ?? null,
    getFontColor: () => style.fontColor ?? null,
    getBold: () => style.bold ?? null,
    getItalic: () => style.italic ?? null,
    getStrikethrough: () => style.strikethrough ?? null,
    getUnderline: () => style.underline ?? null,
  });
  const rule = strict('ConditionalFormatRule', {
    getRanges: () => data.areas.map((area) => createRange(sheetId!, area)),
    getBooleanCondition: () => booleanCondition,
    getGradientCondition: () => null,
    copy: () => newConditionalFormatRule({ ...data, sheetId }),
  }) as unknown as Rule;
  known.set(rule, { ...data, sheetId });
  return rule;
}

/** ConditionalFormatRuleBuilder: https://developers.google.com/apps-script/reference/spreadsheet/conditional-format-rule-builder */
export function newConditionalFormatRule(from?: ConditionalFormatData & { sheetId: number | null }): Builder {
  let {
    areas,
    condition,
    style,
    sheetId,
  }: {
    areas: Area[];
    condition: ConditionalFormatData['condition'] | null;
    style: ConditionalFormatData['style'];
    sheetId: number | null;
  } = from ?? { areas: [], condition: null, style: {}, sheetId: null };
  const styled = (change: ConditionalFormatData['style']) => {
    style = { ...style, ...change };
    return builder;
  };
  const conditions = Object.fromEntries(
    Object.entries(CONDITIONS).map(([method, criteria]) => [
      method,
      (...values: (string | number)[]) => {
        condition = { criteria, values };
        return builder;
      },
    ]),
  );
  const builder: Builder = strict('ConditionalFormatRuleBuilder', {
    ...conditions,
    setRanges: (ranges: object[]) => {
      const places = placesOf(ranges, 'ConditionalFormatRuleBuilder.setRanges');
      areas = places.map(({ area }) => area);
      sheetId = places[0]?.sheetId ?? null;
      return builder;
    },
    setBackground: (css: string) => styled({ background: colour(css) }),
    setFontColor: (css: string) => styled({ fontColor: colour(css) }),
    setBold: (bold: boolean) => styled({ bold }),
    setItalic: (italic: boolean) => styled({ italic }),
    setStrikethrough: (strikethrough: boolean) => styled({ strikethrough }),
    setUnderline: (underline: boolean) => styled({ underline }),
    build: () => {
      if (!condition || areas.length === 0) throw missing('A conditional format rule without a condition or ranges');
      return createRule({ areas, condition, style }, sheetId);
    },
  }) as unknown as Builder;
  return builder;
}

/** What crosses to the host. */
export function ruleData(rules: unknown): ConditionalFormatData[] {
  const list = Array.isArray(rules)
    ? rules.map((rule: unknown) => (typeof rule === 'object' && rule !== null ? known.get(rule) : undefined))
    : [undefined];
  return list.map((data) => {
    if (!data) throw mismatch('Sheet.setConditionalFormatRules', [rules]);
    const { areas, condition, style } = data;
    return { areas, condition, style };
  });
}
