import { describe, expect, test } from '@jest/globals';
import { readFormulaText } from '../../../src/menu/formula-text';

const cell = (row: number, column: number, elsewhere = false) => ({
  elsewhere,
  row,
  column,
  lastRow: row,
  lastColumn: column,
});

describe('the text of a formula', () => {
  test('a plain call is the whole formula, and its arguments are known', () => {
    const { call, functions, isOpaque } = readFormulaText('=ECORE_EMAIL(A2, $B$2; "Acme, Inc.")');
    expect(functions).toEqual(['ECORE_EMAIL']);
    expect(isOpaque).toBe(false);
    expect(call).toMatchObject({
      isWhole: true,
      args: [
        { kind: 'cells', cells: cell(2, 1) },
        { kind: 'cells', cells: cell(2, 2) },
        { kind: 'text', text: 'Acme, Inc.' },
      ],
    });
  });

  test.each([
    ['=ECORE_EMAIL(A2:C200)', { elsewhere: false, row: 2, column: 1, lastRow: 200, lastColumn: 3 }],
    ['=ECORE_EMAIL(A2:A)', { elsewhere: false, row: 2, column: 1, lastRow: null, lastColumn: 1 }],
    ['=ECORE_EMAIL(A:A)', { elsewhere: false, row: 1, column: 1, lastRow: null, lastColumn: 1 }],
    ["=ECORE_EMAIL('My (old) list'!$AA$2:$AB$9)", { elsewhere: true, row: 2, column: 27, lastRow: 9, lastColumn: 28 }],
    ['=ECORE_EMAIL(Leads!A2)', cell(2, 1, true)],
  ])('%s reads those cells', (formula, reference) => {
    const { references, call, isOpaque } = readFormulaText(formula);
    expect(references).toEqual([reference]);
    expect(call?.args).toEqual([{ kind: 'cells', cells: reference }]);
    expect(isOpaque).toBe(false);
  });

  test('a call inside others is found, with what stands around it', () => {
    const { call, functions, literals } = readFormulaText('=IFERROR(LOWER(ecore_email(TRIM(A2),B2)), "no ""luck""")');
    expect(functions).toEqual(['IFERROR', 'LOWER', 'ECORE_EMAIL', 'TRIM']);
    expect(literals).toEqual(['no "luck"']);
    expect(call).toMatchObject({ isWhole: false, args: [{ kind: 'other' }, { kind: 'cells' }] });
  });

  test.each(['=ECORE_EMAIL(people)', '=ECORE_EMAIL({"a";"b"})', '=MAP(A2:A6,LAMBDA(x,ECORE_EMAIL(x)))'])(
    '%s does not tell what it fills',
    (formula) => {
      expect(readFormulaText(formula).isOpaque).toBe(true);
    },
  );

  test.each(['=IF(TRUE,ECORE_EMAIL(A2),"x1:y2")', '=ECORE_EMAIL(A2)&" "&2.5'])('%s tells it', (formula) => {
    expect(readFormulaText(formula).isOpaque).toBe(false);
  });

  test('words and cells in a text are no references', () => {
    expect(readFormulaText('=ECORE_EMAIL("A2:A9","SUM(B2)")')).toMatchObject({
      references: [],
      functions: ['ECORE_EMAIL'],
    });
  });

  test('two calls, or one cut short, have no arguments', () => {
    expect(readFormulaText('=ECORE_EMAIL(A2)&ECORE_EMAIL(A3)').call).toBeNull();
    expect(readFormulaText('=ECORE_EMAIL(A2').call).toBeNull();
    expect(readFormulaText('=MY_ECORE_EMAIL(A2)').call).toBeNull();
  });
});
