import { describe, expect, test } from '@jest/globals';
import type { Progress, RunRequest } from '../../../src/contract';
import { checkRun } from '../../../src/run/check-run';
import { discardRun } from '../../../src/run/discard-run';
import { resumeRun } from '../../../src/run/resume-run';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import { stopRun } from '../../../src/run/stop-run';
import type { RunServices } from '../../../src/record/run-services';
import { readProgressEntry } from '../../../src/step/progress-entry';
import { finish, people, request, setUp, value } from '../support/memory-run';
import { findsEverybody, findsNobody } from '../support/memory-services';

function enrich(run: RunServices, changes: Partial<RunRequest> = {}): Progress {
  return finish(run, value(startRun(run, request(changes), 1_000_000)));
}

describe('a run', () => {
  test('fills every row and pays once for each person', () => {
    const { sheet, services, run } = setUp(people(120));
    const done = enrich(run);
    expect(done).toMatchObject({ state: 'done', total: 120, found: 120, spent: 120, left: 0, free: 0 });
    expect(sheet.cells[120]).toEqual(['First119', 'Last119', 'Acme', 'first119.last119@found.example', 'Found']);
    expect(services.asked).toHaveLength(120);
  });

  test('asks once for a person who stands in several rows, however spelled', () => {
    const { sheet, services, run } = setUp([...people(1), ['FIRST0 ', 'last0', ' acme', '', ''], ...people(1)]);
    expect(enrich(run)).toMatchObject({ found: 3, spent: 1, free: 2 });
    expect(services.asked).toHaveLength(1);
    expect(sheet.cells.slice(1).map((row) => row[3])).toEqual(Array(3).fill('first0.last0@found.example'));
  });

  test('says what a row lacks and goes on', () => {
    const { sheet, run } = setUp([['Ann', 'Lee', '', '', ''], ...people(1)]);
    expect(enrich(run)).toMatchObject({ found: 1, unusable: 1, state: 'done' });
    expect(sheet.cells[1]?.[4]).toMatch(/^Missing data: /);
  });

  test('writes Not found where eCore has nothing', () => {
    const { sheet, run } = setUp(people(2), findsNobody);
    expect(enrich(run)).toMatchObject({ notFound: 2, spent: 0 });
    expect(sheet.cells[2]).toEqual(['First1', 'Last1', 'Acme', '', 'Not found']);
  });

  test('tells within a step how far it has come, and nobody of another run', () => {
    const seen: number[] = [];
    const look = () => readProgressEntry(services.documentCache, 'id-1');
    const { services, run } = setUp(people(500), (body, number) => {
      const progress = look();
      if (progress) seen.push(progress.left);
      return findsEverybody(body, number);
    });
    const { runId } = value(startRun(run, request(), 500));
    expect(runId).toBe('id-1');
    expect(look()).toBeNull();
    value(stepRun(run, runId));
    const steps = [...new Set(seen)];
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual([...steps].sort((one, other) => other - one));
    expect(readProgressEntry(services.documentCache, 'id-2')).toBeNull();
    services.cacheEntries.clear();
    expect(look()).toBeNull();
  });

  test('is not paid twice for what an earlier run found', () => {
    const { services, run, sheet } = setUp(people(30));
    enrich(run);
    sheet.cells.slice(1).forEach((row) => row.splice(3, 2, '', ''));
    services.cacheEntries.clear();
    expect(enrich(run)).toMatchObject({ found: 30, spent: 0, free: 30 });
    expect(services.asked).toHaveLength(30);
  });

  test('pays again when it is told to run settled rows again', () => {
    const { services, run } = setUp(people(3));
    enrich(run);
    services.clock.sleep(1000);
    expect(enrich(run, { take: 'again' })).toMatchObject({ found: 3, spent: 3 });
    expect(services.asked).toHaveLength(6);
  });
});

