import { describe, expect, test } from '@jest/globals';
import { CellContents } from '../../../src/watch/cell-contents';
import { keyOf, rowTeller } from '../../../src/recognise/known-rows';
import { withSpan } from '../../../src/sheet/place-columns';
import { readRows } from '../../../src/sheet/rows';
import type { CellContent } from '../../../src/sheet/sheet';
import { memorySheet } from '../support/memory-sheet';

const HEADERS = ['Id', 'Name', 'Company', 'Email', 'eCore status', 'Notes'];
const places = withSpan({ headerRow: 1, mapping: { full_name: 2, company_name: 3 }, email: 4, status: 5 }, 6);
const EMAIL = 4;
const NOTES = 6;
const stays = (column: number) => column;

/** A list whose cells hold more than their texts in some places, and what is kept of it. */
function listOf(rows: string[][], held: { [place: string]: Partial<CellContent> } = {}) {
  const sheet = memorySheet([HEADERS, ...rows]);
  for (const [place, content] of Object.entries(held)) sheet.held.set(place, { formula: '', value: '', ...content });
  const look = () => readRows(sheet, places, 2, sheet.lastRow());
  const contents = new CellContents();
  const key = (row: string[]) => keyOf(rowTeller(places)({ row: 0, texts: row }).marks);
  return { sheet, look, contents, key };
}

const ANN = ['1', 'Ann Lee', 'Acme', 'ann@home.example', '', 'Call in May'];
const BEN = ['2', 'Ben Ode', 'Bolt', '', 'Queued', '007'];

describe('what a cell holds beside its text', () => {
  test('is nothing in a list of texts, be they numbers to look at like 007', () => {
    const { sheet, look, contents, key } = listOf([ANN, BEN]);
    expect(contents.read(sheet, look(), places)).toBe(false);
    expect(contents.isText(key(BEN), NOTES, { text: '007', place: 3 })).toBe(true);
    expect(contents.of(key(BEN), NOTES, { text: '007', place: 3, row: 3, columnNow: stays })).toBeNull();
  });

  test('is the number of a cell that shows it as 007, and the time of one that shows a date', () => {
    const may = new Date(2026, 4, 1);
    const { sheet, look, contents, key } = listOf([ANN, BEN], { '2,6': { value: may }, '3,6': { value: 7 } });
    expect(contents.read(sheet, look(), places)).toBe(true);
    expect(contents.isText(key(BEN), NOTES, { text: '007', place: 3 })).toBe(false);
    expect(contents.of(key(BEN), NOTES, { text: '007', place: 3, row: 3, columnNow: stays })).toEqual({
      formula: '',
      value: 7,
    });
    expect(contents.of(key(ANN), NOTES, { text: ANN[5]!, place: 2, row: 2, columnNow: stays })?.value).toBe(may);
  });

  test('is a formula, as it reads where its row and its column stand by now (situation 43)', () => {
    const { sheet, look, contents, key } = listOf([ANN, BEN], { '2,4': { formula: '=B2&"@"&C2', value: ANN[3] } });
    expect(contents.read(sheet, look(), places)).toBe(true);
    const now = { text: ANN[3]!, place: 2, row: 9, columnNow: (column: number) => column + 1 };
    expect(contents.of(key(ANN), EMAIL, now)).toEqual({ formula: '=C9&"@"&D9', value: ANN[3] });
  });

  test('is not known of rows that were never seen: they may hold anything', () => {
    const { sheet, look, contents, key } = listOf([ANN]);
    contents.read(sheet, look(), places);
    expect(contents.isText(key(BEN), NOTES, { text: '007', place: 3 })).toBe(false);
    expect(contents.of(key(BEN), NOTES, { text: '007', place: 3, row: 3, columnNow: stays })).toBeNull();
  });

  test('stays what it was, however often the row is looked at after a write has hit it', () => {
    const { sheet, look, contents, key } = listOf([ANN], { '2,4': { formula: '=B2', value: ANN[3] } });
    contents.read(sheet, look(), places);
    sheet.write(2, EMAIL, [['ben@found.example']]);
    contents.read(sheet, look(), places);
    expect(contents.of(key(ANN), EMAIL, { text: ANN[3]!, place: 2, row: 2, columnNow: stays })?.formula).toBe('=B2');
  });
});

