import { describe, expect, test } from '@jest/globals';
import type { StoredValue } from '../../../workbench/workbook/workbook';
import { adapters, area, formula, opener, put, shown, value, values } from './both-workbooks';

describe.each(adapters)('the cells of a workbook in %s', (_, create) => {
  const open = opener(create);

  test('keeps values of every kind as they are', () => {
    const workbook = open();
    const error = { error: '#N/A', message: 'Not available' };
    const kinds: StoredValue[] = ['Ann', '007', 'TRUE', ' 5 ', '=A1', '#REF!', 7, 0, -1.5, true, false, error];
    kinds.forEach((kind, index) => put(workbook, `A${index + 1}`, { value: kind }));
    expect(values(workbook, 'A1:A12')).toEqual(kinds.map((kind) => [kind]));
    expect(formula(workbook, 'A5')).toBe('');
  });

  test('keeps a value when its format, background or link changes', () => {
    const workbook = open([['007', 7, true, 'x']]);
    put(workbook, 'A1:D1', { format: '@', background: '#ff0000', link: 'https://a.example/' });
    put(workbook, 'A1:D1', { format: '0.00' });
    expect(values(workbook, 'A1:E1')).toEqual([['007', 7, true, 'x', null]]);
    expect(shown(workbook, 'A1:E1')).toEqual([['007', '7.00', 'TRUE', 'x', '']]);
    expect(workbook.formats(0, area('A1:E1'))).toEqual([['0.00', '0.00', '0.00', '0.00', '']]);
    expect(workbook.backgrounds(0, area('D1:E1'))).toEqual([['#ff0000', '']]);
    expect(workbook.links(0, area('D1:E1'))).toEqual([['https://a.example/', '']]);
  });

  test('shows dates by their format', () => {
    const workbook = open([[45355]]);
    put(workbook, 'A1', { format: 'm/d/yyyy' });
    expect(shown(workbook, 'A1')).toEqual([['3/4/2024']]);
    put(workbook, 'A1', { format: '' });
    expect(shown(workbook, 'A1')).toEqual([['45355']]);
  });

  test('changes many cells as one change, and leaves those alone that are not named', () => {
    const workbook = open([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    workbook.change(0, area('A1:B2'), [
      [{ value: 'A' }, null],
      [null, { value: null, note: 'gone' }],
    ]);
    expect(values(workbook, 'A1:B2')).toEqual([
      ['A', 'b'],
      ['c', null],
    ]);
    expect(workbook.notes(0, area('A1:B2'))).toEqual([
      ['', ''],
      ['', 'gone'],
    ]);
  });

  test('clears what it is asked to clear', () => {
    const workbook = open([['a']]);
    put(workbook, 'A1', { format: '@', note: 'n', link: 'https://a.example/', background: '#ff0000' });
    workbook.clear(0, area('A1'), { contents: true });
    expect([value(workbook, 'A1'), workbook.links(0, area('A1')), workbook.formats(0, area('A1'))]).toEqual([
      null,
      [['']],
      [['@']],
    ]);
    put(workbook, 'A1', { value: 7 });
    workbook.clear(0, area('A1'), { formats: true });
    expect([value(workbook, 'A1'), workbook.backgrounds(0, area('A1')), workbook.formats(0, area('A1'))]).toEqual([
      7,
      [['']],
      [['']],
    ]);
    expect(workbook.notes(0, area('A1'))).toEqual([['n']]);
    workbook.clear(0, area('A1'), { notes: true });
    expect(workbook.notes(0, area('A1'))).toEqual([['']]);
  });

  test('refuses what lies outside of the sheet, and changes nothing', () => {
    const workbook = open([['a']]);
    expect(() => put(workbook, 'A20:A21', { value: 1 })).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(() => workbook.values(0, { row: 0, column: 1, rows: 1, columns: 1 })).toThrow(RangeError);
    expect(() => workbook.deleteRows(0, 20, 2)).toThrow('Those rows are out of bounds.');
    expect(() => workbook.deleteRows(0, 1, 20)).toThrow(RangeError);
    expect(workbook.sheet(0)).toMatchObject({ rows: 20, lastRow: 1 });
  });

  test('keeps protections and validation rules', () => {
    const workbook = open();
    const made = workbook.protect({ sheetId: 1, area: null, editors: ['a@b.example'], description: 'all of it' });
    expect(workbook.protections()).toEqual([made]);
    workbook.unprotect(made.id);
    expect(workbook.protections()).toEqual([]);
    const number = {
      rule: { kind: 'number-between', from: 1, to: 5 },
      allowInvalid: true,
      helpText: 'One to five.',
    } as const;
    workbook.setValidation(0, area('A1:A3'), { rule: { kind: 'text-contains', text: '@' }, allowInvalid: false });
    workbook.setValidation(0, area('A2'), number);
    workbook.setValidation(0, area('A3'), null);
    expect(workbook.validations(0, area('A1:A3'))).toEqual([
      [{ rule: { kind: 'text-contains', text: '@' }, allowInvalid: false }],
      [number],
      [null],
    ]);
  });

  test('keeps all of a protection, and moves what hangs on areas along with the rows', () => {
    const workbook = open();
    const sheet = workbook.protect({
      sheetId: 0,
      area: null,
      editors: [],
      description: '',
      unprotected: [area('A5:B6'), area('C1')],
    });
    const range = workbook.protect({ sheetId: 0, area: area('A1:A2'), editors: [], description: '' });
    const format = {
      areas: [area('A2:A8'), area('D1')],
      condition: { criteria: 'NUMBER_GREATER_THAN', values: [5] },
      style: { background: '#ff0000', bold: true },
    };
    workbook.setConditionalFormats(0, [format, { ...format, areas: [area('A1:F2')] }]);
    workbook.changeProtection(range.id, { editors: ['a@b.example'], description: 'mine', warningOnly: true });
    workbook.deleteRows(0, 1, 2);
    expect(workbook.protections()).toEqual([{ ...sheet, unprotected: [area('A3:B4')] }]);
    expect(workbook.conditionalFormats(0)).toEqual([{ ...format, areas: [area('A1:A6')] }]);
    expect(() => workbook.changeProtection(range.id, {})).toThrow(RangeError);
    expect(workbook.conditionalFormats(1)).toEqual([]);
  });

  test('keeps font weights with the cells, as part of their format', () => {
    const workbook = open([['b'], ['a']]);
    put(workbook, 'A1', { fontWeight: 'bold', format: '0.00' });
    workbook.sort(0, area('A1:A2'), [{ column: 1, ascending: true }]);
    expect(workbook.fontWeights(0, area('A1:A3'))).toEqual([['normal'], ['bold'], ['normal']]);
    put(workbook, 'A2', { fontWeight: 'normal', format: 'General' });
    expect([workbook.fontWeights(0, area('A2')), workbook.formats(0, area('A2')), values(workbook, 'A1:A2')]).toEqual([
      [['normal']],
      [['']],
      [['a'], ['b']],
    ]);
    put(workbook, 'A2', { fontWeight: 'bold' });
    workbook.clear(0, area('A2'), { formats: true });
    expect(workbook.fontWeights(0, area('A2'))).toEqual([['normal']]);
  });
});
