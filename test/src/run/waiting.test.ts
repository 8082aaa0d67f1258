import { describe, expect, test } from '@jest/globals';
import type { Progress } from '../../../src/contract';
import { readProgressEntry } from '../../../src/step/progress-entry';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import { people, request, setUp, value } from '../support/memory-run';
import { findsEverybody } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

/** What the page can read while a step of a run is in hand, each time that somebody waits. */
function watch(respond: Respond, rows = 30) {
  const { run, services } = setUp(people(rows), respond);
  const { runId } = value(startRun(run, request(), rows));
  const seen: Progress[] = [];
  const sleep = services.clock.sleep.bind(services.clock);
  services.clock.sleep = (milliseconds) => {
    const progress = milliseconds > 1_100 ? readProgressEntry(services.documentCache, runId) : null;
    if (progress) seen.push(progress);
    sleep(milliseconds);
  };
  const ended = value(stepRun(run, runId));
  return { seen, ended, services };
}

describe('while eCore keeps a run waiting the page can say so (situation 29)', () => {
  test('and until when, where eCore does not answer', () => {
    const { seen, services } = watch(() => ({ status: 503 }));
    expect(seen.length).toBeGreaterThan(0);
    for (const { waiting, left } of seen) {
      expect(waiting).toMatchObject({ reason: 'no-answer' });
      expect(waiting!.until).toBeLessThanOrEqual(services.clock.now());
      expect(left).toBe(30);
    }
  });

  test('and until when, where eCore asks to wait', () => {
    const { seen } = watch(() => ({ status: 429, headers: { 'Retry-After': '4' } }));
    expect(seen[0]?.waiting).toMatchObject({ reason: 'limit' });
  });

  test('and says nothing of the kind once eCore answers', () => {
    const { ended } = watch((body, number) => (number <= 20 ? { status: 503 } : findsEverybody(body, number)));
    expect(ended.waiting).toBeNull();
  });

  test('but is not kept waiting for a minute in vain by a Retry-After of an hour, also beside good answers', () => {
    const answers: Respond = (body, number) =>
      number % 5 === 0 ? { status: 429, headers: { 'Retry-After': '3600' } } : findsEverybody(body, number);
    const { ended } = watch(answers);
    expect(ended).toMatchObject({
      state: 'stopped',
      stop: { code: 'daily-cap', message: expect.stringContaining('60 minutes') },
    });
    // What came in beside it was paid for, and is in the sheet.
    expect(ended.found).toBe(ended.spent);
    expect(ended.found).toBeGreaterThan(0);
  });
});
