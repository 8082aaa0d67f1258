import { describe, expect, test } from '@jest/globals';
import { EDITOR } from '../../workbench/apps-script/simulated/builders';
import { onAppsScript } from '../support/on-apps-script';

const SHEET = 'googleFormulas().activeSheet()';
const cell = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
const area = (...place: Parameters<typeof cell>) => JSON.stringify(cell(...place));

function open() {
  const scene = onAppsScript('google/formula-sheet', [
    ['Ann', null, null],
    ['Ben', null, null],
  ]);
  const { workbook, sheetId, give } = scene;
  const put = (row: number, column: number, formula: string) =>
    workbook.change(sheetId, cell(row, column), [[{ formula }]]);
  const formulas = () => workbook.formulas(sheetId, cell(1, 2, 2)).flat();
  return { ...scene, put, formulas, sheet: (call: string) => give(`${SHEET}.${call}`) };
}

describe('a formula', () => {
  test('is paused where it stands, and goes on in the whole sheet: it is in its cell at every moment', () => {
    const { put, sheet, formulas } = open();
    put(1, 2, '=ECORE_EMAIL(A1)');
    put(2, 2, '=IFERROR(ecore_email(A2),"ECORE_EMAIL")');
    sheet(`pause(${area(2, 2)})`);
    expect(formulas()).toEqual([
      '=ECORE_EMAIL(A1)',
      '=IFERROR(ECORE_PAUSED.ECORE_EMAIL(A2),"ECORE_PAUSED.ECORE_EMAIL")',
    ]);
    sheet(`pause(${area(1, 2)})`);
    sheet('resume()');
    expect(formulas()).toEqual(['=ECORE_EMAIL(A1)', '=IFERROR(ECORE_EMAIL(A2),"ECORE_EMAIL")']);
  });

  test('is paused as a whole by the function around it, or in a function that takes the place of none', () => {
    const { put, sheet, formulas } = open();
    put(1, 2, '=IFERROR(ECORE_EMAIL(A1),"")');
    put(2, 2, '={"Email";ECORE_EMAIL(A2)}');
    sheet(`pauseWhole(${area(1, 2)}, { formula: '', outer: 'IFERROR' })`);
    sheet(`pauseWhole(${area(2, 2)}, { formula: '={"Email";ECORE_EMAIL(A2)}', outer: null })`);
    expect(formulas()).toEqual([
      '=ECORE_PAUSED.IFERROR(ECORE_EMAIL(A1),"")',
      '=ECORE_PAUSED.ARRAYFORMULA({"Email";ECORE_EMAIL(A2)})',
    ]);
    sheet('resume()');
    expect(formulas()).toEqual(['=IFERROR(ECORE_EMAIL(A1),"")', '=ARRAYFORMULA({"Email";ECORE_EMAIL(A2)})']);
  });

  test('that was left paused goes on in every sheet of the document', () => {
    const { put, give, workbook, formulas } = open();
    const { id } = workbook.insertSheet('Other');
    workbook.change(id, cell(1, 1), [[{ formula: '=ECORE_PAUSED.ECORE_EMAIL("x")' }]]);
    put(1, 2, '=ECORE_PAUSED.ECORE_EMAIL(A1)');
    give('resumeAllFormulas()');
    expect([formulas()[0], workbook.formulas(id, cell(1, 1))[0]![0]]).toEqual([
      '=ECORE_EMAIL(A1)',
      '=ECORE_EMAIL("x")',
    ]);
  });

  test('in a protected cell tells at once that it can’t be changed', () => {
    const { put, workbook, sheetId, script } = open();
    put(1, 2, '=ECORE_EMAIL(A1)');
    workbook.protect({ sheetId, area: cell(1, 2), editors: [], description: '' });
    const { thrown } = script.window(EDITOR).call('give', `${SHEET}.pause(${area(1, 2)}); 'paused'`);
    expect(thrown?.message).toMatch(/protected/);
  });

  test('gives way to its values, and comes back as one formula over empty cells', () => {
    const { put, sheet, formulas, shown } = open();
    put(1, 2, '=A1');
    sheet(`freeze(${area(1, 2)})`);
    expect([formulas()[0], shown(1, 2)[0]![1]]).toEqual(['', 'Ann']);
    sheet(`putFormula(${area(1, 2, 2, 2)}, '=A2')`);
    expect([formulas(), shown(2, 3)[1]]).toEqual([
      ['=A2', ''],
      ['Ben', '', ''],
    ]);
  });
});

describe('values are written', () => {
  test.each(['=1+1', '007', '+49 30 1234', '1.5.2026', "'quoted", 'TRUE', '5 %'])(
    '%s stays the text that it is',
    (text) => {
      const { sheet, workbook, sheetId } = open();
      sheet(`write(${area(1, 2)}, [[${JSON.stringify(text)}]])`);
      expect(workbook.values(sheetId, cell(1, 2))).toEqual([[text]]);
      expect(workbook.formulas(sheetId, cell(1, 2))).toEqual([['']]);
    },
  );

  test('numbers stay numbers, and what our function says needs no guard', () => {
    const { sheet, workbook, sheetId } = open();
    sheet(`write(${area(1, 2, 1, 3)}, [[7, 'ann@acme.example', 'Not found']])`);
    expect(workbook.values(sheetId, cell(1, 2, 1, 3))).toEqual([[7, 'ann@acme.example', 'Not found']]);
  });
});

test('the sheet is read as far as anything stands in it: what cells show, hold and are', () => {
  const { put, sheet } = open();
  put(2, 2, '=A1');
  expect(sheet('size()')).toEqual({ rows: 2, columns: 2 });
  expect([sheet(`shown(${area(2, 1, 1, 2)})`), sheet(`formulas(${area(2, 1, 1, 2)})`)]).toEqual([
    [['Ben', 'Ann']],
    [['', '=A1']],
  ]);
  expect(sheet(`values(${area(2, 1, 1, 2)})`)).toEqual([['Ben', 'Ann']]);
});

test('a question is answered with yes or no', () => {
  const { give, window } = open();
  window.answers.push({ button: 'YES' }, { button: 'NO' }, { button: 'CLOSE' });
  expect(['a', 'b', 'c'].map((text) => give(`googleFormulas().confirm('${text}')`))).toEqual([true, false, false]);
});
