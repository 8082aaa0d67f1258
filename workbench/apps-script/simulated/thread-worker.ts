/**
 * A thread that runs one execution after the other, each until its next service call, and sleeps in between. It never
 * runs at the same time as the main thread: one of the two is always waiting for the other.
 */
import { Script } from 'node:vm';
import { workerData } from 'node:worker_threads';
import { sleepUntilRaised } from '../raised-flag';
import { scriptClock } from './busy-wait';
import { runContext } from './context';
import { FOR_MAIN, FOR_THREAD, receiveNow } from './thread-protocol';
import type { ThreadData, ThreadJob, ThreadMessage, ThreadReply } from './thread-protocol';

const { port, flags } = workerData as ThreadData;
const signals = new Int32Array(flags);
const compiled = new Map<number, Script[]>();
let now = 0;

function receive<Message>(): Message {
  sleepUntilRaised(signals, FOR_THREAD);
  Atomics.store(signals, FOR_THREAD, 0);
  return receiveNow<Message>(port);
}

function send(message: ThreadMessage): void {
  port.postMessage(message);
  Atomics.store(signals, FOR_MAIN, 1);
  Atomics.notify(signals, FOR_MAIN);
}

function scriptsOf({ project, files }: ThreadJob): Script[] {
  try {
    if (files)
      compiled.set(
        project,
        files.map(({ name, source }) => new Script(source, { filename: name })),
      );
  } catch (error) {
    // Told again in the context, as an execution's own failure.
    compiled.set(project, [new Script(`throw new SyntaxError(${JSON.stringify((error as Error).message)})`)]);
  }
  return compiled.get(project)!;
}

for (;;) {
  const job = receive<ThreadJob>();
  now = job.now;
  let waited = 0;
  const clock = scriptClock(
    () => now + waited,
    () => {
      if (now + waited >= job.until) return false;
      waited += 1;
      return true;
    },
  );
  const outcome = runContext({
    scripts: scriptsOf(job),
    call: job.call,
    callService: (name, args) => {
      clock.called();
      send({ name, args, waited });
      const answer = receive<ThreadReply>();
      now = answer.now;
      waited = 0;
      return answer.reply;
    },
    now: clock.read,
  });
  send({ outcome, waited });
}
