import type { IStyleBase } from '@univerjs/core';
import { CFNumberOperator, CFRuleType, CFSubRuleType, CFTextOperator } from '@univerjs/sheets-conditional-formatting';
import type { IConditionalFormattingRuleConfig } from '@univerjs/sheets-conditional-formatting';
import type { ConditionalFormat } from '../workbook';
import type { UniverInstance } from './univer-instance';

const TEXTS: { [criteria: string]: CFTextOperator } = {
  TEXT_EQUAL_TO: CFTextOperator.equal,
  TEXT_STARTS_WITH: CFTextOperator.beginsWith,
  TEXT_ENDS_WITH: CFTextOperator.endsWith,
  TEXT_CONTAINS: CFTextOperator.containsText,
  TEXT_DOES_NOT_CONTAIN: CFTextOperator.notContainsText,
  CELL_EMPTY: CFTextOperator.containsBlanks,
  CELL_NOT_EMPTY: CFTextOperator.notContainsBlanks,
};

const NUMBERS: { [criteria: string]: CFNumberOperator } = {
  NUMBER_EQUAL_TO: CFNumberOperator.equal,
  NUMBER_NOT_EQUAL_TO: CFNumberOperator.notEqual,
  NUMBER_GREATER_THAN: CFNumberOperator.greaterThan,
  NUMBER_GREATER_THAN_OR_EQUAL_TO: CFNumberOperator.greaterThanOrEqual,
  NUMBER_LESS_THAN: CFNumberOperator.lessThan,
  NUMBER_LESS_THAN_OR_EQUAL_TO: CFNumberOperator.lessThanOrEqual,
};

/**
 * Lets pages show the rules that scripts have written. A rule keeps its name while its place in the list is the same: a
 * page may be moving the one it knows at the same moment.
 */
export class ConditionalFormatView {
  private readonly shown = new Map<string, number>();

  constructor(private readonly instance: UniverInstance) {}

  show(sheet: string, formats: ConditionalFormat[]): void {
    const rules = formats.flatMap((format) => {
      const rule = ruleOf(format);
      return rule ? [{ rule, format }] : [];
    });
    const before = this.shown.get(sheet) ?? 0;
    for (let index = rules.length; index < before; index++)
      this.run('sheet.mutation.delete-conditional-rule', sheet, { cfId: nameOf(sheet, index) });
    // Univer puts a new rule before the others, and the first one wins: the last is added first.
    for (let index = rules.length - 1; index >= 0; index--) {
      const { rule, format } = rules[index]!;
      const cfId = nameOf(sheet, index);
      const ranges = format.areas.map(({ row, column, rows, columns }) => ({
        startRow: row - 1,
        endRow: row + rows - 2,
        startColumn: column - 1,
        endColumn: column + columns - 2,
      }));
      const written = { cfId, ranges, stopIfTrue: false, rule };
      if (index < before) this.run('sheet.mutation.set-conditional-rule', sheet, { cfId, rule: written });
      else this.run('sheet.mutation.add-conditional-rule', sheet, { rule: written });
    }
    this.shown.set(sheet, rules.length);
  }

  private run(id: string, sheet: string, params: object): void {
    const { commands, unit } = this.instance;
    commands.syncExecuteCommand(id, { unitId: unit.getUnitId(), subUnitId: sheet, ...params });
  }
}

function nameOf(sheet: string, index: number): string {
  return `script-${sheet}-${index}`;
}

/** Null for a condition that Univer words differently, such as a formula: scripts keep it, no page shows it. */
function ruleOf({
  condition: { criteria, values },
  style,
}: ConditionalFormat): IConditionalFormattingRuleConfig | null {
  const look: IStyleBase = {
    ...(style.background ? { bg: { rgb: style.background } } : {}),
    ...(style.fontColor ? { cl: { rgb: style.fontColor } } : {}),
    ...(style.bold === undefined ? {} : { bl: style.bold ? 1 : 0 }),
    ...(style.italic === undefined ? {} : { it: style.italic ? 1 : 0 }),
  };
  const base = { type: CFRuleType.highlightCell as const, style: look };
  const text = TEXTS[criteria];
  if (text) return { ...base, subType: CFSubRuleType.text, operator: text, value: String(values[0] ?? '') };
  const number = NUMBERS[criteria];
  if (number)
    return {
      ...base,
      subType: CFSubRuleType.number,
      operator: number as CFNumberOperator.equal,
      value: Number(values[0]),
    };
  return null;
}
