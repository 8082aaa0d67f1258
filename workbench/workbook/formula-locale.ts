import type { SpreadsheetLocale } from './locales';

/** A text or a sheet's name in quotes, a number, or a single sign. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g;

/**
 * A formula as the workbooks keep it, with commas between arguments and points in numbers. A semicolon separates arguments
 * in every locale; where a comma separates decimals it separates nothing else, and a backslash the columns of an array
 * (https://support.google.com/docs/answer/6208276).
 *
 * @returns null for a formula that cannot be read in that locale
 */
export function fromLocale(formula: string, { decimalComma }: SpreadsheetLocale): string | null {
  let readable = true;
  const read = rewrite(formula, (sign, inArray, digitsAround) => {
    if (sign === ';') return inArray ? ';' : ',';
    if (!decimalComma) return sign;
    if (sign === '\\') return inArray ? ',' : sign;
    if (sign !== ',') return sign;
    if (digitsAround) return '.';
    readable = false;
    return sign;
  });
  return readable ? read : null;
}

/** The formula as the locale writes it: the other direction of `fromLocale`. */
export function toLocale(formula: string, { decimalComma }: SpreadsheetLocale): string {
  if (!decimalComma) return formula;
  return rewrite(formula, (sign, inArray, digitsAround) => {
    if (sign === ',') return inArray ? '\\' : ';';
    return sign === '.' && digitsAround ? ',' : sign;
  });
}

/** Replaces signs outside of quotes; `inArray` between braces, but not between the brackets of a call in them. */
function rewrite(formula: string, replace: (sign: string, inArray: boolean, digitsAround: boolean) => string): string {
  let open = '';
  return formula.replace(TOKEN, (token, at: number) => {
    if (token === '(' || token === '{') open += token;
    else if (token === ')' || token === '}') open = open.slice(0, -1);
    if (!/^[;,.\\]$/.test(token)) return token;
    const digitsAround = /\d/.test(formula[at - 1] ?? '') && /\d/.test(formula[at + 1] ?? '');
    return replace(token, open.endsWith('{'), digitsAround);
  });
}
