import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../../../workbench/apps-script/simulated/simulate';
import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';
import { timeZone as zoneNamed } from '../../../../workbench/time-zone';

const OWNER = 'owner@example.com';
const ZONES = ['America/New_York', 'Asia/Tokyo', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Etc/UTC'];

/** What the expressions give in a script of that zone, whatever the machine's is (`TZ=Asia/Tokyo npx jest guest/dates`). */
function inZone(timeZone: string, expressions: string[], cells: unknown[][] = [], bookZone?: string): unknown[] {
  const workbook = createMemoryWorkbook({
    ...(bookZone ? { timeZone: bookZone } : {}),
    sheets: [{ name: 'S', rows: 5, columns: 5, cells: cells as number[][] }],
  });
  if (cells.length) workbook.change(0, { row: 1, column: 1, rows: 1, columns: 1 }, [[{ format: 'm/d/yyyy' }]]);
  const source = `function f() { const A1 = SpreadsheetApp.getActiveSheet().getRange('A1'); return [${expressions.join(',')}]; }`;
  const script = simulate({
    project: { name: 'T', manifest: { timeZone }, scripts: [{ name: 'Code', source }], pages: [] },
    workbook,
    people: [{ email: OWNER }],
    http: () => ({ failure: 'dns' }),
  });
  const { value, thrown } = script.run({ kind: 'menu', functionName: 'f', args: [], user: OWNER });
  if (thrown) throw new Error(thrown.message);
  return value as unknown[];
}

describe("a Date's local time is that of the script's time zone", () => {
  test('its fields, texts and offset', () => {
    expect(
      inZone('Asia/Tokyo', [
        'new Date(0).getHours()',
        'new Date(0).getTimezoneOffset()',
        'new Date(0).toString()',
        'new Date(0).toDateString()',
        'new Date(2024, 0, 15).toISOString()',
        'new Date(0).toLocaleString()',
      ]),
    ).toEqual([
      9,
      -540,
      'Thu Jan 01 1970 09:00:00 GMT+0900 (Japan Standard Time)',
      'Thu Jan 01 1970',
      '2024-01-14T15:00:00.000Z',
      '1/1/1970, 9:00:00 AM',
    ]);
    expect(
      inZone('America/New_York', [
        'new Date(2024, 6, 4, 12).toISOString()',
        'String(new Date(Date.UTC(2024, 6, 4)))',
        'new Date(2024, 6, 4).getDay()',
        'new Date("x").toString()',
      ]),
    ).toEqual([
      '2024-07-04T16:00:00.000Z',
      'Wed Jul 03 2024 20:00:00 GMT-0400 (Eastern Daylight Time)',
      4,
      'Invalid Date',
    ]);
  });

  test('texts without a zone are local, dates alone and texts with a zone are not', () => {
    const texts = [
      '2024-03-04',
      '2024-03-04T10:00',
      '2024-03-04T10:00Z',
      '2024-03-04T10:00+02:00',
      'March 4, 2024 10:00',
      '3/4/2024',
      'Mon, 04 Mar 2024 10:00:00 GMT',
      '2024-03-04 10:00 EST',
    ];
    expect(
      inZone(
        'America/New_York',
        texts.map((text) => `new Date('${text}').toISOString()`),
      ),
    ).toEqual([
      '2024-03-04T00:00:00.000Z',
      '2024-03-04T15:00:00.000Z',
      '2024-03-04T10:00:00.000Z',
      '2024-03-04T08:00:00.000Z',
      '2024-03-04T15:00:00.000Z',
      '2024-03-04T05:00:00.000Z',
      '2024-03-04T10:00:00.000Z',
      '2024-03-04T15:00:00.000Z',
    ]);
  });

  test('setters change local time, over summer time too', () => {
    expect(
      inZone('Europe/Berlin', [
        '(d => (d.setHours(3), d.toISOString()))(new Date(2024, 2, 31))',
        '(d => (d.setDate(d.getDate() + 1), d.toISOString()))(new Date(2024, 2, 30, 12))',
        'new Date(2024, 2, 31, 2, 30).toISOString()',
        'new Date(2024, 9, 27, 2, 30).toISOString()',
        '(d => (d.setFullYear(2024, 0, 1), d.getTime()))(new Date(NaN))',
      ]),
    ).toEqual([
      '2024-03-31T01:00:00.000Z',
      '2024-03-31T10:00:00.000Z',
      '2024-03-31T01:30:00.000Z',
      '2024-10-27T00:30:00.000Z',
      Date.UTC(2023, 11, 31, 23),
    ]);
  });

  test('it is the Date of the language otherwise', () => {
    const odd = [
      'new Date() instanceof Date',
      'Object.prototype.toString.call(new Date())',
      'Date.name',
      'Date.length',
      'new (class extends Date {})(5).getTime()',
      'new Date(new Date(7)).getTime()',
      'new Date("5").constructor === Date',
      'new Date(null).getTime()',
      'typeof Date()',
      'JSON.stringify(new Date(0))',
      'new Intl.DateTimeFormat().resolvedOptions().timeZone',
      'new Date(2024, 0, 1, 0, 0, 0).getTime() === Date.parse("2024-01-01T00:00:00")',
    ];
    expect(inZone('Asia/Tokyo', odd)).toEqual([
      true,
      '[object Date]',
      'Date',
      7,
      5,
      7,
      true,
      0,
      'string',
      '"1970-01-01T00:00:00.000Z"',
      'Asia/Tokyo',
      true,
    ]);
  });
});

describe.each(ZONES)('a cell with a date, in %s', (zone) => {
  test('has that day in the script, and is written back as that day', () => {
    // 2024-03-04 is the day 45355.
    expect(
      inZone(
        zone,
        [
          "Utilities.formatDate(A1.getValue(), Session.getScriptTimeZone(), 'yyyy-MM-dd HH:mm')",
          'A1.getValue().getDate()',
          'A1.offset(1, 0).setValue(new Date(2024, 2, 4)).getDisplayValue()',
          'A1.offset(2, 0).setValue(A1.getValue()).getDisplayValue()',
          'SpreadsheetApp.getActive().getSpreadsheetTimeZone() === Session.getScriptTimeZone()',
        ],
        [[45355]],
      ),
    ).toEqual(['2024-03-04 00:00', 4, '3/4/2024', '3/4/2024', true]);
  });

  test('is the moment that the spreadsheet shows, where the spreadsheet is elsewhere', () => {
    const [moment] = inZone(zone, ['A1.getValue().toISOString()'], [[45355.5]], 'America/Los_Angeles');
    expect(moment).toBe('2024-03-04T20:00:00.000Z');
  });

  test('goes from moment to wall and back', () => {
    const { toWall, fromWall, offsetAt } = zoneNamed(zone);
    for (let utc = Date.UTC(1970, 0, 1); utc < Date.UTC(2030, 0, 1); utc += 7 * 3_600_000 * 37) {
      const back = fromWall(toWall(utc));
      // An hour that comes twice is the first of the two.
      expect(back === utc || offsetAt(back) > offsetAt(utc)).toBe(true);
    }
  });
});
