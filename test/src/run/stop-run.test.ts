import { expect, test } from '@jest/globals';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import { stopRun } from '../../../src/run/stop-run';
import { people, request, setUp, value } from '../support/memory-run';

test('what is left stays queued, and is seen by the next step at the latest', () => {
  const { run, sheet } = setUp(people(5));
  const { runId } = value(startRun(run, request(), 5));
  value(stopRun(run, runId));
  expect(value(stepRun(run, runId))).toMatchObject({ state: 'stopped', stop: { code: 'stopped' }, left: 5 });
  expect(sheet.cells.slice(1).map((row) => row[4])).toEqual(Array(5).fill('Queued'));
});

test('another run than the document\u2019s is not stopped', () => {
  const { run } = setUp(people(1));
  expect(stopRun(run, 'id-1')).toMatchObject({ problem: { code: 'no-run' } });
  value(startRun(run, request(), 5));
  expect(stopRun(run, 'other')).toMatchObject({ problem: { code: 'taken-over' } });
});
