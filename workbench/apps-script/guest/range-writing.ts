import { mismatch, type Area } from './arguments';
import { toHost } from './cell-values';
import { cleared, type ClearOptions } from './clearing';
import { colour } from './colours';
import { exception, host } from './host';
import type { Range } from './range';
import { richTextData } from './rich-text';
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
};

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
    method(`set${facet}s`, (values: unknown[][], name) => {
      checkShape(area, values, name);
      host(
        name,
        sheetId,
        area,
        values.map((row) => row.map(turn)),
      );
    });
  }
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
  for (const facet of ['Value', 'Formula', 'NumberFormat', 'Note', 'Background', 'FontWeight']) {
    methods[`set${facet}`] = (value) => {
      host(`RangeList.set${facet}`, sheetId, areas, FACETS[facet]!(value));
      return self();
    };
  }
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
