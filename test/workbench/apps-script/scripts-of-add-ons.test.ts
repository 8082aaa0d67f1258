import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpOutcome, HttpRequest } from '../../../workbench/apps-script/http';
import { runLive, type LiveAppsScript } from '../../../workbench/apps-script/live';
import { readProject } from '../../../workbench/apps-script/project';
import { simulate } from '../../../workbench/apps-script/simulated/simulate';
import { areaOf, parseA1 } from '../../../workbench/workbook/a1';
import type { StoredValue, Workbook } from '../../../workbench/workbook/workbook';
import { adapters, closeAll, OWNER } from './sheets/desk';

let live: LiveAppsScript | undefined;
afterEach(async () => {
  await live?.close();
  live = undefined;
  closeAll();
});

const people = [{ email: OWNER, owner: true }];
const projectNamed = (name: string) => readProject(join(__dirname, 'scripts-by-others', name), name);
const areaIn = (a1: string) => areaOf(parseA1(a1)!, { rows: 30, columns: 8 });
const shown = (workbook: Workbook, sheetId: number, a1: string) => workbook.displayValues(sheetId, areaIn(a1));
const json = (value: unknown): HttpOutcome => ({ status: 200, headers: {}, body: JSON.stringify(value) });

/** Written for these tests, each in the shape of add-ons and scripts that many people use. */
describe.each(adapters)('scripts in the shape of add-ons, on a workbook in %s', (_, create) => {
  function open(
    name: string,
    sheets: { [name: string]: StoredValue[][] },
    answer: (request: HttpRequest) => HttpOutcome,
  ) {
    const { workbook } = create({
      sheets: Object.entries(sheets).map(([sheet, cells]) => ({ name: sheet, rows: 30, columns: 8, cells })),
    });
    const asked: HttpRequest[] = [];
    const http = (request: HttpRequest) => {
      asked.push(request);
      return answer(request);
    };
    const script = simulate({ project: projectNamed(name), workbook, people, http });
    const window = script.window(OWNER);
    window.openDocument();
    return { workbook, script, window, asked };
  }

  test('geocoder: arrows as entry points, private handlers, a box, addresses with spaces, waits on the clock', () => {
    const { workbook, script, window, asked } = open(
      'geocoder',
      { S: [['Address'], ['1 Main St, "North"'], ['Nowhere']] },
      ({ url }) => (url.includes('Nowhere') ? { status: 402, headers: {}, body: 'no' } : json({ lat: 1.5, lng: -2 })),
    );
    window.answers.push({ button: 'OK', text: 'my key' });
    expect(window.clickMenu('Set key').thrown).toBeUndefined();
    window.select({ sheetId: 0, areas: [areaIn('A2:A3')], cell: { row: 2, column: 1 } });
    const { thrown, milliseconds } = window.clickMenu('Geocode selected cells');
    expect(thrown).toBeUndefined();
    expect(milliseconds).toBeGreaterThan(2000);
    expect(asked[0]!.url).toBe('https://geo.example/json?q=1%20Main%20St,%20%22North%22&key=my%20key');
    expect(shown(workbook, 0, 'B2:C3')).toEqual([
      ['1.5', '-2'],
      ['Error', '402'],
    ]);
    expect(workbook.notes(0, areaIn('B2'))).toEqual([['Geocoded on 2026-03-02 10:00 CET']]);
    expect(script.missing).toEqual([]);
  });

  test('answers: the mode compared as a value, a template, a header that is kept, looks, and values in place of formulas', () => {
    const { workbook, script, window, asked } = open(
      'answers',
      { S: [['Question', 'Answer'], ['one'], ['two']] },
      ({ body }) => (body.includes('two') ? { status: 529, headers: {}, body: 'overloaded' } : json({ text: 'first' })),
    );
    expect(window.clickMenu('Open').thrown).toBeUndefined();
    expect(window.state.sidebar!.html).toContain('<h1>small &#60;model&#62;</h1>');
    expect(window.state.sidebar!.html).toContain("'https://docs.example/start'");
    expect(window.call('answerRows', 'Say {{row}}').value).toEqual({ done: 2, failed: 1 });
    expect(asked.map(({ headers, body }) => [headers['content-type'], headers['Content-Type'], body])).toEqual([
      ['application/json', undefined, '{"prompt":"Say one"}'],
      ['application/json', undefined, '{"prompt":"Say two"}'],
    ]);
    expect(shown(workbook, 0, 'B2:B3')).toEqual([['first'], ['#ERROR 529']]);
    expect(window.clickMenu('Freeze answers').thrown).toBeUndefined();
    expect(script.missing).toEqual([]);
  });

  test('tickets: a rule by a named range, checkboxes, merged titles, metadata, a signed file, a weekly trigger', () => {
    const { workbook, script, window, asked } = open(
      'tickets',
      {
        Tickets: [['Tickets'], ['T-1', 'open'], ['T-2', 'done'], ['T-3', 'open']],
        States: [['open'], ['done'], ['later']],
      },
      () => json({}),
    );
    expect(window.clickMenu('Set up').thrown).toBeUndefined();
    expect(workbook.merges(0)).toEqual([areaIn('A1:C1')]);
    workbook.insertColumns(0, 1, 1);
    workbook.change(0, areaIn('D3'), [[{ value: true }]]);
    // Monday, 8 o'clock in Berlin, a week after the day on which simulations begin.
    script.clock.advance(Date.UTC(2026, 2, 9, 8) - script.clock.now());
    expect(asked).toHaveLength(1);
    const [{ headers, bytes }] = asked as [HttpRequest];
    const sent = Buffer.from(bytes!);
    const file = gunzipSync(
      sent.subarray(sent.indexOf(Buffer.from([0x1f, 0x8b])), sent.lastIndexOf('\r\n--')),
    ).toString();
    expect(file).toBe('T-2,done,true');
    expect(headers.Signature).toBe(createHmac('sha1', 'key').update(file).digest('hex'));
    expect(sent.toString('latin1')).toContain(
      'name="file"; filename="tickets.csv.gz"\r\nContent-Type: application/x-gzip',
    );
    expect(shown(workbook, 0, 'D2:D4')).toEqual([['FALSE'], ['FALSE'], ['FALSE']]);
    expect(script.missing).toEqual([]);
  });

  test('json import: a custom function with many arguments, and a file of another separator', async () => {
    const { workbook, calculated } = create({ sheets: [{ name: 'S', rows: 30, columns: 8 }] });
    const http = ({ url }: HttpRequest): HttpOutcome =>
      url.endsWith('.csv')
        ? { status: 200, headers: {}, body: 'a;"b;c"\n1;2' }
        : {
            status: 200,
            headers: {},
            body: '',
            bytes: Buffer.from('{"data":{"items":[{"id":1,"name":"é"},{"id":2}]}}', 'latin1'),
          };
    live = runLive({ project: projectNamed('json-import'), workbook, calculated, people, http });
    workbook.change(0, areaIn('A1'), [
      [
        {
          formula: '=IMPORT_ITEMS("https://api.example/list","data.items","id,name","charset=ISO-8859-1","method=get")',
        },
      ],
    ]);
    workbook.change(0, areaIn('E1'), [[{ formula: '=IMPORT_ITEMS("https://api.example/list","nothing","id")' }]]);
    for (const end = Date.now() + 8000; Date.now() < end; await new Promise((done) => setTimeout(done, 30)))
      if (shown(workbook, 0, 'A1:E2').flat().includes('2') && shown(workbook, 0, 'E1')[0]![0] === '#ERROR!') break;
    expect(shown(workbook, 0, 'A1:B2')).toEqual([
      ['1', 'é'],
      ['2', ''],
    ]);
    expect(workbook.values(0, areaIn('E1'))[0]![0]).toMatchObject({
      error: '#ERROR!',
      message: expect.stringContaining('There is no list at nothing'),
    });
    await live.window(OWNER).call('fromCsv');
    const csv = workbook.sheets().find(({ name }) => name === 'CSV')!.id;
    for (const end = Date.now() + 5000; Date.now() < end && shown(workbook, csv, 'C2')[0]![0] !== '2'; )
      await new Promise((done) => setTimeout(done, 30));
    expect(shown(workbook, csv, 'A1:C2')).toEqual([
      ['a', 'b;c', ''],
      ['1', '2', '2'],
    ]);
    expect(live.appsScript.missing.list()).toEqual([]);
  });

  test('headlines: a button compared by switch, an answer parsed as it is, colours by name', () => {
    const scores = [0.5, -0.5];
    const { workbook, script, window } = open('headlines', { S: [['Headline', 'Score']] }, ({ url }) =>
      url.startsWith('https://news.example')
        ? json({ articles: [{ title: 'Up' }, { title: 'Down' }] })
        : json({ score: scores.shift() }),
    );
    window.answers.push({ button: 'OK', text: 'good news' }, { button: 'CANCEL' }, { button: 'OK' });
    expect(window.clickMenu('Judge…').thrown).toBeUndefined();
    expect(shown(workbook, 0, 'A2:B3')).toEqual([
      ['Up', '0.5'],
      ['Down', '-0.5'],
    ]);
    expect(workbook.backgrounds(0, areaIn('B2:B3'))).toEqual([['#44f83d'], ['#ff6347']]);
    expect(window.clickMenu('Judge…').thrown).toBeUndefined();
    expect(script.missing).toEqual([]);
  });
});
