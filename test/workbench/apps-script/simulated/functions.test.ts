import { describe, expect, test } from '@jest/globals';
import { inTurn } from '../../../../workbench/apps-script/simulated/simulate';
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

  test('a menu item may name a private function: they are hidden from pages alone', () => {
    expect([run('menu', 'hidden_'), run('page', 'hidden_')]).toEqual(['hidden', 'Script function not found: hidden_']);
  });

  test.each(['missing', 'tools.missing', 'tools.missing.deeper'])('not %s', (name) => {
    expect(run('menu', name)).toBe(`Script function not found: ${name}`);
  });

  test('a page may name functions only, in constants too', () => {
    expect(['plain', 'tools.go', 'arrow'].map((name) => run('page', name))).toEqual([
      'plain',
      'Script function not found: tools.go',
      'arrow',
    ]);
  });
});

describe.each([
  ['const onOpen = () =>', ''],
  ['const onOpen = function () ', ''],
  ['let onOpen = async () =>', ''],
  ['var onOpen = function anything() ', ''],
  ['this.onOpen = function () ', ''],
])('an entry point written as %s', (head) => {
  const source = `${head}{ SpreadsheetApp.getUi().createMenu('Mine').addItem('Go', 'go').addToUi(); }; const go = () => SpreadsheetApp.getActiveSheet().getRange('A1').setValue('gone');
    const onEdit = (e) => { e.range.setNote('edited'); }; const onInstall = (e) => onOpen(e);`;

  test('is found: onOpen, onEdit, onInstall and what the menu names', () => {
    const script = simulated(source);
    const window = script.window(OWNER);
    expect(window.openDocument()).not.toBeNull();
    expect(window.clickMenu('Go').thrown).toBeUndefined();
    window.edit({ sheetId: 0, row: 2, column: 1, texts: [['x']] });
    expect(script.workbook.values(0, { row: 1, column: 1, rows: 1, columns: 1 })).toEqual([['gone']]);
    expect(script.workbook.notes(0, { row: 2, column: 1, rows: 1, columns: 1 })).toEqual([['edited']]);
    expect(window.install()).not.toBeNull();
  });
});

describe('the clock', () => {
  test.each([
    'while (Date.now() < end);',
    'while (new Date() < end);',
    'while (new Date().getTime() < end);',
    'do { var now = Number(new Date()); } while (now < end);',
  ])('a loop that waits comes to its end, and takes its time: %s', (loop) => {
    const script = simulated(
      `function wait() { const start = Date.now(); const end = start + 5000; ${loop} return Date.now() - start; }`,
    );
    const { value, milliseconds } = script.run({ kind: 'menu', functionName: 'wait', args: [], user: OWNER });
    expect([value, milliseconds]).toEqual([5001, 5001]);
    const [[together]] = script.together([inTurn({ kind: 'menu', functionName: 'wait', args: [], user: OWNER })]);
    expect([together!.value, together!.milliseconds]).toEqual([5001, 5001]);
  });

  test('a loop that waits for too long is ended like anything else that takes too long', () => {
    const script = simulated(
      'function wait() { for (;;) { try { for (;;) Date.now(); } catch (error) { if (!(error instanceof TypeError)) return CacheService.getScriptCache().get("x"); } } }',
    );
    const thrown = { name: 'Exception', message: 'Exceeded maximum execution time' };
    expect(script.run({ kind: 'menu', functionName: 'wait', args: [], user: OWNER })).toMatchObject({
      thrown,
      milliseconds: 360_000,
    });
    expect(script.together([inTurn({ kind: 'menu', functionName: 'wait', args: [], user: OWNER })])[0]).toMatchObject([
      { thrown },
    ]);
  });

  test('looking at the time now and then costs nothing', () => {
    const script = simulated(
      "function work() { for (let i = 0; i < 900; i++) Date.now(); CacheService.getScriptCache().get('a'); for (let i = 0; i < 900; i++) Date.now(); }",
    );
    expect(script.run({ kind: 'menu', functionName: 'work', args: [], user: OWNER }).milliseconds).toBeCloseTo(15, 5);
  });

  test('Date() without new is a text', () => {
    expect(seen(simulated('function f() { return Date() === new Date().toString() && typeof Date(); }'), 'f')).toBe(
      'string',
    );
  });
});
