/** Longer than any usable identifier: what is cut here is refused as too long by whoever reads it. */
const LONGEST_TEXT = 2500;

// Soft hyphen, zero-width space, direction marks, word joiner and its kin, byte order mark: nobody sees them in a cell.
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WHITE_SPACE = /[\s\u0000-\u001f\u007f-\u009f]+/g;
// With the u flag a surrogate only matches when it is alone.
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
// Zero-width (non-)joiners mean something inside a word, never at its ends.
const EDGES = /^[ \u200c\u200d]+|[ \u200c\u200d]+$/g;
const LETTER_OR_DIGIT = /\p{L}|\p{N}/u;
const NOT_AVAILABLE = /^n\s?[/.]\s?a\.?$/i;
// The error values a cell can show: https://support.google.com/docs/answer/3093349 (ERROR.TYPE)
const CELL_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERROR!)$/i;

/**
 * What a reader sees in the cell: without invisible characters, white space folded and trimmed, Unicode NFC, lone
 * surrogates shown as U+FFFD. Idempotent, linear in the length.
 */
export function cleanText(value: string): string {
  return value
    .replace(INVISIBLE, '')
    .replace(WHITE_SPACE, ' ')
    .trim()
    .slice(0, LONGEST_TEXT)
    .normalize('NFC')
    .slice(0, LONGEST_TEXT)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(EDGES, '');
}

/** The form in which spellings that differ only in case are equal. Expects clean text. */
export function foldCase(text: string): string {
  return text.toLowerCase().normalize('NFC');
}

/** True for clean text that says nothing: empty, `-`, `?`, `N/A`, `n.a.`. */
export function saysNothing(text: string): boolean {
  return !LETTER_OR_DIGIT.test(text) || NOT_AVAILABLE.test(text);
}

/** True for the text of a cell in error, such as `#REF!`. */
export function isCellError(text: string): boolean {
  return CELL_ERROR.test(text);
}
