import { afterEach, describe, expect, test } from '@jest/globals';
import { adapters, closeAll, deskWith } from './desk';

afterEach(closeAll);

describe.each(adapters)('values on a workbook in %s', (_, create) => {
  const desk = deskWith(create);

  test('a written string is read like typed input, everything else is stored as it is', () => {
    const seen = desk().run((sheet) => {
      const typed = ['12', ' 1,234.50 ', '50%', '$3', 'true', 'Mar 4 2024', "'12", '007', 'plain', ''];
      sheet.getRange(1, 1, typed.length, 1).setValues(typed.map((text) => [text]));
      return sheet
        .getRange(1, 1, typed.length, 1)
        .getValues()
        .map(([value]) => (value instanceof Date ? value.getDate() : value));
    });
    expect(seen).toEqual([12, 1234.5, 0.5, 3, true, 4, '12', 7, 'plain', '']);
  });

  test('plain text format keeps what is typed, and an apostrophe is not part of the text', () => {
    const seen = desk().run((sheet) => {
      sheet
        .getRange('A1:A3')
        .setNumberFormat('@')
        .setValues([['007'], ['=1+1'], ["'=1+1"]]);
      return [sheet.getRange('A1:A3').getValues().flat(), sheet.getRange('A1:A3').getFormulas().flat()];
    });
    expect(seen).toEqual([
      ['007', '=1+1', '=1+1'],
      ['', '', ''],
    ]);
  });

  test('a Date is a date in the cell, with its time where it has one, and comes back as the same moment', () => {
    const seen = desk().run((sheet) => {
      sheet.getRange('A1').setValue(new Date(2024, 2, 4));
      sheet.getRange('A2').setValue(new Date(2024, 2, 4, 9, 30, 15));
      const [day, moment] = sheet.getRange('A1:A2').getValues().flat() as Date[];
      return [
        sheet.getRange('A1:A2').getDisplayValues().flat(),
        day!.getTime() === new Date(2024, 2, 4).getTime(),
        moment!.getTime() === new Date(2024, 2, 4, 9, 30, 15).getTime(),
      ];
    });
    expect(seen).toEqual([['3/4/2024', '3/4/2024 9:30:15'], true, true]);
  });

  test('display values are what is seen, by the number format', () => {
    const seen = desk([[0.125, 45355, true, 'x', null]]).run((sheet) => {
      sheet.getRange('A1').setNumberFormat('0.0%');
      sheet.getRange('B1').setNumberFormat('yyyy-mm-dd');
      return [
        sheet.getRange('A1:E1').getDisplayValues(),
        sheet.getRange('A1').getDisplayValue(),
        sheet.getRange('A1:B1').getNumberFormats(),
      ];
    });
    expect(seen).toEqual([[['12.5%', '2024-03-04', 'TRUE', 'x', '']], '12.5%', [['0.0%', 'yyyy-mm-dd']]]);
  });

  test('an error in a cell is read as its text', () => {
    expect(
      desk([[{ error: '#N/A', message: 'none' }]]).run((sheet) => [
        sheet.getRange('A1').getValue(),
        sheet.getRange('A1').getDisplayValue(),
      ]),
    ).toEqual(['#N/A', '#N/A']);
  });

  test('null and undefined clear a cell, and so does an empty formula', () => {
    const seen = desk([['a', 'b', 'c', 'd']]).run((sheet) => {
      sheet.getRange('A1:B1').setValues([[null, undefined]]);
      sheet.getRange('C1').setFormula('');
      return [
        sheet.getRange('A1:D1').getValues(),
        sheet.getRange('A1:C1').isBlank(),
        sheet.getRange('A1:D1').isBlank(),
        sheet.getLastColumn(),
      ];
    });
    expect(seen).toEqual([[['', '', '', 'd']], true, false, 4]);
  });

  test('data of another shape than the range is refused in whole, with both sizes', () => {
    const { refusal, run } = desk([['a', 'b']]);
    expect(
      refusal((sheet) =>
        sheet.getRange('A1:B1').setValues([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toBe(
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 1.',
    );
    expect(refusal((sheet) => sheet.getRange('A1:B1').setValues([[1]]))).toBe(
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    expect(refusal((sheet) => sheet.getRange('A1:B1').setValues([1, 2] as never))).toBe(
      "Exception: The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    expect(refusal((sheet) => sheet.getRange('A1:B1').setValues('x' as never))).toBe(
      "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    expect(run((sheet) => sheet.getDataRange().getValues())).toEqual([['a', 'b']]);
  });

  test('a cell takes 50,000 characters and no more', () => {
    const { run, refusal } = desk();
    expect(run((sheet) => (sheet.getRange('A1').setValue('x'.repeat(50_000)).getValue() as string).length)).toBe(
      50_000,
    );
    const words = 'Exception: Your input contains more than the maximum of 50000 characters in a single cell.';
    expect(refusal((sheet) => sheet.getRange('A1').setValue('x'.repeat(50_001)))).toBe(words);
    expect(refusal((sheet) => sheet.appendRow(['x'.repeat(50_001)]))).toBe(words);
    expect(
      refusal((sheet) =>
        sheet.getRange('A1').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('x'.repeat(50_001)).build()),
      ),
    ).toBe(words);
  });

  test('formulas are read and written as such', () => {
    const seen = desk([['a']]).run((sheet) => {
      sheet.getRange('B1').setFormula('A1');
      sheet.getRange('B2:C2').setFormulas([['=A1', '']]);
      sheet.getRange('D1').setValue('=A1');
      return sheet.getRange('A1:D2').getFormulas();
    });
    expect(seen).toEqual([
      ['', '=A1', '', '=A1'],
      ['', '=A1', '', ''],
    ]);
  });

  test('a link covers the whole text of a cell, and goes with it', () => {
    const seen = desk([['x', 7, null]]).run((sheet) => {
      const link = SpreadsheetApp.newRichTextValue().setText('007').setLinkUrl('https://a.example/').build();
      sheet.getRange('A1').setRichTextValue(link);
      const read = sheet.getRange('A1:C1').getRichTextValues()[0]!;
      const before = [
        read[0]!.getText(),
        read[0]!.getLinkUrl(),
        read[0]!.getRuns()[0]!.getLinkUrl(),
        read[1],
        read[2]!.getText(),
        sheet.getRange('A1').getValue(),
      ];
      sheet.getRange('A1').setValue('plain');
      return [before, sheet.getRange('A1').getRichTextValue()!.getLinkUrl()];
    });
    expect(seen).toEqual([['007', 'https://a.example/', 'https://a.example/', null, '', '007'], null]);
  });

  test('notes, backgrounds and weights are read back, in the colours of CSS', () => {
    const seen = desk().run((sheet) => {
      sheet
        .getRange('A1:B1')
        .setNotes([['one', '']])
        .setBackgrounds([['red', '#0F0']])
        .setFontWeight('bold');
      sheet.getRange('B1').setFontWeight('normal').setBackground(null);
      return [
        sheet.getRange('A1:C1').getNotes(),
        sheet.getRange('A1:C1').getBackgrounds(),
        sheet.getRange('A1:C1').getFontWeights(),
      ];
    });
    expect(seen).toEqual([[['one', '', '']], [['#ff0000', '#ffffff', '#ffffff']], [['bold', 'normal', 'normal']]]);
  });

  test('clearing takes away what it names', () => {
    const seen = desk().run((sheet) => {
      const fresh = () =>
        sheet.getRange('A1').setValue('7').setNumberFormat('0.0').setBackground('red').setNote('note');
      const left = () => [
        sheet.getRange('A1').getDisplayValue(),
        sheet.getRange('A1').getBackground(),
        sheet.getRange('A1').getNote(),
      ];
      return [
        (fresh().clear(), left()),
        (fresh().clearContent(), left()),
        (fresh().clearFormat(), left()),
        (fresh().clearNote(), left()),
        (fresh().clear({ contentsOnly: true, commentsOnly: true }), left()),
        (sheet.getRangeList(['A1', 'B2']).clear(), left()),
        (fresh(), sheet.clear(), left()),
      ];
    });
    expect(seen).toEqual([
      ['', '#ffffff', 'note'],
      ['', '#ff0000', 'note'],
      ['7', '#ffffff', 'note'],
      ['7.0', '#ff0000', ''],
      ['', '#ff0000', ''],
      ['', '#ffffff', ''],
      ['', '#ffffff', 'note'],
    ]);
  });
});
