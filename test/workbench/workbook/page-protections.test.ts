import { afterEach, expect, test } from '@jest/globals';
import { simulate } from '../../../workbench/apps-script/simulated/simulate';
import { createUniverWorkbook } from '../../../workbench/workbook/univer';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

const SOURCE = `
function write(a1) { SpreadsheetApp.getActiveSheet().getRange(a1).setValue('x'); return 'written'; }
function list() {
  const sheet = SpreadsheetApp.getActiveSheet();
  return [SpreadsheetApp.ProtectionType.RANGE, SpreadsheetApp.ProtectionType.SHEET].map((type) => sheet.getProtections(type).map((one) => one.getRange().getA1Notation() + ' ' + one.getDescription()));
}
function remove() { SpreadsheetApp.getActiveSheet().getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].remove(); }
function warn() { SpreadsheetApp.getActiveSheet().getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].setWarningOnly(true); }`;

/** A spreadsheet with a script, and what a page does to it. */
function open() {
  const { workbook, commandService, dispose } = createUniverWorkbook({
    id: 'book',
    sheets: [{ name: 'S', rows: 20, columns: 6 }],
  });
  closing.push(dispose);
  const people = [{ email: 'owner@example.com', owner: true }, { email: 'editor@example.com' }];
  const script = simulate({
    project: { name: 'T', manifest: {}, scripts: [{ name: 'Code', source: SOURCE }], pages: [] },
    workbook,
    people,
    http: () => ({ failure: 'dns' }),
  });
  const ids = { unitId: 'book', subUnitId: '0' };
  const rule = { id: 'rule', permissionId: 'p', unitType: 2, viewState: 'othersCanView', editState: 'onlyMe', ...ids };
  const call = (email: string, name: string, ...args: unknown[]) => {
    const { value, thrown } = script.window(email).call(name, ...args);
    return thrown?.message ?? value;
  };
  return {
    call,
    protectRange: () =>
      commandService.syncExecuteCommand('sheet.mutation.add-range-protection', {
        ...ids,
        rules: [{ ...rule, description: 'prices', ranges: [{ startRow: 0, endRow: 2, startColumn: 1, endColumn: 1 }] }],
      }),
    protectSheet: () =>
      commandService.syncExecuteCommand('sheet.mutation.add-worksheet-protection', {
        ...ids,
        rule: { ...rule, unitType: 1, description: 'all' },
      }),
  };
}
const REFUSED = expect.stringContaining('protected cell');

test('a range that somebody protects in the page refuses others, and scripts see it', () => {
  const { call, protectRange } = open();
  protectRange();
  expect([
    call('editor@example.com', 'write', 'B2'),
    call('editor@example.com', 'write', 'A2'),
    call('owner@example.com', 'write', 'B2'),
  ]).toEqual([REFUSED, 'written', 'written']);
  expect(call('owner@example.com', 'list')).toEqual([['B1:B3 prices'], []]);
});

test('so does a whole sheet', () => {
  const { call, protectSheet } = open();
  protectSheet();
  expect([call('editor@example.com', 'write', 'A1'), call('owner@example.com', 'list')]).toEqual([
    REFUSED,
    [[], ['A1:F20 all']],
  ]);
});

test('a script may make it a warning, and take it away', () => {
  const { call, protectRange } = open();
  protectRange();
  call('owner@example.com', 'warn');
  expect(call('editor@example.com', 'write', 'B2')).toBe('written');
  call('owner@example.com', 'remove');
  expect(call('owner@example.com', 'list')).toEqual([[], []]);
});
