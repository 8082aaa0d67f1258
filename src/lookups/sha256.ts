// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2), 8 hex digits each.
const ROUND_CONSTANTS =
  '428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174' +
  'e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967' +
  '27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070' +
  '19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2';
const START = '6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19';

/**
 * SHA-256 (https://csrc.nist.gov/pubs/fips/180-4/upd1/final) of the text's UTF-8, a lone surrogate counting as U+FFFD:
 * 32 bytes. Own code because `Utilities.computeDigest` is a service call, and every cell needs a key.
 */
export function sha256(text: string): number[] {
  const bytes = toUtf8(text);
  const length = bytes.length;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  // The length in bits takes 64 of them; no text needs the upper 32.
  bytes.push(0, 0, 0, 0, ...toBytes(length * 8));
  const constants = toWords(ROUND_CONSTANTS);
  let state = toWords(START);
  for (let offset = 0; offset < bytes.length; offset += 64) state = mixBlock(state, bytes, offset, constants);
  return state.reduce<number[]>((digest, word) => digest.concat(toBytes(word)), []);
}

function mixBlock(state: number[], bytes: number[], offset: number, constants: number[]): number[] {
  const words: number[] = [];
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < 64; round += 1) {
    const at = offset + round * 4;
    const word =
      round < 16
        ? (pick(bytes, at) << 24) | (pick(bytes, at + 1) << 16) | (pick(bytes, at + 2) << 8) | pick(bytes, at + 3)
        : pick(words, round - 16) +
          sigma(pick(words, round - 15), 7, 18, 3) +
          pick(words, round - 7) +
          sigma(pick(words, round - 2), 17, 19, 10);
    words.push(word | 0);
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const mixed = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + pick(constants, round) + word;
    h = g;
    g = f;
    f = e;
    e = (d + mixed) | 0;
    d = c;
    c = b;
    b = a;
    a = (mixed + (rotate(b, 2) ^ rotate(b, 13) ^ rotate(b, 22)) + majority) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + pick(state, index)) | 0);
}

function sigma(word: number, one: number, two: number, shift: number): number {
  return rotate(word, one) ^ rotate(word, two) ^ (word >>> shift);
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function pick(list: number[], index: number): number {
  return list[index] as number;
}

function toBytes(word: number): number[] {
  return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];
}

function toWords(hex: string): number[] {
  return (hex.match(/.{8}/g) || []).map((digits) => parseInt(digits, 16) | 0);
}

function toUtf8(text: string): number[] {
  const encoded = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return (encoded.match(/%..|[^%]/g) || []).map((unit) =>
    unit.length > 1 ? parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );
}
