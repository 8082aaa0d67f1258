import { describe, expect, test } from '@jest/globals';
import { adapters, area, eventually, formula, opener, put, shown, value, values } from './both-workbooks';

describe.each(adapters)('formulas of a workbook in %s', (_, create) => {
  const open = opener(create);

  test('follows a plain reference, also into another sheet', async () => {
    const workbook = open([['a']], [[7]]);
    put(workbook, 'B1', { formula: '=A1' });
    put(workbook, 'B2', { formula: "='Other list'!A1" });
    await eventually(() => expect(values(workbook, 'B1:B2').flat()).toEqual(['a', 7]));
    put(workbook, 'A1', { value: 'new' });
    await eventually(() => expect(value(workbook, 'B1')).toBe('new'));
    expect(workbook.formulas(0, area('A1:B1'))).toEqual([['', '=A1']]);
  });

  test('keeps the last value when the formula is taken away, and none when a value is written', async () => {
    const workbook = open([['a']]);
    put(workbook, 'B1:B2', { formula: '=$A$1' });
    await eventually(() => expect(values(workbook, 'B1:B2').flat()).toEqual(['a', 'a']));
    put(workbook, 'B1', { formula: null });
    put(workbook, 'B2', { value: 'own' });
    put(workbook, 'A1', { value: 'other' });
    expect([values(workbook, 'B1:B2').flat(), formula(workbook, 'B1'), formula(workbook, 'B2')]).toEqual([
      ['a', 'own'],
      '',
      '',
    ]);
  });

  test('moves references along with what they point at', async () => {
    const workbook = open([['a', 'b']]);
    put(workbook, 'C5', { formula: '=A1' });
    put(workbook, 'C6', { formula: '=SUM(A1:$B$3)' });
    workbook.insertRows(0, 1, 2);
    workbook.insertColumns(0, 2, 1);
    expect([formula(workbook, 'D7'), formula(workbook, 'D8')]).toEqual(['=A3', '=SUM(A3:$C$5)']);
    workbook.deleteRows(0, 4, 1);
    expect([formula(workbook, 'D6'), formula(workbook, 'D7')]).toEqual(['=A3', '=SUM(A3:$C$4)']);
    workbook.deleteRows(0, 3, 1);
    expect(formula(workbook, 'D5')).toBe('=#REF!');
  });

  test('a sorted formula keeps pointing at its own row', async () => {
    const workbook = open([[3], [1], [2]]);
    ['B1', 'B2', 'B3'].forEach((cell, index) => put(workbook, cell, { formula: `=A${index + 1}` }));
    await eventually(() => expect(values(workbook, 'B1:B3').flat()).toEqual([3, 1, 2]));
    workbook.sort(0, area('A1:B3'), [{ column: 1, ascending: true }]);
    expect(workbook.formulas(0, area('B1:B3')).flat()).toEqual(['=A1', '=A2', '=A3']);
    await eventually(() =>
      expect(values(workbook, 'A1:B3')).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    );
  });

  test('names of unknown functions show #NAME?', async () => {
    const workbook = open();
    put(workbook, 'A1', { formula: '=NO_SUCH(1)' });
    await eventually(() => expect(value(workbook, 'A1')).toMatchObject({ error: '#NAME?' }));
    expect(shown(workbook, 'A1')).toEqual([['#NAME?']]);
  });
});
