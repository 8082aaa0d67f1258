import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { LiveAppsScript } from '../../../../workbench/apps-script/live';
import { runLive } from '../../../../workbench/apps-script/live';
import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';
import type { Workbook } from '../../../../workbench/workbook/workbook';

const OWNER = 'owner@example.com';
const EDITOR = 'editor@example.com';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function started(source: string, origins = {}): { workbook: Workbook; script: LiveAppsScript } {
  const workbook = createMemoryWorkbook({ id: 'book', sheets: [{ name: 'Sheet1', rows: 100, columns: 5 }] });
  const project = { name: 'Test', manifest: {}, scripts: [{ name: 'Code', source }], pages: [] };
  const script = runLive({ project, workbook, origins, people: [{ email: OWNER, owner: true }, { email: EDITOR }] });
  closing.push(() => script.close());
  return { workbook, script };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};

const KEEPING = `
  function keep(text) {
    const lock = LockService.getDocumentLock();
    lock.waitLock(10000);
    const store = PropertiesService.getScriptProperties();
    store.setProperty('kept', (store.getProperty('kept') || '') + text + ';');
    lock.releaseLock();
  }`;

describe('triggers', () => {
  test('typing runs onEdit, and what somebody installed as that person', async () => {
    const { script } = started(`${KEEPING}
      function onEdit(e) { keep('onEdit ' + e.value + ' ' + e.range.getA1Notation() + ' ' + e.authMode); }
      function edited(e) { keep('edited ' + e.value + ' ' + Session.getEffectiveUser().getEmail()); }
      function install() { ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create(); }`);
    await script.window(OWNER).call('install');
    await script.window(EDITOR).edit({ sheetId: 0, row: 2, column: 1, texts: [['x']] });
    const kept = script.appsScript.properties('script').get('kept')!.split(';').filter(Boolean).sort();
    expect(kept).toEqual([`edited x ${OWNER}`, 'onEdit x A2 LIMITED']);
  });

  test('the clock fires, and a failure is in the log', async () => {
    const { script } = started(`${KEEPING}
      function tick() { keep('ticked'); }
      function fail() { throw new Error('on purpose'); }
      function start() { for (const handler of ['tick', 'fail']) ScriptApp.newTrigger(handler).timeBased().after(50).create(); }`);
    await script.window(OWNER).call('start');
    await until(
      () => script.appsScript.properties('script').get('kept') !== null && script.appsScript.logLines.length > 0,
    );
    expect(script.appsScript.properties('script').get('kept')).toBe('ticked;');
    expect(script.appsScript.logLines.at(-1)).toMatchObject({ level: 'error', text: 'fail: Error: on purpose' });
  });

  test('installing the add-on runs onInstall with all rights', async () => {
    const { script } = started(
      `${KEEPING} function onInstall(e) { keep(e.authMode + ' ' + Session.getActiveUser().getEmail()); }`,
    );
    await script.window(OWNER).install();
    expect(script.appsScript.properties('script').get('kept')).toBe(`FULL ${OWNER};`);
  });
});

test('thirty formulas and a page call at once: all are right, and the page waits for none of them', async () => {
  let letGo = () => {};
  const pageAnswered = new Promise<void>((done) => (letGo = done));
  const server = createServer((_, response) => void pageAnswered.then(() => response.end('answer')));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => server.close());
  const origins = { 'https://api.example': `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const { workbook, script } = started(
    `function ASK(n) {
      const text = UrlFetchApp.fetch('https://api.example/').getContentText() + n;
      const lock = LockService.getDocumentLock();
      lock.waitLock(20000);
      const store = PropertiesService.getDocumentProperties();
      const count = Number(store.getProperty('count') || 0);
      Utilities.sleep(1);
      store.setProperty('count', String(count + 1));
      return text;
    }
    function page() { return SpreadsheetApp.getActiveSheet().getRange('A30').getDisplayValue(); }`,
    origins,
  );
  const cells = { row: 1, column: 1, rows: 30, columns: 1 };
  workbook.change(
    0,
    cells,
    Array.from({ length: 30 }, (_, index) => [{ formula: `=ASK(${index})` }]),
  );
  expect(await script.window(OWNER).call('page')).toBe('Loading...');
  letGo();
  await until(() => !workbook.values(0, cells).flat().includes('Loading...'));
  expect(workbook.values(0, cells).flat()).toEqual(Array.from({ length: 30 }, (_, index) => `answer${index}`));
  expect(script.appsScript.properties('document').get('count')).toBe('30');
});
