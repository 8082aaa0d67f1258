import { describe, expect, test } from '@jest/globals';
import { identityOf } from '../../../src/plan/resolve-row';
import type { RowUndo } from '../../../src/undo/plan-undo';
import { putBack, removeHeaders } from '../../../src/undo/put-back';
import { setUp } from '../support/memory-run';
import { runState } from '../support/run-state';

const ROWS = [
  ['Ann', 'Lee', 'Acme', 'ann@found.example', 'Found'],
  ['Ben', 'Fox', 'Acme', 'ben@found.example', 'Found'],
  ['Cleo', 'Day', 'Acme', '', 'Not found'],
];
const undo = (row: number, patch: Partial<RowUndo> = {}): RowUndo => {
  const [first_name = '', last_name = '', company_name = '', email = '', status = ''] = ROWS[row - 2]!;
  const identity = identityOf({ first_name, last_name, company_name });
  return { row, identity, email: email === '' ? null : '', status: '', seen: { email, status }, ...patch };
};

function back(rows: RowUndo[], prepare: (sheet: ReturnType<typeof setUp>['sheet']) => void = () => undefined) {
  const { run, sheet } = setUp(structuredClone(ROWS));
  prepare(sheet);
  putBack(run, sheet, runState(), rows);
  return sheet.cells.slice(1).map((cells) => cells.slice(3));
}

test('cells go back, and only those that are to', () =>
  expect(back([undo(2), undo(3, { email: null })])).toEqual([
    ['', ''],
    ['ben@found.example', ''],
    ['', 'Not found'],
  ]));

test('a cell that says something else by now stays', () => {
  const cells = back([undo(2), undo(3)], (sheet) => {
    sheet.cells[1]![3] = 'typed@own.example';
  });
  expect(cells[0]).toEqual(['typed@own.example', '']);
});

test('a row that is somebody else by now is left as it is', () => {
  const cells = back([undo(2)], (sheet) => {
    sheet.cells[1]![0] = 'Zoe';
  });
  expect(cells[0]).toEqual(['ann@found.example', 'Found']);
});

test('one cell that can\u2019t be written does not keep its neighbours from going back', () => {
  const cells = back([undo(2), undo(3), undo(4)], (sheet) => void sheet.refusing.add(3));
  expect(cells).toEqual([
    ['', ''],
    ['ben@found.example', 'Found'],
    ['', ''],
  ]);
});

describe('headers that the run wrote', () => {
  const left = (rows: string[][]) => {
    const { sheet } = setUp(rows);
    removeHeaders(sheet, runState(), ['email', 'status']);
    return sheet.cells[0]!.slice(3);
  };
  test('go where nothing is left below them', () => expect(left([['Ann', 'Lee', 'Acme', '', '']])).toEqual(['', '']));
  test('stay where something is', () => expect(left(ROWS)).toEqual(['Email', 'eCore status']));
});
