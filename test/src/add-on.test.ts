import { expect, test } from '@jest/globals';
import { SERVER_FUNCTIONS } from '../../src/contract';
import { onAppsScript } from './support/on-apps-script';

const LIST = [
  ['Name', 'Company', 'Email'],
  ['Ann Lee', 'Acme', null],
];
const open = (http = () => ({ status: 200, headers: {}, body: '{}' })) => onAppsScript('add-on', LIST, { http });
const FOUND = JSON.stringify({ success: true, status: 'success', results: { email: 'ann@acme.example' } });

test('the formula asks with the token of whoever it is evaluated for, and keeps the answer for others', () => {
  let asked = 0;
  const { give } = open(() => {
    asked++;
    return { status: 200, headers: {}, body: FOUND };
  });
  give("PropertiesService.getUserProperties().setProperty('token', 'secret-token-1234')");
  const formula = "evaluateFormula(['Ann Lee', 'Acme', undefined])";
  expect([give(formula), give(formula), asked]).toEqual(['ann@acme.example', 'ann@acme.example', 1]);
});

test('the page may call all that it knows of', () => {
  const { give } = open();
  expect(give('Object.keys(sidebarApi()).sort()')).toEqual([...SERVER_FUNCTIONS].sort());
});

test('token and balance are read together: each read costs as much as a third of a wave', () => {
  const { give, script } = open();
  give(
    'PropertiesService.getUserProperties().setProperties({ token: \'secret-token-1234\', balance: \'{"credits":7,"at":1}\' })',
  );
  const reads: string[] = [];
  script.before(({ name }, [store]) => {
    if (/^Properties\.get/.test(name) && store === 'user') reads.push(name);
    return undefined;
  });
  expect(give('sidebarApi().openSidebarState()')).toMatchObject({
    value: { token: { connected: true, lastFour: '1234' }, balance: { credits: 7 } },
  });
  expect(reads).toEqual(['Properties.getProperties']);
});

test('opening the sidebar resumes formulas that a menu item has left paused, where it has left a note', () => {
  const { give, workbook, sheetId, window } = open();
  const cell = { row: 2, column: 3, rows: 1, columns: 1 };
  workbook.change(sheetId, cell, [[{ formula: '=ECORE_PAUSED.ECORE_EMAIL(A2)' }]]);
  give('showSidebar(null)');
  expect(window.state.sidebar).not.toBeNull();
  expect(workbook.formulas(sheetId, cell)).toEqual([['=ECORE_PAUSED.ECORE_EMAIL(A2)']]);
  give("CacheService.getDocumentCache().put('ecore.paused', '1'); showSidebar(null)");
  expect(workbook.formulas(sheetId, cell)).toEqual([['=ECORE_EMAIL(A2)']]);
});

test('a clock whose run is gone is removed by what its event says, and without an event nothing is', () => {
  const { give } = open();
  give("ScriptApp.newTrigger('continueRun').timeBased().everyHours(1).create()");
  const count = () => give('ScriptApp.getProjectTriggers().length');
  give('onClock(undefined)');
  expect(count()).toBe(1);
  give('onClock({ triggerUid: ScriptApp.getProjectTriggers()[0].getUniqueId() })');
  expect(count()).toBe(0);
});

test('the items of the Formulas menu act on the sheet in view, and say what they did', () => {
  const { give, window } = open();
  give('retryUnfinishedFormulas()');
  give('replaceFormulasWithValues()');
  expect(window.state.toasts).toHaveLength(2);
});
