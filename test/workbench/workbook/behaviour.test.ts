import { afterEach, describe, expect, test } from '@jest/globals';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { WorkbookOptions } from '../../../workbench/workbook/options';
import { createUniverWorkbook } from '../../../workbench/workbook/univer/univer-workbook';
import type { Area, CellChange, CustomFunctionCall, StoredValue, Workbook, WorkbookChange } from '../../../workbench/workbook/workbook';
import { parseA1, areaOf } from '../../../workbench/workbook/a1';

const opened: (() => void)[] = [];
afterEach(() => opened.splice(0).forEach((close) => close()));

const adapters: [string, (options: WorkbookOptions) => Workbook][] = [
  ['memory', createMemoryWorkbook],
  [
    'Univer',
    (options) => {
      const { workbook, dispose } = createUniverWorkbook(options);
      opened.push(dispose);
      return workbook;
    },
  ],
];

const area = (a1: string): Area => areaOf(parseA1(a1)!, { rows: 20, columns: 6 });
const put = (workbook: Workbook, a1: string, change: CellChange): void => {
  const { rows, columns, ...place } = area(a1);
  workbook.change(0, { ...place, rows, columns }, Array.from({ length: rows }, () => new Array<CellChange>(columns).fill(change)));
};
const values = (workbook: Workbook, a1: string) => workbook.values(0, area(a1));
const value = (workbook: Workbook, a1: string) => values(workbook, a1)[0]![0]!;
const shown = (workbook: Workbook, a1: string) => workbook.displayValues(0, area(a1));
const formula = (workbook: Workbook, a1: string) => workbook.formulas(0, area(a1))[0]![0]!;

