import { describe, expect, test } from '@jest/globals';
import { setControl } from '../../../src/record/control';
import { createJournal } from '../../../src/watch/journal';
import { encodeLanes } from '../../../src/record/lane-credits';
import { reportName } from '../../../src/record/lane-parcels';
import type { Report } from '../../../src/record/lane-parcels';
import { readProgressEntry } from '../../../src/step/progress-entry';
import { loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { takeStep } from '../../../src/step/step';
import { pendingOf } from '../../../src/step/step-work';
import { findsEverybody } from '../support/memory-services';
import type { Respond } from '../support/memory-services';
import { stepScene } from '../support/step-scene';

/** A step that is about to be taken, by whoever holds the run's lease. */
function about(count: number, { respond, run = {} }: { respond?: Respond; run?: Partial<RunState> } = {}) {
  const scene = stepScene(count, respond, run);
  const { step, services, sheet, window } = scene;
  const keys = [...pendingOf(step, window).keys()];
  return {
    ...scene,
    keys,
    take: () => takeStep(step.input),
    kept: () => loadRun(services.documentProperties)!,
    outputs: () => sheet.cells.slice(1).map((row) => row.slice(3).join(' ').trim()),
  };
}
const emailOf = (index: number) => `first${index}.last${index}@found.example`;
const enriched = (...indexes: number[]) => indexes.map((index) => `${emailOf(index)} Found`);

describe('a step', () => {
  test('asks, stores before it writes, and says what has come of the run', () => {
    const { take, outputs, kept, sheet, run, services, keys } = about(3);
    const stored: number[] = [];
    sheet.meanwhile = (call) => {
      if (call === 'write') stored.push(run.ledger.readCache(keys).answers.size);
    };
    const before = services.clock.now();
    take();
    expect(outputs()).toEqual(enriched(0, 1, 2));
    expect(stored[0]).toBe(3);
    expect(kept()).toMatchObject({ state: 'done', found: 3, spent: 3, lease: null });
    expect(kept().lastSeenAt).toBeGreaterThan(before);
    // Whoever comes next need not look at its writes.
    expect(createJournal(services.documentCache, kept()).recall().batch).toBeNull();
  });

  test('ends the run after a whole pass without work alone: rows may have moved up behind it', () => {
    const { take, outputs, state, kept } = about(6, { run: { cursor: 5 } });
    expect(state.cursor).toBe(5);
    take();
    expect(outputs()).toEqual(enriched(0, 1, 2, 3, 4, 5));
    expect(kept().state).toBe('done');
  });

  test('gives way after its time, what it has written, and begins the next one where somebody waits', () => {
    const { take, services, sheet, outputs, kept } = about(200);
    const { sendAll } = services.http;
    const writes: number[] = [];
    services.http.sendAll = (requests) => {
      writes.push(sheet.writes.length);
      services.clock.sleep(5_000);
      return sendAll(requests);
    };
    take();
    // What has waited for half of its time is written before that is up.
    expect(writes).toEqual([0, 0, 1]);
    const { state, found, spent, cursor } = kept();
    expect([state, found, spent]).toEqual(['running', services.asked.length, services.asked.length]);
    expect(outputs().filter((text) => text.endsWith('Found'))).toHaveLength(found);
    expect(outputs()[cursor - 2]).toBe('Queued');
  });

  test('writes what is known of others, while somebody else is asking for the one at the head', () => {
    const { take, outputs, run, keys, kept } = about(6);
    run.ledger.claim([keys[0]!], 'a formula', { lasts: 90_000 });
    take();
    expect(outputs()).toEqual(['Queued', ...enriched(1, 2, 3, 4, 5)]);
    expect(kept()).toMatchObject({ state: 'running', cursor: 2, found: 5 });
  });
});

describe('answers', () => {
  test('that the cache does not take are in the cells before more is asked', () => {
    const { take, services, outputs } = about(60);
    const { sendAll } = services.http;
    const { putAll } = services.documentCache;
    services.documentCache.putAll = (entries, seconds) => {
      if (Object.values(entries).some((text) => text.includes('@'))) throw new Error('The cache is full');
      putAll(entries, seconds);
    };
    services.http.sendAll = (requests) => {
      expect(outputs().filter((text) => text.endsWith('Found'))).toHaveLength(services.asked.length);
      return sendAll(requests);
    };
    take();
    expect(services.waves.length).toBeGreaterThan(1);
    expect(outputs()).toEqual(enriched(...Array.from({ length: 60 }, (_, index) => index)));
  });

  test('are in the ledger before a wait that eCore asks for, and in the cells after it', () => {
    let refusals = 1;
    const { take, services, run, keys, outputs } = about(3, {
      respond: (body, number) =>
        body.first_name === 'First2' && refusals-- > 0
          ? { status: 429, headers: { 'Retry-After': '4' } }
          : findsEverybody(body, number),
    });
    const { sleep } = services.clock;
    const stored: number[] = [];
    services.clock.sleep = (milliseconds) => {
      if (milliseconds > 1_100) stored.push(run.ledger.readCache(keys).answers.size);
      sleep(milliseconds);
    };
    take();
    expect(stored).toEqual([2]);
    expect(outputs()).toEqual(enriched(0, 1, 2));
  });

  test('are written also where the credits that were agreed end the run', () => {
    const { take, kept, outputs } = about(3, { run: { agreedCredits: 2 } });
    take();
    expect(kept()).toMatchObject({ state: 'stopped', stop: { code: 'agreed-credits' }, spent: 2 });
    expect(outputs()).toEqual([...enriched(0, 1), 'Queued']);
  });
});

test('a stop is seen before the first wave, and what was claimed is free for others', () => {
  const { take, state, services, run, keys, kept } = about(3);
  setControl(services, `stop ${state.id}`);
  take();
  expect(kept()).toMatchObject({ state: 'stopped', stop: { code: 'stopped' }, spent: 0 });
  expect(services.asked).toEqual([]);
  expect(run.ledger.claim(keys, 'step-2').mine).toEqual(keys);
});

describe('a row whose lookup fails', () => {
  test('says so once all its tries are used up, and eCore answers others', () => {
    const { take, outputs, kept } = about(4, {
      respond: (body, number) => (body.first_name === 'First1' ? { status: 500 } : findsEverybody(body, number)),
    });
    take();
    expect(outputs()).toEqual([...enriched(0), expect.stringMatching(/^Failed: eCore could not/), ...enriched(2, 3)]);
    expect(kept()).toMatchObject({ state: 'done', failed: 1, found: 3 });
  });

  test('says so also where nobody was answered, once nothing else is left to ask', () => {
    const { take, outputs, state, keys } = about(1, { run: { failuresInRow: 5 } });
    state.tries[keys[0]!] = { count: 99, reason: 'network' };
    take();
    expect(outputs()).toEqual([expect.stringMatching(/^Failed: eCore could not be reached/)]);
  });
});

describe('whoever waits', () => {
  test('for eCore is told until when, and nobody is asked before', () => {
    const { take, services, state } = about(2);
    const until = services.clock.now() + 5_000;
    Object.assign(state, { waitUntil: until, waitReason: 'limit' });
    const { sendAll } = services.http;
    let sentAt = 0;
    services.http.sendAll = (requests) => {
      sentAt ||= services.clock.now();
      return sendAll(requests);
    };
    let told: unknown = null;
    const { sleep } = services.clock;
    services.clock.sleep = (milliseconds) => {
      told ??= readProgressEntry(services.documentCache, state.id);
      sleep(milliseconds);
    };
    take();
    expect(sentAt).toBeGreaterThanOrEqual(until);
    expect(told).toMatchObject({ left: 2 });
  });

  test('longer than a step lasts rests until the next one', () => {
    const { take, services, state, kept } = about(2);
    state.waitUntil = services.clock.now() + 60_000;
    const before = services.clock.now();
    take();
    expect(services.asked).toEqual([]);
    expect(kept()).toMatchObject({ state: 'running', spent: 0 });
    expect(services.clock.now() - before).toBeLessThan(16_000);
  });

  test('for what somebody else is asking takes that answer, for nothing', () => {
    const { take, services, run, kept, outputs, keys } = about(2);
    run.ledger.claim([keys[0]!], 'a formula');
    const { sleep } = services.clock;
    let waits = 0;
    services.clock.sleep = (milliseconds) => {
      sleep(milliseconds);
      if (++waits < 3) return;
      const answer = { kind: 'found', email: 'by@formula.example', at: services.clock.now() } as const;
      run.ledger.store(new Map([[keys[0]!, answer]]));
    };
    take();
    expect(waits).toBeGreaterThanOrEqual(3);
    expect(services.asked).toHaveLength(1);
    expect(outputs()).toEqual(['by@formula.example Found', ...enriched(1)]);
    expect(kept()).toMatchObject({ spent: 1, found: 2, free: 1 });
  });
});

describe('what can’t go on stops the run with the reason, and it is saved', () => {
  test('a column that was deleted', () => {
    const { take, sheet, kept } = about(2);
    sheet.cells.forEach((row) => row.splice(4, 1));
    take();
    expect(kept()).toMatchObject({ state: 'stopped', stop: { code: 'column-gone' }, lease: null });
    expect(kept().stop?.message).not.toMatch(/sorted along/);
  });

  test('a header row that was sorted among the rows', () => {
    const { take, sheet, kept } = about(6);
    sheet.cells.splice(4, 0, ...sheet.cells.splice(0, 1));
    take();
    expect(kept().stop).toMatchObject({ code: 'column-gone', message: expect.stringMatching(/sorted along/) });
  });

  test('a status cell that nobody may write into: the sentence names the row', () => {
    const { take, sheet, kept, outputs } = about(4);
    sheet.refusing.add(3);
    take();
    expect(kept().stop).toMatchObject({ code: 'protected', message: expect.stringContaining('Row 3 ') });
    expect(outputs()[0]).toBe(enriched(0)[0]);
  });
});

describe('a step that a service breaks off', () => {
  const broken = (change: (scene: ReturnType<typeof about>) => void) => {
    const scene = about(3);
    change(scene);
    expect(scene.take).toThrow('Service Spreadsheets failed');
    return scene;
  };
  const fails = (): never => {
    throw new Error('Service Spreadsheets failed');
  };

  test('gives its lease and its claims back: the next one goes on at once', () => {
    const { kept, run, services, keys } = broken(({ sheet }) => {
      let reads = 0;
      sheet.meanwhile = (call) => void (call === 'read' && ++reads > 2 && fails());
    });
    expect(kept()).toMatchObject({ state: 'running', lease: null });
    expect(run.ledger.claim(keys, 'step-2').theirs).toEqual([]);
    expect(run.ledger.readSaved(keys).size).toBe(services.asked.length);
  });

  test('writes answers that are in no store into the cells first', () => {
    const { outputs, kept } = broken(({ services, run }) => {
      const { putAll } = services.documentCache;
      services.documentCache.putAll = (entries, seconds) => {
        if (services.asked.length > 0) throw new Error('The cache is full');
        putAll(entries, seconds);
      };
      const { claim } = run.ledger;
      run.ledger.claim = (...given) => (services.asked.length > 0 ? fails() : claim(...given));
      run.ledger.store = fails;
    });
    expect(outputs()).toEqual(enriched(0, 1, 2));
    expect(kept()).toMatchObject({ state: 'running', spent: 3, found: 3 });
  });

  test('tells what broke it, also where the cells can’t be written either', () => {
    const { kept } = broken(({ sheet, services, run }) => {
      run.ledger.store = fails;
      sheet.meanwhile = (call) => {
        if (call === 'write' || services.asked.length > 0) throw new Error('Service Cells failed');
      };
    });
    expect(kept()).toMatchObject({ spent: 3, found: 0 });
  });

  test('before it has begun leaves the rows as they were', () => {
    const { outputs, kept } = broken(({ sheet }) => {
      sheet.meanwhile = fails;
    });
    expect(outputs()).toEqual(['Queued', 'Queued', 'Queued']);
    expect(kept()).toMatchObject({ state: 'running', spent: 0, lease: null });
  });
});

describe('lanes', () => {
  /** A run of one row beside which a lane is at work, as it says. */
  const withLane = (said: Partial<Report>) => {
    const scene = about(1, { run: { sharedParts: 1, agreedCredits: 100 } });
    const { services, state } = scene;
    const report: Report = {
      ...{ run: state.startedAt, owner: 'lane-a', until: services.clock.now() + 60_000, done: 0, inFlight: 0 },
      ...{ spent: 0, lost: 0, back: [], refusedAt: 0, balanceAt: 0, leaving: false, failed: [], before: null },
    };
    const say = (more: Partial<Report>) =>
      services.documentCache.putAll({ [reportName(0)]: JSON.stringify({ ...report, ...more }) }, 60);
    say(said);
    // The step before has handed it a parcel.
    const lane = { owner: report.owner, until: report.until, most: 9, spent: 0, lost: 0 };
    const handed = JSON.stringify({ run: state.startedAt, posts: [[report.owner, 1, []]] });
    Object.assign(scene.step.input.saved, encodeLanes([lane], state), { 'run.handed': handed });
    return { ...scene, say };
  };

  test('that have heard the balance later keep it themselves', () => {
    const { take, state, services } = withLane({ balanceAt: 1_800_000_000_000, leaving: true });
    take();
    expect(services.asked).toHaveLength(1);
    expect(state.balance).toBeNull();
  });

  test('are waited for before a run ends: what they still have on their way is paid for', () => {
    const { take, services, kept, say } = withLane({ inFlight: 3 });
    const { sleep } = services.clock;
    let waits = 0;
    services.clock.sleep = (milliseconds) => {
      sleep(milliseconds);
      if (++waits === 5) say({ spent: 3, leaving: true });
    };
    take();
    expect(waits).toBe(5);
    expect(kept()).toMatchObject({ state: 'done', spent: 4 });
  });
});
