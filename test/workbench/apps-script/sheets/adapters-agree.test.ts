import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { simulate } from '../../../../workbench/apps-script/simulated/simulate';
import { adapters, closeAll, EDITOR, OWNER } from './desk';

/** More of them is a matter of patience: `RUNS=2000 npx jest sheets/adapters-agree`. */
const RUNS = Number(process.env.RUNS ?? 60);
const SIZE = 8;

afterEach(closeAll);

/** What a script may call on a range or on the sheet; the range by its place, dates as `{ date }`. */
interface Step {
  on: 'range' | 'sheet' | 'filter';
  method: string;
  area: [row: number, column: number, rows: number, columns: number];
  args: unknown[];
  user: string;
}

const position = fc.integer({ min: 1, max: SIZE });
const areas = fc.tuple(position, position, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
/** What somebody might type: read as a number, a date, money, a formula, or left as text. */
const typed = fc.constantFrom(
  '',
  '007',
  '12',
  '1,234.5',
  '50%',
  '$3.20',
  'true',
  'Mar 4',
  '3/4/2024',
  '12:30',
  "'12",
  "'",
  "'=A1",
  '@home',
  '#N/A',
  'ann',
  'Ann',
  'é',
  '=',
  'a\nb',
);
/** Formulas that both calculate: memory knows no others, and Univer goes round in a circle where Sheets gives up. */
const FORMULAS = ['="t"', '=7', '=TRUE'];
const values = fc.oneof(
  typed,
  fc.integer({ min: -50, max: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ date: fc.integer({ min: 0, max: 2e12 }) }),
  fc.string({ maxLength: 4 }).filter((text) => !/^[=+]/.test(text)),
);
const table = <T>(cells: fc.Arbitrary<T>) => fc.array(cells, { minLength: 9, maxLength: 9 });

function step<T extends unknown[]>(on: Step['on'], method: string, args: fc.Arbitrary<T>): fc.Arbitrary<Step> {
  return fc.record({
    on: fc.constant(on),
    method: fc.constant(method),
    area: areas,
    args,
    user: fc.constantFrom(OWNER, OWNER, OWNER, EDITOR),
  });
}
const none = fc.constant<unknown[]>([]);
const count = fc.integer({ min: 0, max: 3 });

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: step('range', 'setValues', fc.tuple(table(values))) },
  { weight: 2, arbitrary: step('range', 'setValue', fc.tuple(values)) },
  step('range', 'setNumberFormats', fc.tuple(table(fc.constantFrom('', '@', '0.00', 'm/d/yyyy', '0%', 'General')))),
  step('range', 'setNotes', fc.tuple(table(fc.constantFrom('', 'one', 'two')))),
  step('range', 'setFontWeight', fc.tuple(fc.constantFrom('bold', 'normal'))),
  step('range', 'setBackground', fc.tuple(fc.constantFrom('red', null, '#abc'))),
  ...['clear', 'clearContent', 'clearFormat', 'clearNote', 'clearDataValidations', 'createFilter', 'protect'].map(
    (name) => step('range', name, none),
  ),
  step('range', 'sort', fc.tuple(fc.record({ column: position, ascending: fc.boolean() }))),
  step('range', 'list', fc.tuple(fc.constantFrom(['ann', '12'], ['true', '']), fc.boolean())),
  step('range', 'between', fc.tuple(fc.integer({ min: -5, max: 5 }), fc.boolean())),
  step('range', 'copy', fc.tuple(position, position, fc.constantFrom('PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMAT'))),
  step('range', 'replaceAll', fc.tuple(fc.constantFrom('a', '2', '1.'), fc.constantFrom('', 'b', '9'))),
  ...[
    'insertRowsBefore',
    'insertRowsAfter',
    'insertColumnsBefore',
    'insertColumnsAfter',
    'deleteRows',
    'deleteColumns',
    'hideRows',
    'showRows',
  ].map((name) => step('sheet', name, fc.tuple(position, count))),
  step('sheet', 'appendRow', fc.tuple(fc.array(values, { minLength: 1, maxLength: 3 }))),
  step('sheet', 'sort', fc.tuple(position, fc.boolean())),
  step('sheet', 'setFrozenRows', fc.tuple(count)),
  step('filter', 'hide', fc.tuple(position, fc.subarray(['ann', '12', '', 'TRUE', '7']))),
  step('filter', 'sort', fc.tuple(position, fc.boolean())),
  step('filter', 'remove', none),
);

const formulaSteps = step('range', 'setValue', fc.tuple(fc.constantFrom(...FORMULAS)));
const lists = (one: fc.Arbitrary<Step>) => fc.array(one, { minLength: 1, maxLength: 12 });

