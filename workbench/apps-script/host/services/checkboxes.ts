import type { Area, CellChange, Validation, Workbook } from '../../../workbook/workbook';
import { define, type ServiceCallRule, type ServiceCallRules } from '../service';
import { checkArea, checkWritable } from './sheet-access';

type Plain = string | number | boolean;

/** The values of a checkbox, ticked and not; null for a cell that has none. */
function valuesOf(validation: Validation | null): [checked: Plain, unchecked: Plain | null] | null {
  if (validation?.rule.kind !== 'checkbox') return null;
  const [checked = true, unchecked = validation.rule.values.length > 0 ? null : false] = validation.rule.values;
  return [checked, unchecked];
}

/** Changes the cells with a checkbox and leaves the others as they are. */
function ticks(
  workbook: Workbook,
  sheetId: number,
  area: Area,
  value: (values: [Plain, Plain | null], now: unknown) => CellChange | null,
): void {
  const now = workbook.values(sheetId, area);
  const rules = workbook.validations(sheetId, area);
  workbook.change(
    sheetId,
    area,
    rules.map((row, r) =>
      row.map((rule, c) => {
        const values = valuesOf(rule);
        return values && value(values, now[r]![c]!);
      }),
    ),
  );
}

const sets = (index: 0 | 1): ServiceCallRule =>
  define('document-write', 'range-write', (caller, sheetId: number, areas: Area[]) => {
    for (const area of areas) {
      checkWritable(caller, sheetId, area);
      ticks(caller.appsScript.workbook, sheetId, area, (values) => ({ value: values[index] }));
    }
  });

/** Checkboxes: https://developers.google.com/apps-script/reference/spreadsheet/range#insertCheckboxes() */
export const checkboxCalls: ServiceCallRules = {
  'Range.insertCheckboxes': define(
    'document-write',
    'range-write',
    (caller, sheetId: number, areas: Area[], values: Plain[]) => {
      const { workbook } = caller.appsScript;
      for (const area of areas) {
        checkWritable(caller, sheetId, area);
        workbook.setValidation(sheetId, area, { rule: { kind: 'checkbox', values }, allowInvalid: false });
        // Whatever is no value of the checkbox makes room for an empty one.
        ticks(workbook, sheetId, area, (known, now) => (known.includes(now as Plain) ? null : { value: known[1] }));
      }
    },
  ),
  'Range.removeCheckboxes': define('document-write', 'range-write', (caller, sheetId: number, areas: Area[]) => {
    const { workbook } = caller.appsScript;
    for (const area of areas) {
      checkWritable(caller, sheetId, area);
      ticks(workbook, sheetId, area, () => ({ value: null }));
      workbook.validations(sheetId, area).forEach((row, r) =>
        row.forEach((rule, c) => {
          if (valuesOf(rule))
            workbook.setValidation(sheetId, { row: area.row + r, column: area.column + c, rows: 1, columns: 1 }, null);
        }),
      );
    }
  }),
  'Range.check': sets(0),
  'Range.uncheck': sets(1),
  /** Null where not all are checkboxes, or where some are ticked and some are not. */
  'Range.isChecked': define('document', 'range-read', (caller, sheetId: number, area: Area) => {
    checkArea(caller, sheetId, area);
    const { workbook } = caller.appsScript;
    const now = workbook.values(sheetId, area);
    const states = workbook.validations(sheetId, area).flatMap((row, r) =>
      row.map((rule, c) => {
        const values = valuesOf(rule);
        return values && now[r]![c] === values[0];
      }),
    );
    return states.every((state) => state === states[0]) ? states[0] : null;
  }),
};
