/**
 * The thread in which executions run, each in a context of its own that has nothing of Node. A service call is sent to
 * the main thread, and this one sleeps until the answer is there: that is how UrlFetchApp and the others can block.
 */
import { createContext, runInContext } from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { sleepUntilRaised } from '../raised-flag';
import type { Job, JobResult, ServiceMessage, WorkerData } from './worker-protocol';

const { port, flag } = workerData as WorkerData;
const waiting = new Int32Array(flag);

function callService(name: string, args: string): string {
  Atomics.store(waiting, 0, 0);
  port.postMessage({ name, args } satisfies ServiceMessage);
  sleepUntilRaised(waiting, 0);
  return receiveMessageOnPort(port)?.message as string;
}

// A promise that is rejected while nobody listens is silent in Apps Script, as reported by J. Poehnelt.
process.on('unhandledRejection', () => {});

async function run({ files, call }: Job): Promise<string> {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: true, wasm: true } });
  Object.defineProperty(context, 'callService', { value: callService, configurable: true });
  try {
    for (const { name, source } of files) runInContext(source, context, { filename: name });
  } catch (error) {
    const { name, message, stack } = error as Error;
    return JSON.stringify({ error: { name, message, stack } });
  }
  return (await runInContext(call, context)) as string;
}

parentPort?.on('message', (job: Job) => {
  // Promises that the script left behind run to their end first: they belong to this execution.
  const send = (result: JobResult) => setImmediate(() => parentPort?.postMessage(result));
  run(job).then(
    (outcome) => send({ outcome }),
    (error: unknown) => send({ broken: String((error as Error | undefined)?.stack ?? error) }),
  );
});
