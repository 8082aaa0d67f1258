import { afterEach, describe, expect, test } from '@jest/globals';
import { adapters, closeAll, deskWith, EDITOR, OWNER } from './desk';

afterEach(closeAll);

describe.each(adapters)('filters, rules and protections on a workbook in %s', (_, create) => {
  const desk = deskWith(create);
  const refused =
    'Exception: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

  test('a filter hides the rows that show a hidden value, until it is changed or removed', () => {
    const seen = desk([
      ['State', 'n'],
      ['open', 1],
      ['done', 2],
      [null, 3],
    ]).run((sheet) => {
      const hidden = () => [1, 2, 3, 4].filter((row) => sheet.isRowHiddenByFilter(row));
      const filter = sheet.getDataRange().createFilter();
      const criteria = SpreadsheetApp.newFilterCriteria().setHiddenValues(['done', 'none']).build();
      filter.setColumnFilterCriteria(1, criteria);
      const first = [
        hidden(),
        sheet.getFilter()!.getColumnFilterCriteria(1)!.getHiddenValues(),
        filter.getColumnFilterCriteria(2),
        filter.getRange().getA1Notation(),
      ];
      filter.sort(2, false);
      const sorted = [sheet.getRange('B1:B4').getValues().flat(), hidden()];
      filter.removeColumnFilterCriteria(1).setColumnFilterCriteria(2, criteria.copy().setHiddenValues(['3']).build());
      const second = hidden();
      filter.remove();
      return [first, sorted, second, hidden(), sheet.getFilter()];
    });
    expect(seen).toEqual([[[3], ['done', 'none'], null, 'A1:B4'], [['n', 3, 2, 1], [3]], [2], [], null]);
  });

  test('a sheet has one filter', () => {
    expect(
      desk().refusal((sheet) => (sheet.getRange('A1:B2').createFilter(), sheet.getRange('C1:D2').createFilter())),
    ).toBe("Exception: You can't create a filter in a sheet that already has a filter.");
  });

  test('a rejecting rule keeps the whole write out, and names the cell and what it takes', () => {
    const { run, refusal } = desk();
    run((sheet) => {
      const rule = SpreadsheetApp.newDataValidation();
      sheet
        .getRange('A1:A3')
        .setDataValidation(
          rule.requireValueInList(['yes', 'no', '7']).setAllowInvalid(false).setHelpText('Say so.').build(),
        );
      sheet
        .getRange('B1')
        .setDataValidation(
          SpreadsheetApp.newDataValidation().requireNumberBetween(1, 5).setAllowInvalid(false).build(),
        );
      sheet
        .getRange('C1')
        .setDataValidation(SpreadsheetApp.newDataValidation().requireTextContains('@').setAllowInvalid(false).build());
      sheet.getRange('D1').setDataValidation(SpreadsheetApp.newDataValidation().requireTextContains('@').build());
    });
    expect(refusal((sheet) => sheet.getRange('A1:A2').setValues([['yes'], ['maybe']]))).toBe(
      'Exception: The data you entered in cell A2 violates the data validation rules set on this cell. Please enter one of the following values: yes, no, 7.',
    );
    expect(refusal((sheet) => sheet.getRange('B1').setValue(6))).toBe(
      'Exception: The data you entered in cell B1 violates the data validation rules set on this cell.',
    );
    expect(refusal((sheet) => sheet.appendRow(['maybe']))).toMatch('cell A1 violates');
    expect(
      run((sheet) =>
        sheet
          .getRange('A1:D1')
          .setValues([['7', 5, 'a@b', 'no sign']])
          .getValues(),
      ),
    ).toEqual([[7, 5, 'a@b', 'no sign']]);
    expect(
      run((sheet) =>
        sheet
          .getRange('A1:D1')
          .setValues([['', null, '', '']])
          .isBlank(),
      ),
    ).toBe(true);
  });

  test('rules are read back as they were made, and cleared', () => {
    const seen = desk().run((sheet) => {
      const list = SpreadsheetApp.newDataValidation()
        .requireValueInList(['a', 'b'], false)
        .setHelpText('a or b')
        .build();
      const number = list.copy().requireNumberBetween(1, 2).setAllowInvalid(false).build();
      sheet.getRange('A1:B1').setDataValidations([[list, number]]);
      const read = sheet
        .getRange('A1:C1')
        .getDataValidations()[0]!
        .map(
          (rule) =>
            rule && [rule.getCriteriaType(), rule.getCriteriaValues(), rule.getAllowInvalid(), rule.getHelpText()],
        );
      const same = [
        sheet.getRange('A1').getDataValidation()!.getCriteriaType() ===
          SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST,
      ];
      sheet.getRange('A1').clearDataValidations();
      sheet.getRange('B1').setDataValidation(null);
      return [read, same, sheet.getRange('A1:B1').getDataValidations()];
    });
    expect(seen).toEqual([
      [['VALUE_IN_LIST', [['a', 'b'], false], true, 'a or b'], ['NUMBER_BETWEEN', [1, 2], false, 'a or b'], null],
      [true],
      [[null, null]],
    ]);
  });

  test('a protection mirrors who may edit until somebody is taken off its list; the owner always may', () => {
    const { run, refusal } = desk([['a']]);
    const editors = run((sheet) =>
      sheet
        .getRange('A1:A2')
        .protect()
        .setDescription('names')
        .getEditors()
        .map((user) => user.getEmail()),
    );
    expect(editors).toEqual([OWNER, EDITOR]);
    expect(run((sheet) => sheet.getRange('A1').setValue('b').canEdit(), EDITOR)).toBe(true);
    const left = run((sheet) => {
      const [protection] = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      return protection!
        .removeEditors(protection!.getEditors() as never)
        .getEditors()
        .map((user) => user.getEmail());
    });
    expect(left).toEqual([OWNER]);
    for (const write of [
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.getRange('A2:B3').setValue('c'),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.getRange('A1').setNote('c'),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.getRange('A1:A9').sort(1),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.deleteRow(2),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.getRange('C1').copyTo(sheet.getRange('A1')),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) =>
        sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0]!.remove(),
    ]) {
      expect(refusal(write, EDITOR)).toBe(refused);
    }
    expect(
      run(
        (sheet) => [
          sheet.getRange('A1').canEdit(),
          sheet.getRange('B1').canEdit(),
          sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0]!.canEdit(),
        ],
        EDITOR,
      ),
    ).toEqual([false, true, false]);
    expect(run((sheet) => sheet.getRange('A1').setValue('d').getValue())).toBe('d');
    run((sheet) => sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0]!.remove());
    expect(run((sheet) => sheet.getRange('A1').setValue('e').canEdit(), EDITOR)).toBe(true);
  });

  test('a protected sheet may have ranges that are not protected, and a warning is no refusal', () => {
    const { run, refusal } = desk();
    const description = run((sheet) => {
      const protection = sheet.protect().setUnprotectedRanges([sheet.getRange('A1:A5'), sheet.getRange('B1:B3')]);
      protection.removeEditor('editor@example.com');
      return [
        sheet.protect().setDescription('again').getDescription(),
        SpreadsheetApp.getActive().getProtections(SpreadsheetApp.ProtectionType.SHEET).length,
        protection.getUnprotectedRanges().map((range) => range.getA1Notation()),
        protection.getProtectionType(),
        protection.getRange().getA1Notation(),
      ];
    });
    expect(description).toEqual(['again', 1, ['A1:A5', 'B1:B3'], 'SHEET', 'A1:F20']);
    expect(run((sheet) => sheet.getRange('A2:B3').setValue(1).canEdit(), EDITOR)).toBe(true);
    expect(refusal((sheet) => sheet.getRange('A3:B4').setValue(1), EDITOR)).toBe(refused);
    expect(refusal((sheet) => sheet.insertRowAfter(1), EDITOR)).toBe(refused);
    expect(refusal((sheet) => sheet.appendRow([1]), EDITOR)).toBe(refused);
    expect(refusal((sheet) => SpreadsheetApp.getActive().deleteSheet(sheet), EDITOR)).toBe(refused);
    run((sheet) => void sheet.protect().setWarningOnly(true));
    expect(run((sheet) => sheet.getRange('C9').setValue(1).canEdit(), EDITOR)).toBe(true);
  });

  test('conditional formats are written and read back, and move with their rows', () => {
    const seen = desk().run((sheet) => {
      const builder = SpreadsheetApp.newConditionalFormatRule()
        .whenNumberGreaterThan(5)
        .setBackground('#F00')
        .setBold(true);
      const rule = builder.setRanges([sheet.getRange('B2:B9')]).build();
      sheet.setConditionalFormatRules([
        ...sheet.getConditionalFormatRules(),
        rule,
        rule.copy().whenTextContains('x').build(),
      ]);
      sheet.insertRowBefore(1);
      const read = sheet.getConditionalFormatRules().map((one) => {
        const condition = one.getBooleanCondition()!;
        return [
          one.getRanges().map((range) => range.getA1Notation()),
          condition.getCriteriaType(),
          condition.getCriteriaValues(),
          condition.getBackground(),
          condition.getBold(),
          condition.getItalic(),
        ];
      });
      sheet.clearConditionalFormatRules();
      return [read, sheet.getConditionalFormatRules()];
    });
    expect(seen).toEqual([
      [
        [['B3:B10'], 'NUMBER_GREATER_THAN', [5], '#ff0000', true, null],
        [['B3:B10'], 'TEXT_CONTAINS', ['x'], '#ff0000', true, null],
      ],
      [],
    ]);
  });
});
