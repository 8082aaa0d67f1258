import { describe, expect, test } from '@jest/globals';
import { OWNER, seen, simulated } from './builders';

describe('asynchronous functions', () => {
  test('are waited for, with the services they call', () => {
    const script = simulated(`
      async function later() { await null; CacheService.getScriptCache().put('a', '1'); await 0; return CacheService.getScriptCache().get('a'); }
      async function fails() { await null; throw new Error('on purpose'); }
      function never() { return new Promise(() => {}); }
      function forgets() { Promise.reject(new Error('nobody listens')); return 'done'; }`);
    expect(seen(script, 'later')).toBe('1');
    expect(seen(script, 'fails')).toBe('Error: on purpose');
    expect(seen(script, 'never')).toBe('Error: The promise that the function gave is never settled.');
    expect(seen(script, 'forgets')).toBe('done');
  });

  test('run what waits for a promise when the call stack is empty', () => {
    expect(
      seen(
        simulated("function f() { let text = 'not yet'; Promise.resolve().then(() => (text = 'done')); return text; }"),
        'f',
      ),
    ).toBe('not yet');
  });
});

describe('what may be named', () => {
  const source =
    "const tools = { go() { return 'method'; } }; const arrow = () => 'arrow'; function plain() { return 'plain'; } function hidden_() { return 'hidden'; }";
  const run = (kind: 'menu' | 'page', functionName: string) => {
    const { value, thrown } = simulated(source).run({ kind, functionName, args: [], user: OWNER });
    return value ?? thrown!.message;
  };

  test('a menu item may name a function, a method or a constant', () => {
    expect(['plain', 'tools.go', 'arrow'].map((name) => run('menu', name))).toEqual(['plain', 'method', 'arrow']);
  });

  test.each(['hidden_', 'missing', 'tools.missing', 'tools.missing.deeper'])('not %s', (name) => {
    expect(run('menu', name)).toBe(`Script function not found: ${name}`);
  });

  test('a page may name functions only', () => {
    expect(['plain', 'tools.go', 'arrow'].map((name) => run('page', name))).toEqual([
      'plain',
      'Script function not found: tools.go',
      'Script function not found: arrow',
    ]);
  });
});
