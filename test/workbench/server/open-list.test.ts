import { expect, test } from '@jest/globals';
import { openList } from '../../../workbench/server/open-list';

test('a list opens with its header frozen and bold, its extras and its sheet in front', () => {
  const { workbook, api, snapshot, dispose } = openList(
    {
      name: 'people',
      active: 1,
      sheets: [
        { name: 'Notes', rows: [['only one line']], hidden: true },
        {
          name: 'People',
          rows: [
            ['Name', 'Share'],
            ['Ann', 0.5],
            ['Bob', 0.25],
          ],
          widths: [300, null],
          hiddenRows: [3],
          extras: [
            { row: 2, column: 2, change: { format: '0%', note: 'half' } },
            { row: 2, column: 3, change: { formula: '=B2*2' } },
          ],
        },
      ],
    },
    'Etc/UTC',
  );
  const people = workbook.sheets()[1]!;
  expect(workbook.displayValues(people.id, { row: 2, column: 2, rows: 1, columns: 1 })).toEqual([['50%']]);
  expect(workbook.notes(people.id, { row: 2, column: 2, rows: 1, columns: 1 })).toEqual([['half']]);
  expect(workbook.formulas(people.id, { row: 2, column: 3, rows: 1, columns: 1 })).toEqual([['=B2*2']]);
  expect(workbook.rowHiddenByUser(people.id, 3)).toBe(true);
  expect(workbook.sheets()[0]!.hidden).toBe(true);
  expect(api.getActiveWorkbook()!.getActiveSheet().getSheetName()).toBe('People');

  const [notes, sheet] = snapshot().sheetOrder.map((id) => snapshot().sheets[id]!);
  expect(sheet!.freeze).toMatchObject({ ySplit: 1 });
  expect(notes!.freeze?.ySplit ?? 0).toBe(0);
  expect([sheet!.columnData?.[0]?.w, sheet!.columnData?.[1]?.w, sheet!.columnData?.[5]?.w]).toEqual([300, 90, 170]);
  expect(api.getActiveWorkbook()!.getActiveSheet().getRange('A1').getCellStyleData()).toMatchObject({ bl: 1 });
  dispose();
});
