import { afterEach, describe, expect, test } from '@jest/globals';
import { adapters, closeAll, deskWith } from './desk';

afterEach(closeAll);

describe.each(adapters)('rows, columns and sheets on a workbook in %s', (_, create) => {
  const desk = deskWith(create);

  test('rows and columns come in before and after, and go', () => {
    const seen = desk([
      ['a', 'b'],
      ['c', 'd'],
    ]).run((sheet) => {
      sheet.insertRowAfter(1).insertRowsBefore(1, 2).insertColumnBefore(2).insertColumnsAfter(3, 1);
      sheet.insertRows(1);
      sheet.insertColumns(1, 2);
      const grown = [sheet.getDataRange().getValues(), sheet.getMaxRows(), sheet.getMaxColumns()];
      sheet.deleteRows(1, 3);
      sheet.deleteColumns(1, 2);
      sheet.deleteRow(2).deleteColumn(2);
      return [grown, sheet.getDataRange().getValues(), sheet.getMaxRows(), sheet.getMaxColumns()];
    });
    const blank = ['', '', '', '', ''];
    expect(seen).toEqual([
      [[blank, blank, blank, ['', '', 'a', '', 'b'], blank, ['', '', 'c', '', 'd']], 24, 10],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      20,
      7,
    ]);
  });

  test('what is out of bounds, or all there is, is refused', () => {
    const { refusal } = desk();
    expect(refusal((sheet) => sheet.insertRowAfter(21))).toBe('Exception: Those rows are out of bounds.');
    expect(refusal((sheet) => sheet.insertColumnsBefore(0, 1))).toBe('Exception: Those columns are out of bounds.');
    expect(refusal((sheet) => sheet.deleteRows(20, 2))).toBe('Exception: Those rows are out of bounds.');
    expect(refusal((sheet) => sheet.deleteRows(1, 20))).toBe("Exception: You can't delete all the rows on the sheet.");
    expect(refusal((sheet) => sheet.deleteColumns(1, 6))).toBe(
      "Exception: You can't delete all the columns on the sheet.",
    );
    expect(refusal((sheet) => sheet.hideRows(20, 2))).toBe('Exception: Those rows are out of bounds.');
    expect(refusal((sheet) => (sheet.setFrozenRows(1), sheet.deleteRows(2, 19)))).toBe(
      'Exception: Sorry, it is not possible to delete all non-frozen rows.',
    );
    expect(refusal((sheet) => sheet.insertColumnsAfter(6, 18_273))).toBe(
      'Error: What Sheets says of more columns than ZZZ is not known to the workbench.',
    );
    expect(refusal((sheet) => sheet.deleteRow(null as never))).toBe(
      "Exception: The parameters (null) don't match the method signature for SpreadsheetApp.Sheet.deleteRow.",
    );
  });

  test('a workbook holds ten million cells and no more', () => {
    const { run, refusal } = desk();
    const words =
      'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
    // 240 cells are there; another row of six fits 1,666,626 times. A new sheet brings 26,000 cells.
    expect(refusal((sheet) => sheet.insertRowsAfter(20, 1_666_627))).toBe(words);
    expect(run((sheet) => sheet.insertRowsAfter(20, 1_666_626).getMaxRows())).toBe(1_666_646);
    expect(refusal(() => SpreadsheetApp.getActive().insertSheet())).toBe(words);
    expect(refusal((sheet) => (sheet.getRange(1_666_646, 1).setValue('end'), sheet.appendRow([1])))).toBe(words);
    expect(run((sheet) => [sheet.getMaxRows(), SpreadsheetApp.getActive().getSheets().length])).toEqual([1_666_646, 2]);
  });

  test('an appended row stands below the last one with content, in a new row where there is none left', () => {
    const { run, refusal } = desk([['a'], [null, 'b']], { rows: 3, columns: 3 });
    const seen = run((sheet) => {
      sheet.appendRow(['1', "'1", new Date(2024, 2, 4)]).appendRow([true]);
      return [sheet.getDataRange().getDisplayValues(), sheet.getMaxRows()];
    });
    expect(seen).toEqual([
      [
        ['a', '', ''],
        ['', 'b', ''],
        ['1', '1', '3/4/2024'],
        ['TRUE', '', ''],
      ],
      4,
    ]);
    expect(refusal((sheet) => sheet.appendRow([]))).toBe(
      "Exception: The parameters ([]) don't match the method signature for SpreadsheetApp.Sheet.appendRow.",
    );
  });

  test('rows are hidden and shown by number and by range', () => {
    const seen = desk().run((sheet) => {
      const hidden = () => [1, 2, 3, 4, 5].filter((row) => sheet.isRowHiddenByUser(row));
      sheet.hideRows(2, 3);
      const all = hidden();
      sheet.showRows(3);
      sheet.hideRow(sheet.getRange('A5:A6'));
      const some = hidden();
      sheet.unhideRow(sheet.getRange('B4'));
      return [all, some, hidden()];
    });
    expect(seen).toEqual([
      [2, 3, 4],
      [2, 4, 5],
      [2, 5],
    ]);
  });

  test('a sheet is sorted below its frozen rows', () => {
    const seen = desk([
      ['name', 'n'],
      ['b', 1],
      [null, null],
      ['a', 2],
    ]).run((sheet) => {
      sheet.setFrozenRows(1);
      sheet.sort(1);
      const up = sheet.getRange('A1:B4').getValues();
      return [up, sheet.sort(2, false).getRange('A1:A4').getValues().flat(), sheet.getFrozenRows()];
    });
    expect(seen).toEqual([
      [
        ['name', 'n'],
        ['a', 2],
        ['b', 1],
        ['', ''],
      ],
      ['name', 'a', 'b', ''],
      1,
    ]);
  });

  test('columns are moved in whole', () => {
    const seen = desk([['a', 'b', 'c']]).run(
      (sheet) => (sheet.moveColumns(sheet.getRange('A1:B1'), 4), sheet.getDataRange().getValues()),
    );
    expect(seen).toEqual([['c', 'a', 'b']]);
  });

  test('sheets are found, made, named, hidden and deleted', () => {
    const { run, refusal } = desk();
    const seen = run((sheet) => {
      const book = SpreadsheetApp.getActiveSpreadsheet();
      const made = book.insertSheet('Report', 0);
      const names = () => book.getSheets().map((one) => one.getName());
      const before = [
        names(),
        made.getIndex(),
        book.getActiveSheet().getName(),
        book.getSheetById(made.getSheetId())!.getName(),
        book.getSheetByName('none'),
      ];
      made.setName('Summary').hideSheet();
      const state = [
        made.isSheetHidden(),
        made.showSheet().isSheetHidden(),
        book.getRange("'Other list'!B2").getSheet().getName(),
        sheet.getParent().getId(),
      ];
      book.deleteSheet(made);
      return [before, state, names(), book.insertSheet().getName(), book.getNumSheets()];
    });
    expect(seen).toEqual([
      [['Report', 'Sheet1', 'Other list'], 1, 'Report', 'Report', null],
      [true, false, 'Other list', 'book'],
      ['Sheet1', 'Other list'],
      'Sheet3',
      3,
    ]);
    expect(refusal(() => SpreadsheetApp.getActive().insertSheet('other LIST'))).toBe(
      'Exception: A sheet with the name "other LIST" already exists. Please enter another name.',
    );
    expect(refusal((sheet) => sheet.setName('Other list'))).toBe(
      'Exception: A sheet with the name "Other list" already exists. Please enter another name.',
    );
    expect(
      refusal(() =>
        SpreadsheetApp.getActive()
          .getSheets()
          .forEach((one) => SpreadsheetApp.getActive().deleteSheet(one)),
      ),
    ).toBe("Exception: You can't remove all the sheets in a document.");
  });

  test('a spreadsheet is opened by id only where the manifest allows for all files, and never in a formula', () => {
    const { run, script, refusal } = desk();
    expect(run(() => SpreadsheetApp.openById('book').getName())).toBe('Book');
    script.appsScript.project.manifest.oauthScopes = ['https://www.googleapis.com/auth/spreadsheets.currentonly'];
    expect(refusal(() => SpreadsheetApp.openById('book'))).toBe(
      'Exception: Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
    );
    const { thrown } = script.evaluate(
      'anything',
      ['() => SpreadsheetApp.openByUrl("https://docs.google.com/spreadsheets/d/book/edit")'],
      { by: 'owner@example.com', sheetId: 0, row: 1, column: 1 },
    );
    expect(thrown!.message).toBe('You do not have permission to call openByUrl');
  });

  test('a custom function reads and may not write, by whatever method', () => {
    const { script } = desk([['a']]);
    const evaluate = (source: string) =>
      script.evaluate('anything', [source], { by: 'owner@example.com', sheetId: 0, row: 2, column: 1 });
    expect(evaluate('(sheet) => sheet.getRange("A1").getValue() + sheet.getActiveRange().getA1Notation()').value).toBe(
      'aA2',
    );
    for (const [method, call] of [
      ['setValue', 'getRange("A1").setValue(1)'],
      ['setNumberFormat', 'getRange("A1").setNumberFormat("0")'],
      ['clearContent', 'getRange("A1").clearContent()'],
      ['appendRow', 'appendRow([1])'],
      ['hideRows', 'hideRows(1)'],
      ['insertRowAfter', 'insertRowAfter(1)'],
      ['createFilter', 'getRange("A1").createFilter()'],
      ['protect', 'protect()'],
    ]) {
      expect(evaluate(`(sheet) => sheet.${call}`).thrown!.message).toBe(`You do not have permission to call ${method}`);
    }
  });
});