/** Runs in the script. What it is refused is part of what is compared, word by word. */
const SCRIPT = `
function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  return value && typeof value === 'object' && 'date' in value ? new Date(value.date) : value;
}
function act({ on, method, area, args }) {
  const sheet = SpreadsheetApp.getActiveSheet();
  const rest = args.map(revive);
  try {
    if (on === 'sheet') return void sheet[method](...rest);
    if (on === 'filter') {
      const filter = sheet.getFilter();
      if (!filter) return 'no filter';
      if (method === 'hide') return void filter.setColumnFilterCriteria(rest[0], SpreadsheetApp.newFilterCriteria().setHiddenValues(rest[1]).build());
      return void filter[method](...rest);
    }
    const range = sheet.getRange(...area);
    const rows = (list) => Array.from({ length: area[2] }, (_, r) => list.slice(r * 3, r * 3 + area[3]));
    const rule = SpreadsheetApp.newDataValidation();
    if (method === 'list') range.setDataValidation(rule.requireValueInList(rest[0]).setAllowInvalid(rest[1]).build());
    else if (method === 'between') range.setDataValidation(rule.requireNumberBetween(rest[0], 20).setAllowInvalid(rest[1]).build());
    else if (method === 'copy') range.copyTo(sheet.getRange(rest[0], rest[1]), rest[2], false);
    else if (method === 'replaceAll') return range.createTextFinder(rest[0]).replaceAllWith(rest[1]);
    else if (method === 'protect') range.protect().removeEditor('${EDITOR}');
    else range[method](...(method.endsWith('s') && rest.length ? [rows(rest[0])] : rest));
  } catch (error) {
    return String(error);
  }
}
function look() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const [rows, columns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  const all = sheet.getRange(1, 1, rows, columns);
  const every = Array.from({ length: rows }, (_, r) => r + 1);
  const filter = sheet.getFilter();
  const rules = (list) => list.map((row) => row.map((rule) => rule && [rule.getCriteriaType(), rule.getCriteriaValues(), rule.getAllowInvalid()]));
  return {
    size: [rows, columns, sheet.getLastRow(), sheet.getLastColumn(), sheet.getFrozenRows()],
    values: all.getValues().map((row) => row.map((value) => (value instanceof Date ? { time: value.getTime() } : value))),
    shown: all.getDisplayValues(),
    formulas: all.getFormulas(),
    formats: all.getNumberFormats(),
    notes: all.getNotes(),
    weights: all.getFontWeights(),
    backgrounds: all.getBackgrounds(),
    rules: rules(all.getDataValidations()),
    hidden: every.filter((row) => sheet.isRowHiddenByUser(row)),
    filtered: every.filter((row) => sheet.isRowHiddenByFilter(row)),
    filter: filter && filter.getRange().getA1Notation(),
    protections: sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((one) => one.getRange().getA1Notation()),
  };
}`;

const project = { name: 'Test', manifest: {}, scripts: [{ name: 'Code', source: SCRIPT }], pages: [] };
const CELLS = [['b', 2], ['a', 1, true], [], ['ann', null, 'x']];

/** What each step gave or was refused with, and how the sheet looks in the end. */
async function played(create: (typeof adapters)[number][1], list: Step[]): Promise<unknown> {
  const { workbook, calculated } = create({ sheets: [{ name: 'S', rows: SIZE, columns: SIZE, cells: CELLS }] });
  const script = simulate({
    project,
    workbook,
    people: [{ email: OWNER, owner: true }, { email: EDITOR }],
    http: () => ({ failure: 'dns' }),
  });
  const run = (functionName: string, args: unknown[], user: string): unknown => {
    const { value, thrown } = script.run({ kind: 'menu', functionName, args, user });
    if (thrown) throw new Error(thrown.message, { cause: thrown });
    return value;
  };
  const outcomes: unknown[] = [];
  let formulas = false;
  for (const one of list) {
    outcomes.push(run('act', [one], one.user));
    formulas ||= FORMULAS.includes(one.args[0] as string);
    // Any change may make Univer calculate the formulas anew, a moment later.
    if (formulas) await calculated();
  }
  return { outcomes, end: run('look', [], OWNER) };
}

test('any sequence of service calls gives the same answers and leaves the same sheet on both workbooks', async () => {
  const [[, memory], [, univer]] = adapters as [(typeof adapters)[number], (typeof adapters)[number]];
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { weight: 7, arbitrary: lists(steps) },
        { weight: 1, arbitrary: lists(fc.oneof({ weight: 9, arbitrary: steps }, formulaSteps)) },
      ),
      async (list) => {
        try {
          expect(await played(univer, list)).toEqual(await played(memory, list));
        } finally {
          closeAll();
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);
