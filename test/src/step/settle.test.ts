import { describe, expect, test } from '@jest/globals';
import { StatusNotWritable } from '../../../src/step/write-results';
import { found, QUEUED, windowScene } from '../support/window-scene';

describe('results are written', () => {
  test('and counted: the first row of a person pays, the others are free', () => {
    const { settle, sheet, run } = windowScene({
      cells: [QUEUED, QUEUED],
      answers: { 0: found(0), 1: { kind: 'not-found', at: 1 } },
    });
    settle();
    expect(sheet.cells.slice(1).map((row) => row.slice(3))).toEqual([
      ['p0@found.example', 'Found'],
      ['', 'Not found'],
    ]);
    expect(run).toMatchObject({ found: 1, notFound: 1, free: 0 });
  });

  test('a cell that refuses is told in its own row, and the others are written all the same', () => {
    const { settle, sheet, run } = windowScene({
      cells: [QUEUED, QUEUED, QUEUED],
      answers: { 0: found(0), 1: found(1), 2: found(2) },
    });
    const { write } = sheet;
    sheet.write = (row, column, values) => {
      if (column <= 4 && row <= 3 && row + values.length > 3)
        throw new Error('You are trying to edit a protected cell');
      write(row, column, values);
    };
    settle();
    expect(sheet.cells[2]!.slice(3)).toEqual(['', "Failed: the email cell can't be written (protected or restricted)"]);
    expect([sheet.cells[1]![4], sheet.cells[3]![4]]).toEqual(['Found', 'Found']);
    expect(run).toMatchObject({ found: 2, blocked: 1 });
  });

  test('where not even the status can be, it is said which row', () => {
    const { settle, sheet } = windowScene({ cells: [QUEUED], answers: { 0: found(0) } });
    sheet.refusing.add(2);
    expect(settle).toThrow(StatusNotWritable);
  });

  test('a row that moved right before the write is found where it is', () => {
    const { settle, sheet } = windowScene({
      cells: [QUEUED, QUEUED],
      answers: { 0: found(0), 1: found(1) },
      run: { hasOthers: true },
    });
    let moved = false;
    sheet.meanwhile = (call) => {
      if (call !== 'write' || moved) return;
      moved = true;
      sheet.cells.splice(1, 2, sheet.cells[2]!, sheet.cells[1]!);
    };
    settle();
    const emails = Object.fromEntries(sheet.cells.slice(1).map((row) => [row[0], row[3]]));
    expect(emails).toEqual({ First0: 'p0@found.example', First1: 'p1@found.example' });
  });
});
