import { afterEach, describe, expect, test } from '@jest/globals';
import { runLive, type LiveAppsScript } from '../../../workbench/apps-script/live';
import { simulate, type Actor, type ExecutionResult } from '../../../workbench/apps-script/simulated/simulate';
import { adapters, closeAll, OWNER } from './sheets/desk';

let live: LiveAppsScript | undefined;
afterEach(async () => {
  await live?.close();
  live = undefined;
  closeAll();
});

/** A script that swallows whatever goes wrong. */
const SOURCE = `
function swallow(call) { try { call(); } catch (error) {} }
function go() {
  const sheet = SpreadsheetApp.getActiveSheet();
  swallow(() => sheet.newChart());
  swallow(() => sheet.newChart());
  swallow(() => sheet.getRange('A1').createPivotTable());
  swallow(() => MailApp.sendEmail('ann@example.com'));
  swallow(() => Sheets.Spreadsheets.get('x'));
  swallow(() => OAuth2.createService('x'));
  swallow(() => SpreadsheetApp.openById('another'));
  swallow(() => Utilities.formatDate(new Date(), 'GMT', 'Q'));
  swallow(() => sheet.getRange('A1').setBackground('no colour'));
  swallow(() => sheet.getRange('A1').copyTo(sheet.getRange('B1'), SpreadsheetApp.CopyPasteType.PASTE_FORMULA, false));
  swallow(() => { throw new Error('something else'); });
  swallow(() => sheet.getRange(0, 0));
}`;
const project = {
  name: 'T',
  manifest: {
    dependencies: { enabledAdvancedServices: [{ userSymbol: 'Sheets' }], libraries: [{ userSymbol: 'OAuth2' }] },
  },
  scripts: [{ name: 'Code', source: SOURCE }],
  pages: [],
};
const MISSING = [
  { what: 'Sheet.newChart', times: 2 },
  { what: 'Range.createPivotTable', times: 1 },
  { what: 'MailApp.sendEmail', times: 1 },
  { what: 'Sheets.Spreadsheets.get', times: 1 },
  { what: 'OAuth2.createService', times: 1 },
  { what: 'Another spreadsheet', times: 1 },
  { what: 'The letter Q in a date format', times: 1 },
  { what: 'Range.copyTo with PASTE_FORMULA', times: 1 },
];

describe.each(adapters)('what a script asks for in vain is kept, on a workbook in %s', (_, create) => {
  const open = () => create({ sheets: [{ name: 'S', rows: 5, columns: 5 }] });

  test('in a simulation', () => {
    const { workbook } = open();
    const script = simulate({ project, workbook, people: [{ email: OWNER }], http: () => ({ failure: 'dns' }) });
    expect(script.missing).toEqual([]);
    expect(script.window(OWNER).call('go').thrown).toBeUndefined();
    expect(script.missing).toEqual(MISSING);
  });

  test('in executions at the same time', () => {
    const { workbook } = open();
    const script = simulate({ project, workbook, people: [{ email: OWNER }], http: () => ({ failure: 'dns' }) });
    const { request } = script.window(OWNER);
    const turn = function* (): Actor<ExecutionResult> {
      return yield request.call('go');
    };
    script.together([turn(), turn()]);
    expect(script.missing).toEqual(MISSING.map(({ what, times }) => ({ what, times: 2 * times })));
  });

  test('in real time', async () => {
    const { workbook, calculated } = open();
    live = runLive({ project, workbook, calculated, people: [{ email: OWNER }] });
    await live.window(OWNER).call('go');
    expect(live.appsScript.missing.list()).toEqual(MISSING);
  });
});

test('what is missing is there for typeof, as on Google', () => {
  const source =
    'function f() { return [typeof MailApp, typeof DriveApp, typeof Sheets, typeof NoSuchApp, String(GmailApp)]; }';
  const { workbook } = adapters[0]![1]({ sheets: [{ name: 'S' }] });
  const script = simulate({
    project: { ...project, scripts: [{ name: 'Code', source }] },
    workbook,
    people: [{ email: OWNER }],
    http: () => ({ failure: 'dns' }),
  });
  expect(script.window(OWNER).call('f').value).toEqual(['object', 'object', 'object', 'undefined', 'GmailApp']);
});

test('what a service holds under a capital letter may be named anywhere, and is missing once it is called', () => {
  const source =
    'const STYLE = DocumentApp.ParagraphHeading.HEADING1; function f() { return [String(STYLE), MimeType.CSV]; } function g() { Drive.Files.list(); }';
  const manifest = { dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive' }] } };
  const { workbook } = adapters[0]![1]({ sheets: [{ name: 'S' }] });
  const script = simulate({
    project: { name: 'T', manifest, scripts: [{ name: 'Code', source }], pages: [] },
    workbook,
    people: [{ email: OWNER }],
    http: () => ({ failure: 'dns' }),
  });
  expect(script.window(OWNER).call('f').value).toEqual(['DocumentApp.ParagraphHeading.HEADING1', 'text/csv']);
  expect(script.window(OWNER).call('g').thrown!.message).toBe(
    'Drive.Files.list is not part of the workbench: add it with its real behaviour',
  );
});
