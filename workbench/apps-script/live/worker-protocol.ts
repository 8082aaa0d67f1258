import type { MessagePort } from 'node:worker_threads';

/** What a thread is started with: the port and the flag by which a service call blocks until it is answered. */
export interface WorkerData {
  port: MessagePort;
  /** One 32-bit number: 0 while the thread waits for an answer, 1 once it is in the port. */
  flag: SharedArrayBuffer;
}

/** One execution for a thread: the texts that make up its context, and the expression that calls the function. */
export interface Job {
  files: { name: string; source: string }[];
  call: string;
}

/** A service call; `args` and the answer are JSON texts, so that nothing of one context reaches another. */
export interface ServiceMessage {
  name: string;
  args: string;
}

/** How an execution ended, as a JSON text; or what went wrong in the workbench itself. */
export type JobResult = { outcome: string } | { broken: string };
