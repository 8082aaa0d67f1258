import { afterEach, describe, expect, test } from '@jest/globals';
import { runLive, type LiveAppsScript } from '../../../../workbench/apps-script/live';
import { simulate } from '../../../../workbench/apps-script/simulated/simulate';
import { areaOf, parseA1 } from '../../../../workbench/workbook/a1';
import type { Workbook } from '../../../../workbench/workbook/workbook';
import { adapters, closeAll, OWNER } from './desk';

let live: LiveAppsScript | undefined;
afterEach(async () => {
  await live?.close();
  live = undefined;
  closeAll();
});

const SOURCE = `
function JOINED(value) { return Array.isArray(value) ? value.map((row) => row.join('-')) : 'one ' + value; }
function set(formula) { SpreadsheetApp.getActiveSheet().getRange('E1').setFormula(formula); }
function name() { SpreadsheetApp.getActive().setNamedRange('People', SpreadsheetApp.getActiveSheet().getRange('A1:B2')); }`;
const project = { name: 'T', manifest: {}, scripts: [{ name: 'Code', source: SOURCE }], pages: [] };
const areaIn = (a1: string) => areaOf(parseA1(a1)!, { rows: 20, columns: 8 });
const shown = (workbook: Workbook, a1: string) => workbook.displayValues(0, areaIn(a1)).map((row) => row.join('|'));

describe.each(adapters)('around a custom function, in a workbook in %s', (adapter, create) => {
  async function evaluated(formula: string, options: { locale?: string } = {}) {
    const { workbook, calculated } = create({
      ...options,
      sheets: [
        {
          name: 'S',
          rows: 20,
          columns: 8,
          cells: [
            ['a', 1],
            ['b', 2],
          ],
        },
      ],
    });
    live = runLive({ project, workbook, calculated, people: [{ email: OWNER }] });
    const window = live.window(OWNER);
    await window.call('name');
    await window.call('set', formula);
    for (const end = Date.now() + 5000; Date.now() < end; ) {
      await new Promise((done) => setTimeout(done, 30));
      const cells = shown(workbook, 'E1:F2');
      if (!cells.join().includes('Loading') && cells[0] !== '|') break;
    }
    return {
      cells: shown(workbook, 'E1:F2'),
      formula: workbook.formulas(0, areaIn('E1'))[0]![0],
      missing: live.appsScript.missing.list(),
    };
  }

  test.each([
    ['=JOINED(People)', ['a-1|', 'b-2|']],
    ['=ARRAYFORMULA(JOINED(A1:B2))', ['a-1|', 'b-2|']],
    ['=JOINED({1,2;3,4})', ['1-2|', '3-4|']],
    ['={1,2;3,4}', ['1|2', '3|4']],
    ['={A1:A2,B1:B2}', ['a|1', 'b|2']],
  ])('%s is worked out', async (formula, cells) => {
    expect(await evaluated(formula)).toMatchObject({ cells, missing: [] });
  });

  test.each([
    ['=MAP(A1:A2,LAMBDA(x,JOINED(x)))', ['one a|', 'one b|']],
    ['=BYROW(A1:B2,LAMBDA(row,INDEX(JOINED(row),1)))', ['a-1|', 'b-2|']],
    ['=IF(B1=1,JOINED(A1),"none")', ['one a|', '|']],
    ['=SUM(B1:B2)', ['3|', '|']],
  ])('%s is worked out by Univer, and told as missing in memory', async (formula, cells) => {
    const seen = await evaluated(formula);
    if (adapter === 'Univer') expect(seen).toMatchObject({ cells, missing: [] });
    else {
      expect(seen.cells).toEqual(['#ERROR!|', '|']);
      expect(seen.missing).toEqual([
        { what: expect.stringMatching(/^The formula \w+.* in a workbook in memory$/), times: expect.any(Number) },
      ]);
    }
  });

  test('semicolons and decimal commas are those of the locale', async () => {
    expect(await evaluated('=HYPERLINK("https://a.example";"a")')).toMatchObject({
      cells: ['a|', '|'],
      formula: '=HYPERLINK("https://a.example","a")',
    });
    expect(await evaluated('=HYPERLINK("https://a.example";"a")', { locale: 'de_DE' })).toMatchObject({
      cells: ['a|', '|'],
    });
    expect(await evaluated('=HYPERLINK("https://a.example","a")', { locale: 'de_DE' })).toMatchObject({
      cells: ['#ERROR!|', '|'],
    });
  });

  test('a named range moves with its cells, and a formula follows it', async () => {
    const { workbook, calculated } = create({ sheets: [{ name: 'S', rows: 20, columns: 8, cells: [['a'], ['b']] }] });
    workbook.setNamedRange({ name: 'Column', sheetId: 0, area: areaIn('A1:A2') });
    live = runLive({ project, workbook, calculated, people: [{ email: OWNER }] });
    const until = async (a1: string, text: string) => {
      for (const end = Date.now() + 5000; Date.now() < end && shown(workbook, a1)[0] !== text; )
        await new Promise((done) => setTimeout(done, 30));
    };
    await live.window(OWNER).call('set', '=JOINED(Column)');
    await until('E2', 'b');
    workbook.insertRows(0, 1, 1);
    expect(workbook.namedRanges()).toEqual([{ name: 'Column', sheetId: 0, area: areaIn('A2:A3') }]);
    await until('E3', 'b');
    workbook.change(0, areaIn('A3'), [[{ value: 'new' }]]);
    await until('E3', 'new');
    expect(shown(workbook, 'E2:E3')).toEqual(['a', 'new']);
  });
});

