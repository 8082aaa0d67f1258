import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { ServiceFailure } from './failure';

/** Contents as the guest hands them over: a text, bytes as their signed numbers, or as base 64. */
export type Data = string | number[] | { base64: string };

/** The bytes of contents; a text in the bytes of its charset. */
export function bytesOf(data: Data, charset = 'UTF-8'): Buffer {
  if (typeof data === 'string') return encode(data, charset);
  return Array.isArray(data) ? Buffer.from(data) : Buffer.from(data.base64, 'base64');
}

/** The text of contents, whose bytes are in the charset. */
export function textOf(data: Data, charset = 'UTF-8'): string {
  return typeof data === 'string' && /^utf-?8$/i.test(charset) ? data : decode(bytesOf(data), charset);
}

/** Bytes as they best cross to the guest: as a text where they are one in UTF-8. */
export function toData(bytes: Buffer): Data {
  return isUtf8(bytes) ? bytes.toString('utf8') : { base64: bytes.toString('base64') };
}

/** Byte arrays are signed in Apps Script. */
export function signed(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

/** @throws ServiceFailure for a charset that nobody knows; the words are the workbench's own */
function decode(bytes: Buffer, charset: string): string {
  if (/^utf-?8$/i.test(charset)) return bytes.toString('utf8');
  // Java's is the real one; browsers take this name for Windows-1252.
  if (isLatin1(charset)) return bytes.toString('latin1');
  if (isAscii(charset)) return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, '\ufffd');
  if (isWestern(charset)) return Array.from(bytes, (byte) => WESTERN[byte]!).join('');
  return decoderOf(charset).decode(bytes);
}

function encode(text: string, charset: string): Buffer {
  if (/^utf-?8$/i.test(charset)) return Buffer.from(text, 'utf8');
  // What a charset has no bytes for becomes a question mark, as in Java.
  if (isLatin1(charset)) return Buffer.from(text.replace(/[^\u0000-\u00ff]/gu, '?'), 'latin1');
  if (isAscii(charset)) return Buffer.from(text.replace(/[^\u0000-\u007f]/gu, '?'), 'latin1');
  if (/^utf-?16le$/i.test(charset)) return Buffer.from(text, 'utf16le');
  // Java's UTF-16 writes the high byte first, with a mark in front.
  if (/^utf-?16(be)?$/i.test(charset)) {
    return Buffer.from(/be$/i.test(charset) ? text : `\ufeff${text}`, 'utf16le').swap16();
  }
  if (isWestern(charset)) {
    return Buffer.from(Array.from(text, (letter) => WESTERN.indexOf(letter)).map((byte) => (byte < 0 ? 0x3f : byte)));
  }
  const table = encodingTable(charset);
  return Buffer.concat(Array.from(text, (letter) => table.get(letter) ?? Buffer.from('?')));
}

const isLatin1 = (charset: string): boolean => /^(iso[-_]?8859[-_]?1|latin-?1)$/i.test(charset);
/** Node 20 takes it for ISO-8859-1, which has no letters at 0x80 to 0x9f: https://encoding.spec.whatwg.org/windows-1252.html */
const isWestern = (charset: string): boolean => /^(windows|cp)-?1252$/i.test(charset);
const WESTERN = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
WESTERN.splice(0x80, 0x20, ...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
const isAscii = (charset: string): boolean => /^(us[-_])?ascii$/i.test(charset);

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    throw new ServiceFailure(`Invalid argument: ${charset}`);
  }
}

const tables = new Map<string, Map<string, Buffer>>();

/** The bytes of each letter, found by reading every byte and every pair of bytes. */
function encodingTable(charset: string): Map<string, Buffer> {
  const decoder = decoderOf(charset);
  let table = tables.get(decoder.encoding);
  if (table) return table;
  table = new Map();
  const learn = (...bytes: number[]): boolean => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    const whole = [...letter].length === 1 && letter !== '\ufffd';
    if (whole && !table!.has(letter)) table!.set(letter, Buffer.from(bytes));
    return whole;
  };
  for (let first = 0; first < 256; first++) {
    if (learn(first)) continue;
    for (let second = 0x30; second < 256; second++) learn(first, second);
  }
  tables.set(decoder.encoding, table);
  return table;
}
