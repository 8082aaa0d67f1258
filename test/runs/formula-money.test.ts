/**
 * What formulas cost when eCore is slow, when answers get lost, and when Google's lock and cache don't help: each person
 * is charged once, or the cell says what asking again may cost.
 */
import { describe, expect, test } from '@jest/globals';
import { emailOf, formulaScene } from './support/formula-cells';
import { ANA } from './support/scene';

const HOUR = 3_600_000;
const NO_ANSWER =
  'No usable answer came from eCore in time, and one credit may have been charged. Enrich this row in the sidebar, which ' +
  'waits longer. Retry unfinished formulas asks again, which may cost another credit.';

describe('answers that take long (situation 18)', () => {
  test.each([12_000, 21_000, 25_000])('an answer after %i ms is shown at once, and charged once', (latencyMs) => {
    const scene = formulaScene(1, () => ({ latencyMs }));
    const first = scene.cell(0);
    expect(first).toMatchObject({ texts: [emailOf(0)] });
    expect(first.milliseconds).toBeLessThan(28_000);
    for (let again = 0; again < 4; again++) expect(scene.cell(0).texts).toEqual([emailOf(0)]);
    expect(scene.charges()).toEqual([1]);
  });

  test('an answer that never comes in time is charged once, however often the cell is calculated, and the cell says so', () => {
    const scene = formulaScene(1, () => ({ latencyMs: 40_000 }));
    for (let again = 0; again < 6; again++) {
      expect(scene.cell(0).texts).toEqual([`!${NO_ANSWER}`]);
      scene.script.clock.advance(HOUR / 2);
    }
    expect(scene.charges()).toEqual([1]);
  });

  test('nor is it asked again where the cache forgets, until the user retries or a day has gone by', () => {
    const scene = formulaScene(1, () => ({ latencyMs: 40_000 }));
    for (let again = 0; again < 3; again++) {
      const { texts, milliseconds } = scene.cell(0);
      expect(texts).toEqual([`!${NO_ANSWER}`]);
      expect(milliseconds).toBeLessThan(28_000);
      scene.script.cache('document').vanish();
    }
    expect(scene.charges()).toEqual([1]);
    scene.script.clock.advance(25 * HOUR);
    scene.cell(0);
    expect(scene.charges()).toEqual([2]);
  });

  test('Retry unfinished formulas asks again, the one that was slow last and alone', () => {
    let slow = true;
    const scene = formulaScene(30, (link) => ({ latencyMs: slow && link.endsWith('-3') ? 40_000 : 400 }));
    scene.range();
    const window = scene.script.window(ANA);
    window.openDocument();
    window.answers.push({ button: 'YES' });
    const cell = { row: 2, column: 7, rows: 1, columns: 1 };
    scene.workbook.insertColumns(scene.sheetId, 3, 5);
    scene.workbook.change(scene.sheetId, cell, [[{ formula: '=ECORE_EMAIL(A2:A31)', value: 'Pending: …' }]]);
    window.clickMenu('eCore Email Enrichment', 'Formulas', 'Retry unfinished formulas');
    scene.range();
    const { texts } = scene.range();
    expect(texts.filter((text) => text.includes('@'))).toHaveLength(29);
    slow = false;
    scene.script.clock.advance(1_000);
    expect(scene.range().texts[3]).toBe(`Error: ${NO_ANSWER}`);
    expect(scene.charges()[0]).toBe(2);
  });

  test('one slow person in a range loses a wave at most, which is not paid again by recalculating', () => {
    const scene = formulaScene(60, (link) => ({ latencyMs: link.endsWith('-7') ? 40_000 : 400 }));
    const [first] = [scene.range()];
    expect(first.milliseconds).toBeLessThan(28_000);
    let texts = first.texts;
    for (let again = 0; again < 4; again++) ({ texts } = scene.range());
    expect(new Set(texts.filter((text) => !text.includes('@')))).toEqual(new Set([`Error: ${NO_ANSWER}`]));
    expect(scene.charges()[0]).toBe(1);
    expect(texts.filter((text) => text.includes('@')).length).toBeGreaterThanOrEqual(40);
  });

  test('nothing is asked with so little time left that the answer might come too late', () => {
    const asked: number[] = [];
    const scene = formulaScene(400, (_link, at) => {
      asked.push(at);
      return { latencyMs: 5_000 };
    });
    const started = scene.script.clock.now();
    const { texts } = scene.range();
    expect(Math.max(...asked) - started).toBeLessThan(15_500);
    expect(texts.filter((text) => text === 'Pending: continue with Retry unfinished formulas').length).toBeGreaterThan(
      100,
    );
    for (let again = 0; again < 8; again++) scene.range();
    expect(scene.range().texts).toEqual(scene.links.map((_, index) => emailOf(index)));
    expect(scene.charges()).toEqual(scene.links.map(() => 1));
  });
});

