import { describe, expect, test } from '@jest/globals';
import { withSpan } from '../../../src/sheet/place-columns';
import { readHeadersAndRows, readRows } from '../../../src/sheet/rows';
import { memorySheet } from '../support/memory-sheet';

const CELLS = [
  ['x', 'Name', 'LinkedIn', 'Email', 'Status'],
  ['x', 'Mara', 'her profile', 'm@acme.example', 'Found'],
  ['x', 'Otis', 'linkedin.com/in/otis', '', ''],
  ['x', 'Lena', 'her profile', '', 'Queued'],
];
const places = () => withSpan({ headerRow: 1, mapping: { full_name: 2, linkedin_url: 3 }, email: 4, status: 5 }, 5);

test('rows are read as a run sees them, with all their texts', () => {
  const [mara] = readRows(memorySheet(CELLS), places(), 2, 4);
  expect(mara).toMatchObject({ row: 2, identifiers: { full_name: 'Mara' }, email: 'm@acme.example', status: 'Found' });
  expect(mara!.texts).toEqual(CELLS[1]);
  expect(readRows(memorySheet(CELLS), places(), 4, 3)).toEqual([]);
});

describe('headers and rows', () => {
  test('are read in one call where they are near', () => {
    const sheet = memorySheet(CELLS);
    const { headers, rows } = readHeadersAndRows(sheet, places(), 3, 4);
    expect(sheet.reads).toBe(1);
    expect(headers).toEqual(CELLS[0]);
    expect(rows.map(({ row }) => row)).toEqual([3, 4]);
  });

  test('in two where they are not', () => {
    const sheet = memorySheet(CELLS);
    readHeadersAndRows(sheet, places(), 100_000, 100_400);
    expect(sheet.reads).toBe(2);
  });

  test('stand at the places of their columns, also where the left of the sheet is not read', () => {
    const right = withSpan({ headerRow: 1, mapping: { full_name: 4 }, email: 4, status: 5 }, 5);
    expect(readHeadersAndRows(memorySheet(CELLS), right, 2, 2).headers).toEqual([
      '',
      '',
      'LinkedIn',
      'Email',
      'Status',
    ]);
  });
});

describe('a cell that shows a label and links', () => {
  const linked = () => {
    const sheet = memorySheet(CELLS);
    const asked: string[] = [];
    sheet.links = (row, column, rows) => {
      asked.push([row, column, rows].join(' '));
      return Array.from({ length: rows }, (_, index) => (row + index === 2 ? 'https://linkedin.com/in/mara' : ''));
    };
    return { sheet, asked };
  };

  test('counts as what it links to; what is a link already is not looked at', () => {
    const { sheet, asked } = linked();
    const rows = readRows(sheet, places(), 2, 4);
    expect(rows.map(({ identifiers }) => identifiers.linkedin_url)).toEqual([
      'https://linkedin.com/in/mara',
      'linkedin.com/in/otis',
      'her profile',
    ]);
    expect(asked).toEqual(['2 3 3']);
  });

  test('whose text was found to link nowhere is not asked about again', () => {
    const { sheet, asked } = linked();
    const known = places();
    readRows(sheet, known, 4, 4);
    readRows(sheet, known, 4, 4);
    expect(asked).toEqual(['4 3 1']);
  });
});
