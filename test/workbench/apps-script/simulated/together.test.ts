import { describe, expect, test } from '@jest/globals';
import type { Actor, ExecutionResult, SimulatedAppsScript } from '../../../../workbench/apps-script/simulated/simulate';
import { inTurn } from '../../../../workbench/apps-script/simulated/simulate';
import { EDITOR, OWNER, simulated } from './builders';

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

const COUNTING = `
  function count(locked) {
    const lock = LockService.getDocumentLock();
    if (locked) lock.waitLock(60000);
    const store = PropertiesService.getDocumentProperties();
    const before = Number(store.getProperty('count') || 0);
    store.setProperty('count', String(before + 1));
    if (locked) lock.releaseLock();
    return before + 1;
  }`;

function countFourTimes(seed: number, locked: boolean): SimulatedAppsScript {
  const script = simulated(COUNTING);
  const one = script.window(OWNER).request.call('count', locked);
  const other = script.window(EDITOR).request.call('count', locked);
  script.together([inTurn(one, one), inTurn(other, other)], { seed });
  return script;
}

const count = (script: SimulatedAppsScript) => script.properties('document').get('count');
const order = (script: SimulatedAppsScript) =>
  script.log.map(({ execution, name }) => `${execution} ${name}`).join('\n');

describe('executions at the same time', () => {
  test('under a lock no update is lost, in whatever order', () => {
    expect(SEEDS.map((seed) => count(countFourTimes(seed, true)))).toEqual(SEEDS.map(() => '4'));
  });

  test('without one, updates are lost in some orders', () => {
    const counts = new Set(SEEDS.map((seed) => count(countFourTimes(seed, false))));
    expect(counts.size).toBeGreaterThan(1);
    expect([...counts].some((total) => Number(total) < 4)).toBe(true);
  });

  test('the same seed gives the same order at the same times, others give others', () => {
    const run = (seed: number) => {
      const script = countFourTimes(seed, true);
      return order(script) + JSON.stringify(script.log.map(({ at, cost }) => [at, cost]));
    };
    expect(run(3)).toBe(run(3));
    expect(new Set(SEEDS.map(run)).size).toBe(SEEDS.length);
  });

  test('calls of different executions take their turns', () => {
    const executions = countFourTimes(1, false).log.map(({ execution }) => execution);
    const switches = executions.filter((execution, index) => index > 0 && execution !== executions[index - 1]).length;
    expect(switches).toBeGreaterThan(4);
  });

  test('two waits of a second take one second', () => {
    const script = simulated('function wait() { Utilities.sleep(1000); }');
    const before = script.clock.now();
    const wait = script.window(OWNER).request.call('wait');
    script.together([inTurn(wait), inTurn(wait)]);
    expect(script.clock.now() - before).toBeGreaterThanOrEqual(1000);
    expect(script.clock.now() - before).toBeLessThan(1100);
  });

  test("time inside of a script is the clock's", () => {
    const script = simulated(
      'function times() { const before = Date.now(); Utilities.sleep(1000); return Date.now() - before; }',
    );
    const times = script.window(OWNER).request.call('times');
    const results = script.together([inTurn(times), inTurn(times)]).flat();
    for (const { value } of results) expect(value).toBeGreaterThanOrEqual(1000);
    for (const { value } of results) expect(value).toBeLessThan(1010);
  });

  test('an actor goes on with what it was given, and sees what others have done', () => {
    const script = simulated(
      'function put(key, value) { CacheService.getScriptCache().put(key, value); return value + 1; }',
    );
    const { request } = script.window(OWNER);
    const looking = function* (): Actor<(string | null)[]> {
      const found: (string | null)[] = [];
      for (let times = 0; times < 3; times++) {
        found.push(script.cache('script').get('a', script.clock.now()));
        yield { pause: 100 };
      }
      return found;
    };
    const putting = function* (): Actor<unknown> {
      const first = yield request.call('put', 'a', 1);
      yield { pause: 80 };
      return (yield request.call('put', 'a', first.value)).value;
    };
    const [found, last] = script.together([looking(), putting()]);
    expect(last).toBe(3);
    expect(found[0]).toBeNull();
    expect(found[2]).toBe('2');
  });
});