describe('what goes wrong', () => {
  test('an empty wallet stops the run and leaves the rest queued', () => {
    const { sheet, run } = setUp(people(60), (body, number) =>
      number > 25 ? { status: 402, body: { error: 'x', required: 1, balance: 0 } } : findsEverybody(body, number),
    );
    const stopped = enrich(run);
    expect(stopped).toMatchObject({ state: 'stopped', found: 25, spent: 25, left: 35, stop: { code: 'no-credits' } });
    expect(sheet.cells.filter((row) => row[4] === 'Queued')).toHaveLength(35);
  });

  test('goes on after a stop without asking again for what is settled', () => {
    let empty = true;
    const { services, run } = setUp(people(60), (body, number) =>
      empty && number > 25 ? { status: 402 } : findsEverybody(body, number),
    );
    const { runId } = enrich(run);
    empty = false;
    const done = finish(run, value(resumeRun(run, { runId, takeOver: false, agreedCredits: null })));
    expect(done).toMatchObject({ state: 'done', found: 60, spent: 60 });
    const names = services.asked.map((body) => body.first_name);
    expect(new Set(names).size).toBe(60);
  });

  test('a request that always drops its connection fails alone', () => {
    const { sheet, run } = setUp(people(40), (body, number) =>
      body.first_name === 'First7' ? 'drop' : findsEverybody(body, number),
    );
    const done = enrich(run);
    expect(done).toMatchObject({ state: 'done', found: 39, failed: 1 });
    expect(sheet.cells[8]?.[4]).toMatch(/^Failed: /);
  });

  test('a service that only fails stops the run and leaves the rows queued', () => {
    const { sheet, run } = setUp(people(40), () => ({ status: 500, body: '<html>' }));
    expect(enrich(run)).toMatchObject({ state: 'stopped', stop: { code: 'ecore-failing' }, failed: 0 });
    expect(sheet.cells.filter((row) => row[4] === 'Queued')).toHaveLength(40);
  });

  test('429 that lasts is the daily cap', () => {
    const { run } = setUp(people(40), () => ({ status: 429 }));
    expect(enrich(run)).toMatchObject({ state: 'stopped', stop: { code: 'daily-cap' } });
  });

  test('429 that passes is waited for', () => {
    const { run } = setUp(people(40), (body, number) =>
      number <= 20 ? { status: 429, headers: { 'Retry-After': '2' } } : findsEverybody(body, number),
    );
    expect(enrich(run)).toMatchObject({ state: 'done', found: 40 });
  });

  test('spending never goes above the cap', () => {
    const { services, run } = setUp(people(40));
    const stopped = enrich(run, { creditCap: 7 });
    expect(stopped).toMatchObject({ state: 'stopped', spent: 7, stop: { code: 'credit-cap' } });
    expect(services.asked).toHaveLength(7);
  });

  test('a row that cannot be written is told and the others are', () => {
    const { sheet, run } = setUp(people(10));
    const progress = value(startRun(run, request(), 100));
    sheet.refusing.add(5);
    const done = finish(run, progress);
    expect(done.state).toBe('stopped');
    expect(done.stop?.code).toBe('protected');
    expect(sheet.cells[3]?.[4]).toBe('Found');
  });
});

