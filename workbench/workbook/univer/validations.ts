import { isDeepStrictEqual } from 'node:util';
import { DataValidationErrorStyle, DataValidationOperator, DataValidationType, generateRandomId } from '@univerjs/core';
import type { IDataValidationRule } from '@univerjs/core';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import { columnLetters, toA1 } from '../a1';
import { movedArea } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import type { Area, Validation } from '../workbook';
import { areaOfRange, rangeOfArea } from './ranges';
import type { UniverInstance } from './univer-instance';

/** Data validation, kept as Univer's rules so that the page shows and applies them too. */
export class Validations {
  private readonly model: SheetDataValidationModel;
  /** What was asked for, by the id of the rule it became. */
  private readonly asked = new Map<string, Validation>();

  constructor(
    private readonly instance: UniverInstance,
    private readonly sheetNamed: (sheetId: number) => string,
  ) {
    this.model = instance.injector.get(SheetDataValidationModel);
  }

  read(sheet: string, area: Area): (Validation | null)[][] {
    const unitId = this.instance.unit.getUnitId();
    const known = new Map<string, Validation | null>();
    const any = this.model.getRules(unitId, sheet).length > 0;
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_unused, c) => {
        const rule = any
          ? this.model.getRuleByLocation(unitId, sheet, area.row - 1 + r, area.column - 1 + c)
          : undefined;
        if (!rule) return null;
        if (!known.has(rule.uid)) known.set(rule.uid, this.asked.get(rule.uid) ?? validationOf(rule));
        return known.get(rule.uid) ?? null;
      }),
    );
  }

  set(sheet: string, area: Area, validation: Validation | null): void {
    const ids = { unitId: this.instance.unit.getUnitId(), subUnitId: sheet };
    const ranges = [rangeOfArea(area)];
    this.instance.commands.syncExecuteCommand('sheets.command.clear-range-data-validation', { ...ids, ranges });
    if (!validation) return;
    const rule = { ...ruleOf(validation, area, this.sheetNamed), uid: generateRandomId(6), ranges };
    this.asked.set(rule.uid, structuredClone(validation));
    this.instance.commands.syncExecuteCommand('data-validation.mutation.addRule', { ...ids, rule });
  }

  /**
   * Runs an edit of rows or columns, or a sort (null), and sees to it that the rules cover after it what their cells have
   * become. Univer lets a rule grow over a row or column that comes in next to it, too, and sorts rules with the rows.
   */
  keep(sheet: string, edit: AxisEdit | null, run: () => void): void {
    const ids = { unitId: this.instance.unit.getUnitId(), subUnitId: sheet };
    const before = this.model.getRules(ids.unitId, sheet).map((rule) => ({
      rule,
      areas: edit ? coveredAfter(edit, rule.ranges.map(areaOfRange)) : rule.ranges.map(areaOfRange),
    }));
    run();
    const now = new Map(this.model.getRules(ids.unitId, sheet).map((rule) => [rule.uid, rule]));
    const wrong = before.filter(
      ({ rule, areas }) => !isDeepStrictEqual(now.get(rule.uid)?.ranges.map(areaOfRange) ?? [], areas),
    );
    for (const { rule } of wrong)
      if (now.has(rule.uid))
        this.instance.commands.syncExecuteCommand('data-validation.mutation.removeRule', { ...ids, ruleId: rule.uid });
    for (const { rule, areas } of wrong) {
      const [first] = areas;
      if (!first) continue;
      const asked = this.asked.get(rule.uid);
      const there = {
        ...(now.get(rule.uid) ?? rule),
        ...(asked ? ruleOf(asked, first, this.sheetNamed) : {}),
        ranges: areas.map(rangeOfArea),
      };
      this.instance.commands.syncExecuteCommand('data-validation.mutation.addRule', { ...ids, rule: there });
    }
  }
}

/** What a rule covers after the edit: its cells where they are now, and what has come in between two of them. */
function coveredAfter(edit: AxisEdit, areas: Area[]): Area[] {
  // Columns that move need not stay side by side.
  const parts =
    edit.kind === 'move'
      ? areas.flatMap((area) =>
          Array.from({ length: area.columns }, (_, c) => ({ ...area, column: area.column + c, columns: 1 })),
        )
      : areas;
  const there = parts.flatMap((area) => movedArea(edit, area) ?? []);
  if (edit.kind !== 'insert') return there;
  const { axis, at, count } = edit;
  const [size, other, otherSize] =
    axis === 'row' ? (['rows', 'column', 'columns'] as const) : (['columns', 'row', 'rows'] as const);
  for (const one of areas.filter((area) => area[axis] + area[size] === at)) {
    for (const next of areas.filter((area) => area[axis] === at)) {
      const from = Math.max(one[other], next[other]);
      const to = Math.min(one[other] + one[otherSize], next[other] + next[otherSize]);
      if (to > from) there.push({ ...one, [axis]: at, [size]: count, [other]: from, [otherSize]: to - from });
    }
  }
  return there;
}