test('a clock trigger that comes due meanwhile runs beside the others', () => {
  const script = simulated(`
    function start() { ScriptApp.newTrigger('tick').timeBased().after(2000).create(); }
    function tick() { CacheService.getScriptCache().put('ticked', String(Date.now())); }
    function wait() { for (let i = 0; i < 10; i++) Utilities.sleep(1000); return CacheService.getScriptCache().get('ticked'); }`);
  const { request } = script.window(OWNER);
  const before = script.clock.now();
  const [[, waited]] = script.together([inTurn(request.call('start'), request.call('wait'))]);
  expect(Number(waited!.value) - before).toBeGreaterThanOrEqual(2000);
  expect(Number(waited!.value) - before).toBeLessThan(4000);
});

describe('locks', () => {
  const LOCKS = `
    function hold(milliseconds) { LockService.getDocumentLock().waitLock(1000); Utilities.sleep(milliseconds); return 'held'; }
    function wanted(milliseconds) { Utilities.sleep(200); return LockService.getDocumentLock().tryLock(milliseconds); }
    function demanded(milliseconds) { Utilities.sleep(200); LockService.getDocumentLock().waitLock(milliseconds); }`;
  const both = (held: number, name: string, milliseconds: number): ExecutionResult[] => {
    const script = simulated(LOCKS);
    const { request } = script.window(OWNER);
    return script.together([inTurn(request.call('hold', held)), inTurn(request.call(name, milliseconds))]).flat();
  };

  test('whoever waits long enough gets it when its holder has ended', () => {
    const [held, wanted] = both(5000, 'wanted', 10_000);
    expect(wanted!.value).toBe(true);
    expect(wanted!.milliseconds).toBeGreaterThan(4500);
    expect(held!.value).toBe('held');
  });

  test('whoever does not is told so when the time is over', () => {
    const [, wanted] = both(5000, 'wanted', 1000);
    expect(wanted!.value).toBe(false);
    expect(wanted!.milliseconds).toBeLessThan(1300);
    const [, demanded] = both(5000, 'demanded', 1000);
    expect(demanded!.thrown).toMatchObject({
      name: 'Exception',
      message: 'Lock timeout: another process was holding the lock for too long.',
    });
  });

  test('an execution that is killed gives its lock back', () => {
    const script = simulated(LOCKS);
    const { request } = script.window(OWNER);
    script.before(({ name, execution }) => (name === 'Utilities.sleep' && execution === 1 ? 'kill' : undefined));
    const hold = function* (): Actor<ExecutionResult> {
      return yield request.call('hold', 100_000);
    };
    const wanted = function* (): Actor<ExecutionResult> {
      yield { pause: 500 };
      return yield request.call('wanted', 100);
    };
    const [held, got] = script.together([hold(), wanted()]);
    expect(held.killed).toBe(true);
    expect(got.value).toBe(true);
  });
});

describe('limits', () => {
  test('a formula is ended at 30 seconds, and a page call beside it goes on', () => {
    const script = simulated('function wait(seconds) { Utilities.sleep(seconds * 1000); return seconds; }');
    const [[cell], [page]] = script.together([
      inTurn(script.formula('wait', [40], { by: EDITOR, sheetId: 0, row: 1, column: 1 })),
      inTurn(script.window(OWNER).request.call('wait', 40)),
    ]);
    expect(cell!.thrown!.message).toBe('Exceeded maximum execution time');
    expect(cell!.milliseconds).toBe(30_000);
    expect(page!.value).toBe(40);
  });

  test('a script that catches everything is ended all the same', () => {
    const script = simulated(
      'function stubborn() { for (;;) { try { Utilities.sleep(1000); } catch (error) {} } } function quick() { return 1; }',
    );
    const [[cell, next]] = script.together([
      inTurn(
        script.formula('stubborn', [], { by: EDITOR, sheetId: 0, row: 1, column: 1 }),
        script.window(OWNER).request.call('quick'),
      ),
    ]);
    expect(cell).toMatchObject({ thrown: { message: 'Exceeded maximum execution time' }, milliseconds: 30_000 });
    expect(next!.value).toBe(1);
  });

  test('thirty executions of one user run at once, the next one is refused', () => {
    const script = simulated('function wait() { Utilities.sleep(1000); return 1; }');
    const wait = script.window(OWNER).request.call('wait');
    const results = script.together(Array.from({ length: 31 }, () => inTurn(wait))).flat();
    expect(results.filter(({ value }) => value === 1)).toHaveLength(30);
    expect(results.find(({ thrown }) => thrown)!.thrown!.message).toBe(
      'There are too many scripts running simultaneously for this Google user account.',
    );
  });
});
