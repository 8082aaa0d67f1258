import { describe, expect, test } from '@jest/globals';
import { ColumnGone } from '../../../src/watch/window';
import { PEOPLE, watched, FAR, reverse } from '../support/watched';

describe('what is known of the sheet', () => {
  test('comes back also into rows that no window has shown, once all were read (situation 52)', () => {
    const emailOf = (isSurveyed: boolean) => {
      const { watch, answer, sheet } = watched({ rows: [...PEOPLE, ...FAR] });
      if (isSurveyed) watch.survey();
      watch.open(2);
      reverse(sheet.cells);
      answer(2);
      watch.close();
      return sheet.cells[1]?.slice(0, 5).join();
    };
    expect(emailOf(true)).toBe('X,699,Acme,x699@mine.example,');
    expect(emailOf(false)).not.toContain('p2@found.example');
  });

  test('is not looked for in advance in a very long sheet: reading all of it would take too long', () => {
    const { watch, sheet } = watched();
    sheet.lastRow = () => 100_000;
    watch.survey();
    expect(sheet.reads).toBe(0);
  });

  test('is none where columns without headers hold what stood in others: nobody writes there (situation 39)', () => {
    const { watch, sheet } = watched({ headers: [], run: { headerRow: 0 } });
    sheet.cells.shift();
    watch.open(1);
    sheet.cells.forEach((row) => row.splice(2, 2, row[3]!, row[2]!));
    expect(() => watch.open(1)).toThrow(ColumnGone);
    expect(() => watch.rows([1, 9])).toThrow(ColumnGone);
    for (const row of sheet.cells) if (row[4] === 'Queued') row[4] = 'Found';
    expect(() => watch.open(1)).toThrow(ColumnGone);
  });
});
