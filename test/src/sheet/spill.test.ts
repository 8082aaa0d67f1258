import { expect, test } from '@jest/globals';
import { spillOf } from '../../../src/sheet/spill';

const ALL = Number.POSITIVE_INFINITY;

test.each([
  ['=VLOOKUP(A2,Other!A:C,3,0)', null],
  ['=A2&"@acme.example"', null],
  ['=SUM(A2:A10)', null],
  ['="FILTER(A2:A)"', null],
  ['=ECORE_EMAIL(A2)', null],
  ['=ECORE_EMAIL(A2:A7)', { rows: 6, columns: 1 }],
  ['=ARRAYFORMULA(A2:A&"@acme.example")', { rows: ALL, columns: 1 }],
  ['=ARRAYFORMULA(IF(A2:A="","",VLOOKUP(A2:A,Other!A:Z,3,0)))', { rows: ALL, columns: 1 }],
  ['=ArrayFormula(LOWER($B$2:$B$40))', { rows: 39, columns: 1 }],
  ['={"Email";ARRAYFORMULA(A2:A)}', { rows: ALL, columns: 1 }],
  ['={A2:A,B2:B}', { rows: ALL, columns: 2 }],
  ['={A2:A\\B2:B\\C2:C}', { rows: ALL, columns: 3 }],
  ['=FILTER(A2:C50,D2:D50="x")', { rows: 49, columns: 3 }],
  ['=QUERY(Contacts!A:F,"select A, B")', { rows: ALL, columns: 6 }],
  ['=IMPORTRANGE("https://docs.google.com/spreadsheets/d/x","People!A1:F90")', { rows: ALL, columns: 6 }],
  ['=TRANSPOSE(A2:D2)', { rows: 4, columns: 1 }],
  ['=HSTACK(A2:A9,B2:B9)', { rows: 8, columns: 2 }],
  ['=UNIQUE(names)', { rows: ALL, columns: 26 }],
])('how far %s reaches is %j (situation 14)', (formula, spill) => {
  expect(spillOf(formula)).toEqual(spill);
});
