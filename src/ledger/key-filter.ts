/**
 * A Bloom filter over lookup keys: a few bits a key tell whether a key may be among many thousands, with hardly any
 * false alarm and no miss. A large run keeps the keys that several of its rows share in one, so that their answers stay
 * in the small durable tier until the last of those rows has come up.
 */

/** Keys are hashes, 6 bits a character: three characters name one of 2^18 bits, and five such names are set for a key. */
const BITS = 18;
const NAMES = 5;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Characters a property holds: 9 KB is the most. */
const PART = 8_000;
const PROPERTY = 'shared.';

/** The filter as properties, and how many they are. */
export function encodeKeyFilter(keys: Iterable<string>): { parts: number; properties: { [name: string]: string } } {
  const sextets = new Uint8Array(2 ** BITS / 6 + 1);
  for (const key of keys) for (const bit of bitsOf(key)) sextets[Math.floor(bit / 6)]! |= 1 << (bit % 6);
  let text = '';
  sextets.forEach((sextet) => (text += ALPHABET.charAt(sextet)));
  const properties: { [name: string]: string } = {};
  const parts = Math.ceil(text.length / PART);
  for (let part = 0; part < parts; part++) properties[PROPERTY + part] = text.slice(part * PART, (part + 1) * PART);
  return { parts, properties };
}

/** Whether a key may be in the filter; with no parts, or one of them gone, no key is. */
export function decodeKeyFilter(parts: number, properties: { [name: string]: string }): (key: string) => boolean {
  let text = '';
  for (let part = 0; part < parts; part++) text += properties[PROPERTY + part] || '';
  if (text.length * 6 < 2 ** BITS) return () => false;
  return (key) =>
    bitsOf(key).every((bit) => (ALPHABET.indexOf(text.charAt(Math.floor(bit / 6))) & (1 << (bit % 6))) !== 0);
}

function bitsOf(key: string): number[] {
  const bits: number[] = [];
  for (let name = 0; name < NAMES; name++) {
    let bit = 0;
    // The first character names the shard; the filter goes by the others.
    for (let index = 1; index <= 3; index++) bit = bit * 64 + ALPHABET.indexOf(key.charAt(name * 3 + index));
    bits.push(bit);
  }
  return bits;
}
