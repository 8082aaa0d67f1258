import { expect, test } from '@jest/globals';
import { onAppsScript } from './support/on-apps-script';

const LIST = [
  ['Name', 'Company', 'Email'],
  ['Ann Lee', 'Acme', null],
];

test.each([
  ['openSidebar', null],
  ['enrichSelectedRows', { rows: 'selected', take: 'unsettled' }],
  ['retryFailedRows', { rows: 'all', take: 'failed' }],
  ['retryNotFoundRows', { rows: 'all', take: 'not-found' }],
  ['rerunSelectedRows', { rows: 'selected', take: 'again' }],
])('%s opens the sidebar on what its menu item says', (name, intent) => {
  const { give, window } = onAppsScript('index', LIST);
  expect(give(`${name}()`)).toBeNull();
  const [, told = ''] = /<p>(.*) of /.exec(window.state.sidebar!.html) ?? [];
  expect(JSON.parse(told.replace(/&#34;|&quot;/g, '"'))).toEqual(intent);
});

test.each(['onOpen', 'onInstall'])('%s adds the menu', (name) => {
  const { give, window } = onAppsScript('index', LIST);
  give(`${name}({})`);
  expect(window.state.menus).toHaveLength(1);
});

test('what the page calls gets all of its arguments', () => {
  const { give } = onAppsScript('index', LIST);
  expect(give('openSidebarState()')).toMatchObject({ ok: true, value: { token: { connected: false } } });
  expect(give('readColumns({ headerRow: null, forget: false })')).toMatchObject({ ok: true });
  expect(give("stepRun('any')")).toMatchObject({ ok: false, problem: { code: 'no-run' } });
  expect(give('stepRun(7)')).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
});

test('the formula gets its arguments in their order, those that were left out included', () => {
  const { give } = onAppsScript('index', LIST);
  const said = ["ECORE_EMAIL('Ann Lee', 'Acme')", "ECORE_EMAIL('Ann')", "ECORE_EMAIL('')"].map(give);
  expect(said[0]).toMatch(/sidebar/);
  expect(said[1]).not.toBe(said[0]);
  expect(said[2]).not.toMatch(/sidebar/);
});

test('the clock looks for a run of its own, and what is no clock does no harm', () => {
  const { give } = onAppsScript('index', LIST);
  give("ScriptApp.newTrigger('continueRun').timeBased().everyHours(1).create()");
  const uid = give('ScriptApp.getProjectTriggers()[0].getUniqueId()');
  expect(give('continueRun()')).toBeNull();
  expect(give('ScriptApp.getProjectTriggers().length')).toBe(1);
  give(`continueRun({ triggerUid: ${JSON.stringify(uid)} })`);
  expect(give('ScriptApp.getProjectTriggers().length')).toBe(0);
});
