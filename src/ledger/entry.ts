/** One answer as the ledger keeps it. `at` is when eCore gave it, in milliseconds. */
export type Entry =
  /** `ahead`: paid for by a run, and none of its rows has taken it yet. */
  | { kind: 'found'; email: string; at: number; ahead?: true }
  | { kind: 'not-found'; at: number }
  /** Paid for, but eCore's answer has no address that can be read. */
  | { kind: 'unusable'; at: number }
  /** eCore takes no such combination (400): asking again unchanged is no use. */
  | { kind: 'rejected'; at: number };

/** Milliseconds in base 36, always this long until the year 2059. */
const TIME_LENGTH = 8;

/** eCore's data grow: what it did not know in the morning is worth another (free) question in the afternoon. */
const NOT_FOUND_LASTS = 3 * 60 * 60 * 1000;

const AHEAD = '>';

const SIGNS = { 'not-found': '-', rejected: '!', unusable: '*' } as const;

/** `<8 characters of time><email, or the sign of another answer>`: short, because the durable tier is small. */
export function encodeEntry(entry: Entry): string {
  const time = Math.floor(entry.at).toString(36).padStart(TIME_LENGTH, '0');
  return time + (entry.kind === 'found' ? (entry.ahead ? AHEAD : '') + entry.email : SIGNS[entry.kind]);
}

/** The entry, or null when the text is none (somebody else's, cut short). */
export function decodeEntry(text: string): Entry | null {
  const at = parseInt(text.slice(0, TIME_LENGTH), 36);
  const rest = text.slice(TIME_LENGTH);
  if (!(at > 0) || rest === '') return null;
  if (rest === '-') return { kind: 'not-found', at };
  if (rest === '!') return { kind: 'rejected', at };
  if (rest === '*') return { kind: 'unusable', at };
  if (!rest.includes('@')) return null;
  return rest.charAt(0) === AHEAD
    ? { kind: 'found', email: rest.slice(1), at, ahead: true }
    : { kind: 'found', email: rest, at };
}

/** False once a *not found* is old enough to be asked again; what was paid for lasts. */
export function isFresh(entry: Entry, now: number): boolean {
  return entry.kind !== 'not-found' || now - entry.at < NOT_FOUND_LASTS;
}

/** The same answers, with the mark that what was paid for has not been taken by a row yet. */
export function markAhead(answers: Map<string, Entry>): Map<string, Entry> {
  const mark = (entry: Entry): Entry => (entry.kind === 'found' ? { ...entry, ahead: true } : entry);
  return new Map([...answers].map(([key, entry]) => [key, mark(entry)]));
}

/** The same without the mark for those that a row has taken. */
export function unmarkTaken(answers: Map<string, Entry>, isOpen: (key: string) => boolean): Map<string, Entry> {
  const unmark = ([key, entry]: [string, Entry]): [string, Entry] =>
    entry.kind !== 'found' || isOpen(key) ? [key, entry] : [key, { kind: 'found', email: entry.email, at: entry.at }];
  return new Map([...answers].map(unmark));
}
