import { describe, expect, test } from '@jest/globals';
import { createJournal } from '../../../src/watch/journal';
import type { RunState } from '../../../src/record/run-state';
import { LOOK_GOOD_FOR, watchSheet, WRITES_A_LOOK } from '../../../src/watch/watch';
import { ColumnGone, expectedPlaces } from '../../../src/watch/window';
import type { RowWrite } from '../../../src/sheet/written';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { memorySheet } from '../support/memory-sheet';
import { runState } from '../support/run-state';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status', 'Notes'];
const EMAIL = 4;
const STATUS = 5;
/** In rows 2 to 11; every third has an email of its own already. */
const PEOPLE = Array.from({ length: 10 }, (_, index) => [
  ...[`First${index}`, 'Lee', `Firm ${index}`],
  ...(index % 3 === 2 ? [`own${index}@mine.example`, ''] : ['', 'Queued']),
  `Note ${index}`,
]);

/** A list under the eyes of a watch; `again` is the watch of whoever drives next after this one has died. */
function watched({ rows = PEOPLE, headers = HEADERS, run: patch = {} as Partial<RunState> } = {}) {
  const sheet = memorySheet([[...headers], ...rows.map((row) => [...row])]);
  sheet.columns = () => sheet.cells.reduce((most, row) => Math.max(most, row.length), 0);
  const services = memoryServices(findsEverybody);
  const run = runState({ headers, width: sheet.columns(), ...patch });
  const tools = (state: RunState) => ({
    ...{ sheet, run: state, clock: services.clock },
    journal: createJournal(services.documentCache, state),
  });
  const watch = watchSheet(tools(run));
  const saved = JSON.stringify(run);
  const next = (state = JSON.parse(saved) as RunState) => watchSheet(tools(state));
  const told: [row: number, stands: boolean][] = [];
  const confirm = ({ row }: RowWrite, stands: boolean) => void told.push([row, stands]);
  /** One call for each of the rows. */
  const answer = (...numbers: number[]) => {
    const calls = numbers.map((row) => [answerOf(row)]);
    return watch.write(calls, (call) => sheet.write(numbers[call]!, EMAIL, [textsOf(numbers[call]!)]), confirm);
  };
  return { sheet, services, run, watch, next, told, confirm, answer, outputs: () => outputsOf(sheet.cells) };
}

const textsOf = (row: number) => [`p${row}@found.example`, 'Found'];
function answerOf(row: number): RowWrite {
  const [email = '', status = ''] = textsOf(row);
  return {
    row,
    cells: [
      [EMAIL, email],
      [STATUS, status],
    ],
  };
}

/** Email and status by first name, wherever they stand. */
function outputsOf(cells: string[][]): { [name: string]: string } {
  const headers = cells.find((row) => row.includes('First name')) ?? HEADERS;
  const [name, email, status] = ['First name', 'Email', 'eCore status'].map((header) => headers.indexOf(header));
  const people = cells.filter((row) => row[name!]?.startsWith('First') && row !== headers);
  return Object.fromEntries(people.map((row) => [row[name!], [row[email!], row[status!]].join(' ').trim()]));
}
const UNTOUCHED = outputsOf([HEADERS, ...PEOPLE]);
const nobodyBut = (changes: { [name: string]: string }) => ({ ...UNTOUCHED, ...changes });
/** People of no concern, far below: each has an email of its own. */
const FAR = Array.from({ length: 700 }, (_, index) => ['X', `${index}`, 'Acme', `x${index}@mine.example`, '', '']);
const reverse = (cells: string[][]) => void cells.splice(1, cells.length - 1, ...cells.slice(1).reverse());

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

  test('is not looked for in advance in a very long sheet: reading all of it would take too long', () => {
    const { watch, sheet } = watched();
    sheet.lastRow = () => 100_000;
    watch.survey();
    expect(sheet.reads).toBe(0);
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

describe('what people type meanwhile is theirs', () => {
  test('in other rows: it stays, and nobody reads the whole sheet for it', () => {
    const { watch, answer, sheet, told } = watched();
    watch.open(2);
    answer(2);
    sheet.cells[5]![5] = 'typed';
    sheet.cells[8]![EMAIL - 1] = 'typed@by.hand';
    const { reads } = sheet;
    watch.close();
    expect(sheet.reads - reads).toBe(1);
    expect(told).toEqual([[2, true]]);
    expect([sheet.cells[5]![5], sheet.cells[8]![EMAIL - 1]]).toEqual(['typed', 'typed@by.hand']);
  });

  test.each<[string, (cells: string[][]) => void]>([
    ['shows an email that was just written', (cells) => void (cells[6]![EMAIL - 1] = 'p2@found.example')],
    ['is about somebody who was just answered', (cells) => cells[6]!.splice(0, 3, ...cells[1]!.slice(0, 3))],
    [
      'and many more show something else',
      (cells) => cells.forEach((row, index) => void (index > 2 && (row[5] += '!'))),
    ],
  ])('but the whole sheet is looked at where another row %s', (_, change) => {
    const { watch, answer, sheet } = watched({ rows: PEOPLE.map((row) => [...row.slice(0, 5), '']) });
    watch.open(2);
    answer(2);
    change(sheet.cells);
    const [{ reads }, typed] = [sheet, sheet.cells[6]!.join()];
    watch.close();
    expect(sheet.reads - reads).toBeGreaterThan(1);
    expect([sheet.cells[1]![EMAIL - 1], sheet.cells[9]!.join()]).toEqual(['p2@found.example', expect.any(String)]);
    expect(typed).toContain(sheet.cells[6]![0]!);
  });

  test('in the row itself: the answer was written, and what was typed over it stays', () => {
    const { watch, answer, sheet } = watched();
    watch.open(2);
    answer(2);
    sheet.cells[1]![EMAIL - 1] = 'typed@by.hand';
    watch.close();
    expect(sheet.cells[1]![EMAIL - 1]).toBe('typed@by.hand');
  });
});

describe('a read that fails', () => {
  /** Fails the next so many reads. */
  const failing = (scene: ReturnType<typeof watched>, times: number) => {
    let left = times;
    scene.sheet.meanwhile = (call) => {
      if (call === 'read' && left-- > 0) throw new Error('Service Spreadsheets timed out');
    };
  };

  test('is told at once where nothing is open, for then nothing is lost', () => {
    const scene = watched();
    failing(scene, 1);
    const before = scene.services.clock.now();
    expect(() => scene.watch.open(2)).toThrow('timed out');
    failing(scene, 1);
    expect(() => scene.watch.rows([2, 4])).toThrow('timed out');
    expect(scene.services.clock.now()).toBe(before);
  });

  test('is tried again, a little later each time, while nobody has looked at what was written', () => {
    const scene = watched();
    scene.watch.open(2);
    reverse(scene.sheet.cells);
    scene.answer(2);
    failing(scene, 3);
    const before = scene.services.clock.now();
    scene.watch.close();
    expect(scene.services.clock.now() - before).toBe(400 + 800 + 1_200);
    expect(scene.outputs()).toEqual(UNTOUCHED);
  });

  test('ends the step where it fails each time, and whoever drives next puts back what went astray', () => {
    const scene = watched();
    scene.watch.open(2);
    reverse(scene.sheet.cells);
    scene.answer(2);
    failing(scene, 4);
    expect(() => scene.watch.close()).toThrow('timed out');
    // His first read fails as well.
    failing(scene, 1);
    scene.next().recover();
    expect(scene.outputs()).toEqual(UNTOUCHED);
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