/** Univer calculates a moment after a change; memory at once. */
async function eventually(check: () => void): Promise<void> {
  for (const end = Date.now() + 5000; ; await new Promise((done) => setTimeout(done, 10))) {
    try {
      return check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

describe.each(adapters)('a workbook in %s', (_, create) => {
  const open = (cells: StoredValue[][] = [], more: StoredValue[][] = []): Workbook =>
    create({
      id: 'book',
      name: 'Leads',
      timeZone: 'Europe/Paris',
      sheets: [
        { name: 'Leads', rows: 20, columns: 6, cells },
        { name: 'Other list', rows: 20, columns: 6, cells: more },
      ],
    });

  test('tells its id, name, time zone and sheets', () => {
    const workbook = open([['Name', 'City'], ['Ann'], [null, null, 7]]);
    expect([workbook.id, workbook.name(), workbook.timeZone()]).toEqual(['book', 'Leads', 'Europe/Paris']);
    expect(workbook.sheets()).toEqual([
      { id: 0, name: 'Leads', hidden: false, rows: 20, columns: 6, lastRow: 3, lastColumn: 3 },
      { id: 1, name: 'Other list', hidden: false, rows: 20, columns: 6, lastRow: 0, lastColumn: 0 },
    ]);
    expect(() => workbook.sheet(9)).toThrow(RangeError);
  });

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
    const workbook = open([['a', 'b'], ['c', 'd']]);
    workbook.change(0, area('A1:B2'), [[{ value: 'A' }, null], [null, { value: null, note: 'gone' }]]);
    expect(values(workbook, 'A1:B2')).toEqual([['A', 'b'], ['c', null]]);
    expect(workbook.notes(0, area('A1:B2'))).toEqual([['', ''], ['', 'gone']]);
  });

  test('clears what it is asked to clear', () => {
    const workbook = open([['a']]);
    put(workbook, 'A1', { format: '@', note: 'n', link: 'https://a.example/', background: '#ff0000' });
    workbook.clear(0, area('A1'), { contents: true });
    expect([value(workbook, 'A1'), workbook.links(0, area('A1')), workbook.formats(0, area('A1'))]).toEqual([null, [['']], [['@']]]);
    put(workbook, 'A1', { value: 7 });
    workbook.clear(0, area('A1'), { formats: true });
    expect([value(workbook, 'A1'), workbook.backgrounds(0, area('A1')), workbook.formats(0, area('A1'))]).toEqual([7, [['']], [['']]]);
    expect(workbook.notes(0, area('A1'))).toEqual([['n']]);
    workbook.clear(0, area('A1'), { notes: true });
    expect(workbook.notes(0, area('A1'))).toEqual([['']]);
  });

  test('refuses what lies outside of the sheet, and changes nothing', () => {
    const workbook = open([['a']]);
    expect(() => put(workbook, 'A20:A21', { value: 1 })).toThrow('The coordinates of the range are outside the dimensions of the sheet.');
    expect(() => workbook.values(0, { row: 0, column: 1, rows: 1, columns: 1 })).toThrow(RangeError);
    expect(() => workbook.deleteRows(0, 20, 2)).toThrow('Those rows are out of bounds.');
    expect(() => workbook.deleteRows(0, 1, 20)).toThrow(RangeError);
    expect(workbook.sheet(0)).toMatchObject({ rows: 20, lastRow: 1 });
  });

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
    expect([workbook.notes(0, area('A4')), workbook.links(0, area('A4')), workbook.formats(0, area('A4'))]).toEqual([[['note']], [['https://c.example/']], [['@']]]);
    expect([3, 4, 5].map((row) => workbook.rowHiddenByUser(0, row))).toEqual([false, true, false]);
    expect([4, 5, 6].map((row) => workbook.rowHiddenByFilter(0, row))).toEqual([false, true, false]);
    expect(workbook.protections()[0]!.area).toEqual(area('A4:B5'));
    expect(workbook.validations(0, area('B3:B5'))).toEqual([[null], [{ rule: { kind: 'list', values: ['x'] }, allowInvalid: false }], [null]]);
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
    expect([workbook.notes(0, area('A1:D1')), workbook.backgrounds(0, area('A1:D1'))]).toEqual([[['', '', 'note', '']], [['', '', '#00ff00', '']]]);
    expect(workbook.sheet(0).columns).toBe(6);
  });

  test('sorts numbers before text before booleans, blanks last, and keeps a row together', () => {
    const cells: StoredValue[][] = [['b', 1], [null, 2], [10, 3], [true, 4], ['A', 5], [9, 6]];
    const workbook = open(cells);
    put(workbook, 'A3', { note: 'ten', format: '0.0' });
    workbook.sort(0, area('A1:B6'), [{ column: 1, ascending: true }]);
    expect(values(workbook, 'A1:B6')).toEqual([[9, 6], [10, 3], ['A', 5], ['b', 1], [true, 4], [null, 2]]);
    expect([workbook.notes(0, area('A2')), shown(workbook, 'A2')]).toEqual([[['ten']], [['10.0']]]);
    workbook.sort(0, area('A1:B6'), [{ column: 1, ascending: false }]);
    expect(values(workbook, 'B1:B6').flat()).toEqual([4, 1, 5, 3, 6, 2]);
  });

  test('sorts stably and by several columns', () => {
    const workbook = open([['x', 2, 'first'], ['X', 2, 'second'], ['x', 1, 'third']]);
    workbook.sort(0, area('A1:C3'), [{ column: 1, ascending: true }, { column: 2, ascending: false }]);
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

  test('keeps protections and validation rules', () => {
    const workbook = open();
    const made = workbook.protect({ sheetId: 1, area: null, editors: ['a@b.example'], description: 'all of it' });
    expect(workbook.protections()).toEqual([made]);
    workbook.unprotect(made.id);
    expect(workbook.protections()).toEqual([]);
    const number = { rule: { kind: 'number-between', from: 1, to: 5 }, allowInvalid: true, helpText: 'One to five.' } as const;
    workbook.setValidation(0, area('A1:A3'), { rule: { kind: 'text-contains', text: '@' }, allowInvalid: false });
    workbook.setValidation(0, area('A2'), number);
    workbook.setValidation(0, area('A3'), null);
    expect(workbook.validations(0, area('A1:A3'))).toEqual([[{ rule: { kind: 'text-contains', text: '@' }, allowInvalid: false }], [number], [null]]);
  });

  test('keeps all of a protection, and moves what hangs on areas along with the rows', () => {
    const workbook = open();
    const sheet = workbook.protect({ sheetId: 0, area: null, editors: [], description: '', unprotected: [area('A5:B6'), area('C1')] });
    const range = workbook.protect({ sheetId: 0, area: area('A1:A2'), editors: [], description: '' });
    const format = { areas: [area('A2:A8'), area('D1')], condition: { criteria: 'NUMBER_GREATER_THAN', values: [5] }, style: { background: '#ff0000', bold: true } };
    workbook.setConditionalFormats(0, [format, { ...format, areas: [area('A1:F2')] }]);
    workbook.changeProtection(range.id, { editors: ['a@b.example'], description: 'mine', warningOnly: true });
    workbook.deleteRows(0, 1, 2);
    expect(workbook.protections()).toEqual([{ ...sheet, unprotected: [area('A3:B4')] }]);
    expect(workbook.conditionalFormats(0)).toEqual([{ ...format, areas: [area('A1:A6')] }]);
    expect(() => workbook.changeProtection(range.id, {})).toThrow(RangeError);
    expect(workbook.conditionalFormats(1)).toEqual([]);
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

  test('keeps font weights with the cells, as part of their format', () => {
    const workbook = open([['b'], ['a']]);
    put(workbook, 'A1', { fontWeight: 'bold', format: '0.00' });
    workbook.sort(0, area('A1:A2'), [{ column: 1, ascending: true }]);
    expect(workbook.fontWeights(0, area('A1:A3'))).toEqual([['normal'], ['bold'], ['normal']]);
    put(workbook, 'A2', { fontWeight: 'normal', format: 'General' });
    expect([workbook.fontWeights(0, area('A2')), workbook.formats(0, area('A2')), values(workbook, 'A1:A2')]).toEqual([[['normal']], [['']], [['a'], ['b']]]);
    put(workbook, 'A2', { fontWeight: 'bold' });
    workbook.clear(0, area('A2'), { formats: true });
    expect(workbook.fontWeights(0, area('A2'))).toEqual([['normal']]);
  });

  test('hides and shows sheets, but never the last one in sight', () => {
    const workbook = open();
    workbook.setSheetHidden(1, true);
    expect(workbook.sheets().map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(() => workbook.setSheetHidden(0, true)).toThrow("You can't hide all the sheets in a document.");
    workbook.setSheetHidden(1, false);
    expect(workbook.sheet(1).hidden).toBe(false);
  });

  test('inserts, renames and deletes sheets', () => {
    const workbook = open();
    const made = workbook.insertSheet('New', 2);
    expect(workbook.sheets().map(({ name }) => name)).toEqual(['Leads', 'New', 'Other list']);
    expect(made).toMatchObject({ rows: 1000, columns: 26, lastRow: 0 });
    expect(() => workbook.insertSheet('leads')).toThrow('already exists');
    workbook.renameSheet(made.id, 'Newer');
    workbook.deleteSheet(1);
    expect(workbook.sheets().map(({ name }) => name)).toEqual(['Leads', 'Newer']);
  });

  test('tells of every change, until it is asked to stop', () => {
    const workbook = open([['a']]);
    const seen: WorkbookChange[] = [];
    const stop = workbook.onChange((change) => seen.push(change));
    put(workbook, 'B2:C3', { value: 1 });
    workbook.flush?.();
    workbook.insertRows(0, 1, 1);
    workbook.insertSheet('New');
    stop();
    put(workbook, 'A1', { value: 1 });
    workbook.flush?.();
    expect(seen).toContainEqual({ kind: 'cells', sheetId: 0, area: area('B2:C3') });
    expect(seen).toContainEqual({ kind: 'structure', sheetId: 0 });
    expect(seen.at(-1)).toEqual({ kind: 'sheets' });
  });

  describe('with formulas', () => {
    test('follows a plain reference, also into another sheet', async () => {
      const workbook = open([['a']], [[7]]);
      put(workbook, 'B1', { formula: '=A1' });
      put(workbook, 'B2', { formula: "='Other list'!A1" });
      await eventually(() => expect(values(workbook, 'B1:B2').flat()).toEqual(['a', 7]));
      put(workbook, 'A1', { value: 'new' });
      await eventually(() => expect(value(workbook, 'B1')).toBe('new'));
      expect(workbook.formulas(0, area('A1:B1'))).toEqual([['', '=A1']]);
    });

    test('keeps the last value when the formula is taken away, and none when a value is written', async () => {
      const workbook = open([['a']]);
      put(workbook, 'B1:B2', { formula: '=$A$1' });
      await eventually(() => expect(values(workbook, 'B1:B2').flat()).toEqual(['a', 'a']));
      put(workbook, 'B1', { formula: null });
      put(workbook, 'B2', { value: 'own' });
      put(workbook, 'A1', { value: 'other' });
      expect([values(workbook, 'B1:B2').flat(), formula(workbook, 'B1'), formula(workbook, 'B2')]).toEqual([['a', 'own'], '', '']);
    });

    test('moves references along with what they point at', async () => {
      const workbook = open([['a', 'b']]);
      put(workbook, 'C5', { formula: '=A1' });
      put(workbook, 'C6', { formula: '=SUM(A1:$B$3)' });
      workbook.insertRows(0, 1, 2);
      workbook.insertColumns(0, 2, 1);
      expect([formula(workbook, 'D7'), formula(workbook, 'D8')]).toEqual(['=A3', '=SUM(A3:$C$5)']);
      workbook.deleteRows(0, 4, 1);
      expect([formula(workbook, 'D6'), formula(workbook, 'D7')]).toEqual(['=A3', '=SUM(A3:$C$4)']);
      workbook.deleteRows(0, 3, 1);
      expect(formula(workbook, 'D5')).toBe('=#REF!');
    });

    test('a sorted formula keeps pointing at its own row', async () => {
      const workbook = open([[3], [1], [2]]);
      ['B1', 'B2', 'B3'].forEach((cell, index) => put(workbook, cell, { formula: `=A${index + 1}` }));
      await eventually(() => expect(values(workbook, 'B1:B3').flat()).toEqual([3, 1, 2]));
      workbook.sort(0, area('A1:B3'), [{ column: 1, ascending: true }]);
      expect(workbook.formulas(0, area('B1:B3')).flat()).toEqual(['=A1', '=A2', '=A3']);
      await eventually(() => expect(values(workbook, 'A1:B3')).toEqual([[1, 1], [2, 2], [3, 3]]));
    });

    test('names of unknown functions show #NAME?', async () => {
      const workbook = open();
      put(workbook, 'A1', { formula: '=NO_SUCH(1)' });
      await eventually(() => expect(value(workbook, 'A1')).toMatchObject({ error: '#NAME?' }));
      expect(shown(workbook, 'A1')).toEqual([['#NAME?']]);
    });
  });

  describe('with a custom function', () => {
    function withFunction(cells: StoredValue[][] = []): { workbook: Workbook; calls: CustomFunctionCall[] } {
      const workbook = open(cells);
      const calls: CustomFunctionCall[] = [];
      workbook.defineCustomFunctions(['LOOKUP_IT'], (call) => calls.push(call));
      return { workbook, calls };
    }
    const called = (calls: CustomFunctionCall[], count: number) => eventually(() => expect(calls).toHaveLength(count));
    const quiet = () => new Promise((done) => setTimeout(done, 250));

    test('shows Loading... until it is settled, then the answer', async () => {
      const { workbook, calls } = withFunction([['ann', 7]]);
      put(workbook, 'C1', { formula: '=lookup_it(A1, B1:B2, "x, y", 1.5, TRUE,,A9)' });
      await called(calls, 1);
      expect(calls[0]).toMatchObject({ name: 'LOOKUP_IT', sheetId: 0, row: 1, column: 3, args: ['ann', [[7], [null]], 'x, y', 1.5, true, undefined, null] });
      await eventually(() => expect(value(workbook, 'C1')).toBe('Loading...'));
      calls[0]!.settle({ values: [['ann@a.example']] });
      await eventually(() => expect(value(workbook, 'C1')).toBe('ann@a.example'));
      expect(formula(workbook, 'C1').toUpperCase()).toBe('=LOOKUP_IT(A1, B1:B2, "X, Y", 1.5, TRUE,,A9)');
    });

    test('spills rows and columns into empty cells, and takes them back', async () => {
      const { workbook, calls } = withFunction([['ann'], ['bob'], ['cem']]);
      put(workbook, 'C1', { formula: '=LOOKUP_IT(A1:A3)' });
      await called(calls, 1);
      calls[0]!.settle({ values: [['a', 1], ['b', true], ['007', 3]] });
      await eventually(() => expect(values(workbook, 'C1:D3')).toEqual([['a', 1], ['b', true], ['007', 3]]));
      expect(workbook.formulas(0, area('C1:D3')).flat()).toEqual(['=LOOKUP_IT(A1:A3)', '', '', '', '', '']);
      expect(workbook.sheet(0)).toMatchObject({ lastRow: 3, lastColumn: 4 });
      put(workbook, 'C1', { value: 'mine' });
      await eventually(() => expect(values(workbook, 'C1:D3')).toEqual([['mine', null], [null, null], [null, null]]));
    });

    test('does not write over what stands in the way, and says where', async () => {
      const { workbook, calls } = withFunction([['ann'], ['bob']]);
      put(workbook, 'B2', { value: 'mine' });
      put(workbook, 'B1', { formula: '=LOOKUP_IT(A1:A2)' });
      await called(calls, 1);
      calls[0]!.settle({ values: [['a'], ['b']] });
      const collision = { error: '#REF!', message: 'Array result was not expanded because it would overwrite data in B2.' };
      await eventually(() => expect(values(workbook, 'B1:B2').flat()).toEqual([collision, 'mine']));
      expect(shown(workbook, 'B1')).toEqual([['#REF!']]);
      put(workbook, 'B2', { value: null });
      await eventually(() => expect(values(workbook, 'B1:B2').flat()).toEqual(['a', 'b']));
      expect(calls).toHaveLength(1);
    });

    test('shows #ERROR! with the message of what it threw', async () => {
      const { workbook, calls } = withFunction();
      put(workbook, 'A1', { formula: '=LOOKUP_IT()' });
      await called(calls, 1);
      calls[0]!.settle({ error: '#ERROR!', message: 'No token (line 5).' });
      await eventually(() => expect(value(workbook, 'A1')).toEqual({ error: '#ERROR!', message: 'No token (line 5).' }));
    });

    test('reads a range that is open below as far as the sheet goes', async () => {
      const { workbook, calls } = withFunction([['ann'], ['bob']]);
      put(workbook, 'C1', { formula: '=LOOKUP_IT(A2:A)' });
      await called(calls, 1);
      expect(calls[0]!.args).toEqual([[['bob'], ...new Array<[null]>(18).fill([null])]]);
      expect(formula(workbook, 'C1')).toBe('=LOOKUP_IT(A2:A)');
      workbook.insertRows(0, 1, 1);
      expect(formula(workbook, 'C2')).toBe('=LOOKUP_IT(A3:A)');
    });

    test('is evaluated again only when a cell it names has changed, or on request', async () => {
      const { workbook, calls } = withFunction([['ann', 'x']]);
      put(workbook, 'C1', { formula: '=LOOKUP_IT(A1)' });
      await called(calls, 1);
      calls[0]!.settle({ values: [['one']] });
      await eventually(() => expect(value(workbook, 'C1')).toBe('one'));
      put(workbook, 'B1', { value: 'y' });
      put(workbook, 'A1', { value: 'ann' });
      workbook.insertRows(0, 1, 1);
      await eventually(() => expect(value(workbook, 'C2')).toBe('one'));
      await quiet();
      expect(calls).toHaveLength(1);
      put(workbook, 'A2', { value: 'bob' });
      await called(calls, 2);
      expect(calls[1]).toMatchObject({ args: ['bob'], row: 2 });
      calls[1]!.settle({ values: [['two']] });
      await eventually(() => expect(value(workbook, 'C2')).toBe('two'));
      workbook.recalculate(0, area('C2'));
      await called(calls, 3);
      calls[2]!.settle({ values: [['three']] });
      await eventually(() => expect(value(workbook, 'C2')).toBe('three'));
    });

    test('drops an answer that comes after the formula has gone, or after a newer one', async () => {
      const { workbook, calls } = withFunction([['ann']]);
      put(workbook, 'B1', { formula: '=LOOKUP_IT(A1)' });
      await called(calls, 1);
      put(workbook, 'A1', { value: 'bob' });
      await called(calls, 2);
      calls[1]!.settle({ values: [['bob@a.example']] });
      calls[0]!.settle({ values: [['ann@a.example']] });
      await eventually(() => expect(value(workbook, 'B1')).toBe('bob@a.example'));
      put(workbook, 'B1', { formula: '=LOOKUP_IT("x")' });
      await called(calls, 3);
      put(workbook, 'B1', { value: 'typed over' });
      calls[2]!.settle({ values: [['late']] });
      await quiet();
      expect(value(workbook, 'B1')).toBe('typed over');
    });

    test('each cell is an evaluation of its own, and one waits for the result of another', async () => {
      const { workbook, calls } = withFunction([['ann'], ['ann']]);
      put(workbook, 'B1', { formula: '=LOOKUP_IT(A1)' });
      put(workbook, 'B2', { formula: '=LOOKUP_IT(A2)' });
      put(workbook, 'C1', { formula: '=LOOKUP_IT(B1)' });
      await called(calls, 2);
      calls.splice(0).forEach((call) => call.settle({ values: [[`row ${call.row}`]] }));
      await called(calls, 1);
      expect(calls[0]).toMatchObject({ args: ['row 1'], column: 3 });
      calls[0]!.settle({ values: [['end']] });
      await eventually(() => expect(values(workbook, 'B1:C2')).toEqual([['row 1', 'end'], ['row 2', null]]));
    });

    test('evaluates formulas that were there before it was defined', async () => {
      const workbook = open();
      put(workbook, 'A1', { formula: '=LOOKUP_IT("x")' });
      await eventually(() => expect(value(workbook, 'A1')).toMatchObject({ error: '#NAME?' }));
      workbook.defineCustomFunctions(['LOOKUP_IT'], (call) => call.settle({ values: [[call.args[0] as string]] }));
      await eventually(() => expect(value(workbook, 'A1')).toBe('x'));
    });
  });
});
