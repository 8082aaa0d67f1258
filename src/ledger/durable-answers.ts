import { byteLength } from '../byte-length';
import type { Properties } from '../services';
import { decodeEntry, encodeEntry } from './entry';
import type { Entry } from './entry';

/**
 * The durable tier: answers packed into 64 document properties by the first character of their key, so that one key
 * costs one property read. Google allows 9 KB a value and 500 KB in all; 64 shards of this size leave room for the
 * runs' own records, the filter of a long run's keys and what undoing needs, all at their largest.
 */
const SHARD_BYTES = 5_300;
const SHARD_PREFIX = 'ledger.';
const KEY_REST = 15;

type Shard = Map<string, string>;

/** What is left out last and first where not all answers fit. */
export interface Keeping {
  /** Keys that go last, and whose *not found* is worth keeping too. */
  keep?: (key: string) => boolean;
  /** Keeps every *not found*, which goes first. */
  notFound?: boolean;
  /** Keys that a second row has taken the answer of: most people stand in two rows at most, so they go like the oldest. */
  served?: Iterable<string>;
}

/** Stands for an answer that never came. It does not count as an answer. */
const UNANSWERED = /^([0-9a-z]{8})~$/;

/** The properties that hold these keys, as they are now. Reads one property for a key or two, all of them in one call for more. */
export function currentShards(properties: Properties, keys: string[]): { [name: string]: string } {
  const names = new Set(keys.map(shardName));
  if (names.size > 2) return properties.getAll();
  const texts: { [name: string]: string } = {};
  names.forEach((name) => (texts[name] = properties.get(name) || ''));
  return texts;
}

/** The saved answers among the keys. */
export function pickDurable(texts: { [name: string]: string }, keys: string[]): Map<string, Entry> {
  const shards = new Map<string, Shard>();
  const found = new Map<string, Entry>();
  for (const key of keys) {
    const name = shardName(key);
    let shard = shards.get(name);
    if (!shard) shards.set(name, (shard = unpack(texts[name] || '')));
    const text = shard.get(key.slice(1));
    const entry = text === undefined ? null : decodeEntry(text);
    if (entry) found.set(key, entry);
  }
  return found;
}

/** Of the keys that got no answer, when they were asked. */
export function pickUnanswered(texts: { [name: string]: string }, keys: string[]): Map<string, number> {
  const asked = new Map<string, number>();
  for (const key of keys) {
    const time = UNANSWERED.exec(unpack(texts[shardName(key)] || '').get(key.slice(1)) || '')?.[1];
    if (time !== undefined) asked.set(key, parseInt(time, 36));
  }
  return asked;
}

/** The changed shards with the keys marked that have no answer. Only for the holder of the lock, like `mergeDurable`. */
export function markUnanswered(
  texts: { [name: string]: string },
  keys: string[],
  now: number,
): { [name: string]: string } {
  const changed: { [name: string]: string } = {};
  for (const key of keys) {
    const name = shardName(key);
    const shard = unpack(changed[name] ?? texts[name] ?? '');
    if (decodeEntry(shard.get(key.slice(1)) || '') !== null) continue;
    shard.delete(key.slice(1));
    shard.set(key.slice(1), `${Math.floor(now).toString(36).padStart(8, '0')}~`);
    changed[name] = pack(shard, () => false);
  }
  return changed;
}

/**
 * The changed shards with these answers added, the oldest of a full shard left out. Only for the holder of the
 * document lock: two executions that merge into the same old text would lose one's answers.
 *
 * @param texts the shards as they are now
 */
export function mergeDurable(
  texts: { [name: string]: string },
  entries: Map<string, Entry>,
  { keep = () => false, notFound = false, served = [] }: Keeping = {},
): { [name: string]: string } {
  const shards = new Map<string, Shard>();
  const shardOf = (key: string): Shard => {
    const name = shardName(key);
    const shard = shards.get(name) ?? unpack(texts[name] || '');
    shards.set(name, shard);
    return shard;
  };
  for (const [key, entry] of entries) {
    if (entry.kind === 'not-found' && !notFound && !keep(key)) continue;
    const shard = shardOf(key);
    shard.delete(key.slice(1));
    shard.set(key.slice(1), encodeEntry(entry));
  }
  for (const key of served) {
    const rest = key.slice(1);
    const text = shardOf(key).get(rest);
    if (text !== undefined) shards.set(shardName(key), new Map([[rest, text], ...shardOf(key)]));
  }
  const changed: { [name: string]: string } = {};
  shards.forEach(
    (shard, name) => (changed[name] = pack(shard, (rest) => keep(name.charAt(SHARD_PREFIX.length) + rest))),
  );
  return changed;
}

function shardName(key: string): string {
  return SHARD_PREFIX + key.charAt(0);
}

export function isShard(name: string): boolean {
  return name.startsWith(SHARD_PREFIX);
}

/** How many answers these properties hold. */
export function countDurable(texts: { [name: string]: string }): number {
  return Object.keys(texts)
    .filter(isShard)
    .reduce((count, name) => count + [...unpack(texts[name] || '').values()].filter(isAnswer).length, 0);
}

function isAnswer(text: string): boolean {
  return !UNANSWERED.test(text);
}

/** Oldest first: a Map keeps the order of insertion. */
function unpack(text: string): Shard {
  const shard: Shard = new Map();
  for (const line of text.split('\n')) {
    if (line.length > KEY_REST) shard.set(line.slice(0, KEY_REST), line.slice(KEY_REST));
  }
  return shard;
}

/**
 * As many lines as fit: first what must be kept, then the others, of both what was paid for before what was free, and of
 * each the newest.
 */
function pack(shard: Shard, isKept: (rest: string) => boolean): string {
  const newestFirst = [...shard].reverse();
  const chosen = new Set<string>();
  const rankOf = (rest: string, text: string) =>
    (isKept(rest) ? 0 : 2) + ((decodeEntry(text)?.kind || 'not-found') === 'not-found' ? 1 : 0);
  let bytes = 0;
  for (const rank of [0, 1, 2, 3]) {
    for (const [rest, text] of newestFirst) {
      if (rankOf(rest, text) !== rank) continue;
      bytes += byteLength(rest + text) + 1;
      if (bytes > SHARD_BYTES) break;
      chosen.add(rest);
    }
  }
  return [...shard]
    .filter(([rest]) => chosen.has(rest))
    .map(([rest, text]) => rest + text)
    .join('\n');
}
