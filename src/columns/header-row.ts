import { cleanText } from '../identifiers/text';
import { isDataLike, looksLikeName } from './content';
import { headerKind } from './headers';

/** A title and a note may stand above the headers. */
const ROWS_LOOKED_AT = 10;

/**
 * The number of the row that holds the headers, 0 when there is none. It is the row with the most headers that are
 * known, above the first row that is plainly data; with none known, the first row that could not be data itself.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  let best = 0;
  let most = 0;
  let first: string[] | null = null;
  let firstAt = 0;
  for (let at = 0; at < Math.min(rows.length, ROWS_LOOKED_AT); at += 1) {
    const texts = (rows[at] || []).map(cleanText);
    const filled = texts.filter((text) => text !== '');
    if (filled.length > 0 && !first) [first, firstAt] = [texts, at];
    if (filled.some(isDataLike)) break;
    const known = filled.filter((text) => headerKind(text) !== null).length;
    if (known > most) [best, most] = [at + 1, known];
  }
  if (best > 0 || !first) return best;
  const isData = first.some(
    (text, column) => isDataLike(text) || (looksLikeName(text) && namesBelow(rows, firstAt, column)),
  );
  return isData ? 0 : firstAt + 1;
}

/** True when most of what stands below in the column are names too, or nothing does. */
function namesBelow(rows: readonly (readonly string[])[], above: number, column: number): boolean {
  const below = rows
    .slice(above + 1, above + 50)
    .map((row) => cleanText(row[column] || ''))
    .filter((text) => text !== '');
  return below.filter(looksLikeName).length * 2 >= below.length;
}
