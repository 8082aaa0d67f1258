import { expect, test } from '@jest/globals';
import { findFormulas } from '../../../src/menu/formula-cells';
import { replaceByTrying } from '../../../src/menu/replace-by-trying';
import { memoryFormulas } from '../support/memory-formulas';
import { findsEverybody, memoryServices } from '../support/memory-services';

/** Replaces the one formula of a sheet whose people stand in A2 to A4. */
function replace(
  formula: string,
  { disturb = (_: ReturnType<typeof memoryFormulas>) => {}, answer = (text: string) => `${text}@f.example` } = {},
) {
  const sheet = memoryFormulas(8, 8, answer);
  for (const row of [2, 3, 4]) sheet.put(row, 1, `p${row}`);
  sheet.put(2, 3, formula);
  const { cells, table } = findFormulas(sheet, null);
  const before = sheet.look();
  disturb(sheet);
  const left = replaceByTrying(
    sheet,
    { cells, area: { row: 2, column: 3, rows: 1, columns: 1 } },
    table,
    memoryServices(findsEverybody).clock,
  );
  return { sheet, before, left };
}

test.each(['=TRANSPOSE(ECORE_EMAIL(A2:A4))', '=HSTACK(A2:A4,ECORE_EMAIL(A2:A4))', '={A2:A4,ECORE_EMAIL(A2:A4)}'])(
  '%s leaves behind every value that it filled, and no formula',
  (formula) => {
    const { sheet, before, left } = replace(formula);
    expect(left).toEqual([]);
    expect(sheet.look()).toEqual(before);
    expect(
      sheet
        .formulaTexts()
        .flat()
        .filter((text) => text !== ''),
    ).toEqual([]);
  },
);

test('a formula with a value that waits stays as it was', () => {
  const { sheet, left } = replace('=TRANSPOSE(ECORE_EMAIL(A2:A4))', { answer: () => 'Pending: continue' });
  expect(left).toHaveLength(1);
  expect(sheet.formulaTexts()[1]![2]).toBe('=TRANSPOSE(ECORE_EMAIL(A2:A4))');
});

test('a formula that somebody has changed meanwhile is not touched', () => {
  const { sheet, left } = replace('=TRANSPOSE(ECORE_EMAIL(A2:A4))', {
    disturb: (there) => there.put(2, 3, '=UPPER(A2)'),
  });
  expect(left).toHaveLength(1);
  expect(sheet.formulaTexts()[1]![2]).toBe('=UPPER(A2)');
});

test('where Google fails once, nothing is half done', () => {
  const undisturbed = replace('=TRANSPOSE(ECORE_EMAIL(A2:A4))');
  for (let call = 1; call < undisturbed.sheet.calls; call++) {
    let result: ReturnType<typeof replace> | null = null;
    try {
      result = replace('=TRANSPOSE(ECORE_EMAIL(A2:A4))', { disturb: (sheet) => sheet.failAt(sheet.calls + call) });
    } catch {
      // What fails before anything is changed is told to whoever asked.
      continue;
    }
    expect(result.sheet.look()).toEqual(result.before);
  }
});
