import { readEmail } from '../identifiers/email';
import { readLinkedin } from '../identifiers/linkedin';
import { cleanText } from '../identifiers/text';
import { isDataLike, looksLikeName } from './content';
import { readHeader } from './headers';

/** Reports and notes may stand above the headers. */
const ROWS_LOOKED_AT = 60;
/** So many rows of contacts above say that the list begins there, and what looks like headers below is data. */
const MOST_CONTACTS_ABOVE = 2;

/**
 * The number of the row that holds the headers, 0 when there is none. It is the row with the most headers that are
 * known; titles, notes and figures may stand above it, but not the list itself. With none known it is the first row
 * that is as wide as the list and could not be data itself.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const top = rows.slice(0, ROWS_LOOKED_AT).map((row) => row.map(cleanText));
  const width = widthOf(rows);
  let best: { row: number; known: number } | null = null;
  let contacts = 0;
  for (let at = 0; at < top.length && contacts < MOST_CONTACTS_ABOVE; at += 1) {
    const texts = top[at] || [];
    const filled = texts.filter((text) => text !== '');
    const known = countKnown(filled);
    const isTitle = filled.length === 1 && width > 1 && hasMoreBelow(top, at);
    // One known header in a row of contacts is somebody's name or place.
    const isContact = filled.some(isContactValue) && known < 2;
    // A report names its host in a line of its own, which is narrower than the list.
    const isNarrow = filled.length * 2 <= width;
    if (isContact && !isNarrow && at + 1 < top.length) contacts += isListed(top, at) ? MOST_CONTACTS_ABOVE : 1;
    const isCandidate = !isContact && !isTitle && known > 0 && (contacts === 0 || known >= 1.5);
    if (isCandidate && (best === null || known > best.known)) best = { row: at + 1, known };
  }
  return best?.row ?? findUnknownHeaders(rows, top, width);
}

/** How many of a row's texts are headers that are known. */
function countKnown(texts: readonly string[]): number {
  return texts.reduce((sum, text) => {
    const { kind, isVague } = readHeader(text);
    return sum + (kind === null ? 0 : isVague ? 0.5 : 1);
  }, 0);
}

function isContactValue(text: string): boolean {
  return readEmail(text) !== null || readLinkedin(text).kind === 'person';
}

/** True when the next row holds contacts in the same columns: both belong to the list. */
function isListed(top: readonly (readonly string[])[], at: number): boolean {
  const below = top[at + 1] || [];
  return (top[at] || []).some((text, column) => isContactValue(text) && isContactValue(below[column] || ''));
}

/** True when the row after next at the latest is wider: a title stands alone above the headers. */
function hasMoreBelow(top: readonly (readonly string[])[], at: number): boolean {
  return top.slice(at + 1, at + 4).some((row) => row.filter((text) => text !== '').length > 1);
}

function findUnknownHeaders(
  rows: readonly (readonly string[])[],
  top: readonly (readonly string[])[],
  width: number,
): number {
  const at = top.findIndex((row) => row.filter((text) => text !== '').length * 2 >= Math.max(width, 1));
  const first = top[at];
  if (!first) return 0;
  const isData = first.some(
    (text, column) => isDataLike(text) || (looksLikeName(text) && namesBelow(rows, at, column)),
  );
  return isData ? 0 : at + 1;
}

/** How many cells the fuller rows fill. */
function widthOf(rows: readonly (readonly string[])[]): number {
  const widths = rows
    .slice(0, 200)
    .map((row) => row.filter((text) => cleanText(text) !== '').length)
    .filter((filled) => filled > 0)
    .sort((one, other) => one - other);
  return widths[Math.floor(widths.length * 0.75)] || 0;
}

/** True when most of what stands below in the column are names too, or nothing does. */
function namesBelow(rows: readonly (readonly string[])[], above: number, column: number): boolean {
  const below = rows
    .slice(above + 1, above + 50)
    .map((row) => cleanText(row[column] || ''))
    .filter((text) => text !== '');
  return below.filter(looksLikeName).length * 2 >= below.length;
}
