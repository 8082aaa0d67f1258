import { describe, expect, test } from '@jest/globals';
import { ColumnGone, expectedPlaces } from '../../../src/watch/window';
import { WRITES_A_LOOK } from '../../../src/watch/watching';
import { LOOK_GOOD_FOR } from '../../../src/watch/watch';
import type { RowWrite } from '../../../src/sheet/written';
import {
  EMAIL,
  STATUS,
  PEOPLE,
  watched,
  textsOf,
  answerOf,
  UNTOUCHED,
  nobodyBut,
  FAR,
  reverse,
} from '../support/watched';

describe('what is written', () => {
  test('goes by a look: without one nothing is', () => {
    const { answer, sheet } = watched();
    expect(answer(2)).toBeNull();
    expect(sheet.writes).toEqual([]);
  });

  test('is a few calls, and the rest waits for the next look', () => {
    const { watch, answer, sheet, told } = watched();
    watch.open(2);
    expect(answer(2, 3, 5, 6)).toBeNull();
    expect(sheet.writes).toHaveLength(WRITES_A_LOOK);
    watch.close();
    expect(told).toEqual([2, 3, 5].map((row) => [row, true]));
  });

  test('is no more than was begun while the look was fresh', () => {
    const { watch, answer, sheet, services, told } = watched();
    watch.open(2);
    const { write } = sheet;
    sheet.write = (...block) => {
      services.clock.sleep(LOOK_GOOD_FOR + 1);
      write(...block);
    };
    answer(2, 3);
    expect(sheet.writes.map(({ row }) => row)).toEqual([2]);
    watch.close();
    expect(told).toEqual([[2, true]]);
  });

  test('is told as standing once somebody has looked, and not before', () => {
    const { watch, answer, told } = watched();
    const window = watch.open(2)!;
    answer(2);
    expect(told).toEqual([]);
    expect(watch.again(window).rows.find(({ row }) => row === 2)).toMatchObject({ status: 'Found' });
    expect(told).toEqual([[2, true]]);
    watch.close();
    expect(told).toHaveLength(1);
  });

  test('is begun also by a look that is old: the look afterwards finds what that did not see', () => {
    const { watch, answer, sheet, services } = watched();
    watch.open(2);
    services.clock.sleep(10 * LOOK_GOOD_FOR);
    answer(2);
    expect(sheet.writes).toHaveLength(1);
  });

  test('is nothing where there is nothing to write, and nothing is noted for it', () => {
    const { watch, services } = watched();
    watch.open(2);
    expect(watch.write([], () => undefined)).toBeNull();
    expect(services.cacheEntries.size).toBe(0);
  });

  test('ends with the call that fails, which is told as not standing where it did not arrive', () => {
    const { watch, answer, sheet, told, outputs } = watched();
    watch.open(2);
    sheet.refusing.add(3);
    expect(answer(2, 3, 5)).toMatchObject({ call: 1, error: { message: expect.stringContaining('protected') } });
    watch.close();
    expect(told).toEqual([
      [2, true],
      [3, false],
    ]);
    expect(outputs()).toEqual(nobodyBut({ First0: 'p2@found.example Found' }));
  });

  test('is told as standing where Sheets called it failed and has written it all the same', () => {
    const { watch, answer, sheet, told } = watched();
    watch.open(2);
    const { write } = sheet;
    sheet.write = (...block) => {
      write(...block);
      throw new Error('Service Spreadsheets timed out');
    };
    expect(answer(2)).toMatchObject({ call: 0 });
    watch.close();
    expect(told).toEqual([[2, true]]);
  });
});

describe('whoever drives next', () => {
  test('finds what one has written who died before he looked, and puts it back', () => {
    const { sheet, watch, answer, next, outputs } = watched();
    watch.open(2);
    reverse(sheet.cells);
    answer(2, 3);
    expect(outputs()).not.toEqual(UNTOUCHED);
    expect(next().recover()).toEqual([]);
    expect(outputs()).toEqual(UNTOUCHED);
  });

  test('knows of him what rows far below showed', () => {
    const { sheet, watch, answer, next } = watched({ rows: [...PEOPLE, ...FAR] });
    watch.survey();
    watch.open(2);
    reverse(sheet.cells);
    answer(2);
    next().recover();
    expect(sheet.cells[1]).toEqual(FAR[699]);
  });

  test('has looked, and need not look again', () => {
    const { sheet, watch, answer, next, run } = watched();
    const state = { ...run };
    watch.open(2);
    reverse(sheet.cells);
    answer(2);
    next(state).recover();
    const { reads } = sheet;
    next(state).recover();
    expect(sheet.reads).toBe(reads);
  });

  test('knows of him what columns held that no header tells', () => {
    const { sheet, watch, next } = watched({ headers: [], run: { headerRow: 0 } });
    sheet.cells.shift();
    watch.open(1);
    watch.close();
    sheet.cells.forEach((row) => row.splice(2, 2, row[3]!, row[2]!));
    const other = next();
    other.recover();
    expect(() => other.open(1)).toThrow(ColumnGone);
    // Who knows nothing of it sees people who wait.
    expect(next().open(1)).not.toBeNull();
  });

  test('finds it also where the write was on its way when he died: it is noted before', () => {
    const { sheet, watch, confirm, next, outputs } = watched();
    watch.open(2);
    reverse(sheet.cells);
    watch.write(
      [[answerOf(2)]],
      () => {
        sheet.write(2, EMAIL, [textsOf(2)]);
        throw new Error('Exceeded maximum execution time');
      },
      confirm,
    );
    next().recover();
    expect(outputs()).toEqual(UNTOUCHED);
  });

  test('touches nothing that was looked at, and gets what was left for him', () => {
    const { sheet, watch, answer, run, next, outputs } = watched();
    watch.open(2);
    answer(2);
    watch.close(['mark of First0']);
    reverse(sheet.cells);
    const then = outputs();
    const writes = sheet.writes.length;
    expect(next(run).recover()).toEqual(['mark of First0']);
    expect(sheet.writes).toHaveLength(writes);
    expect(outputs()).toEqual(then);
  });

  test('has nothing to look for either where the run is not saved any more', () => {
    const { sheet, watch, answer, next } = watched();
    watch.open(2);
    answer(2);
    watch.leave();
    sheet.cells[1]![EMAIL - 1] = '';
    const { reads } = sheet;
    expect(next().recover()).toEqual([]);
    expect(sheet.reads).toBe(reads);
  });
});

