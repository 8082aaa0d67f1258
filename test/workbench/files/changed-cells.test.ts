import { afterEach, describe, expect, test } from '@jest/globals';
import { writeXlsx as makeXlsx } from 'hucre/xlsx';
import { changedCells } from '../../../workbench/files/changed-cells';
import type { ListFile } from '../../../workbench/files/list-file';
import { readCsv } from '../../../workbench/files/read-csv';
import { readXlsx } from '../../../workbench/files/read-xlsx';
import { createWorkbookInput, fillWorkbook } from '../../../workbench/files/workbook-input';
import { encodeList } from '../../../workbench/files/write-list';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import { createUniverWorkbook } from '../../../workbench/workbook/univer/univer-workbook';
import type { WorkbookOptions } from '../../../workbench/workbook/options';
import type { CellChange, Workbook } from '../../../workbench/workbook/workbook';

function csv(text: string): ListFile {
  const { rows, source } = readCsv(Buffer.from(text), 'list.csv');
  return {
    kind: 'csv',
    name: 'list',
    active: 0,
    sheets: [{ name: 'list', hidden: false, rows, extras: [], hiddenRows: [], widths: [] }],
    source,
  };
}

async function xlsx(): Promise<ListFile> {
  const bytes = await makeXlsx({
    sheets: [
      {
        name: 'People',
        rows: [
          ['Name', 'Since', 'Sum', 'On'],
          ['Ada', new Date(Date.UTC(2024, 0, 5)), 2, true],
          ['007', null, 0.25, false],
        ],
        columns: [{}, { numFmt: 'dd/mm/yyyy' }],
        cells: new Map([
          ['1,0', { value: 'Ada', hyperlink: { target: 'https://www.linkedin.com/in/ada' }, comment: { text: 'met' } }],
          ['1,2', { value: 4, formula: 'SUMPRODUCT(C3:C4)', formulaResult: 4 }],
        ]),
        rowDefs: new Map([[2, { hidden: true }]]),
      },
      { name: 'Other', rows: [['x']] },
    ],
  });
  return { kind: 'xlsx', name: 'list', ...(await readXlsx(bytes, 'list.xlsx')) };
}

function write(workbook: Workbook, row: number, column: number, change: CellChange): void {
  workbook.change(workbook.sheets()[0]!.id, { row, column, rows: 1, columns: 1 }, [[change]]);
}

const one = (workbook: Workbook, row: number, column: number) => ({
  sheetId: workbook.sheets()[0]!.id,
  area: { row, column, rows: 1, columns: 1 },
});

/** Ends what the tests opened. */
let closing: (() => void)[] = [];
afterEach(() => {
  closing.forEach((close) => close());
  closing = [];
});

test('a text that typing would turn into something else is formatted as text', () => {
  const mistaken = [
    '007',
    '1/2',
    '50%',
    ' 3.5 ',
    '-5',
    '(5)',
    '$3',
    '.5',
    '2026-01-05',
    '3:30',
    'Mar 4',
    'may 5, 2024',
    'True',
    '=A1',
    '+49',
    "'x",
    '1e5',
  ];
  const plain = [
    'May',
    'Ada',
    'A1',
    '3 dogs',
    '24/7',
    'https://x.example/1',
    '- follow up',
    'true story',
    'Room 5',
    '٣',
  ];
  const list = csv(`${[...mistaken, ...plain].map((text) => `"${text}"`).join('\n')}\n`);
  const workbook = createMemoryWorkbook(createWorkbookInput(list));
  fillWorkbook(workbook, list);
  const formats = workbook.formats(workbook.sheets()[0]!.id, {
    row: 1,
    column: 1,
    rows: mistaken.length + plain.length,
    columns: 1,
  });
  expect(formats.flat()).toEqual([...mistaken.map(() => '@'), ...plain.map(() => '')]);
});

