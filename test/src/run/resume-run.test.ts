import { describe, expect, test } from '@jest/globals';
import { resumeRun } from '../../../src/run/resume-run';
import type { ResumeOptions } from '../../../src/run/resume-run';
import { SILENT_AFTER } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import { stopRun } from '../../../src/run/stop-run';
import { finish, people, request, setUp, value } from '../support/memory-run';

/** A run of five rows that was stopped before it asked for anybody. */
function stopped(rows = people(5)) {
  const made = setUp(rows);
  const { runId } = value(startRun(made.run, request(), 5));
  value(stopRun(made.run, runId));
  value(stepRun(made.run, runId));
  return {
    ...made,
    runId,
    resume: (patch: Partial<ResumeOptions> = {}) =>
      resumeRun(made.run, { runId, takeOver: false, agreedCredits: null, ...patch }),
  };
}

test('goes on with what says Queued, under a new id', () => {
  const { run, runId, resume, sheet } = stopped();
  const progress = value(resume());
  expect(progress.runId).not.toBe(runId);
  expect(value(stepRun(run, progress.runId)).state).toBe('done');
  expect(sheet.cells.slice(1).map((row) => row[4])).toEqual(Array(5).fill('Found'));
  expect(stepRun(run, runId)).toMatchObject({ problem: { code: 'taken-over' } });
});

test('rows that somebody took out of the queue are not waited for', () => {
  const { run, resume, sheet } = stopped();
  sheet.cells[1]![4] = '';
  expect(finish(run, value(resume()))).toMatchObject({ state: 'done', found: 4, left: 0 });
});

test('agreeing to more raises the ceiling, the user\u2019s own limit with it', () => {
  const { resume } = stopped();
  expect(value(resume({ agreedCredits: 9 }))).toMatchObject({ agreedCredits: 9, creditCap: null });
});

describe('is refused', () => {
  test('while somebody else drives it, until it falls silent and is taken over', () => {
    const { run, services } = setUp(people(5));
    const { runId } = value(startRun(run, request(), 5));
    const otis = { ...run, user: () => 'otis' };
    const options = { runId, takeOver: true, agreedCredits: null };
    expect(resumeRun(otis, options)).toMatchObject({ problem: { code: 'busy', run: { yours: false } } });
    services.clock.sleep(SILENT_AFTER + 1);
    expect(resumeRun(otis, { ...options, takeOver: false })).toMatchObject({
      problem: { code: 'busy', run: { silent: true } },
    });
    expect(resumeRun(otis, options)).toMatchObject({ state: 'running' });
  });

  test('where a column or the sheet was deleted', () => {
    const { resume, sheet } = stopped();
    for (const row of sheet.cells) row.splice(4, 1);
    expect(resume()).toMatchObject({ problem: { code: 'column-gone' } });
    const gone = stopped();
    gone.run.document.sheet = () => null;
    expect(gone.resume()).toMatchObject({ problem: { code: 'sheet-gone' } });
  });

  test('without a token, and where there is no such run', () => {
    const { run, resume } = stopped();
    expect(resume({ runId: 'other' })).toMatchObject({ problem: { code: 'taken-over' } });
    run.token = () => null;
    expect(resume()).toMatchObject({ problem: { code: 'no-token' } });
  });
});
