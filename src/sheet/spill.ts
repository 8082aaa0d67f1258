/** How far a formula's result may reach: rows down and columns to the right, its own cell included. */
export interface Spill {
  rows: number;
  columns: number;
}

/** Functions whose result has as many rows as what they are given (https://support.google.com/docs/table/25273). */
const SPREADING =
  /\b(ARRAYFORMULA|FILTER|QUERY|SORT|SORTN|UNIQUE|FLATTEN|TOCOL|VSTACK|HSTACK|WRAPROWS|WRAPCOLS|CHOOSECOLS|CHOOSEROWS|TAKE|DROP|EXPAND|MAP|BYROW|SCAN|MAKEARRAY|RANDARRAY|SEQUENCE|TRANSPOSE|TOROW|IMPORTRANGE|IMPORTDATA|IMPORTHTML|IMPORTXML|IMPORTFEED|GOOGLEFINANCE|MMULT|ECORE_EMAIL)\s*\(/i;
/** Those whose result has the columns of the first range they are given. */
const WIDE = /\b(FILTER|QUERY|SORT|SORTN|UNIQUE|IMPORTRANGE|CHOOSEROWS|TAKE|DROP)\s*\(/i;
const RANGE = /\$?([A-Z]{1,3})\$?(\d*):\$?([A-Z]{1,3})\$?(\d*)/gi;
const MOST_COLUMNS = 26;

/** Null for a formula that has one value. */
export function spillOf(formula: string): Spill | null {
  const bare = formula.replace(/"[^"]*"/g, '""');
  const literal = arrayLiteral(bare);
  if (!SPREADING.test(bare) && literal === null) return null;
  const ranges = rangesIn(bare);
  if (/\bECORE_EMAIL\s*\(/i.test(bare) && !/\bARRAYFORMULA|\bMAP|\bBYROW/i.test(bare) && ranges.length === 0)
    return null;
  // Without a range nobody can tell how far it reaches: a name, another file.
  const rows = ranges.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ranges.map((range) => range.rows));
  if (/\b(TRANSPOSE|TOROW)\s*\(/i.test(bare))
    return { rows: Math.max(1, ...ranges.map((range) => range.columns)), columns: Math.min(rows, MOST_COLUMNS) };
  if (/\bHSTACK\s*\(/i.test(bare))
    return {
      rows,
      columns: Math.max(
        1,
        ranges.reduce((sum, { columns }) => sum + columns, 0),
      ),
    };
  const first = /\bIMPORTRANGE\s*\(/i.test(bare) ? rangesIn(formula)[0] : ranges[0];
  const columns = Math.max(literal ?? 1, WIDE.test(bare) ? (first?.columns ?? MOST_COLUMNS) : 1);
  return { rows, columns };
}

/** The columns of a literal `{a, b; c, d}`; null where there is none. Some locales separate columns by a backslash. */
function arrayLiteral(bare: string): number | null {
  const start = bare.indexOf('{');
  if (start < 0) return null;
  let [depth, columns, most] = [0, 1, 1];
  for (const sign of bare.slice(start + 1)) {
    if (sign === '(' || sign === '{') depth++;
    else if (sign === '}' && depth === 0) break;
    else if (sign === ')' || sign === '}') depth--;
    else if (depth === 0 && (sign === ',' || sign === '\\')) most = Math.max(most, ++columns);
    else if (depth === 0 && sign === ';') columns = 1;
  }
  return most;
}

function rangesIn(text: string): Spill[] {
  const ranges: Spill[] = [];
  text.replace(RANGE, (range: string, ...groups: string[]) => {
    const [left = '', top = '', right = '', bottom = ''] = groups;
    ranges.push({
      rows: top === '' || bottom === '' ? Number.POSITIVE_INFINITY : Math.abs(Number(bottom) - Number(top)) + 1,
      columns: Math.abs(columnNumber(right) - columnNumber(left)) + 1,
    });
    return range;
  });
  return ranges;
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
