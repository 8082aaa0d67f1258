import { describe, expect, test } from '@jest/globals';
import { startRun } from '../../../src/run/start-run';
import { checkUndo, undoRun } from '../../../src/undo/undo-run';
import { finish, people, request, setUp, value } from '../support/memory-run';

/** A run over three people, to its end. */
function ran(rows = people(3)) {
  const made = setUp(rows);
  const before = structuredClone(made.sheet.cells);
  const started = value(startRun(made.run, request(), 9));
  finish(made.run, started);
  return { ...made, before, startedAt: started.startedAt };
}

test('puts every cell back, and can be done once', () => {
  const { run, sheet, before, startedAt } = ran();
  expect(checkUndo(run)).toMatchObject({ refusal: null, emails: 3, statuses: 3, changed: 0, lost: 0 });
  expect(undoRun(run, startedAt)).toMatchObject({ ok: true, value: { emails: 3 } });
  expect(sheet.cells).toEqual(before);
  expect(undoRun(run, startedAt)).toMatchObject({ ok: false, problem: { code: 'no-run' } });
});

test('leaves what people wrote since, and follows rows that moved', () => {
  const { run, sheet, startedAt } = ran();
  sheet.cells[1]![3] = 'typed@own.example';
  sheet.cells.splice(1, 0, ['New', 'Row', 'Acme', '', '']);
  undoRun(run, startedAt);
  expect(sheet.cells.slice(1).map((cells) => cells.slice(3))).toEqual([
    ['', ''],
    ['typed@own.example', ''],
    ['', ''],
    ['', ''],
  ]);
});

describe('is refused', () => {
  test('where there is nothing to undo', () =>
    expect(checkUndo(setUp(people(1)).run)).toMatchObject({ run: null, refusal: 'There is no run to undo.' }));

  test('where another run has started since the check', () => {
    const { run, startedAt } = ran();
    expect(undoRun(run, startedAt + 1)).toMatchObject({ ok: false, problem: { code: 'sheet-changed' } });
  });

  test('while a run is driven', () => {
    const { run } = setUp(people(3));
    const { startedAt } = value(startRun(run, request(), 9));
    expect(undoRun(run, startedAt)).toMatchObject({ ok: false, problem: { code: 'busy' } });
  });

  test('where the sheet or a column was deleted', () => {
    const { run, sheet, startedAt } = ran();
    for (const row of sheet.cells) row.splice(3, 1);
    expect(checkUndo(run).refusal).toMatch(/column/);
    expect(undoRun(run, startedAt)).toMatchObject({ ok: false, problem: { code: 'column-gone' } });
    run.document.sheet = () => null;
    expect(checkUndo(run).refusal).toMatch(/sheet of this run was deleted/);
  });
});