function ruleOf(
  { rule, allowInvalid }: Validation,
  area: Area,
  sheetNamed: (sheetId: number) => string,
): Omit<IDataValidationRule, 'uid' | 'ranges'> {
  const common = {
    errorStyle: allowInvalid ? DataValidationErrorStyle.WARNING : DataValidationErrorStyle.STOP,
    allowBlank: true,
    showErrorMessage: true,
  };
  switch (rule.kind) {
    case 'list':
      return { ...common, type: DataValidationType.LIST, formula1: rule.values.join(','), showDropDown: true };
    case 'number-between':
      return {
        ...common,
        type: DataValidationType.DECIMAL,
        operator: DataValidationOperator.BETWEEN,
        formula1: String(rule.from),
        formula2: String(rule.to),
      };
    case 'text-contains': {
      const cell = `${columnLetters(area.column)}${area.row}`;
      return {
        ...common,
        type: DataValidationType.CUSTOM,
        formula1: `=ISNUMBER(SEARCH("${rule.text.replaceAll('"', '""')}",${cell}))`,
      };
    }
    case 'range':
      return {
        ...common,
        type: DataValidationType.LIST,
        formula1: `=${toA1(rule.area, sheetNamed(rule.sheetId)).replace(/([A-Z]+)(\d+)(?=$|:)/g, '$$$1$$$2')}`,
        showDropDown: rule.showDropdown ?? true,
      };
    case 'checkbox': {
      const [checked, unchecked] = rule.values.map(String);
      return { ...common, type: DataValidationType.CHECKBOX, formula1: checked, formula2: unchecked };
    }
    case 'criteria':
      return { ...common, ...criteriaOf(rule.criteria, rule.values) };
  }
}

const OPERATORS: { [ending: string]: DataValidationOperator } = {
  EQUAL_TO: DataValidationOperator.EQUAL,
  NOT_EQUAL_TO: DataValidationOperator.NOT_EQUAL,
  GREATER_THAN: DataValidationOperator.GREATER_THAN,
  GREATER_THAN_OR_EQUAL_TO: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LESS_THAN: DataValidationOperator.LESS_THAN,
  LESS_THAN_OR_EQUAL_TO: DataValidationOperator.LESS_THAN_OR_EQUAL,
  NOT_BETWEEN: DataValidationOperator.NOT_BETWEEN,
  BETWEEN: DataValidationOperator.BETWEEN,
  AFTER: DataValidationOperator.GREATER_THAN,
  BEFORE: DataValidationOperator.LESS_THAN,
  ON_OR_AFTER: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  ON_OR_BEFORE: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

/** Numbers and dates as Univer compares them; the page does not check texts and formulas, the services do. */
function criteriaOf(
  criteria: string,
  values: unknown[],
): Pick<IDataValidationRule, 'type' | 'operator' | 'formula1' | 'formula2'> {
  const [first, second] = values.map((value) => {
    const date = (value as { date?: number } | null)?.date;
    return date === undefined ? String(value) : new Date(date).toISOString().slice(0, 10);
  });
  const [, kind, ending] = /^(NUMBER|DATE)_(.*)$/.exec(criteria) ?? [];
  const operator = ending === undefined ? undefined : OPERATORS[ending];
  if (kind === undefined || operator === undefined) return { type: DataValidationType.ANY };
  const type = kind === 'NUMBER' ? DataValidationType.DECIMAL : DataValidationType.DATE;
  return { type, operator, formula1: first, formula2: second };
}

/** A rule that was made in the page, as far as the port has words for it. */
function validationOf({
  type,
  operator,
  formula1 = '',
  formula2 = '',
  errorStyle,
}: IDataValidationRule): Validation | null {
  const allowInvalid = errorStyle !== DataValidationErrorStyle.STOP;
  if (type === DataValidationType.LIST && !formula1.startsWith('='))
    return { rule: { kind: 'list', values: formula1.split(',') }, allowInvalid };
  if (type === DataValidationType.DECIMAL && operator === DataValidationOperator.BETWEEN) {
    return { rule: { kind: 'number-between', from: Number(formula1), to: Number(formula2) }, allowInvalid };
  }
  return null;
}
