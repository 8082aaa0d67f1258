import { describe, expect, test } from '@jest/globals';
import type { WorkbookChange } from '../../../workbench/workbook/workbook';
import { adapters, area, opener, put } from './both-workbooks';

describe.each(adapters)('a workbook in %s', (_, create) => {
  const open = opener(create);

  test('tells its id, name, time zone and sheets', () => {
    const workbook = open([['Name', 'City'], ['Ann'], [null, null, 7]]);
    expect([workbook.id, workbook.name(), workbook.timeZone()]).toEqual(['book', 'Leads', 'Europe/Paris']);
    expect(workbook.sheets()).toEqual([
      { id: 0, name: 'Leads', hidden: false, rows: 20, columns: 6, lastRow: 3, lastColumn: 3 },
      { id: 1, name: 'Other list', hidden: false, rows: 20, columns: 6, lastRow: 0, lastColumn: 0 },
    ]);
    expect(() => workbook.sheet(9)).toThrow(RangeError);
  });

  test('hides and shows sheets, but never the last one in sight', () => {
    const workbook = open();
    workbook.setSheetHidden(1, true);
    expect(workbook.sheets().map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(() => workbook.setSheetHidden(0, true)).toThrow("You can't hide all the sheets in a document.");
    workbook.setSheetHidden(1, false);
    expect(workbook.sheet(1).hidden).toBe(false);
  });

  test('inserts, renames and deletes sheets', () => {
    const workbook = open();
    const made = workbook.insertSheet('New', 2);
    expect(workbook.sheets().map(({ name }) => name)).toEqual(['Leads', 'New', 'Other list']);
    expect(made).toMatchObject({ rows: 1000, columns: 26, lastRow: 0 });
    expect(() => workbook.insertSheet('leads')).toThrow('already exists');
    workbook.renameSheet(made.id, 'Newer');
    workbook.deleteSheet(1);
    expect(workbook.sheets().map(({ name }) => name)).toEqual(['Leads', 'Newer']);
  });

  test('tells of every change, until it is asked to stop', () => {
    const workbook = open([['a']]);
    const seen: WorkbookChange[] = [];
    const stop = workbook.onChange((change) => seen.push(change));
    put(workbook, 'B2:C3', { value: 1 });
    workbook.flush?.();
    workbook.insertRows(0, 1, 1);
    workbook.insertSheet('New');
    stop();
    put(workbook, 'A1', { value: 1 });
    workbook.flush?.();
    expect(seen).toContainEqual({ kind: 'cells', sheetId: 0, area: area('B2:C3') });
    expect(seen).toContainEqual({ kind: 'structure', sheetId: 0 });
    expect(seen.at(-1)).toEqual({ kind: 'sheets' });
  });
});
