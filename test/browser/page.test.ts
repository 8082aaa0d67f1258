import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { openWorkbench, type Workbench } from './page-workbench';

jest.setTimeout(180_000);

const CODE = `
function onOpen() {
  var ui = SpreadsheetApp.getUi();
  ui.createAddonMenu()
    .addItem('Open panel', 'openPanel')
    .addItem('Fill cells', 'fillCells')
    .addSeparator()
    .addSubMenu(ui.createMenu('More').addItem('Ask', 'ask').addItem('Ask for a name', 'askName').addItem('Go to row 40', 'goTo').addItem('Fail', 'fail'))
    .addToUi();
}
function openPanel() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Panel').setTitle('Test panel'));
}
function fillCells() {
  SpreadsheetApp.getActiveSheet().getRange('C2:C4').setValues([['one'], ['two'], [3]]);
  SpreadsheetApp.getActiveSpreadsheet().toast('Three cells filled', 'Done');
}
function fillThousand() {
  var sheet = SpreadsheetApp.getActiveSheet();
  sheet.insertRowsAfter(sheet.getMaxRows(), 1000);
  for (var row = 2; row <= 1001; row += 1) sheet.getRange(row, 5).setValue(row);
}
function ask() {
  var ui = SpreadsheetApp.getUi();
  var button = ui.alert('Sure?', 'This is asked by the script.', ui.ButtonSet.YES_NO);
  SpreadsheetApp.getActiveSheet().getRange('C1').setValue(button === ui.Button.YES ? 'said yes' : 'said something else');
}
function askName() {
  var ui = SpreadsheetApp.getUi();
  var reply = ui.prompt('Name', 'Who are you?', ui.ButtonSet.OK_CANCEL);
  SpreadsheetApp.getActiveSheet().getRange('C1').setValue(reply.getResponseText());
}
function goTo() { SpreadsheetApp.getActiveSheet().getRange('B40:C41').activate(); }
function fail() { throw new Error('Nothing can be done here'); }
function readCells(a1) { return SpreadsheetApp.getActiveSheet().getRange(a1).getDisplayValues(); }
function readSelection() {
  return SpreadsheetApp.getActiveSpreadsheet().getActiveRangeList().getRanges().map(function (range) { return range.getA1Notation(); });
}
function refuse() { throw new Error('Not today'); }
function slow() { Utilities.sleep(20000); }
/**
 * Says it louder.
 *
 * @param {A2:A9} text What to say.
 * @customfunction
 */
function SHOUT(text) {
  Utilities.sleep(800);
  var loud = function (value) { return String(value).toUpperCase(); };
  return Array.isArray(text) ? text.map(function (row) { return row.map(loud); }) : loud(text);
}
/** @customfunction */
function REFUSE(text) { throw new Error('Give it a name, not ' + text); }
`;

const PANEL = `<!DOCTYPE html><html><head><base target="_top"></head><body>
<button id="read">Read</button> <button id="selection">Selection</button> <button id="refuse">Refuse</button>
<button id="thousand">Thousand</button> <button id="slow">Slow</button> <button id="spy">Spy</button> <button id="close">Close</button>
<pre id="answer"></pre>
<script>
  var show = function (value) { document.getElementById('answer').textContent = JSON.stringify(value); };
  var run = google.script.run.withSuccessHandler(show).withFailureHandler(function (error) { show(String(error)); });
  var on = function (id, action) { document.getElementById(id).onclick = action; };
  on('read', function () { run.readCells('A2:C4'); });
  on('selection', function () { run.readSelection(); });
  on('refuse', function () { run.refuse(); });
  on('thousand', function () { run.fillThousand(); });
  on('slow', function () { run.slow(); });
  on('close', function () { google.script.host.close(); });
  on('spy', function () {
    var tried = function (name, action) { try { return name + ': ' + action(); } catch (error) { return name + ': ' + error.name; } };
    fetch(google.script.host.origin + '/').then(function (response) { return response.status; }, function () { return 'refused'; }).then(function (fetched) {
      show([tried('parent', function () { return parent.document.title; }), tried('storage', function () { return localStorage.length; }),
        'referrer: ' + document.referrer, 'fetch: ' + fetched, 'base: ' + document.baseURI.replace(/^.*\\/frame\\/.*$/, 'frame')]);
    });
  });
</script></body></html>`;

