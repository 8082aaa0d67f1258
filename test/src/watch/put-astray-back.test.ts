import { describe, expect, test } from '@jest/globals';
import { ColumnGone } from '../../../src/watch/window';
import type { RowWrite } from '../../../src/sheet/written';
import {
  EMAIL,
  STATUS,
  PEOPLE,
  watched,
  textsOf,
  answerOf,
  outputsOf,
  UNTOUCHED,
  nobodyBut,
  FAR,
  reverse,
} from '../support/watched';

describe('what went astray', () => {
  test.each<[string, (cells: string[][]) => void, boolean]>([
    ['a sort', reverse, false],
    ['a row that came in above', (cells) => void cells.splice(1, 0, Array(6).fill('')), false],
    ['a row that was deleted above', (cells) => void cells.splice(1, 1), false],
    ['rows above the headers', (cells) => void cells.unshift(Array(6).fill(''), Array(6).fill('')), false],
    ['a column at the left', (cells) => cells.forEach((row) => row.unshift('')), false],
    [
      'email and status that changed places',
      (cells) => cells.forEach((row) => row.splice(3, 2, row[4]!, row[3]!)),
      false,
    ],
  ])('under %s is put back, and no row shows the answer of another', (_, change, stands) => {
    const { watch, answer, sheet, told, outputs } = watched();
    watch.open(2);
    change(sheet.cells);
    answer(3);
    watch.close();
    expect(told).toEqual([[3, stands]]);
    const rest = outputs();
    expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((name) => [name, UNTOUCHED[name]])));
    expect(Object.keys(rest).length).toBeGreaterThanOrEqual(9);
    expect(sheet.cells.flat()).not.toContain('p3@found.example');
  });

  test('is put back as far as it did: an email that was meant for its cell stays, though its status went elsewhere', () => {
    const { watch, answer, sheet, told, outputs } = watched();
    watch.open(2);
    sheet.cells.forEach((row) => row.push(...row.splice(4, 1)));
    answer(3);
    watch.close();
    expect(told).toEqual([[3, false]]);
    expect(outputs()).toEqual(nobodyBut({ First1: 'p3@found.example Queued' }));
    expect(sheet.cells[2]![4]).toBe('Note 1');
  });

  test('is put back also where a column of the run was deleted, before the run ends for that', () => {
    const { watch, answer, sheet, told, outputs } = watched();
    watch.open(2);
    sheet.cells.forEach((row) => row.splice(1, 1));
    answer(3);
    expect(() => watch.close()).toThrow(ColumnGone);
    expect(told).toEqual([[3, false]]);
    expect(outputs()).toEqual(UNTOUCHED);
    expect(sheet.cells[2]).toEqual(['First1', 'Firm 1', '', 'Queued', 'Note 1']);
  });

  test('is told row by row: those above the place where one came in stand', () => {
    const { watch, answer, sheet, told, outputs } = watched();
    watch.open(2);
    sheet.cells.splice(2, 0, Array(6).fill(''));
    answer(2, 3);
    watch.close();
    expect(told).toEqual([
      [2, true],
      [3, false],
    ]);
    expect(outputs()).toEqual(nobodyBut({ First0: 'p2@found.example Found' }));
  });

  test('does not stand where its call failed and its row is gone: nobody knows whether it arrived', () => {
    const { watch, sheet, told, answer } = watched();
    watch.open(2);
    sheet.refusing.add(3);
    answer(3);
    sheet.cells.splice(2, 1);
    watch.close();
    expect(told).toEqual([[3, false]]);
  });

  test('ends the run where columns without headers changed places under the write, once all is put back', () => {
    const { watch, answer, sheet } = watched({ headers: [], run: { headerRow: 0 } });
    sheet.cells.shift();
    watch.open(1);
    sheet.cells.forEach((row) => row.splice(2, 2, row[3]!, row[2]!));
    answer(2);
    expect(() => watch.close()).toThrow(ColumnGone);
    expect(sheet.cells).toEqual(PEOPLE.map((row) => [...row.slice(0, 2), row[3], row[2], ...row.slice(4)]));
  });

  test('stands where its very row is gone: it was paid for, and nobody waits for it any more', () => {
    const { watch, answer, sheet, told, outputs } = watched();
    watch.open(2);
    answer(3);
    sheet.cells.splice(2, 1);
    watch.close();
    expect(told).toEqual([[3, true]]);
    expect(outputs()).not.toHaveProperty('First1');
  });

  test('comes back as the text it was, where typing would make a number of it', () => {
    const rows = PEOPLE.map((row, index) => [...row.slice(0, 2), `00${index}`, ...row.slice(3)]);
    const { watch, answer, sheet } = watched({ rows });
    sheet.asTyped = (text) => (/^0\d+$/.test(text) ? String(Number(text)) : text);
    watch.open(2);
    sheet.cells.forEach((row) => row.unshift(''));
    answer(2, 3);
    watch.close();
    expect(sheet.cells.slice(1).map((row) => row[3])).toEqual(rows.map((row) => row[2]));
    // It was not even tried as typing.
    expect(sheet.writes.flatMap(({ values }) => values.flat())).not.toContain('000');
  });

  test('comes back as the formula it was, in the row where that stands now (situation 43)', () => {
    const { watch, answer, sheet } = watched();
    sheet.held.set('4,4', { formula: '=A4&"@mine.example"', value: 'own2@mine.example' });
    watch.open(2);
    // The fourth row changes places with the second.
    sheet.cells.splice(1, 3, sheet.cells[3]!, sheet.cells[2]!, sheet.cells[1]!);
    sheet.held.clear();
    answer(2);
    watch.close();
    expect(sheet.held.get('2,4')?.formula).toBe('=A2&"@mine.example"');
    expect(sheet.held.size).toBe(1);
  });

  test.each<[string, (scene: ReturnType<typeof watched>) => void]>([
    [
      'they were read, and a column came in since',
      ({ watch, sheet }) => {
        watch.survey();
        const window = watch.open(2)!;
        sheet.cells.forEach((row) => row.splice(2, 0, ''));
        watch.again(window);
      },
    ],
    [
      'something was put back before, for which all were read',
      ({ watch, sheet, answer }) => {
        watch.open(2);
        sheet.cells.splice(1, 0, Array(6).fill(''));
        answer(2);
        watch.close();
        sheet.cells.splice(1, 1);
        watch.open(2);
      },
    ],
  ])('comes back into such rows also where %s', (_, begin) => {
    const scene = watched({ rows: [...PEOPLE, ...FAR] });
    begin(scene);
    const { sheet, watch } = scene;
    const [email, status] = ['Email', 'eCore status'].map((header) => sheet.cells[0]!.indexOf(header)) as [
      number,
      number,
    ];
    reverse(sheet.cells);
    const texts = textsOf(2);
    const cells: RowWrite['cells'] = [
      [email + 1, texts[0]!],
      [status + 1, texts[1]!],
    ];
    watch.write([[{ row: 2, cells }]], () => sheet.write(2, email + 1, [texts]));
    watch.close();
    expect([sheet.cells[1]![1], sheet.cells[1]![email], sheet.cells[1]![status]]).toEqual([
      '699',
      'x699@mine.example',
      '',
    ]);
  });

  test('comes back into rows of a window that was left behind', () => {
    const last = ['Last', 'Lee', 'Acme', '', 'Queued', ''];
    const rows = [...PEOPLE, ...FAR.slice(0, 698), last, ...FAR.slice(698)];
    const { watch, sheet, answer } = watched({ rows });
    watch.open(2);
    expect(watch.open(600)?.rows[0]?.row).toBe(710);
    reverse(sheet.cells);
    answer(710);
    expect(outputsOf(sheet.cells)).toMatchObject({ First2: 'p710@found.example Found' });
    watch.close();
    expect(outputsOf(sheet.cells)).toEqual(UNTOUCHED);
  });

  test('is looked for before the next window is opened, and before anything is written by it', () => {
    const { watch, answer, sheet, outputs, told } = watched();
    watch.open(2);
    reverse(sheet.cells);
    answer(2);
    expect(watch.open(2)?.rows[0]).toMatchObject({ row: 2, identifiers: { first_name: 'First9' }, status: 'Queued' });
    expect(told).toEqual([[2, false]]);
    expect(outputs()).toEqual(UNTOUCHED);
  });
});

