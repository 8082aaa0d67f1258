import { describe, expect, test } from '@jest/globals';
import { startRun, stepRun } from '../../../src/run/drive';
import { finish, request, setUp, value } from '../support/memory-run';
import type { MemorySheet } from '../support/memory-sheet';

/** Something a person does to the sheet right before the run's next write, or a later one. */
function beforeWrite(sheet: MemorySheet, number: number, change: (cells: string[][]) => void): void {
  let writes = 0;
  sheet.meanwhile = (call) => {
    if (call === 'write' && ++writes === number) change(sheet.cells);
  };
}

const deleteFirstColumn = (cells: string[][]): void => cells.forEach((row) => row.splice(0, 1));

describe('what a write that broke off has left under another header', () => {
  test('is taken back, also where the sheet has fewer columns now than the run knew', () => {
    const rows = [
      ['Ana', 'Kim', '', '', '', ''],
      ['Ana', 'Lee', '', '', '', ''],
      ['Ana', 'First', 'Last', 'Acme', '', ''],
    ];
    const { sheet, run } = setUp(rows, undefined, ['Owner', 'First name', 'Last name', 'Company', 'eCore status', 'Email']);
    sheet.columns = () => sheet.cells[0]?.length ?? 0;
    const started = value(startRun(run, request({ mapping: { first_name: 2, last_name: 3, company_name: 4 }, outputs: { status: 5, email: 6 } }), 100));
    beforeWrite(sheet, 1, deleteFirstColumn);
    // The last row's email belongs outside the sheet now; the statuses above it fit in, where the emails stand.
    expect(() => stepRun(run, started.runId)).toThrow();
    expect(sheet.cells.map((row) => row[4])).toEqual(['Email', '', '', '']);
    expect(finish(run, started)).toMatchObject({ state: 'done', found: 1, unusable: 2 });
    expect(sheet.cells.slice(1).map((row) => row.slice(3))).toEqual([[expect.stringMatching(/^Missing data: /), ''], [expect.stringMatching(/^Missing data: /), ''], ['Found', 'first.last@found.example']]);
  });
});
