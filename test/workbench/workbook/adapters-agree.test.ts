import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import { createUniverWorkbook } from '../../../workbench/workbook/univer/univer-workbook';
import type { Area, CellChange, StoredValue, Validation, Workbook } from '../../../workbench/workbook/workbook';

const SIZE = 8;
/** More of them is a matter of patience: `RUNS=5000 npx jest adapters-agree`. */
const RUNS = Number(process.env.RUNS ?? 100);
type Operation = (workbook: Workbook) => void;

const index = fc.integer({ min: 1, max: SIZE });
const areas = fc
  .tuple(index, index, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([row, column, rows, columns]) => ({ row, column, rows, columns }));
const values: fc.Arbitrary<StoredValue> = fc.oneof(
  fc.constantFrom<StoredValue[]>(
    null,
    true,
    false,
    0,
    1,
    -2.5,
    45355,
    '007',
    'TRUE',
    ' 5 ',
    '=A1',
    '#REF!',
    'ann',
    'Ann',
    'Zoë',
    '',
    { error: '#N/A', message: 'none' },
  ),
  fc.integer({ min: -99, max: 99 }),
  fc.string({ maxLength: 5 }),
);
const changes: fc.Arbitrary<CellChange> = fc.record(
  {
    value: values,
    format: fc.constantFrom('', '@', '0.00', 'm/d/yyyy'),
    note: fc.constantFrom('', 'note', 'other'),
    link: fc.constantFrom('', 'https://a.example/'),
    background: fc.constantFrom('', '#ff0000'),
    fontWeight: fc.constantFrom('normal', 'bold'),
  },
  { requiredKeys: [] },
);

const rules = fc.constantFrom<Validation[]>(
  { rule: { kind: 'list', values: ['ann', 'b'] }, allowInvalid: false },
  { rule: { kind: 'number-between', from: 0, to: 9 }, allowInvalid: true },
  { rule: { kind: 'text-contains', text: 'n' }, allowInvalid: false },
);

/** The area as far as it lies in the sheet, which may have shrunk meanwhile. */
function inside(workbook: Workbook, { row, column, rows, columns }: Area): Area {
  const sheet = workbook.sheet(0);
  const top = Math.min(row, sheet.rows);
  const left = Math.min(column, sheet.columns);
  return {
    row: top,
    column: left,
    rows: Math.min(rows, sheet.rows - top + 1),
    columns: Math.min(columns, sheet.columns - left + 1),
  };
}

const operation = <T>(
  args: fc.Arbitrary<T>,
  describe: (arg: T) => string,
  run: (workbook: Workbook, arg: T) => void,
): fc.Arbitrary<Operation> =>
  args.map((arg) => Object.assign((workbook: Workbook) => run(workbook, arg), { toString: () => describe(arg) }));

const insertsAndDeletes: fc.Arbitrary<Operation> = fc.oneof(
  operation(
    fc.tuple(index, fc.integer({ min: 1, max: 3 })),
    (arg) => `insertRows ${arg}`,
    (workbook, [at, count]) =>
      workbook.insertRows(0, inside(workbook, { row: at, column: 1, rows: 1, columns: 1 }).row, count),
  ),
  operation(
    fc.tuple(index, fc.integer({ min: 1, max: 3 })),
    (arg) => `insertColumns ${arg}`,
    (workbook, [at, count]) =>
      workbook.insertColumns(0, inside(workbook, { row: 1, column: at, rows: 1, columns: 1 }).column, count),
  ),
  operation(
    areas,
    (area) => `deleteRows ${JSON.stringify(area)}`,
    (workbook, area) => {
      const { row, rows } = inside(workbook, area);
      if (rows < workbook.sheet(0).rows) workbook.deleteRows(0, row, rows);
    },
  ),
  operation(
    areas,
    (area) => `deleteColumns ${JSON.stringify(area)}`,
    (workbook, area) => {
      const { column, columns } = inside(workbook, area);
      if (columns < workbook.sheet(0).columns) workbook.deleteColumns(0, column, columns);
    },
  ),
);