const ROWS = [
  ['Name', 'Company', null],
  ...Array.from({ length: 60 }, (_, row) => [`Person ${row + 1}`, `Acme ${row % 7}`, null]),
];

let browser: Browser;
let bench: Workbench;

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
beforeEach(async () => {
  bench = await openWorkbench(browser, { 'Code.js': CODE, 'Panel.html': PANEL }, ROWS);
});
afterEach(async () => {
  const complaints = bench.complaints;
  await bench.close();
  expect(complaints).toEqual([]);
});
afterAll(() => browser?.close());

describe('the add-on’s menu', () => {
  test('stands under Extensions, as onOpen built it; an item writes cells that the page shows', async () => {
    const { window } = bench;
    await window.openMenu('Extensions', 'Test add-on');
    expect(await window.menuLabels()).toEqual(['Open panel', 'Fill cells', 'More']);
    await window.page.getByRole('menuitem', { name: 'Fill cells' }).click();
    await window.page.getByText('Three cells filled').waitFor();
    await window.eventually('C2:C4', 'one\ntwo\n3');
  });

  test('says what went wrong when an item fails', async () => {
    await bench.window.choose('Extensions', 'Test add-on', 'More', 'Fail');
    await bench.window.page.getByText('Nothing can be done here').waitFor();
    await bench.window.page.getByRole('button', { name: 'Dismiss' }).click();
  });

  test('works from the keyboard', async () => {
    const { window } = bench;
    const { page } = window;
    await window.openMenu('Extensions');
    await page.getByRole('menuitem', { name: 'Test add-on' }).waitFor();
    await page.keyboard.press('Escape');
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'Enter']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
    await page.getByText('Three cells filled').waitFor();
  });
});

describe('dialogs', () => {
  test('an alert suspends the script until it is answered', async () => {
    const { window } = bench;
    await window.choose('Extensions', 'Test add-on', 'More', 'Ask');
    await window.page.getByText('This is asked by the script.').waitFor();
    expect(await window.read('C1')).toBe('');
    await window.page.getByRole('button', { name: 'Yes' }).click();
    await window.eventually('C1', 'said yes');
  });

  test('a prompt hands over what was typed', async () => {
    const { window } = bench;
    await window.choose('Extensions', 'Test add-on', 'More', 'Ask for a name');
    await window.page.getByLabel('Who are you?').fill('Ann');
    await window.page.keyboard.press('Enter');
    await window.eventually('C1', 'Ann');
  });
});

describe('the sidebar', () => {
  test('is 300 px wide, calls functions and gets answers and errors', async () => {
    const { window } = bench;
    const panel = await window.openPanel();
    expect((await window.page.locator('.side-panel iframe').boundingBox())?.width).toBe(300);
    await panel.press('read');
    await panel.answers([
      ['Person 1', 'Acme 0', ''],
      ['Person 2', 'Acme 1', ''],
      ['Person 3', 'Acme 2', ''],
    ]);
    await panel.press('refuse');
    await panel.answers('ScriptError: Error: Not today');
  });

  test('sees an edit made in the page', async () => {
    const { window } = bench;
    const panel = await window.openPanel();
    await window.type('B3', 'Globex');
    await panel.press('read');
    await panel.answers([
      ['Person 1', 'Acme 0', ''],
      ['Person 2', 'Globex', ''],
      ['Person 3', 'Acme 2', ''],
    ]);
  });

  test('sees what is selected, several ranges too', async () => {
    const { window } = bench;
    const panel = await window.openPanel();
    await window.select('A2:B5');
    await window.addCell('A9');
    await panel.press('selection');
    await panel.answers(['A2:B5', 'A9']);
  });

  test('can reach neither the page around it nor the server', async () => {
    const panel = await bench.window.openPanel();
    await panel.press('spy');
    await panel.answers([
      'parent: SecurityError',
      'storage: SecurityError',
      'referrer: ',
      'fetch: refused',
      'base: frame',
    ]);
    bench.expectComplaint(/CORS|Failed to load|fetch/);
  });

  test('closes itself, and by its button', async () => {
    const { window } = bench;
    const panel = await window.openPanel();
    await panel.press('close');
    await window.page.locator('.side-panel').waitFor({ state: 'detached' });
    await window.openPanel();
    await window.page.locator('.side-panel').getByRole('button', { name: 'Close sidebar' }).click();
    await window.page.locator('.side-panel').waitFor({ state: 'detached' });
  });

  test('gets a network error when the connection breaks during a call, and works again afterwards', async () => {
    const { window } = bench;
    const panel = await window.openPanel();
    await panel.press('slow');
    await window.breakConnection();
    await panel.answers('NetworkError: Connection failure due to HTTP 0');
    await window.page.getByText('The workbench can’t be reached.').waitFor({ state: 'detached' });
    await panel.press('read');
    await panel.answers([
      ['Person 1', 'Acme 0', ''],
      ['Person 2', 'Acme 1', ''],
      ['Person 3', 'Acme 2', ''],
    ]);
    bench.expectComplaint(/WebSocket/);
  });
});

