import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLedger } from '../../../src/ledger/ledger';
import { findFormulas } from '../../../src/menu/formula-cells';
import { judgeFormulas } from '../../../src/menu/judge';
import { replaceFormulas, type Replaced } from '../../../src/menu/replace-formulas';
import { sampleOf } from '../../runs/support/exhaustive';
import { memoryFormulas, type MemoryFormulas } from '../support/memory-formulas';
import { findsEverybody, memoryServices } from '../support/memory-services';

const ROWS = 14;
const PEOPLE = { first: 2, last: 6 };

/** `ann` has an email, a blank nothing; `nobody` is not found, and `later` waits. */
function answer(text: string): string {
  if (text === '') return '';
  if (text.endsWith('nobody')) return 'Not found';
  return text.endsWith('later')
    ? 'Pending: continue with Retry unfinished formulas'
    : `${text.split('/').pop()}@found.example`;
}

const link = (name: string) => (name === '' ? '' : `https://www.linkedin.com/in/${name}`);

function sheetOf(names: string[], formulas: [row: number, column: number, formula: string][]): MemoryFormulas {
  const sheet = memoryFormulas(ROWS, 14, answer);
  names.forEach((name, index) => name && sheet.put(PEOPLE.first + index, 1, link(name)));
  formulas.forEach(([row, column, formula]) => sheet.put(row, column, formula));
  return sheet;
}

function replace(sheet: MemoryFormulas, minutes = 5): Replaced {
  const services = memoryServices(findsEverybody);
  const { cells, table } = findFormulas(sheet, null);
  const judged = judgeFormulas(cells, table, createLedger(services));
  return replaceFormulas(
    sheet,
    { judged, table },
    { clock: services.clock, endsAt: services.clock.now() + minutes * 60_000 },
  );
}

const names = ['ann', 'bob', '', 'nobody', 'fay'];