const operations: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: operation(
      fc.tuple(areas, fc.array(fc.option(changes), { minLength: 16, maxLength: 16 })),
      (arg) => `change ${JSON.stringify(arg)}`,
      (workbook, [area, list]) => {
        const within = inside(workbook, area);
        const cells = Array.from({ length: within.rows }, (_, r) => list.slice(r * 4, r * 4 + within.columns));
        workbook.change(0, within, cells);
      },
    ),
  },
  { weight: 2, arbitrary: insertsAndDeletes },
  operation(
    fc.tuple(areas, index),
    (arg) => `moveColumns ${JSON.stringify(arg)}`,
    (workbook, [area, before]) => {
      const { column, columns } = inside(workbook, area);
      workbook.moveColumns(0, column, columns, Math.min(before, workbook.sheet(0).columns + 1));
    },
  ),
  operation(
    fc.tuple(areas, fc.record({ contents: fc.boolean(), formats: fc.boolean(), notes: fc.boolean() })),
    (arg) => `clear ${JSON.stringify(arg)}`,
    (workbook, [area, what]) => workbook.clear(0, inside(workbook, area), what),
  ),
  operation(
    fc.tuple(areas, fc.boolean()),
    (arg) => `sort ${JSON.stringify(arg)}`,
    (workbook, [area, ascending]) => {
      const within = inside(workbook, area);
      workbook.sort(0, within, [{ column: within.column, ascending }]);
    },
  ),
  operation(
    fc.tuple(areas, fc.boolean()),
    (arg) => `hide ${JSON.stringify(arg)}`,
    (workbook, [area, hide]) => {
      const { row, rows } = inside(workbook, area);
      if (hide) workbook.hideRows(0, row, rows);
      else workbook.showRows(0, row, rows);
    },
  ),
  operation(
    areas,
    (area) => `protect ${JSON.stringify(area)}`,
    (workbook, area) => {
      workbook.protect({ sheetId: 0, area: inside(workbook, area), editors: [], description: '' });
    },
  ),
  operation(
    fc.tuple(areas, fc.option(rules)),
    (arg) => `validate ${JSON.stringify(arg)}`,
    (workbook, [area, rule]) => workbook.setValidation(0, inside(workbook, area), rule),
  ),
  operation(
    fc.tuple(areas, fc.subarray(['ann', '1', '1.00', '', 'TRUE', '-2.5', 'a', '#N/A'])),
    (arg) => `filter ${JSON.stringify(arg)}`,
    (workbook, [area, hidden]) => {
      const within = inside(workbook, area);
      workbook.setFilter(0, { area: within, hiddenValues: hidden.length ? { [within.column]: hidden } : {} });
    },
  ),
  operation(
    fc.constant(null),
    () => 'unfilter',
    (workbook) => workbook.setFilter(0, null),
  ),
  operation(
    fc.nat({ max: 3 }),
    (rows) => `freeze ${rows}`,
    (workbook, rows) => workbook.setFrozenRows(0, Math.min(rows, workbook.sheet(0).rows - 1)),
  ),
  operation(
    fc.tuple(areas, fc.integer({ min: 20, max: 300 })),
    (arg) => `widen ${JSON.stringify(arg)}`,
    (workbook, [area, pixels]) => {
      const { column, columns } = inside(workbook, area);
      workbook.setColumnWidths(0, column, columns, pixels);
    },
  ),
);

/** All that the port tells of the sheet. */
function stateOf(workbook: Workbook) {
  const sheet = workbook.sheet(0);
  const all = { row: 1, column: 1, rows: sheet.rows, columns: sheet.columns };
  const rows = Array.from({ length: sheet.rows }, (_, r) => r + 1);
  return {
    sheet,
    values: workbook.values(0, all),
    shown: workbook.displayValues(0, all),
    formats: workbook.formats(0, all),
    notes: workbook.notes(0, all),
    links: workbook.links(0, all),
    backgrounds: workbook.backgrounds(0, all),
    weights: workbook.fontWeights(0, all),
    validations: workbook.validations(0, all),
    frozen: workbook.frozenRows(0),
    widths: Array.from({ length: sheet.columns }, (_, c) => workbook.columnWidth(0, c + 1)),
    filter: workbook.filter(0),
    filtered: rows.filter((row) => workbook.rowHiddenByFilter(0, row)),
    hidden: rows.filter((row) => workbook.rowHiddenByUser(0, row)),
    protections: workbook.protections().map(({ area }) => area),
  };
}

const start = {
  sheets: [
    {
      name: 'Sheet1',
      rows: SIZE,
      columns: SIZE,
      cells: [['b', 2], ['a', 1, true], [], ['ann', null, 'x']] as StoredValue[][],
    },
    { name: 'Two' },
  ],
};
function inBoth<T>(act: (workbook: Workbook) => T): { memory: T; univer: T } {
  const { workbook, dispose } = createUniverWorkbook(start);
  try {
    return { memory: act(createMemoryWorkbook(start)), univer: act(workbook) };
  } finally {
    dispose();
  }
}

test('any sequence of changes leaves the same sheet in both adapters', () => {
  fc.assert(
    fc.property(fc.array(operations, { minLength: 1, maxLength: 12 }), (list) => {
      const { memory, univer } = inBoth((workbook) => {
        for (const run of list) run(workbook);
        return stateOf(workbook);
      });
      expect(univer).toEqual(memory);
    }),
    { numRuns: RUNS },
  );
});

test('structural edits leave the same formulas in both adapters', () => {
  const dollar = fc.constantFrom('', '$');
  const corner = (row: number, column: number) =>
    fc.tuple(dollar, dollar).map(([a, b]) => `${a}${'ABCDEFGH'[column - 1]}${b}${row}`);
  const cells = fc.tuple(index, index).chain(([row, column]) => corner(row, column));
  const ranges = areas.chain(({ row, column, rows, columns }) =>
    fc
      .tuple(corner(row, column), corner(Math.min(row + rows, SIZE), Math.min(column + columns, SIZE)))
      .map((corners) => corners.join(':')),
  );
  const formulas = fc.oneof(
    cells.map((cell) => `=${cell}`),
    cells.map((cell) => `=Two!${cell}&"A1"`),
    ranges.map((range) => `=SUM(${range},1)`),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(index, index, formulas), { minLength: 1, maxLength: 5 }),
      fc.array(insertsAndDeletes, { minLength: 1, maxLength: 5 }),
      (entries, list) => {
        const { memory, univer } = inBoth((workbook) => {
          for (const [row, column, formula] of entries)
            workbook.change(0, { row, column, rows: 1, columns: 1 }, [[{ formula }]]);
          for (const run of list) run(workbook);
          const { rows, columns } = workbook.sheet(0);
          // Univer writes a range of one cell as that cell.
          return workbook
            .formulas(0, { row: 1, column: 1, rows, columns })
            .flat()
            .map((formula) => formula.replace(/(\$?[A-Z]\$?\d+):\1(?!\d)/, '$1'));
        });
        expect(univer).toEqual(memory);
      },
    ),
    { numRuns: RUNS },
  );
});