describe('a custom function', () => {
  test('shows Loading... and then its value', async () => {
    const { window } = bench;
    await window.type('D2', '=SHOUT(A2)');
    await window.eventually('D2', 'Loading...');
    await window.eventually('D2', 'PERSON 1');
  });

  test('spills what it gives for a range', async () => {
    const { window } = bench;
    await window.type('D2', '=SHOUT(A2:B4)');
    await window.eventually('D2:E4', 'PERSON 1\tACME 0\nPERSON 2\tACME 1\nPERSON 3\tACME 2');
  });

  test('is calculated again when its argument changes', async () => {
    const { window } = bench;
    await window.type('D2', '=SHOUT(A2)');
    await window.eventually('D2', 'PERSON 1');
    await window.type('A2', 'Zoe');
    await window.eventually('D2', 'ZOE');
  });

  test('explains its error under the pointer', async () => {
    const { window } = bench;
    await window.type('C2', '=REFUSE(A2)');
    await window.eventually('C2', '#ERROR!');
    await window.hover('C2');
    await window.page.getByText('Give it a name, not Person 1').waitFor();
  });

  test('is explained while it is typed', async () => {
    const { window } = bench;
    await window.select('D2');
    await window.page.keyboard.type('=SHOUT(');
    await window.page.getByText('SHOUT(').first().waitFor();
    await window.page.keyboard.press('Escape');
  });
});

test('what the script selects is selected and scrolled to in the page', async () => {
  const { window } = bench;
  await window.choose('Extensions', 'Test add-on', 'More', 'Go to row 40');
  await window.eventuallySelected('B40:C41');
});

test('two people see each other’s edits, each with a selection of their own', async () => {
  const { window } = bench;
  const other = await bench.open('?as=editor');
  await other.page.getByTitle('editor@workbench.example').waitFor();
  await window.type('C5', 'from the owner');
  await other.eventually('C5', 'from the owner');
  await other.type('C6', 'from the editor');
  await window.eventually('C5:C6', 'from the owner\nfrom the editor');
  const panel = await window.openPanel();
  await window.select('A7');
  await other.select('B2:B4');
  await panel.press('selection');
  await panel.answers(['A7']);
  expect(await other.page.locator('.side-panel').count()).toBe(0);
});

test('edits of two windows at once end up the same in both', async () => {
  const { window } = bench;
  const other = await bench.open('');
  await Promise.all([
    window.typeDown('C2', ['a1', 'a2', 'a3', 'a4', 'a5']),
    other.typeDown('C4', ['b1', 'b2', 'b3', 'b4', 'b5']),
  ]);
  await window.page.waitForTimeout(300);
  const seen = await window.read('C2:C8');
  expect(await other.read('C2:C8')).toBe(seen);
  for (const text of seen.split('\n')) expect(text).toMatch(/^[ab]\d$/);
});

test('a thousand cells written one by one are there soon', async () => {
  const { window } = bench;
  const panel = await window.openPanel();
  await panel.press('thousand');
  await panel.answers(null);
  await window.eventually('E998:E1001', '998\n999\n1000\n1001');
});

test('the sheet can be downloaded', async () => {
  const { page } = bench.window;
  await page.getByRole('menuitem', { name: 'File' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('people.csv');
});

test('a page whose workbench has stopped says so', async () => {
  await bench.stopServer();
  await bench.window.page.getByText('The workbench can’t be reached.').waitFor();
  bench.expectComplaint(/WebSocket|ERR_CONNECTION/);
});
