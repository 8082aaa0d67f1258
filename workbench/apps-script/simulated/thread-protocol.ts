import { receiveMessageOnPort } from 'node:worker_threads';
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
  /** When its time is used up. */
  until: number;
}

export interface ThreadReply {
  reply: string;
  now: number;
}

/** A service call that waits for its reply, or how the execution ended; JSON texts. */
export type ThreadMessage = ({ name: string; args: string } | { outcome: string }) & {
  /** Milliseconds for which the script has waited in loops since it went on. */
  waited: number;
};

const nap = new Int32Array(new SharedArrayBuffer(4));
const MOST_NAPS = 2_000;

/**
 * The message that the other side has put into the port. Now and then (once in some hundred thousand) Node does not
 * give it out at once although it was posted before the flag was raised.
 */
export function receiveNow<Message>(port: MessagePort): Message {
  for (let naps = 0; naps < MOST_NAPS; naps++) {
    const received = receiveMessageOnPort(port);
    if (received) return received.message as Message;
    Atomics.wait(nap, 0, 0, 1);
  }
  throw new Error('A thread has raised its flag without a message.');
}
