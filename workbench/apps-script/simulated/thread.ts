import { MessageChannel, Worker } from 'node:worker_threads';
import { contextFiles } from '../guest-bundle';
import type { ScriptProject } from '../project';
import { sleepUntilRaised } from '../raised-flag';
import { threadProgram } from '../thread-program';
import { REAL_MILLISECONDS } from './context';
import { FOR_MAIN, FOR_THREAD, receiveNow } from './thread-protocol';
import type { ThreadData, ThreadJob, ThreadMessage, ThreadReply } from './thread-protocol';

/** How many threads are kept for the next execution. */
const KEPT = 8;

const idle: Thread[] = [];
const numbers = new WeakMap<ScriptProject, number>();
let projects = 0;

/** A thread that rests at each service call until it is told to go on; a new one takes some 50 ms to start. */
export class Thread {
  readonly #worker: Worker;
  readonly #port;
  readonly #signals;
  readonly #known = new Set<number>();

  private constructor() {
    const { port1, port2 } = new MessageChannel();
    const flags = new SharedArrayBuffer(8);
    const workerData: ThreadData = { port: port2, flags };
    this.#worker = new Worker(threadProgram('simulated/thread-worker.ts'), {
      eval: true,
      workerData,
      transferList: [port2],
      env: {},
      stdin: false,
    });
    this.#port = port1;
    this.#signals = new Int32Array(flags);
    // Neither keeps the process alive.
    this.#worker.unref();
    port1.unref();
  }

  static take(): Thread {
    return idle.pop() ?? new Thread();
  }

  /** To be called once the execution has ended. */
  giveBack(): void {
    if (idle.length < KEPT) idle.push(this);
    else this.end();
  }

  /** Ends it in the middle of an execution. */
  end(): void {
    void this.#worker.terminate();
  }

  /** Starts an execution and lets it run until its first service call, or to its end. */
  start(project: ScriptProject, call: string, { now, until }: { now: number; until: number }): ThreadMessage {
    let number = numbers.get(project);
    if (number === undefined) numbers.set(project, (number = ++projects));
    const job: ThreadJob = {
      project: number,
      call,
      now,
      until,
      ...(this.#known.has(number) ? {} : { files: contextFiles(project) }),
    };
    this.#known.add(number);
    return this.#exchange(job);
  }

  /** Answers its service call and lets it run until the next one, or to its end. */
  goOn(reply: string, now: number): ThreadMessage {
    return this.#exchange({ reply, now });
  }

  #exchange(message: ThreadJob | ThreadReply): ThreadMessage {
    this.#port.postMessage(message);
    Atomics.store(this.#signals, FOR_THREAD, 1);
    Atomics.notify(this.#signals, FOR_THREAD);
    if (!sleepUntilRaised(this.#signals, FOR_MAIN, REAL_MILLISECONDS + 5000)) {
      void this.#worker.terminate();
      throw new Error('The thread of an execution does not answer.');
    }
    Atomics.store(this.#signals, FOR_MAIN, 0);
    return receiveNow<ThreadMessage>(this.#port);
  }
}
