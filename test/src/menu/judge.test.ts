import { describe, expect, test } from '@jest/globals';
import { createLedger } from '../../../src/ledger/ledger';
import type { Entry } from '../../../src/ledger/entry';
import type { FormulaCell, Table } from '../../../src/menu/formula-cells';
import { rowsFree } from '../../../src/menu/formula-cells';
import { readFormulaText } from '../../../src/menu/formula-text';
import { judgeFormulas, type Judgement } from '../../../src/menu/judge';
import { identifiersFromFormula } from '../../../src/identifiers/formula';
import { planLookups } from '../../../src/lookups/waterfall';
import { findsEverybody, memoryServices } from '../support/memory-services';

const ANN = 'https://www.linkedin.com/in/ann';
const services = memoryServices(findsEverybody);

/** Judges a formula in B2 of a sheet whose first column holds the people and whose second one shows the texts. */
function judge(
  formula: string,
  people: string[],
  shown: string[],
  known: { [person: string]: Entry['kind'] } = {},
): Judgement {
  const rows = Math.max(people.length, shown.length);
  const table: Table = {
    shown: [
      ['LinkedIn', 'Email'],
      ...Array.from({ length: rows }, (_, index) => [people[index] ?? '', shown[index] ?? '']),
    ],
    formulas: [['', ''], ...Array.from({ length: rows }, (_, index) => ['', index === 0 ? formula : ''])],
  };
  const text = readFormulaText(formula);
  const isWrapped = text.isOpaque || text.functions.some((name) => ['HSTACK', 'TRANSPOSE', 'MAP'].includes(name));
  const cell: FormulaCell = {
    row: 2,
    column: 2,
    formula,
    shown: shown[0] ?? '',
    text,
    rows: isWrapped ? null : formula.includes(':') ? rowsFree(table, 2, 2) : 1,
  };
  const ledger = createLedger(services);
  services.cacheEntries.clear();
  const at = services.clock.now();
  for (const [person, kind] of Object.entries(known)) {
    const plan = planLookups(identifiersFromFormula([person]), { waterfall: true });
    if (plan.kind !== 'lookups') throw new Error(`${person} is nobody to look up`);
    const entry: Entry = kind === 'found' ? { kind, email: 'ann@found.example', at } : { kind, at };
    ledger.store(new Map([[plan.lookups[0].key, entry]]));
  }
  return judgeFormulas([cell], table, ledger).get(cell)!;
}

const HEADER = 'Error: This is the header row. Start one row below it.';

describe('a formula is finished', () => {
  test.each([
    ['with an email', '=ECORE_EMAIL(A2)', [ANN], ['ann@found.example']],
    ['with an email that begins with #', '=ECORE_EMAIL(A2)', [ANN], ['#1@found.example']],
    ['with Not found', '=ECORE_EMAIL(A2)', [ANN], ['Not found']],
    ['with nothing for nothing', '=IFERROR(ECORE_EMAIL(A2),"")', [''], ['']],
    ['with nothing for what says nothing', '=IFERROR(ECORE_EMAIL(A2),"")', ['-'], ['']],
    ['with a text of its own for missing data', '=IFERROR(ECORE_EMAIL(A2),"none")', ['Ann Lee'], ['none']],
    ['with what it makes of an answer', '=IFERROR(LEFT(ECORE_EMAIL(A2),3),"none")', [ANN], ['ann']],
    [
      'with settled errors in its range',
      '=ECORE_EMAIL(A2:A4)',
      ['Name', 'Ann', ANN],
      [HEADER, 'Error: Missing data: last name.', 'a@b.example'],
    ],
    [
      'with blanks in an open range inside IFERROR',
      '=ARRAYFORMULA(IFERROR(ECORE_EMAIL(A2:A),""))',
      [ANN, '', ANN],
      ['a@b.example', '', 'a@b.example'],
    ],
  ])('%s (situation 13)', (_what, formula, people, shown) => {
    expect(judge(formula, people, shown)).toEqual({ kind: 'finished' });
  });

  test('with a blank where the answer is known to be that there is none', () => {
    const formula = '=IFERROR(IF(ECORE_EMAIL(A2)="Not found","",1),"")';
    expect(judge(formula, [ANN], [''], { [ANN]: 'not-found' })).toEqual({ kind: 'finished' });
  });
});

describe('a formula is unfinished', () => {
  test.each([
    ['with an error value', '=ECORE_EMAIL(A2)', [ANN], ['#ERROR!']],
    ['with an error value in another language', '=ECORE_EMAIL(A2)', [ANN], ['#NOM?']],
    ['while it loads', '=ECORE_EMAIL(A2)', [ANN], ['Loading...']],
    [
      'with one row that waits',
      '=ECORE_EMAIL(A2:A3)',
      [ANN, ANN],
      ['a@b.example', 'Pending: continue with Retry unfinished formulas'],
    ],
    [
      'with one error that may pass',
      '=ECORE_EMAIL(A2:A3)',
      [ANN, ANN],
      ['a@b.example', 'Error: eCore could not be reached. Choose …'],
    ],
    [
      'with a refused token, which eCore does not accept',
      '=ECORE_EMAIL(A2:A2)',
      [ANN],
      ["Error: eCore does not accept the token of the file's owner."],
    ],
    ['with a blank that hides an error', '=IFERROR(ECORE_EMAIL(A2),"")', [ANN], ['']],
    ['with a text that hides an error', '=IFERROR(ECORE_EMAIL(A2);"–")', [ANN], ['–']],
    ['with a number that hides an error', '=IFNA(ECORE_EMAIL(A2),0)', [ANN], ['0']],
    ['with a blank for somebody on another sheet', '=IFERROR(ECORE_EMAIL(Leads!A2),"")', [], ['']],
    ['with a blank for a person put together', '=IFERROR(ECORE_EMAIL(TRIM(A2)),"")', [ANN], ['']],
    [
      'with one hidden error in a column',
      '=ARRAYFORMULA(IFERROR(ECORE_EMAIL(A2:A3),""))',
      [ANN, ANN],
      ['a@b.example', ''],
    ],
    [
      'with hidden errors that only MAP knows',
      '=MAP(A2:A3,LAMBDA(x,IFERROR(ECORE_EMAIL(x),"")))',
      [ANN, ANN],
      ['a@b.example', ''],
    ],
  ])('%s (situation 11)', (_what, formula, people, shown) => {
    expect(judge(formula, people, shown)).toEqual({ kind: 'unfinished' });
  });

  test('with a hidden error where the answer is known: it would show it now', () => {
    expect(judge('=IFERROR(ECORE_EMAIL(A2),"")', [ANN], [''], { [ANN]: 'found' })).toEqual({ kind: 'unfinished' });
  });
});

describe('an error that stays is put into words', () => {
  test.each([
    ['missing data', 'Ann Lee', /^Error: Missing data: .+\.$/],
    ['invalid input', 'https://www.linkedin.com/company/acme', /^Error: Invalid input: .+\.$/],
    ['the header', 'LinkedIn URL', /^Error: This is the header row\./],
  ])('%s (situation 13)', (_what, person, text) => {
    expect(judge('=ECORE_EMAIL(A2)', [person], ['#ERROR!'])).toEqual({
      kind: 'mistake',
      text: expect.stringMatching(text),
    });
  });

  test('values that eCore rejects, where that is known', () => {
    expect(judge('=ECORE_EMAIL(A2)', [ANN], ['#ERROR!'], { [ANN]: 'rejected' })).toEqual({
      kind: 'mistake',
      text: 'Error: eCore rejected these values. Check the names and the company.',
    });
  });
});
