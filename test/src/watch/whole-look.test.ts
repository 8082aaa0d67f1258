import { describe, expect, test } from '@jest/globals';
import { readRows } from '../../../src/sheet/rows';
import type { Batch } from '../../../src/watch/sides';
import { lookAtAll, readLines } from '../../../src/watch/whole-look';
import { expectedPlaces } from '../../../src/watch/window';
import type { RowWrite } from '../../../src/sheet/written';
import { memorySheet } from '../support/memory-sheet';
import { runState } from '../support/run-state';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status', 'Notes'];
const EMAIL = 4;
/** People who differ in every cell that tells anything. */
const people = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [
    ...[`First${index}`, `Last${index}`, `Firm ${index}`],
    ...[index % 2 === 0 ? '' : `own${index}@mine.example`, index % 2 === 0 ? 'Queued' : 'Found', `Note ${index}`],
  ]);
const answer = (row: number): RowWrite => ({
  row,
  cells: [
    [EMAIL, `first${row}@found.example`],
    [5, 'Found'],
  ],
});

/** A list as a run has looked at it, and what the whole of it shows after `change`. */
function sceneOf({
  headers = HEADERS as string[] | null,
  rows = people(12),
  writes = [answer(2)],
  window = [2, 13] as [number, number],
} = {}) {
  const sheet = memorySheet([...(headers ? [[...headers]] : []), ...rows.map((row) => [...row])]);
  sheet.columns = () => sheet.cells.reduce((most, row) => Math.max(most, row.length), 0);
  const run = runState({ headers: headers ?? [], headerRow: headers ? 1 : 0, width: sheet.columns() });
  const places = expectedPlaces(run);
  const lines = readRows(sheet, places, ...window);
  const before: Batch = { places, headers: run.headers, width: run.width, lines, writes, broke: false };
  const look = (isAmbiguous = false) => {
    const seen = lookAtAll(sheet, run, before, isAmbiguous);
    const now = [1, 2, 3, 4, 5, 6].map(seen.now.columnNow);
    return { ...seen, columns: now, strays: [...seen.now.strays], rows: seen.now.lines.map(({ row }) => row) };
  };
  return { sheet, run, look };
}
const everyRow = (cells: string[][], change: (row: string[], index: number) => void) => cells.forEach(change);

