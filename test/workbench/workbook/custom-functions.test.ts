import { describe, expect, test } from '@jest/globals';
import type { CustomFunctionCall, StoredValue, Workbook } from '../../../workbench/workbook/workbook';
import { adapters, area, eventually, formula, opener, put, shown, value, values } from './both-workbooks';

describe.each(adapters)('a custom function of a workbook in %s', (_, create) => {
  const open = opener(create);

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
    expect(calls[0]).toMatchObject({
      name: 'LOOKUP_IT',
      sheetId: 0,
      row: 1,
      column: 3,
      args: ['ann', [[7], [null]], 'x, y', 1.5, true, undefined, null],
    });
    await eventually(() => expect(value(workbook, 'C1')).toBe('Loading...'));
    calls[0]!.settle({ values: [['ann@a.example']] });
    await eventually(() => expect(value(workbook, 'C1')).toBe('ann@a.example'));
    expect(formula(workbook, 'C1').toUpperCase()).toBe('=LOOKUP_IT(A1, B1:B2, "X, Y", 1.5, TRUE,,A9)');
  });

  test('spills rows and columns into empty cells, and takes them back', async () => {
    const { workbook, calls } = withFunction([['ann'], ['bob'], ['cem']]);
    put(workbook, 'C1', { formula: '=LOOKUP_IT(A1:A3)' });
    await called(calls, 1);
    calls[0]!.settle({
      values: [
        ['a', 1],
        ['b', true],
        ['007', 3],
      ],
    });
    await eventually(() =>
      expect(values(workbook, 'C1:D3')).toEqual([
        ['a', 1],
        ['b', true],
        ['007', 3],
      ]),
    );
    expect(workbook.formulas(0, area('C1:D3')).flat()).toEqual(['=LOOKUP_IT(A1:A3)', '', '', '', '', '']);
    expect(workbook.sheet(0)).toMatchObject({ lastRow: 3, lastColumn: 4 });
    put(workbook, 'C1', { value: 'mine' });
    await eventually(() =>
      expect(values(workbook, 'C1:D3')).toEqual([
        ['mine', null],
        [null, null],
        [null, null],
      ]),
    );
  });

  test('does not write over what stands in the way, and says where', async () => {
    const { workbook, calls } = withFunction([['ann'], ['bob']]);
    put(workbook, 'B2', { value: 'mine' });
    put(workbook, 'B1', { formula: '=LOOKUP_IT(A1:A2)' });
    await called(calls, 1);
    calls[0]!.settle({ values: [['a'], ['b']] });
    const collision = {
      error: '#REF!',
      message: 'Array result was not expanded because it would overwrite data in B2.',
    };
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
    await eventually(() =>
      expect(values(workbook, 'B1:C2')).toEqual([
        ['row 1', 'end'],
        ['row 2', null],
      ]),
    );
  });

  test('evaluates formulas that were there before it was defined', async () => {
    const workbook = open();
    put(workbook, 'A1', { formula: '=LOOKUP_IT("x")' });
    await eventually(() => expect(value(workbook, 'A1')).toMatchObject({ error: '#NAME?' }));
    workbook.defineCustomFunctions(['LOOKUP_IT'], (call) => call.settle({ values: [[call.args[0] as string]] }));
    await eventually(() => expect(value(workbook, 'A1')).toBe('x'));
  });
});
