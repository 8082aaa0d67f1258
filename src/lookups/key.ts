import { sha256 } from './sha256';

/** A combination is named by the identifier that tells it from the others. */
export type Combination = 'linkedin_url' | 'company_website' | 'company_name' | 'email';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const KEY_BYTES = 12;

/**
 * The key of a lookup: the first 96 bits of SHA-256 over the combination and its normalised parts, as 16 base64url
 * characters. With a million keys in one document two are equal by chance once in 10^17.
 */
export function lookupKey(combination: Combination, normalisedParts: readonly string[]): string {
  // JSON quotes each part, so that no two lists of parts have the same text.
  const digest = sha256(JSON.stringify([combination, ...normalisedParts]));
  let key = '';
  for (let at = 0; at < KEY_BYTES; at += 3) {
    const group = ((digest[at] || 0) << 16) | ((digest[at + 1] || 0) << 8) | (digest[at + 2] || 0);
    for (let shift = 18; shift >= 0; shift -= 6) key += ALPHABET.charAt((group >> shift) & 63);
  }
  return key;
}
