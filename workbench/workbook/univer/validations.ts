import { DataValidationErrorStyle, DataValidationOperator, DataValidationType, generateRandomId } from '@univerjs/core';
import type { IDataValidationRule } from '@univerjs/core';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import { columnLetters } from '../a1';
import type { Area, Validation } from '../workbook';
import { rangeOfArea } from './ranges';
import type { UniverInstance } from './univer-instance';

/** Data validation, kept as Univer's rules so that the page shows and applies them too. */
export class Validations {
  private readonly model: SheetDataValidationModel;
  /** What was asked for, by the id of the rule it became. */
  private readonly asked = new Map<string, Validation>();

  constructor(private readonly instance: UniverInstance) {
    this.model = instance.injector.get(SheetDataValidationModel);
  }

  read(sheet: string, area: Area): (Validation | null)[][] {
    const unitId = this.instance.unit.getUnitId();
    const known = new Map<string, Validation | null>();
    const any = this.model.getRules(unitId, sheet).length > 0;
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_unused, c) => {
        const rule = any ? this.model.getRuleByLocation(unitId, sheet, area.row - 1 + r, area.column - 1 + c) : undefined;
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
    const rule = { ...ruleOf(validation, area), uid: generateRandomId(6), ranges };
    this.asked.set(rule.uid, structuredClone(validation));
    this.instance.commands.syncExecuteCommand('data-validation.mutation.addRule', { ...ids, rule });
  }
}

function ruleOf({ rule, allowInvalid }: Validation, area: Area): Omit<IDataValidationRule, 'uid' | 'ranges'> {
  const common = { errorStyle: allowInvalid ? DataValidationErrorStyle.WARNING : DataValidationErrorStyle.STOP, allowBlank: true, showErrorMessage: true };
  switch (rule.kind) {
    case 'list':
      return { ...common, type: DataValidationType.LIST, formula1: rule.values.join(','), showDropDown: true };
    case 'number-between':
      return { ...common, type: DataValidationType.DECIMAL, operator: DataValidationOperator.BETWEEN, formula1: String(rule.from), formula2: String(rule.to) };
    case 'text-contains': {
      const cell = `${columnLetters(area.column)}${area.row}`;
      return { ...common, type: DataValidationType.CUSTOM, formula1: `=ISNUMBER(SEARCH("${rule.text.replaceAll('"', '""')}",${cell}))` };
    }
  }
}

/** A rule that was made in the page, as far as the port has words for it. */
function validationOf({ type, operator, formula1 = '', formula2 = '', errorStyle }: IDataValidationRule): Validation | null {
  const allowInvalid = errorStyle !== DataValidationErrorStyle.STOP;
  if (type === DataValidationType.LIST && !formula1.startsWith('=')) return { rule: { kind: 'list', values: formula1.split(',') }, allowInvalid };
  if (type === DataValidationType.DECIMAL && operator === DataValidationOperator.BETWEEN) {
    return { rule: { kind: 'number-between', from: Number(formula1), to: Number(formula2) }, allowInvalid };
  }
  return null;
}
