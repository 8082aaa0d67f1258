import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import { createJournal } from '../../../src/run/journal';
import { createPlanner } from '../../../src/run/resolve-row';
import type { RunState } from '../../../src/run/run-state';
import { settleWindow, weighWindow } from '../../../src/run/settle';
import type { Knowledge } from '../../../src/run/settle';
import { watchSheet } from '../../../src/run/watch';
import { openWindow } from '../../../src/run/window';
import { StatusNotWritable } from '../../../src/run/write-results';
import { MOST_TRIES } from '../../../src/waves/asking';
import { people } from '../support/memory-run';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { memorySheet } from '../support/memory-sheet';
import { runState } from '../support/run-state';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];
const plan = createPlanner(false);
const person = (row: number) => ({ first_name: `First${row}`, last_name: `Last${row}`, company_name: 'Acme' });
function keyOf(row: number): string {
  const planned = plan(person(row));
  return planned.kind === 'lookups' ? planned.lookups[0].key : '';
}
const found = (row: number): Entry => ({ kind: 'found', email: `p${row}@found.example`, at: 1 });

interface Given {
  /** What email and status cells say of each person, who is numbered from 0. */
  cells: [email: string, status: string][];
  answers?: { [row: number]: Entry };
  run?: Partial<RunState>;
  giveUp?: boolean;
}

function scene({ cells, answers = {}, run: patch = {}, giveUp = false }: Given) {
  const rows = people(cells.length).map((row, index) => [...row.slice(0, 3), ...cells[index]!]);
  const sheet = memorySheet([[...HEADERS], ...rows]);
  const run = runState({ width: sheet.columns(), total: cells.length, ...patch });
  const knowledge: Knowledge = {
    plan,
    answers: new Map(Object.entries(answers).map(([row, entry]) => [keyOf(Number(row)), entry])),
    paid: new Set(Object.keys(answers).map((row) => keyOf(Number(row)))),
    settled: new Set(),
    results: new Set(),
    giveUp,
  };
  const services = memoryServices(findsEverybody);
  const watch = watchSheet({ sheet, run, clock: services.clock, journal: createJournal(services.documentCache, run) });
  const settle = () => {
    const window = watch.open(2);
    if (!window) throw new Error('Nobody waits');
    return settleWindow({ sheet, watch, clock: services.clock, run, knowledge }, window, 'all');
  };
  return { sheet, run, knowledge, settle, weighed: () => weighWindow(openWindow(sheet, run, 2)!, run, knowledge) };
}
const QUEUED: [string, string] = ['', 'Queued'];

describe('what can be written, and what waits', () => {
  test('answers can be written; people without one wait, each once', () => {
    const { weighed } = scene({ cells: [QUEUED, QUEUED, QUEUED], answers: { 1: found(1) } });
    expect(weighed().results.map(({ row, email }) => [row, email])).toEqual([[3, 'p1@found.example']]);
    expect([...weighed().pending.keys()]).toEqual([keyOf(0), keyOf(2)]);
    // Nothing stands above the first that waits.
    expect(weighed().ready).toBe(0);
  });

  test('an email that somebody typed meanwhile stays, and nothing is asked', () => {
    const { weighed } = scene({ cells: [['typed@own.example', 'Queued']] });
    expect(weighed().pending.size).toBe(0);
    expect(weighed().results).toMatchObject([{ email: null, status: 'Found', counter: 'found' }]);
  });

  test('what failed all its tries is told only once nothing else is left', () => {
    const given: Given = { cells: [QUEUED], run: { tries: { [keyOf(0)]: { count: MOST_TRIES, reason: 'server' } } } };
    expect(scene(given).weighed()).toMatchObject({ results: [], pending: new Map() });
    expect(scene({ ...given, giveUp: true }).weighed().results).toMatchObject([{ counter: 'failed' }]);
  });

  test('rows that no longer say Queued are nobody\u2019s', () =>
    expect(scene({ cells: [['', ''], QUEUED], answers: { 0: found(0), 1: found(1) } }).weighed().results).toHaveLength(
      1,
    ));
});

describe('results are written', () => {
  test('and counted: the first row of a person pays, the others are free', () => {
    const { settle, sheet, run } = scene({
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
    const { settle, sheet, run } = scene({
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
    const { settle, sheet } = scene({ cells: [QUEUED], answers: { 0: found(0) } });
    sheet.refusing.add(2);
    expect(settle).toThrow(StatusNotWritable);
  });

  test('a row that moved right before the write is found where it is', () => {
    const { settle, sheet } = scene({
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
