import { describe, expect, test } from '@jest/globals';
import { newPost } from '../../../src/lanes/posts';
import { CONTROL } from '../../../src/record/control';
import { reportName } from '../../../src/record/lane-parcels';
import { firstQueued, rest, waitForLanes, windUp, writeOut } from '../../../src/step/end-step';
import { pendingOf } from '../../../src/step/step-work';
import { report } from '../support/lanes-scene';
import { stepScene } from '../support/step-scene';

/** A step that has answers to all rows, written nowhere yet. */
function answered(count: number) {
  const scene = stepScene(count);
  const { step, window, services } = scene;
  const at = services.clock.now();
  for (const [index, key] of [...pendingOf(step, window).keys()].entries()) {
    const entry = { kind: 'found', email: `person${index}@found.example`, at } as const;
    step.fresh.set(key, entry);
    step.work.knowledge.answers.set(key, entry);
    step.work.knowledge.paid.add(key);
  }
  return { ...scene, emails: () => scene.sheet.cells.slice(1).map((row) => row[3]) };
}
const EMAILS = ['person0@found.example', 'person1@found.example', 'person2@found.example'];

test('the first row that waits is where the next step begins; a window that is done begins at its head', () => {
  const { window } = stepScene(3);
  expect(firstQueued(window)).toBe(2);
  const [head, ...others] = window.rows.map((row) => ({ ...row, status: 'Found' }));
  expect(firstQueued({ ...window, rows: [head!, ...others] })).toBe(2);
  expect(firstQueued({ ...window, rows: [head!, { ...others[0]!, status: 'Queued' }] })).toBe(3);
  expect(firstQueued({ ...window, rows: [] })).toBeUndefined();
});

test('a run that ends writes all that is known', () => {
  const { step, window, emails, state } = answered(3);
  windUp(step, window);
  expect(emails()).toEqual(EMAILS);
  expect(state.found).toBe(3);
});

test('a step that rests writes nothing more', () => {
  const { step, window, emails, state } = answered(3);
  state.cursor = 99;
  rest(step, window);
  expect(emails()).toEqual(['', '', '']);
  expect(state.cursor).toBe(2);
});

describe('where something breaks the step off', () => {
  test('answers that are in no store are written into the cells', () => {
    const { step, emails } = answered(3);
    writeOut(step);
    expect(emails()).toEqual(EMAILS);
  });

  test('what is stored is left to the next step', () => {
    const { step, emails } = answered(3);
    step.fresh.clear();
    writeOut(step);
    expect(emails()).toEqual(['', '', '']);
  });
});

describe('lanes', () => {
  /** A lane that has requests on their way and reports its end after some looks. */
  function withLane(looks: number) {
    const scene = stepScene(3, undefined, { sharedParts: 1 });
    const { step, services, state } = scene;
    const { lanes } = step.work;
    const told = { ...report(0), run: state.startedAt, until: services.clock.now() + 900_000, inFlight: 5 };
    lanes.posts[0] = { ...newPost('lane-0'), handed: 1, report: told };
    lanes.areThere = true;
    const { getAll } = services.documentCache;
    let heard = 0;
    services.documentCache.getAll = (names) => {
      if (!names.includes(reportName(0))) return getAll(names);
      const now = ++heard > looks ? { ...told, done: 1, inFlight: 0 } : told;
      return { ...getAll(names), [reportName(0)]: JSON.stringify(now) };
    };
    return { ...scene, heard: () => heard };
  }

  test('are waited for, and told to stop, when the run ends: what they ask is paid for', () => {
    const { step, heard, services, state } = withLane(4);
    const begun = services.clock.now();
    waitForLanes(step, new Map());
    expect(heard()).toBe(5);
    expect(services.clock.now() - begun).toBe(4 * 250);
    expect(services.documentCache.get(CONTROL)).toBe(`stop ${state.id}`);
  });

  test('that never come home are waited for as long as a request may take', () => {
    const { step, services } = withLane(Number.POSITIVE_INFINITY);
    const begun = services.clock.now();
    waitForLanes(step, new Map());
    expect(services.clock.now() - begun).toBeGreaterThanOrEqual(55_000);
    expect(services.clock.now() - begun).toBeLessThan(62_000);
  });

  test('of a run that another window took over are not told to stop', () => {
    const { step, services, state } = withLane(0);
    state.stop = { code: 'taken-over', message: '', at: 0 } as never;
    waitForLanes(step, new Map());
    expect(services.documentCache.get(CONTROL)).not.toBe(`stop ${state.id}`);
  });

  test('nobody has heard of cost no wait', () => {
    const { step, services } = stepScene(3);
    const begun = services.clock.now();
    waitForLanes(step, new Map());
    expect(services.clock.now()).toBe(begun);
  });
});