describe('the next window', () => {
  test('starts a few settled rows above the first that waits, and has room for more below', () => {
    const rows = Array.from({ length: 700 }, (_, index) => [`First${index}`, 'Lee', 'Acme', '', 'Queued', '']);
    const { watch, sheet, run } = watched({ rows });
    const window = watch.open(2)!;
    const settled = Array.from({ length: 100 }, () => ['Not found']);
    const writes = settled.map(([status = ''], index): RowWrite => ({ row: index + 2, cells: [[STATUS, status]] }));
    watch.write([writes], () => sheet.write(2, STATUS, settled));
    // The window as a step knows it by what it wrote.
    for (const row of window.rows.slice(0, 100)) row.status = 'Not found';
    const rowsOf = (extent?: 'as it is') => watch.again(window, extent).rows.map(({ row }) => row);
    const { reads } = sheet;
    // What was written further up is looked at in the same call.
    const more = rowsOf();
    expect([more[0], more.pop(), sheet.reads - reads]).toEqual([97, 601, 1]);
    const asItIs = rowsOf('as it is');
    expect([asItIs[0], asItIs.pop()]).toEqual([97, 501]);
    expect(run.cursor).toBe(2);
  });

  test('far below the headers is read without them, where the rows show an email and a status as before', () => {
    const readsOf = (email: string) => {
      const settled = ['Eva', 'Edge', 'Acme', email, email === '' ? '' : 'Found', ''];
      const rows = [
        ...Array.from({ length: 4_000 }, () => settled),
        ['First', 'Lee', 'Acme', '', 'Queued', ''],
        settled,
      ];
      const { watch, sheet } = watched({ rows });
      const window = watch.open(4_000)!;
      sheet.writes.length = 0;
      watch.write([[answerOf(4_002)]], () => sheet.write(4_002, EMAIL, [textsOf(4_002)]));
      const { reads } = sheet;
      watch.again(window);
      return sheet.reads - reads;
    };
    expect(readsOf('eva@mine.example')).toBe(1);
    // What was just written shows wherever it went: that is no proof.
    expect(readsOf('')).toBe(3);
  });

  test('of a list of texts is not asked what its cells hold once more; of any other it is', () => {
    const rows = Array.from({ length: 700 }, (_, index) => [`First${index}`, 'Lee', 'Acme', '', 'Queued', '']);
    const askedOf = (held: [string, { formula: string; value: unknown }][]) => {
      const { watch, sheet, run } = watched({ rows });
      sheet.held = new Map(held);
      const { contents } = sheet;
      const asked: number[] = [];
      sheet.contents = (...area) => {
        asked.push(area[0]);
        return contents(...area);
      };
      const window = watch.open(2)!;
      watch.again({ ...window, rows: window.rows.slice(100) });
      watch.open(650);
      return { asked, fragile: run.fragile };
    };
    expect(askedOf([])).toEqual({ asked: [2], fragile: false });
    expect(askedOf([['3,6', { formula: '=A3', value: 'x' }]])).toEqual({ asked: [2, 502, 650], fragile: true });
  });

  test('goes by rows that were read a moment ago, if these are the columns', () => {
    const { watch, sheet, run, answer } = watched();
    const { first } = expectedPlaces(run);
    const seen = watch.rows([2, 4]).rows;
    const { reads } = sheet;
    expect(watch.assume({ rows: seen, first: first + 1 })).toBeNull();
    expect(watch.assume({ rows: [], first })).toBeNull();
    expect(watch.assume({ rows: seen, first })?.rows.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(sheet.reads).toBe(reads);
    answer(3);
    expect(sheet.writes).toHaveLength(1);
  });
});
