import { describe, expect, test } from '@jest/globals';
import type { StoredValue } from '../../../workbench/workbook/workbook';
import { adapters, area, opener, put, shown, values } from './both-workbooks';

describe.each(adapters)('rows and columns of a workbook in %s', (_, create) => {
  const open = opener(create);

  test('inserted and deleted rows move everything that hangs on cells and rows', () => {
    const workbook = open([['a'], ['b'], ['c'], ['d']]);
    put(workbook, 'A3', { note: 'note', link: 'https://c.example/', format: '@' });
    workbook.hideRows(0, 3, 1);
    workbook.protect({ sheetId: 0, area: area('A3:B4'), editors: [], description: 'mine' });
    workbook.setValidation(0, area('B3'), { rule: { kind: 'list', values: ['x'] }, allowInvalid: false });
    workbook.setFilter(0, { area: area('A1:A4'), hiddenValues: { 1: ['d'] } });
    workbook.insertRows(0, 2, 2);
    workbook.deleteRows(0, 4, 1);
    expect(values(workbook, 'A1:A6').flat()).toEqual(['a', null, null, 'c', 'd', null]);
    expect([workbook.notes(0, area('A4')), workbook.links(0, area('A4')), workbook.formats(0, area('A4'))]).toEqual([
      [['note']],
      [['https://c.example/']],
      [['@']],
    ]);
    expect([3, 4, 5].map((row) => workbook.rowHiddenByUser(0, row))).toEqual([false, true, false]);
    expect([4, 5, 6].map((row) => workbook.rowHiddenByFilter(0, row))).toEqual([false, true, false]);
    expect(workbook.protections()[0]!.area).toEqual(area('A4:B5'));
    expect(workbook.validations(0, area('B3:B5'))).toEqual([
      [null],
      [{ rule: { kind: 'list', values: ['x'] }, allowInvalid: false }],
      [null],
    ]);
    expect(workbook.filter(0)).toEqual({ area: area('A1:A5'), hiddenValues: { 1: ['d'] } });
    expect(workbook.sheet(0).rows).toBe(21);
  });

  test('inserted, deleted and moved columns do too', () => {
    const workbook = open([['a', 'b', 'c', 'd']]);
    put(workbook, 'C1', { note: 'note', background: '#00ff00' });
    workbook.insertColumns(0, 2, 1);
    expect(values(workbook, 'A1:F1')).toEqual([['a', null, 'b', 'c', 'd', null]]);
    workbook.moveColumns(0, 4, 2, 1);
    expect(values(workbook, 'A1:F1')).toEqual([['c', 'd', 'a', null, 'b', null]]);
    workbook.moveColumns(0, 1, 1, 4);
    workbook.deleteColumns(0, 4, 1);
    expect(values(workbook, 'A1:F1')).toEqual([['d', 'a', 'c', 'b', null, null]]);
    expect([workbook.notes(0, area('A1:D1')), workbook.backgrounds(0, area('A1:D1'))]).toEqual([
      [['', '', 'note', '']],
      [['', '', '#00ff00', '']],
    ]);
    expect(workbook.sheet(0).columns).toBe(6);
  });

  test('sorts numbers before text before booleans, blanks last, and keeps a row together', () => {
    const cells: StoredValue[][] = [
      ['b', 1],
      [null, 2],
      [10, 3],
      [true, 4],
      ['A', 5],
      [9, 6],
    ];
    const workbook = open(cells);
    put(workbook, 'A3', { note: 'ten', format: '0.0' });
    workbook.sort(0, area('A1:B6'), [{ column: 1, ascending: true }]);
    expect(values(workbook, 'A1:B6')).toEqual([
      [9, 6],
      [10, 3],
      ['A', 5],
      ['b', 1],
      [true, 4],
      [null, 2],
    ]);
    expect([workbook.notes(0, area('A2')), shown(workbook, 'A2')]).toEqual([[['ten']], [['10.0']]]);
    workbook.sort(0, area('A1:B6'), [{ column: 1, ascending: false }]);
    expect(values(workbook, 'B1:B6').flat()).toEqual([4, 1, 5, 3, 6, 2]);
  });

  test('sorts stably and by several columns', () => {
    const workbook = open([
      ['x', 2, 'first'],
      ['X', 2, 'second'],
      ['x', 1, 'third'],
    ]);
    workbook.sort(0, area('A1:C3'), [
      { column: 1, ascending: true },
      { column: 2, ascending: false },
    ]);
    expect(values(workbook, 'C1:C3').flat()).toEqual(['first', 'second', 'third']);
  });

  test('hides rows by hand and by filter, apart from each other', () => {
    const workbook = open([['State'], ['open'], ['done'], [null], ['done']]);
    workbook.hideRows(0, 2, 2);
    workbook.setFilter(0, { area: area('A1:A5'), hiddenValues: { 1: ['done', ''] } });
    workbook.showRows(0, 3, 1);
    expect([1, 2, 3, 4, 5].map((row) => workbook.rowHiddenByUser(0, row))).toEqual([false, true, false, false, false]);
    expect([1, 2, 3, 4, 5].map((row) => workbook.rowHiddenByFilter(0, row))).toEqual([false, false, true, true, true]);
    workbook.setFilter(0, null);
    expect([workbook.filter(0), workbook.rowHiddenByFilter(0, 3)]).toEqual([null, false]);
  });

  test('freezes rows, and counts those that come and go among them', () => {
    const workbook = open([['a'], ['b']]);
    workbook.setFrozenRows(0, 2);
    workbook.insertRows(0, 2, 3);
    expect(workbook.frozenRows(0)).toBe(5);
    workbook.insertRows(0, 6, 1);
    workbook.deleteRows(0, 5, 2);
    expect([workbook.frozenRows(0), workbook.frozenRows(1)]).toEqual([4, 0]);
    expect(() => workbook.setFrozenRows(0, 22)).toThrow(RangeError);
    workbook.setFrozenRows(0, 0);
    expect(workbook.frozenRows(0)).toBe(0);
  });

  test('columns keep their width wherever they move', () => {
    const workbook = open([['a', 'b', 'c']]);
    workbook.setColumnWidths(0, 2, 1, 250);
    workbook.insertColumns(0, 1, 2);
    expect([3, 4, 5].map((column) => workbook.columnWidth(0, column))).toEqual([100, 250, 100]);
    workbook.moveColumns(0, 4, 1, 1);
    expect([1, 4].map((column) => workbook.columnWidth(0, column))).toEqual([250, 100]);
    workbook.deleteColumns(0, 1, 1);
    expect(workbook.columnWidth(0, 1)).toBe(100);
    expect(() => workbook.setColumnWidths(0, 500, 1, 80)).toThrow(RangeError);
  });
});