describe('putting back', () => {
  const astray = () => {
    const scene = watched();
    scene.watch.open(2);
    reverse(scene.sheet.cells);
    scene.answer(2);
    return scene;
  };

  test('is tried again where a write fails', () => {
    const { sheet, watch, outputs } = astray();
    let failures = 3;
    sheet.meanwhile = (call) => {
      if (call === 'write' && failures-- > 0) throw new Error('Service Spreadsheets timed out');
    };
    watch.close();
    expect(outputs()).toEqual(UNTOUCHED);
  });

  test('ends with the reason where it fails each time, and is not forgotten', () => {
    const { sheet, watch, next, outputs } = astray();
    sheet.meanwhile = (call) => {
      if (call === 'write') throw new Error('You are trying to edit a protected cell');
    };
    expect(() => watch.close()).toThrow('protected');
    sheet.meanwhile = null;
    next().recover();
    expect(outputs()).toEqual(UNTOUCHED);
  });

  test('is a few calls at a time, and the sheet is looked at in between', () => {
    const rows = PEOPLE.map((row, index) => [...row.slice(0, 3), `own${index}@mine.example`, 'Queued', row[5]!]);
    const { sheet, watch } = watched({ rows });
    watch.open(2);
    reverse(sheet.cells);
    const hit = [2, 4, 6, 8, 10];
    watch.write([hit.map(answerOf)], () => hit.forEach((row) => sheet.write(row, EMAIL, [textsOf(row)])));
    let calls = '';
    sheet.meanwhile = (call) => void (calls += call === 'write' ? 'w' : ' ');
    watch.close();
    expect(calls.match(/w+/g)).toEqual(['www', 'www']);
    expect(sheet.cells.slice(1).reverse()).toEqual(rows);
  });

  test('that went astray itself is put back, also by whoever drives next', () => {
    const { sheet, watch, answer, next, outputs } = watched();
    watch.open(2);
    reverse(sheet.cells);
    answer(3);
    expect(outputs()).toMatchObject({ First8: 'p3@found.example Found' });
    let isSorted = false;
    sheet.meanwhile = (call) => {
      if (isSorted && call === 'read') throw new Error('Service Spreadsheets timed out');
      if (isSorted || call !== 'write') return;
      isSorted = true;
      reverse(sheet.cells);
    };
    expect(() => watch.close()).toThrow('timed out');
    expect(outputs()).toMatchObject({ First1: 'own8@mine.example' });
    sheet.meanwhile = null;
    next().recover();
    expect(outputs()).toEqual(UNTOUCHED);
  });

  test('does not go on for ever where nothing gets better', () => {
    const { sheet, watch } = astray();
    // A script of somebody's own writes it there again, whatever is done.
    sheet.meanwhile = (call) => {
      if (call === 'read') [sheet.cells[1]![EMAIL - 1], sheet.cells[1]![STATUS - 1]] = textsOf(2) as [string, string];
    };
    watch.close();
    expect(sheet.writes.length).toBeLessThan(20);
  });

  test('is left to the next step where it takes too long', () => {
    const { sheet, services, watch, next, outputs } = astray();
    sheet.meanwhile = (call) => {
      if (call === 'read') services.clock.sleep(50_000);
    };
    expect(() => watch.close()).toThrow('More went astray');
    sheet.meanwhile = null;
    next().recover();
    expect(outputs()).toEqual(UNTOUCHED);
  });
});
