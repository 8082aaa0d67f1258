import type { CsvSource } from './list-file';
import { BadFile } from './list-file';

type Encoding = Pick<CsvSource, 'encoding' | 'bom'>;

const BOMS: [bytes: number[], encoding: Encoding['encoding']][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Reads text as UTF-8, or as what its byte order mark says.
 *
 * @throws BadFile when the bytes are text in another encoding, or no text at all
 */
export function decodeText(bytes: Uint8Array, fileName: string): { text: string } & Encoding {
  const [mark, encoding] = BOMS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [
    [],
    'utf-8' as const,
  ];
  if (mark.length === 0 && looksBinary(bytes))
    throw new BadFile(`${fileName} is neither a CSV nor an XLSX file: save the list as one of them.`);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(mark.length));
    return { text, encoding, bom: mark.length > 0 };
  } catch {
    throw new BadFile(`${fileName} is not UTF-8: save it again as "CSV UTF-8" and try once more.`);
  }
}

/** The bytes of a text, so that `decodeText` gives it back. */
export function encodeText(text: string, { encoding, bom }: Encoding): Uint8Array {
  const whole = bom ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8');
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

/** Control characters that no list of people holds; UTF-16 without a byte order mark has zeros, too. */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
