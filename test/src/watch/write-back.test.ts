import { describe, expect, test } from '@jest/globals';
import { CellContents } from '../../../src/watch/cell-contents';
import { keyOf, rowTeller } from '../../../src/recognise/known-rows';
import { withSpan } from '../../../src/sheet/place-columns';
import { readRows } from '../../../src/sheet/rows';
import type { CellContent } from '../../../src/sheet/sheet';
import { writeBack } from '../../../src/watch/write-back';
import type { RowWrite } from '../../../src/sheet/written';
import { memorySheet } from '../support/memory-sheet';

const HEADERS = ['Name', 'Company', 'Email', 'eCore status', 'Notes'];
const places = withSpan({ headerRow: 1, mapping: { full_name: 1, company_name: 2 }, email: 3, status: 4 }, 5);
const ANN = ['Ann Lee', 'Acme', 'ann@home.example', '', '007'];

/** A sheet of one row whose cells were looked at and have been overwritten since. */
function overwritten(held: { [place: string]: Partial<CellContent> } = {}) {
  const sheet = memorySheet([HEADERS, ANN]);
  for (const [place, content] of Object.entries(held)) sheet.held.set(place, { formula: '', value: '', ...content });
  const contents = new CellContents();
  contents.read(sheet, readRows(sheet, places, 2, 2), places);
  sheet.held.clear();
  const calls: unknown[][] = [];
  sheet.putContent = (...given) => void calls.push(['content', ...given]);
  sheet.write = (...given) => void calls.push(['write', ...given]);
  sheet.writeAsText = (...given) => void calls.push(['as text', ...given]);
  sheet.writeToRows = (...given) => void calls.push(['rows', ...given]);
  const key = keyOf(rowTeller(places)({ row: 2, texts: ANN }).marks);
  const put = (back: RowWrite[], most = 3) => {
    writeBack({ sheet, contents, columnNow: (column) => column }, back, most);
    return calls;
  };
  return { key, put };
}

const cell = (row: number, column: number, text: string, key: string): RowWrite => ({
  row,
  cells: [[column, text]],
  origin: { key, place: row, columns: [column] },
});

describe('a cell that was hit gets back', () => {
  test('its text', () => {
    const { put, key } = overwritten();
    expect(put([cell(2, 3, 'ann@home.example', key)])).toEqual([['write', 2, 3, [['ann@home.example']]]]);
  });

  test('its formula, not what that showed', () => {
    const { put, key } = overwritten({ '2,3': { formula: '=A2&"@home.example"', value: 'ann@home.example' } });
    const calls = put([cell(9, 3, 'ann@home.example', key)]);
    expect(calls).toEqual([['content', 9, 3, expect.objectContaining({ formula: '=A9&"@home.example"' })]]);
  });

  test('a text that looks like a number as a text, where it was one', () => {
    const { put, key } = overwritten();
    expect(put([cell(2, 5, '007', key)])).toEqual([['as text', 2, 5, [['007']]]]);
  });

  test('nothing as text where nobody knows what it was', () => {
    const { put } = overwritten();
    expect(put([cell(2, 5, '007', 'somebody unknown')])).toEqual([['write', 2, 5, [['007']]]]);
  });
});

describe('many cells', () => {
  test('that are to say the same go back in one call', () => {
    const { put, key } = overwritten();
    const calls = put([2, 5, 8].map((row) => cell(row, 4, '', key)));
    expect(calls).toEqual([
      [
        'rows',
        4,
        [
          [2, 2],
          [5, 5],
          [8, 8],
        ],
        '',
      ],
    ]);
  });

  test('go back a few calls at a time: the others are found by the next look', () => {
    const { put, key } = overwritten();
    const back = [2, 5, 8, 11].map((row) => cell(row, 3, `person${row}@home.example`, key));
    expect(put(back, 2)).toHaveLength(2);
  });
});
