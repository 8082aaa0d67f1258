import { describe, expect, test } from '@jest/globals';
import type { FormulaDocument } from '../../../src/menu/formula-sheet';
import { createFormulasApi } from '../../../src/sidebar-api/formulas-api';
import { memoryFormulas } from '../support/memory-formulas';
import { people, setUp } from '../support/memory-run';

/** The page's functions about formulas, on a list of two people with one formula in its email column. */
function page(answer = 'ann@found.example') {
  const made = setUp(people(2));
  made.sheet.cells[1]![3] = answer;
  const formulas = memoryFormulas(3, 5, () => answer);
  made.sheet.cells.forEach((row, r) => row.forEach((text, c) => text && formulas.put(r + 1, c + 1, text)));
  formulas.put(2, 4, '=ECORE_EMAIL(A2)');
  const document: FormulaDocument = {
    activeSheet: () => formulas,
    selectedAreas: () => [],
    confirm: () => true,
    notify: () => undefined,
  };
  const written: [number, number, string][] = [];
  made.sheet.setFormula = (row, column, formula) => void written.push([row, column, formula]);
  return { api: createFormulasApi({ ...made.run, formulas: () => document }), formulas, written };
}

test('formulas are counted, and one is offered for all rows', () => {
  expect(page().api.readFormulas()).toMatchObject({
    ok: true,
    value: { sheetId: 1, counts: { done: 1, pending: 0 }, column: { rows: 2 }, ceiling: { credits: null } },
  });
});

test('what is offered is written; what is not offered any more is not', () => {
  const { api, written } = page();
  const offers = api.readFormulas();
  if (!offers.ok || typeof offers.value.column === 'string') throw new Error('Nothing was offered');
  const { formula } = offers.value.column;
  expect(api.writeFormula({ sheetId: 1, where: 'column', formula })).toMatchObject({ ok: true });
  expect(written.map(([, , text]) => text)).toEqual([formula]);
  expect(api.writeFormula({ sheetId: 1, where: 'column', formula: '=1+1' })).toMatchObject({
    ok: false,
    problem: { code: 'sheet-changed' },
  });
  expect(api.writeFormula({ sheetId: 2, where: 'column', formula })).toMatchObject({ ok: false });
  expect(written).toHaveLength(1);
});

describe('what the menu does is done from the page', () => {
  test('values take the place of formulas that are done', () => {
    const { api, formulas } = page();
    expect(api.replaceFormulasInView().ok).toBe(true);
    expect(formulas.formulaTexts()[1]![3]).toBe('');
  });
  test('formulas that wait are calculated again, and stay formulas', () => {
    const { api, formulas } = page('Pending: continue with Retry unfinished formulas');
    expect(api.retryFormulasInView()).toMatchObject({ ok: true, value: { counts: { pending: 1 } } });
    expect(formulas.formulaTexts()[1]![3]).toBe('=ECORE_EMAIL(A2)');
  });
});

test.each([{}, null, { where: 'row', formula: '=1' }, { where: 'cell', formula: 'x'.repeat(501) }])(
  'what does not come from the page is refused: %j',
  (choice) =>
    expect(page().api.writeFormula(choice as never)).toMatchObject({ ok: false, problem: { code: 'bad-request' } }),
);
