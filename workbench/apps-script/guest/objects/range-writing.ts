import { mismatch, type Area } from '../arguments';
import { toHost } from '../cell-values';
import { cleared, type ClearOptions } from '../clearing';
import { colour } from '../colours';
import { BorderStyle, nameOf } from '../enumerations';
import { exception, host } from '../host';
import { LOOKS } from '../looks';
import type { Range } from './range';
import { richTextData } from '../rich-text';
import { validationData } from './validation';

/** How each thing that a cell has is written: the name in its methods, in the singular, and what crosses to the host. */
const FACETS: { [name: string]: (value: unknown) => unknown } = {
  Value: toHost,
  Formula: (value) => String(value ?? ''),
  NumberFormat: (value) => String(value ?? ''),
  Note: (value) => String(value ?? ''),
  Background: (value) => colour(value as string | null),
  FontWeight: (value) => value ?? 'normal',
  RichTextValue: richTextData,
  DataValidation: validationData,
  FormulaR1C1: (value) => String(value ?? ''),
  ...Object.fromEntries(LOOKS.map(({ name, write }) => [name, write])),
};

/** Plurals that are no plain `s`. */
const PLURALS = new Map([
  ...LOOKS.map(({ name, plural }) => [name, plural] as const),
  ['FormulaR1C1', 'FormulasR1C1'] as const,
]);
const pluralOf = (facet: string): string => PLURALS.get(facet) ?? `${facet}s`;

/** `(top, left, bottom, right, vertical, horizontal)`, and a colour and a style: https://developers.google.com/apps-script/reference/spreadsheet/range#setBorder(Boolean,Boolean,Boolean,Boolean,Boolean,Boolean) */
function borderSpec(given: unknown[], method: string): object {
  if (given.length !== 6 && given.length !== 8) throw mismatch(method, given);
  const sides = given.slice(0, 6).map((side) => (side === null || side === undefined ? null : Boolean(side)));
  const [top, left, bottom, right, vertical, horizontal] = sides;
  const [css, style] = given.slice(6);
  return {
    sides: { top, left, bottom, right, vertical, horizontal },
    line: {
      colour: colour((css as string | null | undefined) ?? '#000000'),
      style: style === null || style === undefined ? 'SOLID' : nameOf(BorderStyle, style, method),
    },
  };
}

/** `()`, `(checked)` or `(checked, unchecked)`: https://developers.google.com/apps-script/reference/spreadsheet/range#insertCheckboxes() */
const CHECKBOXES = ['insertCheckboxes', 'removeCheckboxes', 'check', 'uncheck'];

/** How Range changes its cells: https://developers.google.com/apps-script/reference/spreadsheet/range */
export function writingMethods(sheetId: number, area: Area, self: () => Range) {
  const methods: { [name: string]: (given?: never) => Range } = {};
  const method = <Given>(name: string, run: (given: Given, name: string) => void) => {
    methods[name] = (given) => {
      run(given as Given, `Range.${name}`);
      return self();
    };
  };
  for (const [facet, turn] of Object.entries(FACETS)) {
    method(`set${facet}`, (value: unknown, name) => host(name, sheetId, area, turn(value)));
    method(`set${pluralOf(facet)}`, (values: unknown[][], name) => {
      checkShape(area, values, name);
      host(
        name,
        sheetId,
        area,
        values.map((row) => row.map(turn)),
      );
    });
  }
  for (const name of CHECKBOXES)
    methods[name] = ((...values: unknown[]) => {
      host(`Range.${name}`, sheetId, [area], values);
      return self();
    }) as (given?: never) => Range;
  methods.setBorder = ((...given: unknown[]) => {
    host('Range.setBorder', sheetId, [area], borderSpec(given, 'Range.setBorder'));
    return self();
  }) as (given?: never) => Range;
  // Older names, which scripts still use: https://developers.google.com/apps-script/reference/spreadsheet/range#deprecated-methods
  methods.setBackgroundColor = methods.setBackground!;
  methods.setBackgroundColors = methods.setBackgrounds!;
  methods.setBackgroundRGB = ((...parts: number[]) =>
    methods.setBackground!(
      `#${parts.map((part) => Math.trunc(part).toString(16).padStart(2, '0')).join('')}` as never,
    )) as never;
  for (const name of ['merge', 'mergeAcross', 'mergeVertically']) method(name, (_, call) => host(call, sheetId, area));
  method('breakApart', (_, call) => host(call, sheetId, [area]));
  method('clear', (options: ClearOptions | undefined, name) => host(name, sheetId, [area], cleared(options)));
  method('clearContent', (_, name) => host(name, sheetId, [area], { contents: true }));
  method('clearFormat', (_, name) => host(name, sheetId, [area], { formats: true }));
  method('clearNote', (_, name) => host(name, sheetId, [area], { notes: true }));
  method('clearDataValidations', (_, name) => host(name, sheetId, [area], { validations: true }));
  return methods;
}

/** The methods of a list of ranges that give every range the same. */
export function listWritingMethods(sheetId: number, areas: Area[], self: () => GoogleAppsScript.Spreadsheet.RangeList) {
  const methods: { [name: string]: (given?: unknown) => GoogleAppsScript.Spreadsheet.RangeList } = {};
  for (const facet of [
    'Value',
    'Formula',
    'FormulaR1C1',
    'NumberFormat',
    'Note',
    'Background',
    'FontWeight',
    ...LOOKS.map(({ name }) => name),
  ]) {
    methods[`set${facet}`] = (value) => {
      host(`RangeList.set${facet}`, sheetId, areas, FACETS[facet]!(value));
      return self();
    };
  }
  const list = methods as { [name: string]: (...given: unknown[]) => GoogleAppsScript.Spreadsheet.RangeList };
  for (const name of CHECKBOXES) {
    list[name] = (...values) => {
      host(`Range.${name}`, sheetId, areas, values);
      return self();
    };
  }
  list.setBorder = (...given) => {
    host('RangeList.setBorder', sheetId, areas, borderSpec(given, 'RangeList.setBorder'));
    return self();
  };
  list.breakApart = () => {
    host('Range.breakApart', sheetId, areas);
    return self();
  };
  const clears = {
    clear: { contents: true, formats: true },
    clearContent: { contents: true },
    clearFormat: { formats: true },
    clearNote: { notes: true },
    clearDataValidations: { validations: true },
  };
  for (const [name, what] of Object.entries(clears)) {
    methods[name] = (options) => {
      host(`RangeList.${name}`, sheetId, areas, options ? cleared(options as ClearOptions) : what);
      return self();
    };
  }
  return methods;
}

function checkShape(area: Area, values: unknown, name: string): asserts values is unknown[][] {
  if (!Array.isArray(values) || !values.every(Array.isArray)) throw mismatch(name, [values]);
  if (values.length !== area.rows) {
    throw exception(
      `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${area.rows}.`,
    );
  }
  const wrong = (values as unknown[][]).find((row) => row.length !== area.columns);
  if (wrong) {
    throw exception(
      `The number of columns in the data does not match the number of columns in the range. The data has ${wrong.length} but the range has ${area.columns}.`,
    );
  }
}
