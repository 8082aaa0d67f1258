import { describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { downloadOf } from '../../../workbench/server/download';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { StoredValue } from '../../../workbench/workbook/workbook';

const ids = { toUniver: String, toServices: (sheet: string) => (sheet === '' ? undefined : Number(sheet)) };

function twoSheets() {
  const cells: StoredValue[][] = [
    ['Name', 'Note'],
    ['Zoë, "Z"', '=not a formula'],
    ['李', 0.5],
  ];
  const workbook = createMemoryWorkbook({
    name: 'people',
    sheets: [
      { name: 'First', cells },
      { name: 'Second', cells: [['other']] },
    ],
  });
  const [first, second] = workbook.sheets();
  workbook.change(first!.id, { row: 3, column: 2, rows: 1, columns: 1 }, [[{ format: '0%', note: 'half' }]]);
  return { workbook, first: first!.id, second: second!.id };
}

describe('a download', () => {
  test('as CSV is the sheet in front, as it is shown', async () => {
    const { workbook, first, second } = twoSheets();
    const download = downloadOf(workbook, ids);
    const file = await download('csv', new URLSearchParams({ sheet: String(first) }));
    expect(file).toMatchObject({ name: 'people.csv', type: 'text/csv' });
    expect(Buffer.from(file!.bytes).toString()).toBe('Name,Note\r\n"Zoë, ""Z""",=not a formula\r\n李,50%\r\n');
    const other = await download('csv', new URLSearchParams({ sheet: String(second) }));
    expect(Buffer.from(other!.bytes).toString()).toBe('other\r\n');
  });

  test('as XLSX has all sheets, with values, formats and notes, and no text becomes a formula', async () => {
    const { workbook } = twoSheets();
    const file = await downloadOf(workbook, ids)('xlsx', new URLSearchParams());
    const { sheets } = await readXlsx(file!.bytes, { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['First', 'Second']);
    expect(sheets[0]!.rows).toEqual([
      ['Name', 'Note'],
      ['Zoë, "Z"', '=not a formula'],
      ['李', 0.5],
    ]);
    const half = sheets[0]!.cells?.get('2,1');
    expect(half?.style?.numFmt).toBe('0%');
    expect(half?.comment?.text).toBe('half');
    expect(sheets[0]!.cells?.get('1,1')?.formula).toBeUndefined();
  });

  test('of another kind is not there', async () => {
    expect(await downloadOf(twoSheets().workbook, ids)('pdf', new URLSearchParams())).toBeNull();
  });
});