describe.each<[string, (options: WorkbookOptions) => Workbook]>([
  ['in memory', createMemoryWorkbook],
  [
    'on Univer',
    (options) => {
      const { workbook, dispose } = createUniverWorkbook(options);
      closing.push(dispose);
      return workbook;
    },
  ],
])('a list as a workbook %s', (_, create) => {
  function open(list: ListFile): Workbook {
    const workbook = create(createWorkbookInput(list));
    fillWorkbook(workbook, list);
    return workbook;
  }

  const TRICKY = '\uFEFFName,Tricky\r\n"Ada",007\r\n=1+1,1/2\r\n+49 30,TRUE\r\n\'x,50%\r\n,2026-01-05\r\n\r\nx\r\n';

  test('untouched is unchanged', async () => {
    for (const list of [csv(TRICKY), await xlsx()]) expect(changedCells(list, open(list))).toEqual([]);
  });

  test('cells of a CSV are seen as they stand there, and kept as text', () => {
    const list = csv(TRICKY);
    const workbook = open(list);
    const { id, lastRow } = workbook.sheets()[0]!;
    expect(
      workbook
        .displayValues(id, { row: 1, column: 1, rows: lastRow, columns: 2 })
        .map((row) => row.join('|'))
        .join(),
    ).toBe("Name|Tricky,Ada|007,=1+1|1/2,+49 30|TRUE,'x|50%,|2026-01-05,|,x|");
    expect(workbook.formats(id, { row: 2, column: 1, rows: 2, columns: 2 })).toEqual([
      ['', '@'],
      ['@', '@'],
    ]);
  });

  test('a new column and an edited cell of a CSV are all that changes', () => {
    const list = csv(TRICKY);
    const workbook = open(list);
    write(workbook, 1, 3, { value: 'Email' });
    write(workbook, 2, 3, { value: 'ada@x.example' });
    write(workbook, 3, 3, { value: 0.5, format: '0%' });
    write(workbook, 2, 2, { value: null });
    const changed = changedCells(list, workbook);
    expect(changed).toEqual([
      { sheet: 0, row: 1, column: 3, value: 'Email' },
      { sheet: 0, row: 2, column: 2, value: '' },
      { sheet: 0, row: 2, column: 3, value: 'ada@x.example' },
      { sheet: 0, row: 3, column: 3, value: '50%' },
    ]);
    expect(Buffer.from(encodeList(list, changed)).toString()).toBe(
      '\uFEFFName,Tricky,Email\r\n"Ada",,ada@x.example\r\n=1+1,1/2,50%\r\n+49 30,TRUE,\r\n\'x,50%,\r\n,2026-01-05,\r\n\r\nx\r\n',
    );
  });

  test('a workbook keeps formats, formulas, links, notes and hidden rows', async () => {
    const workbook = open(await xlsx());
    const at = (row: number, column: number) => one(workbook, row, column);
    const { sheetId, area } = at(2, 2);
    expect(workbook.displayValues(sheetId, area)).toEqual([['05/01/2024']]);
    expect(workbook.formulas(sheetId, at(2, 3).area)).toEqual([['=SUMPRODUCT(C3:C4)']]);
    expect(workbook.links(sheetId, at(2, 1).area)).toEqual([['https://www.linkedin.com/in/ada']]);
    expect(workbook.notes(sheetId, at(2, 1).area)).toEqual([['met']]);
    expect([2, 3].map((row) => workbook.rowHiddenByUser(sheetId, row))).toEqual([false, true]);
  });

  test('of a workbook values, formulas and formats are changes; a function nobody knows goes out as its value', async () => {
    const list = await xlsx();
    const workbook = open(list);
    write(workbook, 2, 1, { value: 'Bea' });
    write(workbook, 3, 2, { value: 45297, format: 'yyyy-mm-dd' });
    write(workbook, 2, 5, { formula: '=MY_EMAIL(A2)', value: 'a@x.example' });
    const changed = changedCells(list, workbook, { customFunctions: ['MY_EMAIL'] });
    expect(changed.map(({ row, column }) => [row, column])).toEqual([
      [2, 1],
      [2, 5],
      [3, 2],
    ]);
    expect(changed[0]).toEqual({ sheet: 0, row: 2, column: 1, value: 'Bea' });
    expect(changed[1]).not.toHaveProperty('formula');
    expect(changed[2]).toEqual({ sheet: 0, row: 3, column: 2, value: 45297, format: 'yyyy-mm-dd' });
    expect(changedCells(list, workbook)[1]).toMatchObject({ formula: '=MY_EMAIL(A2)' });
  });

  test('rows that moved up leave empty cells behind', () => {
    const list = csv('n\na\nb\n');
    const workbook = open(list);
    workbook.deleteRows(workbook.sheets()[0]!.id, 2, 1);
    expect(changedCells(list, workbook)).toEqual([
      { sheet: 0, row: 2, column: 1, value: 'b' },
      { sheet: 0, row: 3, column: 1, value: '' },
    ]);
  });

  test('sheets that are new or gone do not count', async () => {
    const list = await xlsx();
    const workbook = open(list);
    workbook.deleteSheet(workbook.sheets()[1]!.id);
    const added = workbook.insertSheet('New');
    workbook.change(added.id, { row: 1, column: 1, rows: 1, columns: 1 }, [[{ value: 'x' }]]);
    expect(changedCells(list, workbook)).toEqual([]);
  });
});
