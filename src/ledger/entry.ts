/** One answer as the ledger keeps it. `at` is when eCore gave it, in milliseconds. */
export type Entry =
  | { kind: 'found'; email: string; at: number }
  | { kind: 'not-found'; at: number }
  /** Paid for, but eCore's answer has no address that can be read. */
  | { kind: 'unusable'; at: number }
  /** eCore takes no such combination (400): asking again unchanged is no use. */
  | { kind: 'rejected'; at: number };

/** Milliseconds in base 36, always this long until the year 2059. */
const TIME_LENGTH = 8;

/** eCore's data grow: what it did not know in the morning is worth another (free) question in the afternoon. */
const NOT_FOUND_LASTS = 3 * 60 * 60 * 1000;

const SIGNS = { 'not-found': '-', rejected: '!', unusable: '*' } as const;

/** `<8 characters of time><email, or the sign of another answer>`: short, because the durable tier is small. */
export function encodeEntry(entry: Entry): string {
  const time = Math.floor(entry.at).toString(36).padStart(TIME_LENGTH, '0');
  return time + (entry.kind === 'found' ? entry.email : SIGNS[entry.kind]);
}

/** The entry, or null when the text is none (somebody else's, cut short). */
export function decodeEntry(text: string): Entry | null {
  const at = parseInt(text.slice(0, TIME_LENGTH), 36);
  const rest = text.slice(TIME_LENGTH);
  if (!(at > 0) || rest === '') return null;
  if (rest === '-') return { kind: 'not-found', at };
  if (rest === '!') return { kind: 'rejected', at };
  if (rest === '*') return { kind: 'unusable', at };
  return rest.includes('@') ? { kind: 'found', email: rest, at } : null;
}

/** False once a *not found* is old enough to be asked again; what was paid for lasts. */
export function isFresh(entry: Entry, now: number): boolean {
  return entry.kind !== 'not-found' || now - entry.at < NOT_FOUND_LASTS;
}
