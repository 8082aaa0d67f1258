import { decodeEntry, encodeEntry } from './entry';
import type { Entry } from './entry';

/** Answers of formula cells that wait for the durable tier together, in one entry of the cache: a line each. */

export function encodeWaiting(answers: Map<string, Entry>): string {
  return [...answers].map(([key, entry]) => `${key} ${encodeEntry(entry)}`).join('\n');
}

export function decodeWaiting(text: string): Map<string, Entry> {
  const answers = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const end = line.indexOf(' ');
    const entry = end < 0 ? null : decodeEntry(line.slice(end + 1));
    if (entry) answers.set(line.slice(0, end), entry);
  }
  return answers;
}
