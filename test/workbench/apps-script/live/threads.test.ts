import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AnswerCall, Threads } from '../../../../workbench/apps-script/live/threads';
import { createThreads } from '../../../../workbench/apps-script/live/threads';
import { workerSource } from '../../../../workbench/apps-script/live/worker-source';

let threads: Threads;

afterEach(() => threads.close());

function run(source: string, answer: AnswerCall = () => 'null'): Promise<unknown> {
  return threads
    .run({ files: [{ name: 'Code', source }], call: 'JSON.stringify(main())' }, answer)
    .outcome.then((text) => JSON.parse(text) as unknown);
}

beforeEach(() => {
  threads = createThreads(workerSource());
});

test('a script that calls a service goes on once the answer is there', async () => {
  const answers = await run(
    'function main() { return [callService("ask", "[1]"), callService("ask", "[2]")]; }',
    async (name, args) => {
      await new Promise((done) => setTimeout(done, 10));
      return `${name} ${args}`;
    },
  );
  expect(answers).toEqual(['ask [1]', 'ask [2]']);
});

test('a notification that comes late, while the script waits for its next answer, is not taken for that answer', async () => {
  const calls = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { port: calls.port2, flag: flag.buffer };
  const worker = new Worker(workerSource(), { eval: true, workerData, transferList: [calls.port2] });
  calls.port1.on('message', async ({ args }: { args: string }) => {
    // It sleeps soon, and somebody wakes it without an answer.
    for (let tries = 0; tries < 5; tries++) {
      await new Promise((done) => setTimeout(done, 20));
      Atomics.notify(flag, 0);
    }
    calls.port1.postMessage(`answer to ${args}`);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
  const ended = new Promise((done) => worker.once('message', done));
  worker.postMessage({
    files: [
      { name: 'Code', source: 'function main() { return [1, 2].map((number) => callService("ask", "" + number)); }' },
    ],
    call: 'JSON.stringify(main())',
  });
  const outcome = await ended;
  calls.port1.close();
  await worker.terminate();
  expect(outcome).toEqual({ outcome: '["answer to 1","answer to 2"]' });
});

test('nothing of Node or the browser is there', async () => {
  const names = [
    'process',
    'require',
    'Buffer',
    'setTimeout',
    'fetch',
    'URL',
    'TextEncoder',
    'crypto',
    'window',
    'global',
    'structuredClone',
    'queueMicrotask',
  ];
  const found = await run(
    `function main() { return ${JSON.stringify(names)}.filter((name) => eval('typeof ' + name) !== 'undefined'); }`,
  );
  expect(found).toEqual([]);
});

test('each execution has a context of its own, also in a thread that is used again', async () => {
  const source =
    'var count = (globalThis.count || 0) + 1; Array.prototype.seen = (Array.prototype.seen || 0) + 1; function main() { return [count, [].seen]; }';
  expect([await run(source), await run(source), await run(source)]).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test('thirty executions are at work at once', async () => {
  let atOnce = 0;
  let letGo: (answer: string) => void;
  const everybodyIsThere = new Promise<string>((done) => (letGo = done));
  const answer = () => {
    if (++atOnce === 30) letGo('"together"');
    return everybodyIsThere;
  };
  const runs = Array.from({ length: 30 }, () =>
    run('function main() { return JSON.parse(callService("wait", "[]")); }', answer),
  );
  expect(new Set(await Promise.all(runs))).toEqual(new Set(['together']));
});

test.each([
  ['in a busy loop', 'function main() { for (;;); }'],
  ['in a blocked call', 'function main() { callService("never", "[]"); }'],
])('a script can be killed %s, and the next one runs', async (_, source) => {
  const running = threads.run(
    { files: [{ name: 'Code', source }], call: 'main()' },
    () => new Promise<string>(() => {}),
  );
  await new Promise((done) => setTimeout(done, 30));
  running.kill();
  expect(await run('function main() { return "next"; }')).toBe('next');
});

test('promises that a script leaves behind are done before its execution ends', async () => {
  const asked: string[] = [];
  await run(
    'async function later() { for (let i = 0; i < 5; i++) { await null; callService("late", "[" + i + "]"); } } function main() { later(); return 1; }',
    (_, args) => {
      asked.push(args);
      return 'null';
    },
  );
  expect(asked).toEqual(['[0]', '[1]', '[2]', '[3]', '[4]']);
});

test('a promise that fails while nobody listens is silent', async () => {
  expect(await run("function main() { Promise.reject(new Error('nobody listens')); return 1; }")).toBe(1);
  expect(await run('function main() { return 2; }')).toBe(2);
});

test('services that break end the execution with what broke', async () => {
  await expect(
    run('function main() { callService("broken", "[]"); }', () => {
      throw new Error('The services are broken.');
    }),
  ).rejects.toThrow('The services are broken.');
});
