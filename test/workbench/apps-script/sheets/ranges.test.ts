import { afterEach, describe, expect, test } from '@jest/globals';
import { adapters, closeAll, deskWith } from './desk';

afterEach(closeAll);

describe.each(adapters)('ranges on a workbook in %s', (_, create) => {
  const desk = deskWith(create);

  test('a range is had by position, by size and by A1 notation, open or not', () => {
    const seen = desk().run((sheet) => {
      const ranges = [
        sheet.getRange(2, 3),
        sheet.getRange(2, 3, 4),
        sheet.getRange(2, 3, 4, 2),
        sheet.getRange('B2'),
        sheet.getRange('$A$1:c3'),
        sheet.getRange('A2:A'),
        sheet.getRange('B:C'),
        sheet.getRange('3:4'),
      ];
      return ranges.map((range) => range.getA1Notation());
    });
    expect(seen).toEqual(['C2', 'C2:C5', 'C2:D5', 'B2', 'A1:C3', 'A2:A20', 'B1:C20', 'A3:F4']);
  });

  test('a range knows its place', () => {
    const seen = desk().run((sheet) => {
      const range = sheet.getRange('B2:D6');
      const numbers = [
        range.getRow(),
        range.getColumn(),
        range.getLastRow(),
        range.getLastColumn(),
        range.getNumRows(),
        range.getNumColumns(),
        range.getHeight(),
        range.getWidth(),
      ];
      return [
        numbers,
        range.getCell(2, 3).getA1Notation(),
        range.offset(1, -1).getA1Notation(),
        range.offset(0, 0, 1).getA1Notation(),
        range.offset(1, 1, 2, 2).getA1Notation(),
        range.getSheet().getName(),
      ];
    });
    expect(seen).toEqual([[2, 2, 6, 4, 5, 3, 5, 3], 'D3', 'A3:C7', 'B2:D2', 'C3:D4', 'Sheet1']);
  });

  test("a range outside of the sheet, or of no size, is refused in Google's words", () => {
    const { refusal } = desk();
    expect(refusal((sheet) => sheet.getRange(20, 1, 2, 1))).toBe(
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(refusal((sheet) => sheet.getRange('G1'))).toBe(
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(refusal((sheet) => sheet.getRange(0, 1))).toBe('Exception: The starting row of the range is too small.');
    expect(refusal((sheet) => sheet.getRange('A1').offset(0, -1))).toBe(
      'Exception: The starting column of the range is too small.',
    );
    expect(refusal((sheet) => sheet.getRange(1, 1, 0, 1))).toBe(
      'Exception: The number of rows in the range must be at least 1.',
    );
    expect(refusal((sheet) => sheet.getRange(1, 1, 1, 0))).toBe(
      'Exception: The number of columns in the range must be at least 1.',
    );
    expect(refusal((sheet) => sheet.getRangeList(['A1', 'A21']))).toBe(
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(refusal((sheet) => sheet.getRange('no such name'))).toBe('Exception: Range not found');
    expect(refusal((sheet) => sheet.getRange('A1').getCell(1, 2))).toBe('Exception: Cell reference out of range');
    expect(refusal((sheet) => sheet.getRange('A' as never, 1))).toBe(
      "Exception: The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    );
  });

  test('a range stays where it is when rows come in above it', () => {
    const seen = desk([['a'], ['b']]).run((sheet) => {
      const range = sheet.getRange('A2');
      sheet.insertRowBefore(1);
      return [range.getA1Notation(), range.getValue()];
    });
    expect(seen).toEqual(['A2', 'a']);
  });

  test('the data range ends with the last row and column that hold anything', () => {
    const seen = desk([
      ['a', null],
      [null, 'b'],
    ]).run((sheet) => [
      sheet.getDataRange().getA1Notation(),
      SpreadsheetApp.getActive().getSheetByName('Other list')!.getDataRange().getA1Notation(),
      sheet.getLastRow(),
      sheet.getLastColumn(),
    ]);
    expect(seen).toEqual(['A1:B2', 'A1', 2, 2]);
  });

  test('the next data cell is where Ctrl and an arrow key lead', () => {
    const seen = desk([['a', null, 'c', 'd'], ['b'], [null], ['x']]).run((sheet) => {
      const { DOWN, UP, NEXT, PREVIOUS } = SpreadsheetApp.Direction;
      const next = (from: string, direction: GoogleAppsScript.Spreadsheet.Direction) =>
        sheet.getRange(from).getNextDataCell(direction).getA1Notation();
      return [
        next('A1', DOWN),
        next('A2', DOWN),
        next('A3', DOWN),
        next('A4', DOWN),
        next('A20', UP),
        next('A4', UP),
        next('A1', NEXT),
        next('F1', PREVIOUS),
        next('C1', NEXT),
        next('A1', UP),
      ];
    });
    expect(seen).toEqual(['A2', 'A4', 'A4', 'A20', 'A4', 'A2', 'C1', 'D1', 'D1', 'A1']);
  });

  test('a list of ranges is written at once', () => {
    const seen = desk().run((sheet) => {
      const list = sheet
        .getRangeList(['A1', 'C2:D2'])
        .setValue('x')
        .setNumberFormat('@')
        .setBackground('yellow')
        .setNote('n');
      return [
        sheet.getRange('A1:D2').getValues(),
        sheet.getRange('D2').getBackground(),
        sheet.getRange('C2').getNote(),
        list.getRanges().map((range) => range.getA1Notation()),
      ];
    });
    expect(seen).toEqual([
      [
        ['x', '', '', ''],
        ['', '', 'x', 'x'],
      ],
      '#ffff00',
      'n',
      ['A1', 'C2:D2'],
    ]);
  });

  test('a copy takes formats, notes and rules along, and its formulas point as far away as before', () => {
    const seen = desk([['a', 5]]).run((sheet) => {
      sheet.getRange('C1').setFormula('=A1&$B$1');
      sheet
        .getRange('B1')
        .setNumberFormat('0.0')
        .setNote('five')
        .setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(1, 9).build());
      sheet.getRange('A1:C1').copyTo(sheet.getRange('B3'));
      sheet.getRange('B1').copyTo(sheet.getRange('F1:F9'), { contentsOnly: true });
      sheet.getRange('B1').copyTo(sheet.getRange('F2'), SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
      return [
        [
          sheet.getRange('B3').getValue(),
          sheet.getRange('C3').getDisplayValue(),
          sheet.getRange('C3').getNote(),
          sheet.getRange('D3').getFormula(),
          sheet.getRange('C3').getDataValidation()?.getCriteriaValues(),
        ],
        [
          sheet.getRange('F1').getDisplayValue(),
          sheet.getRange('F2').getValue(),
          sheet.getRange('F2').getNumberFormat(),
        ],
      ];
    });
    expect(seen).toEqual([
      ['a', '5.0', 'five', '=B3&$B$1', [1, 9]],
      ['5', '', '0.0'],
    ]);
  });

  test('a formula copied over itself as values is its last result', async () => {
    const { workbook, calculated } = create({ sheets: [{ name: 'S', cells: [['a']] }] });
    workbook.change(0, { row: 1, column: 2, rows: 1, columns: 1 }, [[{ formula: '=A1' }]]);
    await calculated();
    const { run } = deskWith(() => ({ workbook, calculated }))();
    const seen = run((sheet) => {
      sheet.getRange('B1').copyTo(sheet.getRange('B1'), { contentsOnly: true });
      return [sheet.getRange('B1').getFormula(), sheet.getRange('B1').getValue()];
    });
    expect(seen).toEqual(['', 'a']);
  });

  test('sorts by one column or several, either way', () => {
    const seen = desk([
      ['b', 1],
      ['a', 2],
      ['b', 3],
    ]).run((sheet) => {
      const range = sheet.getRange('A1:B3');
      return [
        range.sort(1).getValues(),
        range
          .sort([
            { column: 1, ascending: false },
            { column: 2, ascending: false },
          ])
          .getValues(),
        range.sort({ column: 2, ascending: true }).getValues(),
      ];
    });
    expect(seen).toEqual([
      [
        ['a', 2],
        ['b', 1],
        ['b', 3],
      ],
      [
        ['b', 3],
        ['b', 1],
        ['a', 2],
      ],
      [
        ['b', 1],
        ['a', 2],
        ['b', 3],
      ],
    ]);
  });

  test('what is selected in the window is active, and scripts can select', () => {
    const { run, window } = desk([['a', 'b']]);
    window.select({
      sheetId: 0,
      areas: [
        { row: 1, column: 1, rows: 2, columns: 1 },
        { row: 4, column: 2, rows: 1, columns: 2 },
      ],
      cell: { row: 4, column: 2 },
    });
    const seen = run((sheet) => [
      SpreadsheetApp.getActiveRangeList()
        .getRanges()
        .map((range) => range.getA1Notation()),
      SpreadsheetApp.getActiveRange().getA1Notation(),
      SpreadsheetApp.getCurrentCell()!.getA1Notation(),
      sheet.getActiveCell().getA1Notation(),
      SpreadsheetApp.getActiveSpreadsheet().getActiveRange()!.getA1Notation(),
      sheet.getSelection().getActiveRange()!.getA1Notation(),
      SpreadsheetApp.getSelection().getActiveSheet().getName(),
    ]);
    expect(seen).toEqual([['A1:A2', 'B4:C4'], 'B4:C4', 'B4', 'B4', 'B4:C4', 'B4:C4', 'Sheet1']);
    run((sheet) => void sheet.getRange('C3:C4').activate());
    expect(window.state.selection).toEqual({
      sheetId: 0,
      areas: [{ row: 3, column: 3, rows: 2, columns: 1 }],
      cell: { row: 3, column: 3 },
    });
    run((sheet) => void sheet.setCurrentCell(sheet.getRange('C4')));
    expect(window.state.selection).toEqual({
      sheetId: 0,
      areas: [{ row: 3, column: 3, rows: 2, columns: 1 }],
      cell: { row: 4, column: 3 },
    });
    run(() => void SpreadsheetApp.getActive().getSheetByName('Other list')!.activate());
    expect(run(() => SpreadsheetApp.getActiveSheet().getName())).toBe('Other list');
  });

  test('text is found cell by cell, and replaced as if typed', () => {
    const seen = desk([
      ['Ann', 'ann@a.example', 'Anna'],
      [12, null, 'a.b'],
    ]).run((sheet) => {
      sheet.getRange('B2').setFormula('=A1');
      const find = (text: string) => sheet.createTextFinder(text);
      const places = (finder: GoogleAppsScript.Spreadsheet.TextFinder) =>
        finder.findAll().map((range) => range.getA1Notation());
      const found = [
        places(find('ann').matchCase(true)),
        places(find('ann').matchEntireCell(true).matchCase(true)),
        places(find('a.').matchCase(true)),
        places(find('')),
        places(find('=A').matchFormulaText(true)),
      ];
      const finder = sheet.getRange('A1:C1').createTextFinder('ann');
      const steps = [
        finder.getCurrentMatch(),
        finder.findNext(),
        finder.findNext(),
        finder.findNext(),
        finder.findNext(),
      ].map((range) => range?.getA1Notation());
      const count = find('n').matchCase(true).replaceAllWith('m');
      return [
        found,
        steps,
        count,
        find('2').replaceAllWith('3'),
        sheet.getRange('A1:C1').getValues(),
        sheet.getRange('A2').getValue(),
        sheet.getRange('B2').getFormula(),
      ];
    });
    expect(seen).toEqual([
      [['B1'], [], ['B1', 'C2'], [], ['B2']],
      [null, 'A1', 'B1', 'C1', null],
      6,
      1,
      [['Amm', 'amm@a.example', 'Amma']],
      13,
      '=A1',
    ]);
  });

  test('a method that is missing says so, and says what to do', () => {
    expect(desk().refusal((sheet) => sheet.getRange('A1').createPivotTable(sheet.getRange('A1')))).toBe(
      'Error: Range.createPivotTable is not part of the workbench: add it with its real behaviour',
    );
    expect(desk().refusal((sheet) => sheet.newChart())).toBe(
      'Error: Sheet.newChart is not part of the workbench: add it with its real behaviour',
    );
    expect(desk().refusal(() => SpreadsheetApp.newFilterCriteria().whenCellEmpty())).toBe(
      'Error: FilterCriteriaBuilder.whenCellEmpty is not part of the workbench: add it with its real behaviour',
    );
  });
});