describe('while people work in the sheet', () => {
  test('rows that are sorted get their own emails', () => {
    const { sheet, run } = setUp(people(60));
    const progress = value(startRun(run, request(), 100));
    let reads = 0;
    sheet.meanwhile = (call) => {
      if (call === 'read' && ++reads % 2 === 0) sheet.cells.splice(1, 60, ...sheet.cells.slice(1).reverse());
    };
    finish(run, progress);
    sheet.cells
      .slice(1)
      .forEach((row) => expect([row[3], row[4]]).toEqual([`${row[0]}.${row[1]}@found.example`.toLowerCase(), 'Found']));
  });

  test('an inserted column moves the writing with it', () => {
    const { sheet, run } = setUp(people(60));
    const progress = value(startRun(run, request(), 100));
    let done = false;
    sheet.meanwhile = (call) => {
      if (call !== 'read' || done) return;
      done = true;
      sheet.cells.forEach((row) => row.splice(2, 0, ''));
    };
    expect(finish(run, progress)).toMatchObject({ state: 'done', found: 60 });
    expect(sheet.cells[5]).toEqual(['First4', 'Last4', '', 'Acme', 'first4.last4@found.example', 'Found']);
  });

  const meanwhileOnce: [string, (cells: string[][]) => void][] = [
    ['the sheet is sorted', (cells) => void cells.splice(1, 60, ...cells.slice(1, 61).reverse())],
    ['a row is inserted', (cells) => void cells.splice(20, 0, ['', '', '', '', ''])],
    ['a row is deleted', (cells) => void cells.splice(20, 1)],
    ['a column is inserted', (cells) => cells.forEach((row) => row.splice(2, 0, ''))],
  ];
  test.each(meanwhileOnce)('when %s before any one call, every email still lands in its own row', (_what, change) => {
    const nobody = (name: string | undefined) => Number(/\d+/.exec(name ?? '')?.[0]) % 3 === 0;
    for (let at = 1; ; at++) {
      const { sheet, run } = setUp(people(60), (body, number) =>
        (nobody(body.first_name) ? findsNobody : findsEverybody)(body, number),
      );
      const progress = value(startRun(run, request(), 100));
      let calls = 0;
      sheet.meanwhile = () => {
        if (++calls === at) change(sheet.cells);
      };
      const done = finish(run, progress);
      if (calls < at) break;
      expect({ at, state: done.state }).toEqual({ at, state: 'done' });
      const status = sheet.cells[0]?.indexOf('eCore status') ?? -1;
      for (const row of sheet.cells.slice(1).filter(([first]) => first !== '')) {
        const expected = nobody(row[0])
          ? ['', 'Not found']
          : [`${row[0]}.${row[1]}@found.example`.toLowerCase(), 'Found'];
        expect({ at, cells: [row[status - 1], row[status]] }).toEqual({ at, cells: expected });
      }
    }
  });

  test('a header longer than what is kept of it does no harm', () => {
    const { sheet, run } = setUp(people(5));
    (sheet.cells[0] as string[])[2] = 'Company '.repeat(20);
    expect(finish(run, value(startRun(run, request(), 100)))).toMatchObject({ state: 'done', found: 5 });
  });

  test('a deleted status column stops the run', () => {
    const { sheet, run } = setUp(people(60));
    const progress = value(startRun(run, request(), 100));
    sheet.cells.forEach((row) => row.splice(4, 1));
    expect(finish(run, progress)).toMatchObject({ state: 'stopped', stop: { code: 'column-gone' } });
  });

  test('an email typed by hand stays', () => {
    const { sheet, run } = setUp(people(5));
    const progress = value(startRun(run, request(), 100));
    (sheet.cells[2] as string[])[3] = 'typed@by.hand';
    finish(run, progress);
    expect(sheet.cells[2]).toEqual(['First1', 'Last1', 'Acme', 'typed@by.hand', 'Found']);
  });

  test('stop is seen between two waves', () => {
    const { services, run } = setUp(people(500));
    const progress = value(startRun(run, request(), 1000));
    const send = services.http.sendAll;
    services.http.sendAll = (requests) => {
      if (services.waves.length === 1) stopRun(run, progress.runId);
      return send(requests);
    };
    expect(finish(run, progress)).toMatchObject({ state: 'stopped', stop: { code: 'stopped' } });
    expect(services.waves.length).toBe(2);
  });

  test('discarding clears what is queued', () => {
    const { sheet, run } = setUp(people(5));
    const started = value(startRun(run, request(), 100));
    expect(discardRun(run, started)).toEqual({ rows: 5 });
    expect(sheet.cells.slice(1).map((row) => row[4])).toEqual(['', '', '', '', '']);
  });
});

describe('the check', () => {
  test('counts what a run would do and changes nothing', () => {
    const { sheet, services, run } = setUp([
      ...people(3),
      ...people(1),
      ['Ann', '', '', '', ''],
      ['Bo', 'Ek', 'Acme', 'bo@acme.example', ''],
      ['Cy', 'Do', 'Acme', 'cy@acme.example', 'Found'],
      ['', '', '', '', ''],
    ]);
    const before = JSON.stringify(sheet.cells);
    expect(value(checkRun(run, request()))).toMatchObject({
      rowsTaken: 5,
      unusable: { count: 1, rows: '6' },
      duplicates: 1,
      known: 0,
      lookups: 3,
      mostCredits: 3,
      skipped: [
        { reason: 'has-email', count: 1, rows: '7' },
        { reason: 'found', count: 1, rows: '8' },
      ],
    });
    expect(JSON.stringify(sheet.cells)).toBe(before);
    expect(services.asked).toHaveLength(0);
  });
});
