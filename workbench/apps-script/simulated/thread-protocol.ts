import type { MessagePort } from 'node:worker_threads';

/** The flags by which one side sleeps until the other has put a message into the port: 0 nothing yet, 1 there is one. */
export const FOR_THREAD = 0;
export const FOR_MAIN = 1;

export interface ThreadData {
  port: MessagePort;
  flags: SharedArrayBuffer;
}

/** One execution. `files` come along only when the thread has not compiled this project before. */
export interface ThreadJob {
  project: number;
  files?: { name: string; source: string }[];
  call: string;
  now: number;
}

export interface ThreadReply {
  reply: string;
  now: number;
}

/** A service call that waits for its reply, or how the execution ended; JSON texts. */
export type ThreadMessage = { name: string; args: string } | { outcome: string };