describe('columns are where their headers say', () => {
  test('in a sheet that nobody has touched, of which all rows are read', () => {
    expect(sceneOf().look()).toMatchObject({
      columns: [1, 2, 3, 4, 5, 6],
      strays: [],
      isLost: false,
      rows: Array.from({ length: 13 }, (_, index) => index + 1),
      settled: { headerRow: 1, email: 4, status: 5, mapping: { first_name: 1, company_name: 3 } },
    });
  });

  test.each<[string, (row: string[]) => void, number[]]>([
    ['came in at the left', (row) => row.unshift('new'), [2, 3, 4, 5, 6, 7]],
    ['was deleted: it is nowhere', (row) => row.splice(1, 1), [1, 0, 2, 3, 4, 5]],
    ['was moved far to the right', (row) => row.push(...Array(9).fill('x'), ...row.splice(3, 1)), [1, 2, 3, 15, 4, 5]],
  ])('also when one %s', (_, change, columns) => {
    const { sheet, look } = sceneOf();
    everyRow(sheet.cells, change);
    const seen = look();
    expect(seen.columns).toEqual(columns);
    const emails = seen.now.lines.map(({ texts }) => texts[(columns[3] ?? 0) - seen.now.first]);
    expect(emails.slice(0, 3)).toEqual(['Email', '', 'own1@mine.example']);
  });

  test('but for one that was deleted, of which nothing is said where the columns are', () => {
    const { sheet, look } = sceneOf();
    everyRow(sheet.cells, (row) => row.splice(2, 1));
    expect(look().settled.mapping).toEqual({ first_name: 1, last_name: 2 });
  });

  test('and so is one that was renamed and moved right behind the first write into it (situation 53)', () => {
    const empty = people(6).map((row) => [...row.slice(0, 3), '', 'Queued', row[5] ?? '']);
    const { sheet, look } = sceneOf({ rows: empty, window: [2, 7] });
    const email = 'first2@found.example';
    everyRow(sheet.cells, (row, index) => {
      row.splice(EMAIL - 1, 1);
      row.push(['Work email', email][index] ?? '');
    });
    expect(look()).toMatchObject({ columns: [1, 2, 3, 6, 4, 5], strays: [] });
  });

  test('whatever somebody has pasted below a header that no other column has', () => {
    const twice = ['First name', 'Last name', 'Company', 'Email', 'eCore status', 'Email'];
    const { sheet, look } = sceneOf({ headers: twice });
    everyRow(sheet.cells.slice(1), (row) => void ([row[1], row[2]] = [row[2]!, row[1]!]));
    expect(look(true).columns).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('and so is the header row, when rows came in above it', () => {
    const { sheet, look } = sceneOf();
    sheet.cells.unshift(['A list of people'], []);
    expect(look()).toMatchObject({ now: { headerRow: 3 }, settled: { headerRow: 3 }, columns: [1, 2, 3, 4, 5, 6] });
  });
});

describe('columns are known by what they hold', () => {
  test('where the header row was deleted', () => {
    const { sheet, look } = sceneOf();
    sheet.cells.shift();
    everyRow(sheet.cells, (row) => row.unshift(row.splice(3, 1)[0] ?? ''));
    expect(look()).toMatchObject({ now: { headerRow: 0 }, columns: [2, 3, 4, 1, 5, 6], isLost: false });
  });

  test('where two have one header: a run whose columns changed places under it is lost (situation 53)', () => {
    const twice = ['First name', 'Last name', 'Company', 'Email', 'eCore status', 'Email'];
    const rows = people(12).map((row, index) => [...row.slice(0, 5), `private${index}@home.example`]);
    const { sheet, look } = sceneOf({ headers: twice, rows });
    expect(look(true)).toMatchObject({ columns: [1, 2, 3, 4, 5, 6], isLost: false });
    everyRow(sheet.cells, (row) => void ([row[3], row[5]] = [row[5]!, row[3]!]));
    expect(look(true)).toMatchObject({ columns: [1, 2, 3, 6, 5, 4], isLost: true });
  });

  test('where two of no concern to the run changed places, which is nothing to it', () => {
    const rows = people(12).map((row, index) => [...row, `Remark ${index}`]);
    const { sheet, look } = sceneOf({ headers: [...HEADERS, 'Notes'], rows });
    everyRow(sheet.cells, (row) => void row.push(...row.splice(5, 1)));
    const { now, isLost } = look(true);
    expect([now.columnNow(6), now.columnNow(7), isLost]).toEqual([7, 6, false]);
  });

  test('where a column came into a list without headers: nothing contradicts that', () => {
    const { sheet, look } = sceneOf({ headers: null });
    everyRow(sheet.cells, (row) => row.unshift('new'));
    expect(look(true)).toMatchObject({ columns: [2, 3, 4, 5, 6, 7], isLost: false });
  });

  test('by the rows that nobody has written into since', () => {
    const waiting = people(12).map((row) => [...row.slice(0, 3), '', 'Queued', row[5]!]);
    const writes = [1, 2, 3, 4, 5, 6, 7, 8].map(answer);
    const { sheet, look } = sceneOf({ headers: null, rows: waiting, writes, window: [1, 12] });
    for (const { row, cells } of writes) for (const [column, text] of cells) sheet.cells[row - 1]![column - 1] = text;
    everyRow(sheet.cells, (row) => row.push(...row.splice(4, 1)));
    expect(look(true).columns).toEqual([1, 2, 3, 4, 6, 5]);
  });

  test('where a write has hit all cells of a column: it is the one that shows nothing else', () => {
    const rows = people(12).map((row, index) => [...row.slice(0, 3), `own${index}@mine.example`, 'Queued', row[5]!]);
    const writes = rows.map((_, index) => answer(index + 1));
    const { sheet, look } = sceneOf({ headers: null, rows, writes, window: [1, 12] });
    everyRow(sheet.cells, (row, index) => void ([row[2], row[3]] = [row[3]!, `first${index + 1}@found.example`]));
    expect(look(true).columns).toEqual([1, 2, 4, 3, 5, 6]);
  });

  test('in a list without headers, where the number of columns alone tells nothing (situation 39)', () => {
    const { sheet, look } = sceneOf({ headers: null });
    expect(look(true)).toMatchObject({ columns: [1, 2, 3, 4, 5, 6], isLost: false });
    everyRow(sheet.cells, (row) => row.push(row.splice(2, 1)[0] ?? ''));
    expect(look(true)).toMatchObject({ columns: [1, 2, 6, 3, 4, 5], isLost: true });
  });
});

describe('a column that shows nothing but what was written', () => {
  const comeIn = (texts: string[], header = '') => {
    const scene = sceneOf({ writes: [answer(2), answer(4)] });
    everyRow(scene.sheet.cells, (row, index) => row.splice(3, 0, index === 0 ? header : (texts[index] ?? '')));
    return scene.look().strays;
  };
  const written = ['', 'first2@found.example', '', 'first4@found.example'];

  test('and that nobody knew has caught the write of another', () => expect(comeIn(written)).toEqual([4]));

  test('whatever its header, and be it the one of another column', () => {
    expect(comeIn(written, 'Mail')).toEqual([4]);
    expect(comeIn(written, 'Notes')).toEqual([4]);
  });

  test('is somebody’s own where it had its header before', () => {
    const rows = people(12).map((row, index) => [...row, 'x', index === 0 ? 'Found' : '']);
    const { sheet, look } = sceneOf({ headers: [...HEADERS, 'More', 'Old status'], rows });
    everyRow(sheet.cells, (row) => row.unshift('new'));
    expect(look()).toMatchObject({ places: { last: 9 }, strays: [] });
  });

  test('is the run’s own where it was told to write there, into a column without a header', () => {
    const headers = ['First name', 'Last name', 'Company', '', '', 'Notes'];
    const rows = people(12).map((row) => [...row.slice(0, 3), '', '', row[5]!]);
    const { sheet, look } = sceneOf({ headers, rows });
    Object.assign(sheet.cells[1]!, { 3: 'first2@found.example', 4: 'Found' });
    expect(look(true)).toMatchObject({ columns: [1, 2, 3, 4, 5, 6], strays: [] });
  });

  test('is somebody’s own as soon as it shows anything else, or nothing at all', () => {
    expect(comeIn([...written, 'typed'])).toEqual([]);
    expect(comeIn([])).toEqual([]);
  });

  test('that was put back is where it belongs', () => {
    const back: RowWrite = { ...answer(2), insist: true };
    const { sheet, look } = sceneOf({ writes: [back] });
    everyRow(sheet.cells, (row, index) => row.splice(3, 0, index === 1 ? 'Found' : ''));
    expect(look().strays).toEqual([]);
  });
});

describe('what is read', () => {
  const anywhere = Array.from({ length: 31_000 }, (_, index) => [`First${index}`, 'Lee', 'Acme', '', 'Queued']);

  test('is all rows; in a very long sheet those near what was written', () => {
    const { sheet, look } = sceneOf({
      rows: anywhere,
      writes: [answer(20_000), answer(20_500)],
      window: [20_000, 20_500],
    });
    const { rows } = look();
    expect([rows[0], rows[rows.length - 1]]).toEqual([15_000, 25_500]);
    expect(
      sceneOf({ rows: anywhere, writes: [answer(30_990)], window: [30_990, 30_995] })
        .look()
        .rows.pop(),
    ).toBe(31_001);
    sheet.cells.length = 30_000;
    expect(look().rows).toHaveLength(30_000);
  });

  test('comes in one call as long as that is not too large, so that nobody moves rows in between', () => {
    const sheet = memorySheet(Array.from({ length: 5_000 }, (_, index) => [`${index}`]));
    sheet.columns = () => 200;
    expect(readLines(sheet, [2, 5_000], [1, 10]).map(({ row }) => row)).toEqual(
      Array.from({ length: 4_999 }, (_, index) => index + 2),
    );
    expect(sheet.reads).toBe(1);
    const lines = readLines(sheet, [1, 5_000], [1, 200]);
    expect(lines).toHaveLength(5_000);
    expect(lines.every(({ row, texts }) => texts[0] === `${row - 1}`)).toBe(true);
    expect(sheet.reads).toBe(4);
  });

  test('includes rows that somebody pastes below while it is read', () => {
    const { sheet, look } = sceneOf();
    let reads = 0;
    sheet.meanwhile = () => void (++reads === 2 && sheet.cells.push(['Pasted', 'Person', 'Acme', '', '', '']));
    expect(look().rows).toHaveLength(14);
  });

  test('is of one moment: columns that move between headers and rows are looked at once more', () => {
    for (const headers of [HEADERS, null]) {
      const { sheet, look } = sceneOf({ headers });
      let reads = 0;
      sheet.meanwhile = () => {
        if (++reads === (headers ? 2 : 1)) everyRow(sheet.cells, (row) => row.splice(2, 0, 'new'));
      };
      expect(look(headers === null)).toMatchObject({ columns: [1, 2, 4, 5, 6, 7], width: 7 });
    }
  });

  test('is taken as it is where the columns never rest', () => {
    const { sheet, look } = sceneOf();
    sheet.meanwhile = () => everyRow(sheet.cells, (row) => row.unshift(''));
    expect(look().now.lines).toHaveLength(13);
    expect(sheet.reads).toBeLessThan(20);
  });
});
