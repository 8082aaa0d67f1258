import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpOutcome, HttpRequest } from '../../../workbench/apps-script/http';
import { runLive, type LiveAppsScript } from '../../../workbench/apps-script/live';
import { readProject } from '../../../workbench/apps-script/project';
import { simulate } from '../../../workbench/apps-script/simulated/simulate';
import type { StoredValue, Workbook } from '../../../workbench/workbook/workbook';
import { areaOf, parseA1 } from '../../../workbench/workbook/a1';
import { adapters, closeAll, EDITOR, OWNER } from './sheets/desk';

const people = [{ email: OWNER, owner: true }, { email: EDITOR }];
let live: LiveAppsScript | undefined;

afterEach(async () => {
  await live?.close();
  live = undefined;
  closeAll();
});

const projectNamed = (name: string) => readProject(join(__dirname, 'scripts-by-others', name), name);
const areaIn = (a1: string) => areaOf(parseA1(a1)!, { rows: 30, columns: 8 });

/** Scripts as they are found in public, written for these tests, run as their users would run them. */
describe.each(adapters)('scripts by others on a workbook in %s', (_, create) => {
  function open(
    script: string,
    sheets: { [name: string]: StoredValue[][] },
    http: (request: HttpRequest) => HttpOutcome = () => ({ failure: 'dns' }),
  ) {
    const { workbook } = create({
      sheets: Object.entries(sheets).map(([name, cells]) => ({ name, rows: 30, columns: 8, cells })),
    });
    const simulated = simulate({ project: projectNamed(script), workbook, people, http });
    return { workbook, script: simulated, window: simulated.window(OWNER) };
  }
  const idOf = (workbook: Workbook, name: string): number => workbook.sheets().find((sheet) => sheet.name === name)!.id;
  const shown = (workbook: Workbook, name: string, a1: string): string[][] =>
    workbook.displayValues(idOf(workbook, name), areaIn(a1));

  test('formulas: a range comes as rows, a result spills, an error says what it threw', async () => {
    const { workbook, calculated } = create({
      sheets: [
        {
          name: 'S',
          rows: 30,
          columns: 8,
          cells: [
            ['ann', 2, 45355],
            ['bob', 5],
            ['ann', 4],
            ['', 'x'],
          ],
        },
      ],
    });
    workbook.change(0, areaIn('C1'), [[{ format: 'm/d/yyyy' }]]);
    live = runLive({ project: projectNamed('formulas'), workbook, calculated, people });
    const formulas = {
      D1: '=SCALE(B1:B4)',
      E1: '=SCALE(B1,10)',
      F1: '=SUM_BY(A1:A4,B1:B3)',
      F3: '=SUM_BY(A1:A3,B1:B3)',
      E2: '=SCALE(B1,"x")',
      E3: '=WEEKDAY_NAME(C1)',
      E4: '=MARK_DONE()',
      E5: '=helper_()',
      H1: '=DAYS_AFTER(C1,2)',
    };
    for (const [cell, formula] of Object.entries(formulas)) workbook.change(0, areaIn(cell), [[{ formula }]]);
    const end = Date.now() + 10_000;
    const cells = () => workbook.displayValues(0, areaIn('D1:G5'));
    const dates = () => workbook.displayValues(0, areaIn('H1:H3')).flat();
    while (
      Date.now() < end &&
      ([...cells().flat(), ...dates()].includes('Loading...') || cells()[3]![3] === '' || dates()[1] === '')
    )
      await new Promise((done) => setTimeout(done, 20));
    expect(cells()).toEqual([
      ['4', '20', '#ERROR!', ''],
      ['10', '#ERROR!', '', ''],
      ['8', 'Monday', 'ann', '6'],
      ['x', '#ERROR!', 'bob', '5'],
      ['', '#NAME?', '', ''],
    ]);
    expect(dates()).toEqual(['3/5/2024', '3/6/2024', '']);
    const message = (a1: string) => (workbook.values(0, areaIn(a1))[0]![0] as { message: string }).message;
    expect(message('E2')).toBe('Error: The factor must be a number. (line 11).');
    expect(message('E4')).toBe('Exception: You do not have permission to call setValue (line 60).');
  });

  test('sales report: a prompt leads to a sheet, sorted, formatted and in front', () => {
    const { workbook, window } = open('sales-report', {
      Orders: [
        ['Date', 'Customer', 'Region', 'Amount'],
        [45355, 'Acme', 'North', 800],
        [45356, 'Bolt', 'South', 50],
        [45357, 'Core', 'north', 1200.5],
      ],
    });
    workbook.change(
      0,
      areaIn('A2:A4'),
      Array.from({ length: 3 }, () => [{ format: 'm/d/yyyy' }]),
    );
    window.openDocument();
    window.answers.push({ button: 'OK', text: ' North ' });
    expect(window.clickMenu('Report for a region…').thrown).toBeUndefined();
    expect(shown(workbook, 'Report', 'A1:D4')).toEqual([
      ['Date', 'Customer', 'Region', 'Amount'],
      ['3/6/2024', 'Core', 'north', '$1,200.50'],
      ['3/4/2024', 'Acme', 'North', '$800.00'],
      ['Total', '', '', '$2,000.50'],
    ]);
    const report = idOf(workbook, 'Report');
    expect([
      workbook.fontWeights(report, areaIn('D1:D2')),
      workbook.frozenRows(report),
      workbook.conditionalFormats(report).map(({ areas }) => areas),
    ]).toEqual([[['bold'], ['normal']], 1, [[areaIn('D2:D3')]]]);
    expect([window.state.selection.sheetId, window.state.toasts]).toEqual([
      report,
      [{ message: '2 orders', title: 'Report', seconds: 3 }],
    ]);
    window.answers.push({ button: 'OK', text: 'nowhere' }, { button: 'OK' }, { button: 'YES' });
    window.clickMenu('Report for a region…');
    window.clickMenu('More', 'Delete the report');
    expect(workbook.sheets().map(({ name }) => name)).toEqual(['Orders']);
  });

  test('link checker: row by row, with retries, stopping in time and going on where it stopped', () => {
    const urls = Array.from({ length: 24 }, (__, i) => [`https://${i === 3 ? 'gone' : 'site'}.example/${i}`]);
    let asked = 0;
    const { workbook, script, window } = open(
      'link-checker',
      { Links: [['Link', 'Status', 'Checked'], ...urls] },
      ({ url }) => {
        asked++;
        if (url.includes('gone')) return { failure: 'dns' };
        const status = url.endsWith('/5') ? 404 : url.endsWith('/6') ? 503 : 200;
        return { status, headers: {}, body: '', latencyMs: 20_000 };
      },
    );
    workbook.hideRows(0, 3, 1);
    const first = window.call('checkLinks').value as { checked: number; finished: boolean };
    expect(first.finished).toBe(false);
    expect(script.properties('document').all()).toEqual({ nextRow: String(first.checked + 3) });
    const second = window.call('checkLinks').value as { checked: number; finished: boolean };
    expect([first.checked + second.checked, second.finished, script.properties('document').all()]).toEqual([
      23,
      true,
      {},
    ]);
    expect(shown(workbook, 'Links', 'B2:B9').flat()).toEqual([
      'OK',
      '',
      'OK',
      'Error: DNS error',
      'OK',
      'HTTP 404',
      'HTTP 503',
      'OK',
    ]);
    expect(shown(workbook, 'Links', 'C2')[0]![0]).toMatch(/^3\/2\/2026 /);
    expect(asked).toBe(23 + 2 + 2);
    expect(script.appsScript.logLines.at(-1)!.text).toMatch(/^\d+ checked, next row 26$/);
  });

  test('contact form: the sidebar is made from a template, and what it sends is stored once, as text', () => {
    const { workbook, window } = open('contact-form', { Contacts: [['Name', 'Email', 'Group', 'Added']] });
    workbook.setValidation(0, areaIn('C2:C30'), {
      rule: { kind: 'list', values: ['Friends', 'R&D'] },
      allowInvalid: false,
    });
    window.openDocument();
    expect(window.clickMenu('Add a contact').thrown).toBeUndefined();
    expect([
      window.state.sidebar!.title,
      /<option>R&(amp|#38);D<\/option>/.test(window.state.sidebar!.html),
      window.state.sidebar!.html.includes('display: block'),
    ]).toEqual(['Add a contact', true, true]);
    expect(window.call('saveContact', { name: '=Ann', email: 'ann@a.example', group: 'R&D' }).value).toEqual({
      row: 2,
      added: true,
    });
    expect(window.call('saveContact', { name: 'Ann', email: 'Ann@a.example', group: 'R&D' }).value).toEqual({
      row: 2,
      added: false,
    });
    expect(window.call('saveContact', { name: 'Bob', email: 'bob', group: 'R&D' }).thrown!.message).toBe(
      'Please enter an email address.',
    );
    expect(window.call('saveContact', { name: 'Bob', email: 'b@b.example', group: 'Foes' }).thrown!.message).toBe(
      'The data you entered in cell C3 violates the data validation rules set on this cell. Please enter one of the following values: Friends, R&D.',
    );
    expect(shown(workbook, 'Contacts', 'A2:C3')).toEqual([
      ['=Ann', 'ann@a.example', 'R&D'],
      ['', '', ''],
    ]);
    expect(window.state.selection.cell).toEqual({ row: 2, column: 2 });
    expect(window.call('lastContact').value).toBeNull();
    expect(window.call('contacts_').thrown!.message).toBe('Script function not found: contacts_');
  });

  test('clean-up: blank rows, repeated rows and outer spaces are gone, and so are the rows nobody needs', () => {
    const { workbook, window } = open('clean-up', {
      List: [
        ['Name', 'City'],
        [' Ann ', 'Bonn'],
        [null, null],
        ['ann', 'Bonn'],
        ['Bob', 'Köln'],
        [null, null],
        ['Bob', 'Köln'],
      ],
    });
    expect(window.call('cleanUp').value).toBe(4);
    expect(shown(workbook, 'List', 'A1:B4')).toEqual([
      ['Name', 'City'],
      ['Ann', 'Bonn'],
      ['Bob', 'Köln'],
      ['', ''],
    ]);
    expect(workbook.sheet(0)).toMatchObject({ rows: 8, lastRow: 3 });
    expect(window.state.toasts.at(-1)!.message).toBe('4 rows removed');
  });

  test('edit log: an edit of one cell or several is stamped, with what it was and is', () => {
    const { workbook, window } = open('edit-log', {
      Tasks: [['Task', 'Who', 'State', 'Changed'], ['Paint', 'ann', null], ['Sweep']],
      Other: [['x']],
    });
    const edit = (sheet: string, row: number, column: number, texts: string[][]) =>
      window.edit({ sheetId: idOf(workbook, sheet), row, column, texts }).map(({ thrown }) => thrown?.message ?? 'ran');
    expect([edit('Tasks', 2, 2, [['bob']]), edit('Tasks', 3, 1, [['Mop']]), edit('Other', 1, 2, [['y']])]).toEqual([
      ['ran'],
      ['ran'],
      ['ran'],
    ]);
    // The clock on the wall, wherever this runs.
    // Nine o'clock in UTC, in the time zone of the script's manifest.
    const stamp = '2026-03-02 04:00';
    expect(shown(workbook, 'Tasks', 'A2:D3')).toEqual([
      ['Paint', 'bob', '', stamp],
      ['Mop', '', '', ''],
    ]);
    expect(workbook.notes(0, areaIn('D2'))).toEqual([['ann -> bob']]);
    edit('Tasks', 2, 2, [
      ['', ''],
      ['cem', 'open'],
    ]);
    expect(shown(workbook, 'Tasks', 'D2:D3')).toEqual([[''], [stamp]]);
  });

  test('review: reviewers see what is open and can write where they are asked to, and nowhere else', () => {
    const { workbook, script, window } = open('review', {
      Items: [
        ['Item', 'State', 'Text', 'OK?', 'Why'],
        ['a', 'open', 'x'],
        ['b', 'done', 'y'],
        ['c', 'open', 'z'],
        ['d', 'open', 'w'],
      ],
    });
    workbook.change(0, areaIn('C4'), [[{ note: 'archived' }]]);
    expect(window.call('prepareReview').value).toEqual([2, 5]);
    const reviewer = script.window(EDITOR);
    expect(reviewer.call('answer', 2, 'yes').thrown).toBeUndefined();
    expect(reviewer.call('answer', 5, 'perhaps').thrown!.message).toBe(
      'The data you entered in cell D5 violates the data validation rules set on this cell. Please enter one of the following values: yes, no.',
    );
    expect(reviewer.call('rename', 2, 'A').value).toBe('kept');
    expect(reviewer.call('answer', 6, 'yes').thrown!.message).toBe(
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
    expect(window.call('rename', 2, 'A').value).toBeNull();
    expect(reviewer.call('finishReview').thrown).toBeUndefined();
    expect(workbook.protections()).toHaveLength(1);
    expect(shown(workbook, 'Items', 'A2:D2')).toEqual([['A', 'open', 'x', 'yes']]);
    const { window: another } = { window: script.window(OWNER) };
    expect(workbook.filter(0)).toBeNull();
    expect(another.call('prepareReview').value).toEqual([2, 5]);
    expect(another.call('finishReview').value).toBe(4);
    expect(workbook.protections()).toEqual([]);
  });

  test('what a script calls and is not there is named by a loud error', () => {
    const { workbook } = create({ sheets: [{ name: 'S' }] });
    const source =
      'function draw() { SpreadsheetApp.getActiveSheet().newChart(); } function pivot() { SpreadsheetApp.getActiveRange().createPivotTable(); } function mail() { MailApp.sendEmail("a@b.example", "", ""); }';
    const script = simulate({
      project: { name: 'T', manifest: {}, scripts: [{ name: 'Code', source }], pages: [] },
      workbook,
      people,
      http: () => ({ failure: 'dns' }),
    });
    const window = script.window(OWNER);
    expect(['draw', 'pivot', 'mail'].map((name) => window.call(name).thrown!.message)).toEqual([
      'Sheet.newChart is not part of the workbench: add it with its real behaviour',
      'Range.createPivotTable is not part of the workbench: add it with its real behaviour',
      'MailApp.sendEmail is not part of the workbench: add it with its real behaviour',
    ]);
  });
});
