import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMessage } from '../../../workbench/server/read-message';
import { startServer } from '../../../workbench/server/start-server';
import type { RunningServer } from '../../../workbench/server/options';
import { connectPage } from './builders';

const pageDirectory = mkdtempSync(join(tmpdir(), 'page-'));
let server: RunningServer;
let logged: string[] = [];

beforeAll(async () => {
  writeFileSync(join(pageDirectory, 'frame.js'), '/* frame */');
  server = await startServer({
    list: {
      name: 'list',
      sheets: [
        {
          name: 'List',
          rows: [
            ['a', 1],
            ['b', 2],
          ],
        },
      ],
    },
    projectDirectory: 'test/workbench/apps-script/scripts-by-others/clean-up',
    projectName: 'Clean up',
    pageDirectory,
    ecoreOrigin: 'http://127.0.0.1:9',
    live: false,
    log: (line) => logged.push(line),
  });
}, 30_000);
afterAll(async () => {
  await server.close();
  rmSync(pageDirectory, { recursive: true, force: true });
});

/** What a page would really say, to be spoilt. */
const GOOD = [
  {
    type: 'mutation',
    epoch: 1,
    base: 0,
    mutation: {
      id: 'sheet.mutation.set-range-values',
      params: { unitId: 'workbook', subUnitId: '0', cellValue: { 0: { 0: { v: 'x' } } } },
    },
  },
  {
    type: 'selection',
    selection: { sheet: '0', ranges: [{ row: 1, column: 1, rows: 1, columns: 1 }], current: { row: 1, column: 1 } },
  },
  { type: 'menu', functionName: 'onOpen' },
  { type: 'call', call: '1', frame: 'sidebar-1', name: 'x', args: [] },
  { type: 'answered', question: 'question-1', answer: { button: 'OK' } },
  { type: 'closed', frame: 'sidebar-1' },
  { type: 'ping' },
];

/** Every message with one of its parts taken away or replaced. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* [undefined, null, 5, -1, 1e9, 'x', '', [], {}, [null], { x: null }];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of spoilt(part))
      yield Array.isArray(value)
        ? value.map((one, index) => (String(index) === key ? other : one))
        : { ...value, [key]: other };
  }
}

/** Says it all, then makes sure that the same connection still answers and the workbook still takes an edit. */
async function survives(messages: (string | Buffer)[]): Promise<void> {
  const page = connectPage(`${server.url.replace('http', 'ws')}socket?window=window-1&as=owner`, {
    Origin: new URL(server.url).origin,
  });
  await page.next('snapshot');
  for (const message of messages) page.socket.send(message);
  page.say({ type: 'ping' });
  await page.next('pong');
  await new Promise((done) => setTimeout(done, 20));
  expect(page.socket.readyState).toBe(page.socket.OPEN);
  page.socket.terminate();

  const another = connectPage(`${server.url.replace('http', 'ws')}socket?window=window-2&as=editor`, {
    Origin: new URL(server.url).origin,
  });
  const { epoch, sequence, workbook } = await another.next('snapshot');
  expect(Object.keys((workbook as { sheets: object }).sheets)).toEqual(['0']);
  const unitId = (workbook as { id: string }).id;
  const mutation = {
    id: 'sheet.mutation.set-range-values',
    params: { unitId, subUnitId: '0', cellValue: { 4: { 1: { v: 'still here' } } } },
  };
  another.say({ type: 'mutation', epoch, base: sequence, mutation });
  another.say({ type: 'ping' });
  await another.next('pong');
  another.socket.terminate();
  expect((await (await fetch(`${server.url}download/csv?sheet=0`)).text()).split(/\r?\n/)[4]).toBe(',still here');
}

describe('malformed messages of a page that was let in end nothing (situation 64)', () => {
  test('what is no message at all', async () => {
    logged = [];
    await survives([
      '',
      '{',
      'null',
      '5',
      '"ping"',
      '[]',
      '{}',
      '[null]',
      '{"type":null}',
      '{"type":"__proto__"}',
      '{"type":"constructor"}',
      '{"type":"no such"}',
      Buffer.from([0, 255, 254]),
    ]);
    expect(logged).toContain('A message of the page could not be understood and was left out.');
  });

  test('every message with any one of its parts spoilt', async () => {
    await survives(GOOD.flatMap((message) => [...spoilt(message)].map((one) => JSON.stringify(one) ?? 'undefined')));
  }, 30_000);

  test('mutations of every kind with parameters that fit nothing', async () => {
    const ids = [
      'insert-row',
      'remove-rows',
      'insert-col',
      'remove-col',
      'move-columns',
      'reorder-range',
      'set-worksheet-name',
      'set-row-hidden',
      'set-frozen',
      'set-filter-range',
      'set-filter-criteria',
      'update-note',
      'remove-sheet',
      'insert-sheet',
      'set-worksheet-row-count',
    ];
    const params = [
      {},
      { unitId: 'workbook' },
      { unitId: 'workbook', subUnitId: 'none' },
      { unitId: 'workbook', subUnitId: '0' },
      { unitId: 'workbook', subUnitId: '0', range: null },
      { unitId: 'other', subUnitId: '0', range: { startRow: 0, endRow: 1, startColumn: 0, endColumn: 1 } },
    ];
    await survives(
      ids.flatMap((id) =>
        params.map((one) =>
          JSON.stringify({
            type: 'mutation',
            epoch: 1,
            base: 1e6,
            mutation: { id: `sheet.mutation.${id}`, params: one },
          }),
        ),
      ),
    );
  }, 30_000);

  test('a formula that is no text, a value that is a list, cells beside the sheet', async () => {
    const cells = [
      { 0: { 0: { f: 5 } } },
      { 0: { 0: { v: [] } } },
      { 0: { 0: 'x' } },
      { 99999999: { 0: { v: 1 } } },
      { 0: { 99999: { v: 1 } } },
      { '-1': { 0: { v: 1 } } },
      { x: { y: { v: 1 } } },
      { 0: [] },
      [],
    ];
    await survives(
      cells.map((cellValue) =>
        JSON.stringify({
          type: 'mutation',
          epoch: 1,
          base: 1e6,
          mutation: {
            id: 'sheet.mutation.set-range-values',
            params: { unitId: 'workbook', subUnitId: '0', cellValue },
          },
        }),
      ),
    );
  }, 30_000);

  test('whatever JSON there is', async () => {
    const types = fc.constantFrom('mutation', 'selection', 'menu', 'call', 'answered', 'closed', 'ping');
    const messages = fc.sample(
      fc.tuple(
        types,
        fc.dictionary(
          fc.constantFrom(
            'epoch',
            'base',
            'mutation',
            'selection',
            'functionName',
            'call',
            'frame',
            'name',
            'args',
            'answer',
            'question',
          ),
          fc.jsonValue(),
        ),
      ),
      300,
    );
    await survives(messages.map(([type, rest]) => JSON.stringify({ ...rest, type })));
  }, 30_000);
});

test.each(GOOD.map((message) => [message.type, message]))('a message %s is read as it was said', (_type, message) => {
  expect(readMessage(JSON.stringify(message))).toEqual(message);
});
