import { decodeEntities } from './entities';

/** Longer than any usable identifier: what is cut here is refused as too long by whoever reads it. */
const LONGEST_TEXT = 2500;

// Soft hyphen, zero-width space, direction marks, word joiner and its kin, byte order mark: nobody sees them in a cell.
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WHITE_SPACE = /[\s\u0000-\u001f\u007f-\u009f]+/g;
// With the u flag a surrogate only matches when it is alone.
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
// Zero-width (non-)joiners mean something inside a word, never at its ends.
const EDGES = /^[ \u200c\u200d]+|[ \u200c\u200d]+$/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u00b4`\uff07]/g;
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g;
/** Latin letters and digits as wide as Chinese ones, and Japanese syllables half as wide. */
const OTHER_WIDTH = /[\uff01-\uff9f]+/g;
/** `İ` in lower case is an `i` with a second dot above it. */
const SECOND_DOT = /i\u0307/g;

/**
 * What a reader sees in the cell: HTML entities decoded, without invisible characters, white space folded and trimmed,
 * Unicode NFC, lone surrogates shown as U+FFFD. Idempotent, linear in the length but for entities inside entities.
 */
export function cleanText(value: string): string {
  const visible = withoutInvisible(value);
  const decoded = visible.includes('&')
    ? withoutInvisible(decodeEntities(visible.slice(0, 2 * LONGEST_TEXT)))
    : visible;
  return decoded
    .slice(0, LONGEST_TEXT)
    .normalize('NFC')
    .slice(0, LONGEST_TEXT)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(EDGES, '');
}

function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(WHITE_SPACE, ' ').trim();
}

/** The form in which spellings that differ only in case are equal. Expects clean text. */
export function foldCase(text: string): string {
  return text.toLowerCase().replace(SECOND_DOT, 'i').normalize('NFC');
}

/**
 * The form in which all spellings of the same words are equal: case, which apostrophe, hyphen and quotation mark was
 * typed, and how wide the letters are. Accents stay: José and Jose may be two people. Expects clean text.
 */
export function foldSpelling(text: string): string {
  const plain = text
    .replace(OTHER_WIDTH, (wide) => wide.normalize('NFKC'))
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(QUOTES, '"');
  return foldCase(plain).replace(/ς/g, 'σ').replace(WHITE_SPACE, ' ').trim();
}
