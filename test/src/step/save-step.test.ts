import { describe, expect, test } from '@jest/globals';
import { CLOCK_PROPERTY, encodeClock } from '../../../src/clock/clock-record';
import { HISTORY_PROPERTY, readLastRuns } from '../../../src/history/last-runs';
import type { Entry } from '../../../src/ledger/entry';
import { encodeKeyFilter } from '../../../src/ledger/key-filter';
import { identityOf } from '../../../src/plan/resolve-row';
import { encodeRun, loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { saveStep } from '../../../src/step/save-step';
import { statusWord } from '../../../src/sheet/status';
import { pendingOf } from '../../../src/step/step-work';
import { decodeUndo, describeWritten, NOTHING } from '../../../src/undo/undo-record';
import { stepScene } from '../support/step-scene';

const found = (email: string, ahead = false): Entry => ({ kind: 'found', email, at: 1, ...(ahead && { ahead: true }) });

/** A step over three people that has ended, about to be saved. */
function ended(patch: Partial<RunState> = {}) {
  const scene = stepScene(3, undefined, patch);
  const { step, state, services, run } = scene;
  const keys = [...pendingOf(step, scene.window).keys()];
  return {
    ...scene,
    keys,
    save: () => saveStep(step.input, step.work),
    kept: () => loadRun(services.documentProperties),
    property: (name: string) => services.documentProperties.get(name),
    savedOf: (key: string) => run.ledger.readSaved([key]).get(key),
    /** What the record says by now, that of another window or step. */
    recordSays: (changes: Partial<RunState>) => services.documentProperties.setAll(encodeRun({ ...state, ...changes })),
  };
}

describe('a step is saved', () => {
  test('in one write: its answers, how far the run is, and its lease given back', () => {
    const { step, state, services, save, kept, keys, savedOf } = ended();
    step.work.learned.set(keys[0]!, found('a@found.example'));
    Object.assign(state, { spent: 1, found: 1, cursor: 3 });
    const before = services.calls['properties.setAll'] ?? 0;
    save();
    expect(services.calls['properties.setAll']).toBe(before + 1);
    expect(savedOf(keys[0]!)).toEqual(found('a@found.example'));
    expect(kept()).toMatchObject({ spent: 1, found: 1, cursor: 3, lease: null, state: 'running' });
  });

  test('beside what the document keeps of others', () => {
    const { services, save, property } = ended();
    services.documentProperties.setAll({ 'columns.7': 'mine' });
    save();
    expect(property('columns.7')).toBe('mine');
  });

  test('with what its lanes were handed', () => {
    const { step, save, services } = ended({ sharedParts: 1 });
    Object.assign(step.work.lanes.posts[1]!, { owner: 'lane-1', handed: 4 });
    save();
    expect(services.documentProperties.get('run.handed')).toContain('["lane-1",4,[]]');
  });

  test('also where nobody gives way with the lock: the run is written, and its answers are in the cells', () => {
    const { services, state, save, kept } = ended();
    services.documentLock.tryAcquire(0);
    state.spent = 2;
    save();
    expect(kept()).toMatchObject({ spent: 2, lease: null });
  });

  test('once more a second later where Google fails', () => {
    const { services, state, save, kept } = ended();
    services.documentLock.tryAcquire(0);
    state.spent = 2;
    const { setAll } = services.documentProperties;
    let failures = 1;
    services.documentProperties.setAll = (entries) => {
      if (failures-- > 0) throw new Error('Service invoked too many times in a short time');
      setAll(entries);
    };
    const before = services.clock.now();
    save();
    expect(kept()).toMatchObject({ spent: 2, lease: null });
    expect(services.clock.now() - before).toBe(1_000);
  });

  test('not at all where it fails again: then the lease runs out by itself', () => {
    const { services, save, kept } = ended();
    services.documentLock.tryAcquire(0);
    services.documentProperties.setAll = () => {
      throw new Error('Service invoked too many times in a short time');
    };
    expect(save).toThrow('too many times');
    expect(kept()?.lease).not.toBeNull();
  });
});

describe('a step whose run others have taken meanwhile', () => {
  test.each<[string, boolean]>([
    ['another step', true],
    ['nobody', false],
  ])('says nothing of it any more where the lease is held by %s, and keeps its answers', (_, isHeld) => {
    const { step, state, save, kept, keys, savedOf, recordSays } = ended();
    recordSays({ spent: 40, lease: isHeld ? { ...state.lease!, owner: 'step-2' } : null });
    step.work.learned.set(keys[0]!, found('a@found.example'));
    state.spent = 1;
    save();
    expect(kept()).toMatchObject({ spent: 40, state: 'running' });
    expect(kept()?.lease?.owner).toBe(isHeld ? 'step-2' : undefined);
    expect(state.stop?.code).toBe('taken-over');
    expect(savedOf(keys[0]!)).toEqual(found('a@found.example'));
  });

  test('writes nothing at all where the lock is not to be had either', () => {
    const { services, save, recordSays } = ended();
    recordSays({ lease: null });
    services.documentLock.tryAcquire(0);
    const before = services.calls['properties.setAll'];
    save();
    expect(services.calls['properties.setAll']).toBe(before);
  });

  test('hands over what it has done where another window goes on under another name, by what was agreed there', () => {
    const { state, save, kept, recordSays } = ended();
    const agreed = {
      id: 'run-2',
      driver: 'bo',
      agreedCredits: 7,
      creditCap: 5,
      total: 2,
      waitUntil: 9,
      failuresInRow: 3,
    };
    recordSays(agreed);
    Object.assign(state, { spent: 3, found: 2, waitUntil: 1_000, failuresInRow: 0, balance: { credits: 5, at: 1 } });
    save();
    expect(kept()).toMatchObject({ ...agreed, spent: 3, found: 2, state: 'running', stop: null, lease: null });
    expect(kept()).toMatchObject({ unsettled: 0, balance: null, balanceAt: 0 });
    expect(state).toMatchObject({ state: 'stopped', stop: { code: 'taken-over' } });
  });
});

describe('of what was paid for ahead', () => {
  test('what a row has taken is no longer marked, and what nobody has taken is', () => {
    const { step, save, keys, savedOf } = ended();
    step.work.learned.set(keys[0]!, found('a@found.example', true)).set(keys[1]!, found('b@found.example', true));
    step.work.knowledge.paid.add(keys[1]!);
    save();
    expect([savedOf(keys[0]!), savedOf(keys[1]!)]).toEqual([found('a@found.example'), found('b@found.example', true)]);
  });

  test('by lanes, it is kept what no row has taken, and of what one has taken what several rows share: the others are free', () => {
    const { step, state, save, keys, savedOf } = ended();
    const { parts, properties } = encodeKeyFilter([keys[0]!]);
    state.sharedParts = parts;
    Object.assign(step.input.saved, properties);
    for (const key of keys) step.work.ahead.set(key, found('a@found.example', true));
    step.work.knowledge.paid.add(keys[1]!);
    save();
    expect(keys.map(savedOf)).toEqual([found('a@found.example'), found('a@found.example', true), undefined]);
  });
});

test('where the store gets full, answers go first that a row has taken after the one that paid for it', () => {
  const { step, save, keys } = ended();
  const [paid, shared, earlier] = keys as [string, string, string];
  const served: string[] = [];
  const { ledger } = step.input;
  step.input.ledger = {
    ...ledger,
    save(answers, lockWait, options = {}) {
      served.push(...(options.served ?? []));
      return ledger.save(answers, lockWait, options);
    },
  };
  for (const key of [paid, shared]) step.work.learned.set(key, found('a@found.example'));
  const result = {
    email: 'a@found.example',
    status: 'Found',
    emailCellEmpty: true,
    counter: 'found',
    identity: '',
  } as const;
  [paid, shared, shared, earlier, null].forEach((key, index) =>
    step.work.knowledge.results.add({ ...result, row: 2 + index, key }),
  );
  save();
  expect(served).toEqual([shared, earlier]);
});

test('that eCore knows nobody is kept for rows that wait for their next lookup alone', () => {
  const { step, window, keys, save, savedOf } = ended();
  const nobody: Entry = { kind: 'not-found', at: step.input.services.clock.now() };
  for (const key of keys) {
    step.work.learned.set(key, nobody);
    step.work.knowledge.answers.set(key, nobody);
  }
  window.rows[2]!.status = 'Not found';
  save();
  expect(keys.map(savedOf)).toEqual([nobody, nobody, undefined]);
});

describe('at the end of a run', () => {
  const clock = encodeClock({
    ...{ runId: 'id-1', file: 'file', driver: 'ana', uid: 'trigger-1', every: 5 },
    ...{ madeAt: 1, lookedAt: 0, triedAt: 0 },
  });

  test.each<[string, Partial<RunState>, { runs: number; isClockOn: boolean }]>([
    ['while it is going on', {}, { runs: 0, isClockOn: true }],
    ['once it is done', { state: 'done', found: 3, spent: 3 }, { runs: 1, isClockOn: false }],
    [
      'once it was stopped',
      { state: 'stopped', stop: { code: 'stopped', message: '' } },
      { runs: 1, isClockOn: false },
    ],
  ])('its place among the last runs and its clock: %s', (_, patch, { runs, isClockOn }) => {
    const { services, state, save, property } = ended();
    services.documentProperties.setAll(clock);
    Object.assign(state, patch);
    save();
    const last = readLastRuns(property(HISTORY_PROPERTY), 'ana', services.clock.now());
    expect(last).toHaveLength(runs);
    expect(last).toMatchObject(runs === 0 ? [] : [{ found: state.found, rows: 3, left: 3 - state.found, who: 'you' }]);
    expect(property(CLOCK_PROPERTY) !== '').toBe(isClockOn);
  });

  test('and at each of its steps: undoing can tell which cells are the run’s', () => {
    const { step, window, save, services } = ended();
    const { row, identifiers } = window.rows[1]!;
    step.work.knowledge.results.add({
      ...{ row, email: 'b@found.example', status: 'Found', emailCellEmpty: true },
      ...{ counter: 'found', key: null, identity: identityOf(identifiers) },
    });
    const writtenIn = () => decodeUndo(services.documentProperties.getAll())?.rows?.map(({ written }) => written);
    save();
    const written = describeWritten({ email: 'b@found.example', word: statusWord('Found') }, { email: '' });
    expect(writtenIn()).toEqual([NOTHING, written, NOTHING]);
  });
});
