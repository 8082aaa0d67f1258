import { describe, expect, test } from '@jest/globals';
import type { StoredValue } from '../../../workbench/workbook/workbook';
import { columnWidths, EMPTY_COLUMN } from '../../../workbench/server/column-widths';
import { hasHeaderRow } from '../../../workbench/server/header-row';

const PERSON: StoredValue[] = ['Ann', 'Acme', 'ann@acme.example'];

describe('a header row', () => {
  test.each<[string, StoredValue[]]>([
    ['names', ['Name', 'Company', 'Email']],
    ['names in another script', ['名前', '会社', 'メール']],
    ['names with blanks behind them', ['Name', 'Company', 'Email', null, '']],
  ])('is seen by its %s', (_, header) => {
    expect(hasHeaderRow([header, PERSON])).toBe(true);
  });

  test.each<[string, StoredValue[][]]>([
    ['an address in it', [PERSON, PERSON]],
    ['a link in it', [['https://linkedin.com/in/ann', 'x'], PERSON]],
    ['a number in it', [['Name', 7], PERSON]],
    ['a date in it', [['Name', '2024-05-01'], PERSON]],
    ['the same name twice', [['Name', 'name'], PERSON]],
    ['a gap', [['Name', null, 'Email'], PERSON]],
    ['nothing below', [['Name', 'Email']]],
    ['nothing at all', []],
  ])('is not seen with %s', (_, rows) => {
    expect(hasHeaderRow(rows)).toBe(false);
  });
});

describe('column widths', () => {
  test('grow with the texts, within bounds', () => {
    const rows: StoredValue[][] = Array.from({ length: 50 }, () => ['a', 'x'.repeat(25), 'y'.repeat(500)]);
    const [narrow, fitting, widest] = columnWidths(rows);
    expect(narrow).toBe(90);
    expect(fitting).toBeGreaterThan(180);
    expect(fitting).toBeLessThan(250);
    expect(widest).toBe(320);
  });

  test('one very long text does not widen its column', () => {
    const rows: StoredValue[][] = [['Note'], ...Array.from({ length: 50 }, () => ['short']), ['z'.repeat(400)]];
    expect(columnWidths(rows)).toEqual([90]);
  });

  test('a column that waits to be filled is wide enough for an address', () => {
    const rows: StoredValue[][] = [
      ['Name', 'Email'],
      ...Array.from({ length: 20 }, (): StoredValue[] => ['Ann', null]),
    ];
    expect(columnWidths(rows)[1]).toBe(EMPTY_COLUMN);
  });
});