describe('rows that look alike', () => {
  const BEN_AT_HOME = [...BEN.slice(0, 3), 'ben@home.example', '', '007'];

  test('each get back what they held themselves: a formula is not put where a text stood', () => {
    const { sheet, look, contents, key } = listOf([BEN_AT_HOME, [...BEN.slice(0, 3), 'x@calc.example', '', '007']], {
      '3,4': { formula: '=B3&"@calc.example"', value: 'x@calc.example' },
    });
    contents.read(sheet, look(), places);
    expect(key(BEN_AT_HOME)).toBe(key(BEN));
    const back = (row: number, text: string) =>
      contents.of(key(BEN), EMAIL, { row, place: row, columnNow: stays, text });
    expect(back(2, 'ben@home.example')).toBeNull();
    expect(back(3, 'x@calc.example')).toMatchObject({ formula: '=B3&"@calc.example"' });
  });

  test('also where the second one is only seen later, with the same text and a formula behind it (situation 43)', () => {
    const formula = '=B3&"@home.example"';
    const { sheet, look, contents, key } = listOf([BEN_AT_HOME, BEN_AT_HOME], { '3,4': { formula, value: 'x' } });
    const [first, second] = look();
    contents.read(sheet, [first!], places);
    expect(contents.read(sheet, [second!], places)).toBe(true);
    const back = (place: number) =>
      contents.of(key(BEN), EMAIL, { place, row: 9, columnNow: stays, text: BEN_AT_HOME[3]! });
    expect([back(2), back(3)?.formula]).toEqual([null, '=B9&"@home.example"']);
  });
});

test('a formula that shows something else by now is put back all the same', () => {
  const { sheet, look, contents, key } = listOf([ANN], { '2,4': { formula: '=RAND()&"@acme.example"' } });
  contents.read(sheet, look(), places);
  const now = { text: '0.7@acme.example', place: 2, row: 2, columnNow: stays };
  expect(contents.of(key(ANN), EMAIL, now)?.formula).toBe('=RAND()&"@acme.example"');
});

describe('the sheet is asked', () => {
  test('once for each row, and for the columns near those that are written', () => {
    const { sheet, look, contents } = listOf([ANN, BEN]);
    const asked: number[][] = [];
    const { contents: read } = sheet;
    sheet.contents = (...area) => {
      asked.push(area);
      return read(...area);
    };
    contents.read(sheet, look(), places);
    contents.read(sheet, look(), places);
    sheet.cells.push(['3', 'Cim Pay', 'Crux', '', 'Queued', '']);
    contents.read(sheet, look(), places);
    expect(asked).toEqual([
      [2, 1, 2, 6],
      [4, 1, 1, 6],
    ]);
    contents.read(sheet, [], places);
    expect(asked).toHaveLength(2);
  });

  test('again for a row that somebody moved away between the look and the question', () => {
    const { sheet, look, contents, key } = listOf([ANN, BEN], { '3,6': { value: 7 } });
    const seen = look();
    sheet.cells.splice(1, 2, BEN, ANN);
    sheet.held = new Map([['2,6', { formula: '', value: 7 }]]);
    expect(contents.read(sheet, seen, places)).toBe(false);
    expect(contents.isText(key(ANN), NOTES, { text: 'Call in May', place: 2 })).toBe(false);
    expect(contents.read(sheet, look(), places)).toBe(true);
    expect(contents.of(key(BEN), NOTES, { text: '007', place: 3, row: 2, columnNow: stays })?.value).toBe(7);
    expect(contents.isText(key(ANN), NOTES, { text: 'Call in May', place: 2 })).toBe(true);
  });
});