describe('in memory', () => {
  const [, create] = adapters[0]!;
  const resultOf = (formula: string) => {
    const { workbook } = create({ sheets: [{ name: 'S', rows: 20, columns: 8 }] });
    const script = simulate({ project, workbook, people: [{ email: OWNER }], http: () => ({ failure: 'dns' }) });
    script.window(OWNER).call('set', formula);
    return { value: workbook.values(0, areaIn('E1'))[0]![0], missing: script.missing.map(({ what }) => what) };
  };

  test.each(['=SUM(A1:A3)', '=IF(A1="","",TRIM(A1))', '=A1&" "&B1', '=1+2', '=-A1'])(
    '%s says that it is not calculated, and is kept',
    (formula) => {
      const { value, missing } = resultOf(formula);
      expect(value).toMatchObject({
        error: '#ERROR!',
        message: expect.stringContaining('is not calculated by the workbench in memory'),
      });
      expect(missing).toHaveLength(1);
    },
  );

  test.each([
    ['=NO_SUCH(A1)', '#NAME?', "Unknown function: 'NO_SUCH'."],
    ['=SUM(NO_SUCH(A1))', '#NAME?', "Unknown function: 'NO_SUCH'."],
    ['=NoSuchName', '#NAME?', "Unknown range name: 'NOSUCHNAME'."],
    ['=(1', '#ERROR!', 'Formula parse error.'],
  ])('%s is the error that it is in Sheets', (formula, error, message) => {
    expect(resultOf(formula)).toEqual({ value: { error, message }, missing: [] });
  });
});

test('a simulation on Univer says that it cannot wait for a formula', async () => {
  const [, create] = adapters[1]!;
  const source =
    "function look() { const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setFormula('=1+1'); return cell.getValue(); } function again() { return SpreadsheetApp.getActiveSheet().getRange('A1').getValue(); }";
  const { workbook, calculated } = create({ sheets: [{ name: 'S', rows: 20, columns: 8 }] });
  const script = simulate({
    project: { ...project, scripts: [{ name: 'Code', source }] },
    workbook,
    people: [{ email: OWNER }],
    http: () => ({ failure: 'dns' }),
  });
  script.window(OWNER).call('look');
  expect(script.missing).toEqual([
    { what: 'The value of a formula in a simulation on Univer (use runLive, or a workbook in memory)', times: 1 },
  ]);
  await calculated();
  expect(script.window(OWNER).call('again').value).toBe(2);
  expect(script.missing).toHaveLength(1);
});
