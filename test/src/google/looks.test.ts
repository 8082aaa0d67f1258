import { describe, expect, test } from '@jest/globals';
import { STATUS_COLOURS } from '../../../src/look/status-colours';
import { onAppsScript } from '../support/on-apps-script';

const LIST = [
  ['Name', 'Email', 'eCore status'],
  ['Ann', null, 'Found'],
];
const cell = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
const COLOURS = JSON.stringify(STATUS_COLOURS);

function open() {
  const scene = onAppsScript('google/looks', LIST);
  const LOOK = `googleLooks().sheet(${scene.sheetId})`;
  return { ...scene, look: (call: string) => scene.give(`${LOOK}.${call}`) };
}

describe('colours', () => {
  const own = 'SpreadsheetApp.newConditionalFormatRule().whenTextStartsWith("Found")';
  const addOwn = (background: string, font: string) =>
    `const sheet = SpreadsheetApp.getActiveSheet(); sheet.setConditionalFormatRules([${own}.setBackground('${background}').setFontColor('${font}').setRanges([sheet.getRange('A1:A9')]).build()])`;

  test('are one rule a status, from the first row below the headers to the last of the sheet', () => {
    const { look, workbook, sheetId } = open();
    look(`addColours(2, 3, ${COLOURS})`);
    const rules = workbook.conditionalFormats(sheetId);
    expect(rules).toHaveLength(STATUS_COLOURS.length);
    expect(rules[0]).toMatchObject({
      areas: [cell(2, 3, 39)],
      condition: { values: ['Found'] },
      style: { background: '#e6f4ea', fontColor: '#137333' },
    });
  });

  test('are not added twice to a column, and a second column gets them beside the first', () => {
    const { look, workbook, sheetId } = open();
    const columns = () => workbook.conditionalFormats(sheetId).map(({ areas }) => areas.map(({ column }) => column));
    for (const column of [3, 3]) look(`addColours(2, ${column}, ${COLOURS})`);
    expect(columns()).toEqual(STATUS_COLOURS.map(() => [3]));
    look(`addColours(2, 5, ${COLOURS})`);
    expect(columns()).toEqual(STATUS_COLOURS.map(() => [3, 5]));
  });

  test.each([
    ['#ff0000', '#137333'],
    ['#e6f4ea', '#000000'],
  ])('leave a rule of somebody’s own alone, be it about the same word: %s behind %s', (background, font) => {
    const { look, give, workbook, sheetId } = open();
    give(addOwn(background, font));
    look(`addColours(2, 3, ${COLOURS})`);
    expect(workbook.conditionalFormats(sheetId)).toHaveLength(1 + STATUS_COLOURS.length);
    expect(look(`removeColours(${COLOURS})`)).toBe(STATUS_COLOURS.length);
    expect(workbook.conditionalFormats(sheetId)).toMatchObject([{ style: { background, fontColor: font } }]);
    expect(look(`removeColours(${COLOURS})`)).toBe(0);
  });

  test('are none where no row is left below the headers', () => {
    const { look, workbook, sheetId } = open();
    expect(look(`addColours(41, 3, ${COLOURS})`)).toBeNull();
    expect(workbook.conditionalFormats(sheetId)).toEqual([]);
  });
});

describe('a new column', () => {
  test('looks like the one at its left, is as wide as it should be, and holds texts', () => {
    const { look, workbook, sheetId } = open();
    workbook.change(sheetId, cell(1, 3), [[{ background: '#123456', fontWeight: 'bold' }]]);
    look('copyLookFromLeft(1, 4)');
    look('setWidth(4, 290)');
    look('formatAsText(2, 4, 1)');
    expect(workbook.backgrounds(sheetId, cell(1, 3, 1, 2))).toEqual([['#123456', '#123456']]);
    expect(workbook.values(sheetId, cell(1, 4))).toEqual([[null]]);
    expect(workbook.columnWidth(sheetId, 4)).toBe(290);
    expect(workbook.formats(sheetId, cell(1, 4, 40)).flat()).toEqual(['', ...Array(39).fill('@')]);
    // A sheet of headers alone has nothing to format.
    expect(look('formatAsText(41, 4, 1)')).toBeNull();
  });

  test('is taken into a filter that ended right before it, which hides what it hid', () => {
    const { look, workbook, sheetId } = open();
    workbook.setFilter(sheetId, { area: cell(1, 1, 9, 3), hiddenValues: { 1: ['Ann'] } });
    look('widenFilter(4, 2)');
    expect(workbook.filter(sheetId)).toMatchObject({ area: cell(1, 1, 9, 5), hiddenValues: { 1: ['Ann'] } });
  });

  test('leaves a filter alone that ends elsewhere, and a sheet without any', () => {
    const { look, workbook, sheetId } = open();
    expect(look('widenFilter(4, 2)')).toBeNull();
    expect(workbook.filter(sheetId)).toBeNull();
    workbook.setFilter(sheetId, { area: cell(1, 1, 9, 2), hiddenValues: {} });
    look('widenFilter(4, 2)');
    expect(workbook.filter(sheetId)?.area).toEqual(cell(1, 1, 9, 2));
  });

  test('does not cost a list its filter where Google refuses a wider one', () => {
    const { look, workbook, sheetId, script } = open();
    workbook.setFilter(sheetId, { area: cell(1, 1, 9, 3), hiddenValues: { 1: ['Ann'] } });
    let made = 0;
    script.before(({ name }) =>
      name === 'Range.createFilter' && ++made === 1
        ? { name: 'Exception', message: 'Service Spreadsheets failed' }
        : undefined,
    );
    expect(look('widenFilter(4, 2)')).toMatch(/failed/);
    expect(workbook.filter(sheetId)).toMatchObject({ area: cell(1, 1, 9, 3), hiddenValues: { 1: ['Ann'] } });
  });
});

describe('a look', () => {
  test('reads and writes notes beside the texts of a column', () => {
    const { look } = open();
    look("writeNotes(3, 1, ['a', 'b'])");
    expect([look('notes(3, 1, 3)'), look('texts(3, 1, 3)'), look('lastRow()')]).toEqual([
      ['a', 'b', ''],
      ['eCore status', 'Found', ''],
      2,
    ]);
  });

  test('is none of a sheet that was deleted', () => {
    const { give, workbook, sheetId } = open();
    workbook.insertSheet('Other');
    workbook.deleteSheet(sheetId);
    expect(give(`[googleLooks().sheet(${sheetId}), googleLooks().allSheets().length]`)).toEqual([null, 1]);
  });

  test('tells a time as the document’s zone has it', () => {
    const { give, workbook } = open();
    expect(workbook.timeZone()).toBeTruthy();
    expect(give(`googleLooks().formatTime(Date.UTC(2026, 4, 1, 9, 5))`)).toMatch(/^\d{1,2} \w{3,9} 2026, \d{2}:05$/);
  });
});