describe('Replace formulas with values keeps every value that was spilled (situation 9)', () => {
  test.each([
    ['down, below a blank', '=ECORE_EMAIL(A2:A6)'],
    ['to the right', '=TRANSPOSE(ECORE_EMAIL(A2:A6))'],
    ['down and to the right', '=HSTACK(A2:A6,ECORE_EMAIL(A2:A6))'],
    ['in an array literal', '={ECORE_EMAIL(A2:A6),A2:A6}'],
    ['in an array literal, the blank columns too', '={ECORE_EMAIL(A2:A6),A4:A4,A2:A6}'],
    ['inside IFERROR and ARRAYFORMULA', '=ARRAYFORMULA(IFERROR(ECORE_EMAIL(A2:A6),""))'],
    ['inside IFERROR around the whole', '=IFERROR(HSTACK(A2:A6,ECORE_EMAIL(A2:A6)),"none")'],
    ['with the error outside', '=TRANSPOSE(IFERROR(ECORE_EMAIL(A2:A6),"none"))'],
  ])('%s', (_what, formula) => {
    const sheet = sheetOf(names, [
      [2, 3, formula],
      [8, 3, '=ECORE_EMAIL(A2)'],
      [8, 6, '=ECORE_EMAIL(A3)'],
    ]);
    sheet.put(9, 4, 'a note');
    const before = sheet.look();
    expect(before[1]![2]).not.toMatch(/^#/);
    expect(replace(sheet)).toEqual({ replaced: 3, left: 0, refused: 0 });
    expect(sheet.look()).toEqual(before);
    expect(sheet.formulaTexts().flat().join('')).toBe('');
  });

  test('also of many formulas one below the other that spill to the right', () => {
    const formulas = names.map((_, index): [number, number, string] => [
      index + 2,
      3,
      `=HSTACK(ECORE_EMAIL(A${index + 2}),A${index + 2})`,
    ]);
    const sheet = sheetOf(names, formulas);
    const before = sheet.look();
    expect(replace(sheet)).toMatchObject({ replaced: 5, refused: 0 });
    expect(sheet.look()).toEqual(before);
    // Trying them together takes few calls.
    expect(sheet.calls).toBeLessThan(16);
  });

  test('and leaves a formula of which one answer waits', () => {
    const sheet = sheetOf(['ann', 'later'], [[2, 3, '=TRANSPOSE(ECORE_EMAIL(A2:A3))']]);
    const before = sheet.formulaTexts();
    expect(replace(sheet)).toEqual({ replaced: 0, left: 0, refused: 0 });
    expect(sheet.formulaTexts()).toEqual(before);
  });

  test('and takes another formula’s values for nobody’s', () => {
    const sheet = sheetOf(names, [
      [2, 3, '=HSTACK(ECORE_EMAIL(A2),A2)'],
      [1, 5, '=UPPER(C1:C6)'],
      [1, 6, '=UPPER(D1:D6)'],
    ]);
    const before = sheet.look();
    expect(before[1]!.slice(2, 6)).toEqual([
      'ann@found.example',
      link('ann'),
      'ANN@FOUND.EXAMPLE',
      link('ann').toUpperCase(),
    ]);
    replace(sheet);
    expect(sheet.look()).toEqual(before);
    expect(sheet.formulaTexts()[0]!.slice(2, 6)).toEqual(['', '', '=UPPER(C1:C6)', '=UPPER(D1:D6)']);
    expect(sheet.constants()[1]!.slice(2, 6)).toEqual(['ann@found.example', link('ann'), null, null]);
  });
});

test('two thousand formulas are values or formulas wherever it is cut off (situation 10)', () => {
  const COUNT = 2_000;
  const build = (): MemoryFormulas => {
    const sheet = memoryFormulas(COUNT + 1, 2, answer);
    for (let row = 2; row <= COUNT + 1; row++) {
      sheet.put(row, 1, link(row % 99 === 0 ? 'later' : `p${row}`));
      sheet.put(row, 2, `=ECORE_EMAIL(A${row})`);
    }
    return sheet;
  };
  const undisturbed = build();
  const shown = undisturbed.look();
  replace(undisturbed);
  expect(undisturbed.look()).toEqual(shown);
  for (const call of sampleOf(undisturbed.calls, 8)) {
    const sheet = build();
    sheet.cutOffAt(call);
    try {
      replace(sheet);
    } catch {
      // The menu says that Google did not respond.
    }
    expect(sheet.look()).toEqual(shown);
  }
});

test('stops when its time is up, and says how many are left', () => {
  const sheet = sheetOf(names, [
    [2, 3, '=ECORE_EMAIL(A2)'],
    [4, 3, '=ECORE_EMAIL(A4)'],
  ]);
  expect(replace(sheet, 0)).toEqual({ replaced: 0, left: 2, refused: 0 });
});

const SHAPES = [
  '=ECORE_EMAIL(A2:A6)',
  '=ECORE_EMAIL(A3)',
  '=TRANSPOSE(ECORE_EMAIL(A2:A4))',
  '=HSTACK(A2:A6,ECORE_EMAIL(A2:A6))',
  '={ECORE_EMAIL(A2:A4),A2:A4}',
  '=IFERROR(ECORE_EMAIL(A2),"none")',
  '=ARRAYFORMULA(IFERROR(ECORE_EMAIL(A2:A5),""))',
];

describe('wherever it is cut off or fails (situations 9 and 10)', () => {
  const layout = fc.record({
    names: fc.array(fc.constantFrom('ann', 'bob', '', 'nobody', 'later', 'fay'), { minLength: 5, maxLength: 5 }),
    formulas: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 9 }), fc.constantFrom(...SHAPES)),
      { minLength: 1, maxLength: 5 },
    ),
    notes: fc.array(fc.tuple(fc.integer({ min: 1, max: ROWS }), fc.integer({ min: 2, max: 14 })), { maxLength: 5 }),
    at: fc.integer({ min: 1, max: 60 }),
    how: fc.constantFrom('cut off', 'fails'),
  });

  test('every formula is in its cell or all its values are, and what stands beside stays', () => {
    fc.assert(
      fc.property(layout, ({ names: some, formulas, notes, at, how }) => {
        const build = (): MemoryFormulas => {
          const sheet = sheetOf(some, formulas);
          notes.forEach(([row, column]) => {
            if (sheet.look()[row - 1]![column - 1] === '') sheet.put(row, column, row * 100 + column);
          });
          return sheet;
        };
        const undisturbed = build();
        const before = undisturbed.look();
        // A formula in another one's way is somebody's to move.
        fc.pre(!before.flat().includes('#REF!'));
        const texts = undisturbed.formulaTexts();
        const constants = undisturbed.constants();
        replace(undisturbed);
        expect(undisturbed.look()).toEqual(before);

        const sheet = build();
        if (how === 'fails') sheet.failAt(at);
        else sheet.cutOffAt(at);
        try {
          replace(sheet);
        } catch {
          // The menu says that Google did not respond.
        }
        sheet.failAt(null);
        sheet.cutOffAt(null);
        const cutOff = sheet.formulaTexts().map((line) => line.map((text) => text.replace(/ECORE_PAUSED\./g, '')));
        // Sheets would calculate what is there: then everything shows again what it showed.
        sheet.resume();
        expect(sheet.look()).toEqual(before);
        texts.forEach((line, y) =>
          line.forEach((text, x) => {
            const now = cutOff[y]![x]!;
            if (text !== '' && now !== '') expect([text, `=ARRAYFORMULA(${text.slice(1)})`]).toContain(now);
          }),
        );
        constants.forEach((line, y) =>
          line.forEach((value, x) => {
            if (typeof value === 'number') expect(sheet.constants()[y]![x]).toBe(value);
          }),
        );
        replace(sheet);
        expect(sheet.look()).toEqual(before);
        // What waits beside a formula may be its own: then it stays for longer, and nothing is lost by that.
        if (!some.includes('later')) expect(sheet.formulaTexts().flat().join('')).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
