import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { LiveAppsScript, LiveOptions } from '../../../../workbench/apps-script/live';
import { runLive } from '../../../../workbench/apps-script/live';
import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';
import type { Workbook } from '../../../../workbench/workbook/workbook';

const OWNER = 'owner@example.com';
const SITE = 'https://api.example';
const FIRST_CELL = { row: 1, column: 1, rows: 1, columns: 1 };

let script: LiveAppsScript | undefined;
let server: Server | undefined;

afterEach(async () => {
  await script?.close();
  server?.close();
  server?.closeAllConnections();
});

/** A script at work on an empty sheet. */
function started(source: string, options: Partial<LiveOptions> = {}): { workbook: Workbook; script: LiveAppsScript } {
  const workbook = createMemoryWorkbook({ sheets: [{ name: 'Sheet1', rows: 300, columns: 5 }] });
  const project = { name: 'Test', manifest: {}, scripts: [{ name: 'Code', source }], pages: [] };
  script = runLive({
    project,
    workbook,
    people: [{ email: OWNER, owner: true }, { email: 'editor@example.com' }],
    ...options,
  });
  return { workbook, script };
}

async function served(listener: RequestListener): Promise<{ [origin: string]: string }> {
  server = createServer(listener);
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return { [SITE]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('UrlFetchApp', () => {
  test('a hundred requests of one fetchAll are out at the same time, and answers keep their order', async () => {
    let open = 0;
    let most = 0;
    const origins = await served((request, response) => {
      most = Math.max(most, (open += 1));
      setTimeout(() => {
        open -= 1;
        response.end(request.url);
      }, 100);
    });
    const source = `function all() { return UrlFetchApp.fetchAll(Array.from({ length: 100 }, (_, i) => '${SITE}/' + i)).map((r) => r.getContentText()); }`;
    const answers = await started(source, { origins }).script.window(OWNER).call('all');
    expect(answers).toEqual(Array.from({ length: 100 }, (_, i) => `/${i}`));
    expect(most).toBe(100);
  });

  test('one dropped connection loses all answers of the call, in words with the full address', async () => {
    const origins = await served((request, response) =>
      request.url === '/3' ? response.destroy() : response.end('fine'),
    );
    const source = `function all() { return UrlFetchApp.fetchAll([1, 2, 3, 4].map((i) => ({ url: '${SITE}/' + i, muteHttpExceptions: true }))).length; }`;
    await expect(started(source, { origins }).script.window(OWNER).call('all')).rejects.toMatchObject({
      name: 'Exception',
      message: `Address unavailable: ${SITE}/3`,
    });
  });
});

describe('executions', () => {
  test("thirty of one user run at once, the next one is refused in the platform's words", async () => {
    let waiting = 0;
    let letGo: () => void = () => {};
    const gone = new Promise<void>((done) => (letGo = done));
    const origins = await served((_, response) => {
      if (++waiting === 30) letGo();
      void gone.then(() => setTimeout(() => response.end('together'), 50));
    });
    const { script: live } = started(
      `function wait() { return UrlFetchApp.fetch('${SITE}/').getContentText(); } function quick() { return 1; }`,
      { origins },
    );
    const windows = [1, 2, 3].map(() => live.window(OWNER));
    const calls = windows.flatMap((window) => Array.from({ length: 10 }, () => window.call('wait')));
    await gone;
    await expect(live.window(OWNER).call('quick')).rejects.toThrow(
      'There are too many scripts running simultaneously for this Google user account.',
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['together']));
  });

  test('a column of formulas does not shut out the page', async () => {
    const origins = await served((_, response) => setTimeout(() => response.end('slow'), 40));
    const { workbook, script: live } = started(
      `function SLOW(n) { return UrlFetchApp.fetch('${SITE}/').getContentText() + n; } function quick() { return 'answered'; }`,
      { origins },
    );
    workbook.change(
      0,
      { row: 1, column: 1, rows: 60, columns: 1 },
      Array.from({ length: 60 }, (_, i) => [{ formula: `=SLOW(${i})` }]),
    );
    const shown = () => workbook.values(0, { row: 1, column: 1, rows: 60, columns: 1 }).flat();
    expect(await live.window(OWNER).call('quick')).toBe('answered');
    while (shown().some((value) => value === 'Loading...')) await new Promise((done) => setTimeout(done, 10));
    expect(shown()).toEqual(Array.from({ length: 60 }, (_, i) => `slow${i}`));
  });

  test('each is ended at its time limit, also in a busy loop, and what it wrote before stays', async () => {
    const { workbook, script: live } = started(
      'function loop() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue("before"); SpreadsheetApp.flush(); for (;;); } function next() { return "next"; }',
      { limitOf: () => 300 },
    );
    const window = live.window(OWNER);
    await expect(window.call('loop')).rejects.toMatchObject({
      name: 'Exception',
      message: 'Exceeded maximum execution time',
    });
    expect(workbook.values(0, FIRST_CELL)).toEqual([['before']]);
    expect(live.appsScript.running).toEqual([]);
    expect(await window.call('next')).toBe('next');
  });

  test('no request and no sleep outlives the limit', async () => {
    const origins = await served(() => {});
    const source = `function hang() { try { UrlFetchApp.fetch('${SITE}/'); } catch (e) { return 'survived'; } } function sleep() { Utilities.sleep(100000); return 'woke'; }`;
    const window = started(source, { origins, limitOf: () => 200 }).script.window(OWNER);
    await expect(Promise.all([window.call('hang')])).rejects.toThrow('Exceeded maximum execution time');
    await expect(window.call('sleep')).rejects.toThrow('Exceeded maximum execution time');
  });

  test('a lock keeps executions apart, and one that dies gives its lock back', async () => {
    const source = `
      function add() {
        const lock = LockService.getDocumentLock();
        lock.waitLock(20000);
        const store = PropertiesService.getDocumentProperties();
        const count = Number(store.getProperty('count') || 0);
        Utilities.sleep(5);
        store.setProperty('count', String(count + 1));
        lock.releaseLock();
        return count + 1;
      }
      function holdForever() { LockService.getDocumentLock().waitLock(5000); Utilities.sleep(100000); }`;
    // Only the first one is to die, however slow the machine.
    const limits = [1000];
    const { script: live } = started(source, { limitOf: () => limits.shift() ?? Infinity });
    const window = live.window(OWNER);
    const held = window.call('holdForever').catch((error: Error) => error.message);
    const added = await Promise.all(
      Array.from({ length: 9 }, () => new Promise((done) => setTimeout(done, 400)).then(() => window.call('add'))),
    );
    expect([...added].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await held).toBe('Exceeded maximum execution time');
  });
});

describe('windows', () => {
  test('opening the document builds the menu, and its items run their functions', async () => {
    const source = [
      "function onOpen() { SpreadsheetApp.getUi().createMenu('Tools').addItem('Write', 'write').addToUi(); }",
      "function write() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue('clicked'); }",
    ].join('\n');
    const { workbook, script: live } = started(source);
    const window = live.window(OWNER);
    await window.openDocument();
    await window.clickMenu('Write');
    expect(workbook.values(0, FIRST_CELL)).toEqual([['clicked']]);
    await expect(window.clickMenu('Erase')).rejects.toThrow('The menu has no item Erase.');
  });

  test('a question waits for the user while other executions go on', async () => {
    const source = `
      function ask() { const ui = SpreadsheetApp.getUi(); return ui.alert('Sure?', ui.ButtonSet.YES_NO) === ui.Button.YES; }
      function quick() { return 'meanwhile'; }`;
    const window = started(source).script.window(OWNER);
    let answer: () => void = () => {};
    const asked = new Promise<void>((seen) => {
      window.onQuestion = () => {
        seen();
        return new Promise((done) => (answer = () => done({ button: 'YES' })));
      };
    });
    const asking = window.call('ask');
    await asked;
    expect(await window.call('quick')).toBe('meanwhile');
    answer();
    expect(await asking).toBe(true);
  });

  test('a Date anywhere in an answer makes the whole answer null', async () => {
    const source =
      'function dated() { return { at: new Date(), other: 1 }; } function plain() { return { other: [1, "two", null] }; }';
    const window = started(source).script.window(OWNER);
    expect(await window.call('dated')).toBeNull();
    expect(await window.call('plain')).toEqual({ other: [1, 'two', null] });
  });

  test('private and missing functions cannot be called from a page', async () => {
    const window = started('function hidden_() { return 1; }').script.window(OWNER);
    await expect(window.call('hidden_')).rejects.toThrow('Script function not found: hidden_');
    await expect(window.call('nothing')).rejects.toThrow('Script function not found: nothing');
  });

  test('an asynchronous function is waited for', async () => {
    expect(
      await started('async function later() { await null; return "done"; }').script.window(OWNER).call('later'),
    ).toBe('done');
  });

  test('a script that cannot be loaded says why', async () => {
    await expect(started('function broken( {').script.window(OWNER).call('broken')).rejects.toMatchObject({
      name: 'SyntaxError',
    });
  });
});

describe('custom functions', () => {
  const settled = async (workbook: Workbook, columns = 1, rows = 1) => {
    const area = { row: 1, column: 1, rows, columns };
    while (workbook.values(0, area).flat().includes('Loading...')) await new Promise((done) => setTimeout(done, 5));
    return workbook.values(0, area);
  };

  test('an answer with rows and columns spills', async () => {
    const { workbook } = started('function TABLE(n) { return Array.from({ length: n }, (_, i) => [i, "row " + i]); }');
    workbook.change(0, FIRST_CELL, [[{ formula: '=TABLE(2)' }]]);
    expect(await settled(workbook, 2, 2)).toEqual([
      [0, 'row 0'],
      [1, 'row 1'],
    ]);
  });

  test("what it throws is the cell's error, with the line", async () => {
    const { workbook } = started('\n\nfunction STRICT() { throw new Error("Connect a token first"); }');
    workbook.change(0, FIRST_CELL, [[{ formula: '=strict()' }]]);
    expect(await settled(workbook)).toEqual([
      [{ error: '#ERROR!', message: 'Error: Connect a token first (line 3).' }],
    ]);
  });

  test("one that runs too long is ended with the platform's note", async () => {
    const { workbook } = started('function ENDLESS() { for (;;); }', { limitOf: () => 200 });
    workbook.change(0, FIRST_CELL, [[{ formula: '=ENDLESS()' }]]);
    expect(await settled(workbook)).toEqual([
      [{ error: '#ERROR!', message: 'Exceeded maximum execution time (line 0).' }],
    ]);
  });

  test('it may read the sheet but not write to it', async () => {
    const { workbook } = started(
      'function WRITE() { SpreadsheetApp.getActiveSheet().getRange(2, 2).setValue(1); return 1; }',
    );
    workbook.change(0, FIRST_CELL, [[{ formula: '=WRITE()' }]]);
    expect(await settled(workbook)).toEqual([
      [{ error: '#ERROR!', message: expect.stringContaining('You do not have permission to call setValue') }],
    ]);
  });
});