describe('answers that get lost on the way', () => {
  test('a range that meets a lost wave twice pays nobody three times, and recalculating pays nothing', () => {
    const scene = formulaScene(20, (_link, _at, request) => ({ lost: request <= 20 || request === 30 }));
    const { texts } = scene.range();
    expect(texts.filter((text) => text.includes('@'))).toHaveLength(19);
    expect(texts.filter((text) => text === `Error: ${NO_ANSWER}`)).toHaveLength(1);
    const charged = scene.charges();
    expect(charged[0]).toBeLessThanOrEqual(2);
    for (let again = 0; again < 3; again++) scene.range();
    expect(scene.charges()).toEqual(charged);
  });

  test.each([500, 502, 504])('a status of %i that may have been charged is tried twice at most', (status) => {
    const scene = formulaScene(1, () => ({ status }));
    for (let again = 0; again < 5; again++) expect(scene.cell(0).texts).toEqual([`!${NO_ANSWER}`]);
    expect(scene.charges()[0]).toBeLessThanOrEqual(2);
  });

  test('a connection that always breaks costs two credits a cell at most', () => {
    const scene = formulaScene(1, () => ({ lost: true }));
    for (let again = 0; again < 5; again++) expect(scene.cell(0).texts).toEqual([`!${NO_ANSWER}`]);
    expect(scene.charges()[0]).toBeLessThanOrEqual(2);
  });
});

describe('a formula never waits past its time (situation 47)', () => {
  test.each(['never free', 'free for who waits four seconds'])('with a lock that is %s', (kind) => {
    const scene = formulaScene(1, () => ({ latencyMs: 14_000 }));
    scene.script.before(({ name }, args) => {
      if (name !== 'Lock.tryLock') return;
      const wait = Number(args[2]);
      scene.script.clock.advance(kind === 'never free' ? wait : Math.min(wait, 4_000));
      return kind === 'never free' || wait < 4_000 ? { name: 'Exception', message: 'Lock timeout' } : undefined;
    });
    const { texts, milliseconds } = scene.cell(0);
    expect(texts).toEqual([emailOf(0)]);
    expect(milliseconds).toBeLessThan(28_000);
  });

  test('in the middle of a range, with a lock that is never free', () => {
    const scene = formulaScene(400, () => ({ latencyMs: 2_000 }));
    scene.script.before(({ name }, args) => {
      if (name !== 'Lock.tryLock') return undefined;
      scene.script.clock.advance(Number(args[2]));
      return { name: 'Exception', message: 'Lock timeout' };
    });
    const { texts, milliseconds } = scene.range();
    expect(milliseconds).toBeLessThan(28_000);
    expect(texts.filter((text) => text.includes('@')).length).toBeGreaterThan(50);
  });
});

describe('twenty-six formulas at the same moment, four times (situation 63)', () => {
  test('pay once each where the lock is never free', () => {
    const scene = formulaScene(26);
    scene.script.before(({ name }) =>
      name === 'Lock.tryLock' ? { name: 'Exception', message: 'Lock timeout' } : undefined,
    );
    for (let seed = 1; seed <= 4; seed++)
      expect(scene.together(seed)).toEqual(scene.links.map((_, index) => emailOf(index)));
    expect(scene.charges()).toEqual(scene.links.map(() => 1));
  });

  test('pay once for a person who stands in several cells, where the lock is never free', () => {
    for (let seed = 1; seed <= 2; seed++) {
      const scene = formulaScene(7);
      scene.script.before(({ name }) =>
        name === 'Lock.tryLock' ? { name: 'Exception', message: 'Lock timeout' } : undefined,
      );
      const emails = scene.links.map((_, index) => emailOf(index));
      expect(scene.together(seed, 4)).toEqual([...emails, ...emails, ...emails, ...emails]);
      expect(scene.charges()).toEqual(scene.links.map(() => 1));
    }
  });

  test('pay once each where the cache forgets everything between them', () => {
    const scene = formulaScene(26);
    for (let seed = 1; seed <= 4; seed++) {
      expect(scene.together(seed)).toEqual(scene.links.map((_, index) => emailOf(index)));
      scene.script.cache('document').vanish();
    }
    expect(scene.charges()).toEqual(scene.links.map(() => 1));
  });

  test('pay once each where the cache keeps nothing at all', () => {
    const scene = formulaScene(26);
    scene.script.before(({ name }) => {
      if (name === 'Cache.get' || name === 'Cache.getAll') scene.script.cache('document').vanish();
    });
    for (let seed = 1; seed <= 4; seed++)
      expect(scene.together(seed)).toEqual(scene.links.map((_, index) => emailOf(index)));
    expect(scene.charges()).toEqual(scene.links.map(() => 1));
  });
});
