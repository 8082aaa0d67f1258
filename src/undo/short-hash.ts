const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A text as a few characters, 6 bits each, eight at most: enough to know it again among some thousands, and nothing to
 * read it by. Two multiplicative hashes side by side (FNV-1a with different primes), because each lookup's SHA-256 costs
 * more than a row may take here.
 */
export function shortHash(text: string, characters: number): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35);
  a ^= a >>> 12;
  b ^= b >>> 13;
  let hash = '';
  for (let index = 0; index < characters; index++) {
    const word = index < 4 ? a : b;
    hash += ALPHABET.charAt((word >>> ((index % 4) * 6 + 2)) & 63);
  }
  return hash;
}
