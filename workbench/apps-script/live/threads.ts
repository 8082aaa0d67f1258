import { MessageChannel, Worker } from 'node:worker_threads';
import type { Job, JobResult, ServiceMessage, WorkerData } from './worker-protocol';

/** Answers a service call with a JSON text, sooner or later; the thread is blocked until then. */
export type AnswerCall = (name: string, args: string) => string | Promise<string>;

/** One execution in a thread. */
export interface Running {
  /** The JSON text the execution ended with. */
  readonly outcome: Promise<string>;
  /** Ends the thread at once, also in a busy loop or a blocked call; `outcome` is then never settled. */
  kill(): void;
}

export interface Threads {
  run(job: Job, answer: AnswerCall): Running;
  close(): Promise<void>;
}

/** Threads that are kept for the next execution; a new one takes some 45 ms to start. */
const KEPT = 8;

/** @param workerSource the worker's program (see `worker.ts`), as CommonJS */
export function createThreads(workerSource: string): Threads {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const start = (): Thread => {
    const thread = new Thread(workerSource);
    all.add(thread);
    return thread;
  };
  const giveBack = (thread: Thread) => {
    if (idle.length < KEPT) idle.push(thread);
    else drop(thread);
  };
  const drop = (thread: Thread) => {
    all.delete(thread);
    return thread.end();
  };
  idle.push(start());
  return {
    run(job, answer) {
      const thread = idle.pop() ?? start();
      let killed = false;
      const outcome = new Promise<string>((done, fail) => {
        thread.run(job, answer).then(
          (text) => {
            if (killed) return;
            giveBack(thread);
            done(text);
          },
          (error: unknown) => {
            if (killed) return;
            void drop(thread);
            fail(error);
          },
        );
      });
      return {
        outcome,
        kill() {
          killed = true;
          void drop(thread);
        },
      };
    },
    async close() {
      idle.length = 0;
      await Promise.all([...all].map(drop));
    },
  };
}

/** One worker with its line for service calls. It runs one job at a time. */
class Thread {
  readonly #worker: Worker;
  readonly #calls = new MessageChannel();
  readonly #flag = new SharedArrayBuffer(4);
  #answer: AnswerCall = () => {
    throw new Error('No execution is running in this thread.');
  };
  #fail: (error: unknown) => void = () => {};

  constructor(source: string) {
    const workerData: WorkerData = { port: this.#calls.port2, flag: this.#flag };
    this.#worker = new Worker(source, {
      eval: true,
      workerData,
      transferList: [this.#calls.port2],
      env: {},
      stdin: false,
    });
    this.#calls.port1.on('message', (message: ServiceMessage) => void this.#serve(message));
    this.#rest();
  }

  run(job: Job, answer: AnswerCall): Promise<string> {
    this.#answer = answer;
    this.#worker.ref();
    this.#calls.port1.ref();
    return new Promise<string>((done, fail) => {
      const settle = (finish: () => void) => {
        this.#worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        this.#rest();
        finish();
      };
      const onMessage = (result: JobResult) =>
        settle(() => ('outcome' in result ? done(result.outcome) : fail(new Error(result.broken))));
      const onError = (error: unknown) => settle(() => fail(error));
      const onExit = () => settle(() => fail(new Error('The thread of an execution ended unexpectedly.')));
      this.#fail = onError;
      this.#worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      this.#worker.postMessage(job);
    });
  }

  async end(): Promise<void> {
    this.#calls.port1.close();
    await this.#worker.terminate();
  }

  async #serve({ name, args }: ServiceMessage): Promise<void> {
    let answer: string;
    try {
      answer = await this.#answer(name, args);
    } catch (error) {
      // The services themselves are at fault: the thread goes down with it, and the execution's outcome says so.
      this.#fail(error);
      return;
    }
    this.#calls.port1.postMessage(answer);
    const flag = new Int32Array(this.#flag);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  }

  /** An idle thread does not keep the process alive. */
  #rest(): void {
    this.#worker.unref();
    this.#calls.port1.unref();
  }
}
