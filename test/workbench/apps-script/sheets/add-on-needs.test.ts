import { afterEach, describe, expect, test } from '@jest/globals';
import { adapters, closeAll, deskWith, EDITOR, OWNER } from './desk';

afterEach(closeAll);

describe.each(adapters)('what add-ons of this kind need, on a workbook in %s', (_, create) => {
  const open = deskWith(create);

  test('fonts, alignment and wrapping are set and told, for one cell, all cells and lists of ranges', () => {
    const { run } = open([['a', 1]]);
    const seen = run((sheet) => {
      const range = sheet.getRange('A1:B2');
      const before = [
        range.getFontColor(),
        range.getFontFamily(),
        range.getFontSize(),
        range.getFontStyle(),
        range.getFontLine(),
        range.getVerticalAlignment(),
        range.getWrap(),
        String(range.getWrapStrategy()),
      ];
      range.setFontColor('red').setFontFamily('Roboto').setFontSize(14).setFontStyle('italic').setFontLine('underline');
      range.setHorizontalAlignment('center').setVerticalAlignment('middle').setWrap(true);
      sheet
        .getRange('B1:B2')
        .setFontColors([['#00f'], [null]])
        .setFontSizes([[9], [10]])
        .setFontLines([['line-through'], ['none']])
        .setWrapStrategies([[SpreadsheetApp.WrapStrategy.CLIP], [SpreadsheetApp.WrapStrategy.WRAP]]);
      sheet
        .getRangeList(['A2', 'B2'])
        .setFontFamily('Lato')
        .setHorizontalAlignment(null as never);
      return [
        before,
        range.getFontColors(),
        range.getFontFamilies(),
        range.getFontSizes(),
        range.getFontStyles(),
        range.getFontLines(),
        range.getHorizontalAlignments(),
        range.getVerticalAlignments(),
        range.getWraps(),
        range.getWrapStrategies().map((row) => row.map(String)),
        sheet.getRange('A1').getWrapStrategy() === SpreadsheetApp.WrapStrategy.WRAP,
        range.getValues(),
      ];
    });
    expect(seen).toEqual([
      ['#000000', 'Arial', 10, 'normal', 'none', 'bottom', false, 'OVERFLOW'],
      [
        ['#ff0000', '#0000ff'],
        ['#ff0000', '#000000'],
      ],
      [
        ['Roboto', 'Roboto'],
        ['Lato', 'Lato'],
      ],
      [
        [14, 9],
        [14, 10],
      ],
      [
        ['italic', 'italic'],
        ['italic', 'italic'],
      ],
      [
        ['underline', 'line-through'],
        ['underline', 'none'],
      ],
      [
        ['center', 'center'],
        ['general', 'general'],
      ],
      [
        ['middle', 'middle'],
        ['middle', 'middle'],
      ],
      [
        [true, false],
        [true, true],
      ],
      [
        ['WRAP', 'CLIP'],
        ['WRAP', 'WRAP'],
      ],
      true,
      [
        ['a', 1],
        ['', ''],
      ],
    ]);
  });

  test('looks go with the rows when they are sorted or moved, and are taken away by clearFormat', () => {
    const { run } = open([['b'], ['a']]);
    const colours = run((sheet) => {
      sheet.getRange('A1').setFontColor('red');
      sheet.getRange('A1:A2').sort(1);
      sheet.insertRowBefore(1);
      const moved = sheet.getRange('A1:A3').getFontColors();
      sheet.getRange('A3').clearFormat();
      return [moved, sheet.getRange('A3').getFontColor()];
    });
    expect(colours).toEqual([[['#000000'], ['#000000'], ['#ff0000']], '#000000']);
  });

  test('borders are drawn, left and taken away by side', () => {
    const { run, workbook, refusal } = open();
    run((sheet) => {
      sheet.getRange('B2:C3').setBorder(true, true, true, true, true, true, 'red', SpreadsheetApp.BorderStyle.DASHED);
      sheet.getRange('B2').setBorder(false, null, null, null, null, null);
      sheet.getRangeList(['E1']).setBorder(null, null, true, null, null, null);
    });
    const line = { style: 'DASHED', colour: '#ff0000' };
    expect(workbook.looks(0, { row: 2, column: 2, rows: 1, columns: 2 })[0]).toEqual([
      { borders: { left: line, bottom: line, right: line } },
      { borders: { top: line, left: line, bottom: line, right: line } },
    ]);
    expect(workbook.looks(0, { row: 1, column: 5, rows: 1, columns: 1 })[0]![0]).toEqual({
      borders: { bottom: { style: 'SOLID', colour: '#000000' } },
    });
    expect(refusal((sheet) => (sheet.getRange('A1').setBorder as unknown as (on: boolean) => void)(true))).toContain(
      "don't match the method signature",
    );
  });

  test('columns and rows are resized, frozen and hidden', () => {
    const { run, refusal } = open([['a text of twenty-five', 1]]);
    const seen = run((sheet) => {
      sheet.autoResizeColumn(1).autoResizeColumns(2, 2).setRowHeight(2, 40).setRowHeights(3, 2, 50);
      sheet.setFrozenColumns(2);
      sheet.hideColumns(3);
      sheet.hideColumn(sheet.getRange('D1:E1'));
      sheet.unhideColumn(sheet.getRange('E1'));
      const before = [
        sheet.getColumnWidth(1) > 140,
        sheet.getColumnWidth(3),
        sheet.getRowHeight(1),
        sheet.getRowHeight(2),
        sheet.getRowHeight(4),
        sheet.getFrozenColumns(),
        [1, 2, 3, 4, 5].map((column) => sheet.isColumnHiddenByUser(column)),
      ];
      sheet.insertColumnBefore(1);
      sheet.insertRowBefore(1);
      return [
        before,
        sheet.getRowHeight(3),
        sheet.getFrozenColumns(),
        [3, 4, 5, 6].map((column) => sheet.isColumnHiddenByUser(column)),
        String(sheet.getType()),
      ];
    });
    expect(seen).toEqual([
      [true, expect.any(Number), 21, 40, 50, 2, [false, false, true, true, false]],
      40,
      3,
      [false, true, true, false],
      'GRID',
    ]);
    expect(refusal((sheet) => sheet.autoResizeColumns(9, 1))).toBe('Exception: Those columns are out of bounds.');
    expect(refusal((sheet) => sheet.setRowHeight(99, 1))).toBe('Exception: Those rows are out of bounds.');
  });

  test('merged cells keep the first value, are told, move along and come apart', () => {
    const { run, refusal } = open([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const seen = run((sheet) => {
      const range = sheet.getRange('A1:B2').merge();
      const merged = [
        range.getValues(),
        sheet.getRange('B2').isPartOfMerge(),
        sheet.getRange('C1').isPartOfMerge(),
        sheet
          .getRange('A1:C9')
          .getMergedRanges()
          .map((one) => one.getA1Notation()),
      ];
      sheet.insertRowBefore(1);
      const moved = sheet
        .getRange('B2')
        .getMergedRanges()
        .map((one) => one.getA1Notation());
      sheet.getRange('A2:B3').breakApart();
      sheet.getRange('C1:D2').mergeAcross();
      sheet.getRange('E1:F2').mergeVertically();
      return [
        merged,
        moved,
        sheet
          .getRange('A1:F3')
          .getMergedRanges()
          .map((one) => one.getA1Notation()),
      ];
    });
    expect(seen).toEqual([
      [
        [
          ['a', ''],
          ['', ''],
        ],
        true,
        false,
        ['A1:B2'],
      ],
      ['A2:B3'],
      ['C1:D1', 'C2:D2', 'E1:E2', 'F1:F2'],
    ]);
    expect(refusal((sheet) => sheet.getRange('A1:C1').merge())).toBe(
      'Exception: You must select all cells in a merged range to merge or unmerge them.',
    );
  });

  test('named ranges are made, found, renamed, moved and removed', () => {
    const { run, refusal } = open([
      ['a', 1],
      ['b', 2],
    ]);
    const seen = run((sheet) => {
      const book = SpreadsheetApp.getActiveSpreadsheet();
      book.setNamedRange('People', sheet.getRange('A1:A2'));
      book.setNamedRange('Other', book.getSheetByName('Other list')!.getRange('B2'));
      sheet.insertRowBefore(1);
      const moved = [
        book.getRangeByName('People')!.getA1Notation(),
        book.getRangeByName('people')!.getValues(),
        book.getRange('People').getA1Notation(),
        sheet.getRange('People').getNumRows(),
        book.getRange('Other').getSheet().getName(),
        book.getRangeByName('Nobody'),
      ];
      const [named] = sheet.getNamedRanges();
      named!.setName('Persons').setRange(sheet.getRange('B1'));
      const renamed = [
        book
          .getNamedRanges()
          .map((one) => one.getName())
          .sort(),
        named!.getRange().getA1Notation(),
      ];
      named!.remove();
      book.removeNamedRange('Other');
      return [moved, renamed, book.getNamedRanges().length];
    });
    expect(seen).toEqual([['A2:A3', [['a'], ['b']], 'A2:A3', 2, 'Other list', null], [['Other', 'Persons'], 'B1'], 0]);
    expect(refusal((sheet) => SpreadsheetApp.getActive().setNamedRange('A1', sheet.getRange('A1')))).toContain(
      'is not valid for a named range',
    );
    expect(refusal((sheet) => sheet.getRange('Nobody'))).toBe('Exception: Range not found');
  });

  test('places and formulas are read in R1C1 notation', () => {
    const { run } = open([
      [1, 2],
      [3, 4],
    ]);
    const seen = run((sheet) => {
      const formulas = sheet
        .getRange('C1:C2')
        .setFormulasR1C1([['=R[0]C[-2]'], ['=R1C1']])
        .getFormulas();
      const one = sheet.getRange('D2').setFormulaR1C1('=RC[-3]');
      sheet.getRange('D1').setFormula("=$A1&'Other list'!B$2");
      return [
        sheet.getRange('R2C1').getValue(),
        sheet.getRange('R1C1:R2C2').getA1Notation(),
        SpreadsheetApp.getActive().getRange("'Other list'!R3C2").getA1Notation(),
        formulas,
        one.getFormula(),
        one.getFormulaR1C1(),
        sheet.getRange('D1').getFormulasR1C1(),
      ];
    });
    expect(seen).toEqual([
      3,
      'A1:B2',
      'B3',
      [['=A1'], ['=$A$1']],
      '=A2',
      '=R[0]C[-3]',
      [["=R[0]C1&'Other list'!R2C[-2]"]],
    ]);
  });

  test('validation by a range, a checkbox, dates, numbers, texts and addresses', () => {
    const { run, refusal } = open([['yes', 'no']]);
    const seen = run((sheet) => {
      const rule = () => SpreadsheetApp.newDataValidation().setAllowInvalid(false);
      const set = (a1: string, made: GoogleAppsScript.Spreadsheet.DataValidationBuilder) =>
        sheet.getRange(a1).setDataValidation(made.build());
      set('A2', rule().requireValueInRange(sheet.getRange('A1:B1'), false));
      set('A3', rule().requireCheckbox());
      set('A4', rule().requireDate());
      set('A5', rule().requireDateAfter(new Date(2024, 0, 1)));
      set('A6', rule().requireNumberGreaterThan(3));
      set('A7', rule().requireTextIsEmail());
      set('A8', rule().requireTextIsUrl());
      set('A9', rule().requireTextEqualTo('x').setHelpText('only x'));
      sheet.getRange('A2').setValue('no');
      sheet.getRange('A3').setValue(true);
      sheet.getRange('A4').setValue('3/4/2024');
      sheet.getRange('A5').setValue(new Date(2024, 0, 2));
      sheet.getRange('A6').setValue(4);
      sheet.getRange('A7').setValue('ann@example.com');
      sheet.getRange('A8').setValue('https://a.example/b');
      sheet.getRange('A9').setValue('x');
      const [range, dropdown] = sheet.getRange('A2').getDataValidation()!.getCriteriaValues() as [
        GoogleAppsScript.Spreadsheet.Range,
        boolean,
      ];
      const after = sheet.getRange('A5').getDataValidation()!;
      return [
        sheet
          .getRange('A2:A9')
          .getDataValidations()
          .map(([one]) => String(one!.getCriteriaType())),
        range.getA1Notation(),
        dropdown,
        (after.getCriteriaValues()[0] as Date).getTime() === new Date(2024, 0, 1).getTime(),
        sheet.getRange('A9').getDataValidation()!.copy().getHelpText(),
      ];
    });
    expect(seen).toEqual([
      [
        'VALUE_IN_RANGE',
        'CHECKBOX',
        'DATE_IS_VALID_DATE',
        'DATE_AFTER',
        'NUMBER_GREATER_THAN',
        'TEXT_IS_VALID_EMAIL',
        'TEXT_IS_VALID_URL',
        'TEXT_EQUAL_TO',
      ],
      'A1:B1',
      false,
      true,
      'only x',
    ]);
    const wrong: [string, unknown][] = [
      ['A2', 'maybe'],
      ['A3', 'on'],
      ['A4', 'soon'],
      ['A5', '12/31/2023'],
      ['A6', 3],
      ['A7', 'ann'],
      ['A8', 'not an address'],
      ['A9', 'y'],
    ];
    for (const [cell, value] of wrong) {
      expect(refusal(`(sheet) => sheet.getRange('${cell}').setValue(${JSON.stringify(value)})` as never)).toContain(
        `cell ${cell} violates`,
      );
    }
  });

  test('checkboxes are put in, ticked, told and taken out', () => {
    const { run } = open([['keep', '']]);
    const seen = run((sheet) => {
      const range = sheet.getRange('B1:B2').insertCheckboxes();
      const fresh = [range.getValues(), range.isChecked(), sheet.getRange('A1').isChecked()];
      sheet.getRange('B1').check();
      const mixed = [range.getValues(), range.isChecked(), sheet.getRange('B1').isChecked()];
      sheet.getRangeList(['C1', 'C2']).insertCheckboxes('yes', 'no').check();
      const own = [sheet.getRange('C1:C2').getValues(), sheet.getRange('C1:C2').isChecked()];
      sheet.getRange('B1:C2').uncheck();
      const none = sheet.getRange('B1:C2').getValues();
      sheet.getRange('B1:B2').removeCheckboxes();
      return [fresh, mixed, own, none, sheet.getRange('B1').getDataValidation(), sheet.getRange('B1').isBlank()];
    });
    expect(seen).toEqual([
      [[[false], [false]], false, null],
      [[[true], [false]], null, true],
      [[['yes'], ['yes']], true],
      [
        [false, 'no'],
        [false, 'no'],
      ],
      null,
      true,
    ]);
  });

  test('metadata on columns, rows, sheets and the spreadsheet is found, and moves with its column', () => {
    const { run, refusal } = open([['a', 'b', 'c']]);
    const seen = run((sheet) => {
      const book = SpreadsheetApp.getActiveSpreadsheet();
      const visibility = SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
      sheet.getRange('B:B').addDeveloperMetadata('column', 'b', visibility);
      sheet.getRange('2:2').addDeveloperMetadata('row');
      sheet.addDeveloperMetadata('sheet', 's');
      book.addDeveloperMetadata('book', visibility);
      sheet.moveColumns(sheet.getRange('B1'), 1);
      sheet.insertColumnBefore(1);
      const [column] = sheet.createDeveloperMetadataFinder().withKey('column').find();
      const place = column!.getLocation();
      const found = [
        column!.getValue(),
        String(column!.getVisibility()),
        String(place.getLocationType()),
        place.getColumn()!.getA1Notation(),
        place.getRow(),
        place.getSheet(),
      ];
      column!.setValue('new').setKey('key').moveToColumn(sheet.getRange('D:D'));
      const moved = sheet
        .getRange('D:D')
        .getDeveloperMetadata()
        .map((one) => [one.getKey(), one.getValue()]);
      const kinds = book
        .createDeveloperMetadataFinder()
        .find()
        .map((one) => String(one.getLocation().getLocationType()))
        .sort();
      const onSheet = sheet.getDeveloperMetadata().map((one) => one.getKey());
      const rows = sheet
        .createDeveloperMetadataFinder()
        .withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.ROW)
        .find().length;
      column!.remove();
      sheet.deleteRow(2);
      return [
        found,
        moved,
        kinds,
        onSheet,
        rows,
        book
          .createDeveloperMetadataFinder()
          .find()
          .map((one) => one.getKey())
          .sort(),
        book.getDeveloperMetadata()[0]!.getLocation().getSpreadsheet()!.getId(),
      ];
    });
    expect(seen).toEqual([
      ['b', 'PROJECT', 'COLUMN', 'B1:B20', null, null],
      [['key', 'new']],
      ['COLUMN', 'ROW', 'SHEET', 'SPREADSHEET'],
      ['sheet'],
      1,
      ['book', 'sheet'],
      'book',
    ]);
    expect(refusal((sheet) => sheet.getRange('A1:B2').addDeveloperMetadata('x'))).toMatch(
      /^Exception: Adding developer metadata to arbitrary ranges is not currently supported/,
    );
    expect(refusal((sheet) => sheet.addDeveloperMetadata('x', 'y'.repeat(30_000)))).toContain('30000');
  });

  test('boxes of Browser are answered in small letters, and closing them is to cancel', () => {
    const { run, window } = open();
    window.answers.push({ button: 'YES' }, { button: 'CLOSE' }, { button: 'OK', text: 'Ann' }, { button: 'CANCEL' });
    expect(
      run(() => [
        Browser.msgBox('A', 'b?', Browser.Buttons.YES_NO),
        Browser.msgBox('c'),
        Browser.inputBox('Name'),
        Browser.inputBox('Title', 'Name', Browser.Buttons.OK_CANCEL),
      ]),
    ).toEqual(['yes', 'cancel', 'Ann', 'cancel']);
  });

  test('several ranges are selected at once; the current cell is one cell, and its range becomes the active one', () => {
    const { run, refusal } = open();
    const seen = run((sheet) => {
      sheet.setActiveRangeList(sheet.getRangeList(['A1:A2', 'C1:C2']));
      sheet.setCurrentCell(sheet.getRange('A2'));
      const inside = [
        sheet.getActiveRange()!.getA1Notation(),
        sheet.getCurrentCell()!.getA1Notation(),
        sheet.getActiveRangeList()!.getRanges().length,
      ];
      sheet.setCurrentCell(sheet.getRange('D4'));
      return [
        inside,
        sheet
          .getActiveRangeList()!
          .getRanges()
          .map((range) => range.getA1Notation()),
      ];
    });
    expect(seen).toEqual([['A1:A2', 'A2', 2], ['D4']]);
    expect(refusal((sheet) => sheet.setCurrentCell(sheet.getRange('A1:A2')))).toMatch(/^Exception: /);
  });

  test('what is no number, and what is infinite, is an error in a cell', () => {
    const { run } = open();
    expect(
      run((sheet) =>
        sheet
          .getRange('A1:D1')
          .setValues([[NaN, Infinity, new Date(NaN), 5]])
          .getDisplayValues(),
      ),
    ).toEqual([['#NUM!', '#NUM!', '#NUM!', '5']]);
  });

  test('who may not edit may not change looks, merges and metadata either', () => {
    const { run, refusal } = open();
    run(`(sheet) => sheet.protect().removeEditor('${EDITOR}')` as never, OWNER);
    for (const call of [
      "getRange('A1').setFontColor('red')",
      "getRange('A1:B1').merge()",
      "getRange('A1').insertCheckboxes()",
      "getRange('A1').setBorder(true, true, true, true, true, true)",
    ]) {
      expect(refusal(`(sheet) => sheet.${call}` as never, EDITOR)).toContain('protected cell');
    }
  });
});
