import { describe, expect, test } from '@jest/globals';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import { finish, people, request, setUp, value } from '../support/memory-run';
import { findsNobody } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

function started(count = 3, respond?: Respond) {
  const made = setUp(people(count), respond);
  const progress = value(startRun(made.run, request(), count));
  return { ...made, runId: progress.runId, step: () => stepRun(made.run, progress.runId) };
}

test('a short list is done in one step, and the corner of the window says so', () => {
  const { run, step, sheet } = started();
  const notes: string[] = [];
  run.document.notify = (note) => void notes.push(note);
  expect(value(step())).toMatchObject({ state: 'done', found: 3, spent: 3, left: 0 });
  expect(sheet.cells.slice(1).map((row) => row[3])).toEqual(
    people(3).map(([first, last]) => `${first}.${last}@found.example`.toLowerCase()),
  );
  expect(notes).toEqual(['Done: 3 emails found, 3 credits spent.']);
});

test('nobody found costs nothing', () =>
  expect(value(started(3, findsNobody).step())).toMatchObject({ state: 'done', notFound: 3, spent: 0 }));

test('a step gives way after its time, and the next one goes on where it stopped', () => {
  const { run, step, services } = started(400);
  const { sendAll } = services.http;
  services.http.sendAll = (requests) => {
    services.clock.sleep(6_000);
    return sendAll(requests);
  };
  const first = value(step());
  expect(first.state).toBe('running');
  expect(first.left).toBeGreaterThan(0);
  expect(finish(run, first)).toMatchObject({ state: 'done', found: 400, spent: 400 });
});

describe('no step is taken', () => {
  test('of a run that is over: it is told once more how it ended', () => {
    const { run, step } = started();
    expect(finish(run, value(step()))).toMatchObject({ state: 'done' });
    expect(value(step())).toMatchObject({ state: 'done', found: 3 });
  });

  test('of another run than the document\u2019s', () => {
    const { run } = started();
    expect(stepRun(run, 'other')).toMatchObject({ problem: { code: 'taken-over' } });
    expect(stepRun(setUp([]).run, 'any')).toMatchObject({ problem: { code: 'no-run' } });
  });

  test('without a token: the run stops, and its rows stay queued', () => {
    const { run, step, sheet } = started();
    run.token = () => null;
    expect(value(step())).toMatchObject({ state: 'stopped', stop: { code: 'no-token' }, left: 3 });
    expect(sheet.cells.slice(1).every((row) => row[4] === 'Queued')).toBe(true);
  });

  test('where the sheet was deleted', () => {
    const { run, step } = started();
    run.document.sheet = () => null;
    expect(value(step())).toMatchObject({ state: 'stopped', stop: { code: 'sheet-gone' } });
  });

  test('while the document is busy: the page is told to ask again', () => {
    const { step, services } = started();
    services.documentLock.tryAcquire(0);
    expect(step()).toMatchObject({ problem: { code: 'busy', retryAfter: expect.any(Number) } });
  });
});
