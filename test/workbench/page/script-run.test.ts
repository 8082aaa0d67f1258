import { describe, expect, test } from '@jest/globals';
import { createScriptRun, type Outcome, type ScriptRun } from '../../../workbench/page/frame/script-run';

type Runner = ScriptRun & { [name: string]: (...args: unknown[]) => unknown };

function start() {
  const calls: { name: string; args: unknown[]; settle: (outcome: Outcome) => void }[] = [];
  const reported: string[] = [];
  const run = createScriptRun(
    ['greet', 'save'],
    (name, args) => new Promise((settle) => calls.push({ name, args, settle })),
    (error) => reported.push(String(error)),
  ) as Runner;
  return { run, calls, reported };
}

const tick = () => new Promise((done) => setImmediate(done));
const method = (runner: ScriptRun, name: string) => (runner as Runner)[name]!;

describe('google.script.run', () => {
  test('a call answers nothing at once and hands its result to the success handler', async () => {
    const { run, calls } = start();
    const seen: unknown[] = [];
    expect(
      method(
        run.withSuccessHandler((value) => seen.push(value)),
        'greet',
      )('Ann', [1, null]),
    ).toBeUndefined();
    expect(calls[0]).toMatchObject({ name: 'greet', args: ['Ann', [1, null]] });
    calls[0]!.settle({ ok: true, value: { hello: 'Ann' } });
    await tick();
    expect(seen).toEqual([{ hello: 'Ann' }]);
  });

  test('a runner stays as it was when another one is made from it', async () => {
    const { run, calls, reported } = start();
    const seen: string[] = [];
    const first = run.withSuccessHandler(() => seen.push('first'));
    const second = first.withSuccessHandler(() => seen.push('second')).withFailureHandler(() => seen.push('failed'));
    method(first, 'greet')();
    method(second, 'greet')();
    method(run, 'greet')();
    calls.forEach(({ settle }) => settle({ ok: true, value: null }));
    method(first, 'greet')();
    calls[3]!.settle({ ok: false, error: 'Error: no' });
    await tick();
    expect(seen).toEqual(['first', 'second']);
    expect(reported).toEqual(['ScriptError: Error: no']);
  });

  test('the user object reaches both handlers as their second argument', async () => {
    const { run, calls } = start();
    const seen: unknown[][] = [];
    const handler = (...args: unknown[]) => seen.push(args);
    const button = { id: 'b' };
    const runner = run.withSuccessHandler(handler).withFailureHandler(handler);
    method(runner.withUserObject(button), 'save')();
    method(runner.withUserObject(button), 'save')();
    method(runner, 'save')();
    calls[0]!.settle({ ok: true, value: 1 });
    calls[1]!.settle({ ok: false, error: 'Error: x' });
    calls[2]!.settle({ ok: true, value: 2 });
    await tick();
    expect(seen[0]).toEqual([1, button]);
    expect(seen[1]![1]).toBe(button);
    expect(seen[2]).toEqual([2]);
  });

  test('ten calls run at a time; the eleventh starts when one of them is done', async () => {
    const { run, calls } = start();
    for (let call = 0; call < 12; call += 1) run.greet!(call);
    expect(calls).toHaveLength(10);
    calls[4]!.settle({ ok: true, value: null });
    await tick();
    expect(calls.map(({ args }) => args[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test.each([
    ['a Date', new Date(0)],
    ['a function', () => 1],
    ['a Map', new Map()],
    ['a Date further in', { list: [{ when: new Date(0) }] }],
    ['a symbol', Symbol('s')],
    ['a big integer', 1n],
  ])('%s is refused on the spot', (_, value) => {
    const { run, calls } = start();
    expect(() => run.save!({ when: value })).toThrow(new TypeError('Failed due to illegal value in property: when'));
    expect(calls).toHaveLength(0);
  });

  test('a value that contains itself is refused, one that appears twice is not', () => {
    const { run, calls } = start();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => run.save!(circle)).toThrow('Failed due to circular reference.');
    const shared = { a: 1 };
    run.save!([shared, shared]);
    expect(calls[0]!.args).toEqual([[{ a: 1 }, { a: 1 }]]);
  });

  test('undefined becomes null in a list and disappears from an object', () => {
    const { run, calls } = start();
    run.save!([undefined, 1], { a: undefined, b: 2 }, undefined);
    expect(JSON.stringify(calls[0]!.args)).toBe('[[null,1],{"b":2},null]');
  });

  test('a form that is the only argument travels as its fields', () => {
    const { run, calls } = start();
    const form = {
      [Symbol.toStringTag]: 'HTMLFormElement',
      elements: [
        { name: 'who', value: 'Ann', type: 'text' },
        { name: 'tag', value: 'a', type: 'checkbox', checked: true },
        { name: 'tag', value: 'b', type: 'checkbox', checked: true },
        { name: 'tag', value: 'c', type: 'checkbox', checked: false },
        { name: '', value: 'x', type: 'text' },
      ],
    };
    run.save!(form);
    expect(calls[0]!.args).toEqual([{ who: 'Ann', tag: ['a', 'b'] }]);
    expect(() => run.save!(form, 1)).toThrow('Failed due to illegal value in property: 0');
  });

  test('the failure handler gets an error with the words of Google, also when the connection breaks', async () => {
    const { run, calls } = start();
    const seen: unknown[] = [];
    const runner = run.withFailureHandler((error) => seen.push(error));
    method(runner, 'greet')();
    method(runner, 'greet')();
    calls[0]!.settle({ ok: false, error: 'Exception: Range not found' });
    calls[1]!.settle({ ok: false, lost: true });
    await tick();
    expect(seen.map(String)).toEqual([
      'ScriptError: Exception: Range not found',
      'NetworkError: Connection failure due to HTTP 0',
    ]);
    expect(seen.every((error) => error instanceof Error)).toBe(true);
  });

  test('a function that the script does not have is not there', () => {
    const { run } = start();
    expect(() => run.missing!()).toThrow(TypeError);
  });
});
