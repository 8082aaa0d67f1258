import { describe, expect, test } from '@jest/globals';
import type { FormulaDocument } from '../../../src/menu/formula-sheet';
import { replaceFormulasWithValues, retryUnfinishedFormulas } from '../../../src/menu/formulas-menu';
import type { SelectedArea } from '../../../src/sheet/sheet';
import { memoryFormulas } from '../support/memory-formulas';
import { findsEverybody, memoryServices } from '../support/memory-services';

const ONE_CELL: SelectedArea = { sheetId: 1, row: 1, column: 1, lastRow: 1, lastColumn: 1 };
const LINK = 'https://www.linkedin.com/in/';

interface Given {
  formulas?: string[];
  selected?: SelectedArea[];
  agrees?: boolean;
  answer?: (text: string) => string;
  fails?: boolean;
}

/** Chooses an item of the menu in a sheet with a person in each of A2 to A4, and formulas from B2 down. */
function choose(
  item: typeof retryUnfinishedFormulas,
  { formulas = ['=ECORE_EMAIL(A2)'], selected = [ONE_CELL], agrees = true, answer, fails = false }: Given = {},
) {
  const sheet = memoryFormulas(8, 4, answer ?? ((text) => (text === '' ? '' : `${text.slice(LINK.length)}@f.example`)));
  for (const row of [2, 3, 4]) sheet.put(row, 1, `${LINK}p${row}`);
  formulas.forEach((formula, index) => sheet.put(2 + index, 2, formula));
  if (fails) sheet.cutOffAt(1);
  const questions: string[] = [];
  const notes: string[] = [];
  const document: FormulaDocument = {
    activeSheet: () => sheet,
    selectedAreas: () => selected,
    confirm: (question) => {
      questions.push(question);
      return agrees;
    },
    notify: (note) => void notes.push(note),
  };
  const services = memoryServices(findsEverybody);
  item(document, services);
  return { sheet, questions, notes, services };
}
const waits = () => 'Pending: continue with Retry unfinished formulas';

describe('Replace formulas with values', () => {
  test('asks before the whole sheet, and says what came of it', () => {
    const { sheet, questions, notes } = choose(replaceFormulasWithValues);
    expect(questions[0]).toMatch(/^Replace 1 formula on this sheet with its value\?/);
    expect(notes).toEqual(['1 formula replaced with values.']);
    expect(sheet.constants()[1]![1]).toBe('p2@f.example');
  });

  test('does nothing, and says nothing, where the user says no', () => {
    const { sheet, notes } = choose(replaceFormulasWithValues, { agrees: false });
    expect(notes).toEqual([]);
    expect(sheet.formulaTexts()[1]![1]).toBe('=ECORE_EMAIL(A2)');
  });

  test('takes the selection when it has several cells, and asks nothing', () => {
    const { sheet, questions } = choose(replaceFormulasWithValues, {
      formulas: ['=ECORE_EMAIL(A2)', '=ECORE_EMAIL(A3)'],
      selected: [{ sheetId: 1, row: 3, column: 1, lastRow: 4, lastColumn: 2 }],
    });
    expect(questions).toEqual([]);
    expect([sheet.formulaTexts()[1]![1], sheet.formulaTexts()[2]![1]]).toEqual(['=ECORE_EMAIL(A2)', '']);
  });

  test('leaves what waits', () => {
    const { notes } = choose(replaceFormulasWithValues, { answer: waits });
    expect(notes[0]).toContain('1 unfinished formula stayed. Retry unfinished formulas continues it.');
  });
});

describe('Retry unfinished formulas', () => {
  test('asks what it may cost, and says how many are calculated', () => {
    const { questions, notes } = choose(retryUnfinishedFormulas, { answer: waits });
    expect(questions[0]).toMatch(/costs the file's owner one credit/);
    expect(notes).toEqual(['1 formula is being calculated again.']);
  });

  test('has nothing to do where all are done', () => {
    const { questions, notes } = choose(retryUnfinishedFormulas);
    expect(questions).toEqual([]);
    expect(notes).toEqual(['No ECORE_EMAIL formula on this sheet is unfinished.']);
  });
});

test.each([retryUnfinishedFormulas, replaceFormulasWithValues])('where there is no formula it says so', (item) => {
  expect(choose(item, { formulas: [] }).notes).toEqual(['There is no ECORE_EMAIL formula on this sheet.']);
});

test.each([retryUnfinishedFormulas, replaceFormulasWithValues])('Google\u2019s own words are not shown', (item) => {
  const { notes } = choose(item, { fails: true });
  expect(notes).toEqual([
    'Google Sheets did not respond. Nothing is lost. Wait a minute, then choose Retry unfinished formulas.',
  ]);
});
