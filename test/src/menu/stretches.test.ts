import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeStretch, persist, toStretches } from '../../../src/menu/stretches';

const cell = (row: number, column = 1) => ({ row, column });
const oneRow = () => 1;

describe('neighbours that can be changed in one call', () => {
  test('go together down a column', () => {
    const stretches = toStretches([cell(4), cell(2), cell(3), cell(6), cell(3, 2)], oneRow, Infinity);
    expect(stretches.map(({ area }) => area)).toEqual([
      { row: 2, column: 1, rows: 3, columns: 1 },
      { row: 6, column: 1, rows: 1, columns: 1 },
      { row: 3, column: 2, rows: 1, columns: 1 },
    ]);
  });

  test('a cell that fills several rows is followed by the one below them', () => {
    const stretches = toStretches([cell(2), cell(5)], ({ row }) => (row === 2 ? 3 : 1), Infinity);
    expect(stretches).toHaveLength(1);
  });

  test('are no more than one call takes, unless a single one is', () => {
    expect(toStretches([cell(1), cell(2), cell(3)], oneRow, 2).map(({ area }) => area.rows)).toEqual([2, 1]);
    expect(toStretches([cell(1)], () => 9, 2).map(({ area }) => area.rows)).toEqual([9]);
  });

  test('every cell is in exactly one of them', () => {
    const cells = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 })), {
      selector: String,
    });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 5 }), (places, most) => {
        const all = places.map(([row, column]) => cell(row, column));
        const stretches = toStretches(all, oneRow, most);
        expect(new Set(stretches.flatMap((stretch) => stretch.cells))).toEqual(new Set(all));
        expect(stretches.reduce((sum, { area }) => sum + area.rows, 0)).toBe(all.length);
      }),
    );
  });
});

test('what can\u2019t be changed together is changed in halves, and the one that can\u2019t is told', () => {
  const changed: number[] = [];
  const [stretch] = toStretches(
    [1, 2, 3, 4, 5].map((row) => cell(row)),
    oneRow,
    Infinity,
  );
  const refused = changeStretch(stretch!, oneRow, ({ cells }) => {
    if (cells.some(({ row }) => row === 4)) throw new Error('protected');
    changed.push(...cells.map(({ row }) => row));
    return [];
  });
  expect(refused).toEqual([cell(4)]);
  expect(changed.sort()).toEqual([1, 2, 3, 5]);
});

describe('what must succeed is tried three times', () => {
  function failing(times: number) {
    const waits: number[] = [];
    let left = times;
    const clock = { now: () => 0, sleep: (milliseconds: number) => void waits.push(milliseconds) };
    const act = () =>
      persist(clock, () => {
        if (left-- > 0) throw new Error(`try ${times - left}`);
        return 'done';
      });
    return { act, waits };
  }
  test('a moment later each time', () => {
    const { act, waits } = failing(2);
    expect(act()).toBe('done');
    expect(waits).toEqual([1_000, 2_000]);
  });
  test('then its last error is thrown', () => expect(failing(3).act).toThrow('try 3'));
});
