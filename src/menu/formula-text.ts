/** What the text of a formula says about the cells it reads and the cells it may fill. */

/** One or more cells that a formula reads. `lastRow` is null where the range is open at its end (`A2:A`). */
export interface Reference {
  /** On another sheet than the formula. */
  elsewhere: boolean;
  row: number;
  column: number;
  lastRow: number | null;
  lastColumn: number;
}

/** One argument of a call, as far as its text alone tells it. */
export type Argument = { kind: 'cells'; cells: Reference } | { kind: 'text'; text: string } | { kind: 'other' };

export interface FormulaText {
  /** The function whose call is all of the formula, as it is written; null where there is none. */
  outer: string | null;
  /** Names of all functions in it, in capitals. */
  functions: string[];
  references: Reference[];
  /** The texts and numbers written in it. */
  literals: string[];
  /** Array literals or names of ranges: what it fills can't be told from its text. */
  isOpaque: boolean;
  /** The arguments of its only call of `ECORE_EMAIL`; null where it has several. */
  call: { args: Argument[]; isWhole: boolean; references: Reference[] } | null;
}

const OURS = 'ECORE_EMAIL';
const STRING = /"(?:[^"]|"")*"/g;
const SHEET = String.raw`(?:'(?:[^']|'')+'!|[\p{L}\p{N}_.]+!)`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d+`;
const RANGE = String.raw`${CELL}:(?:${CELL}|\$?[A-Z]{1,3}(?![\p{L}\p{N}_(]))|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\p{L}\p{N}_(])`;
const REFERENCE = new RegExp(String.raw`(${SHEET})?(${RANGE}|${CELL})(?![\p{L}\p{N}_(.])`, 'giu');
const FUNCTION = /([\p{L}_][\p{L}\p{N}_.]*)\s*\(/gu;
const NUMBER = /(?:^|[^\p{L}\p{N}_.])(\d+(?:\.\d+)?)(?![\p{L}\p{N}_.(])/gu;
const NAME = /[\p{L}_][\p{L}\p{N}_.]*/gu;

export function readFormulaText(formula: string): FormulaText {
  const texts = (formula.match(STRING) || []).map(unquote);
  const code = formula.replace(/^=\s*/, '').replace(STRING, '""').trim();
  const functions = findAll(FUNCTION, code).map(([, name = '']) => name.toUpperCase());
  const rest = code.replace(REFERENCE, ' ').replace(FUNCTION, ' ');
  const names = (rest.match(NAME) || []).filter((name) => !/^(true|false)$/i.test(name));
  return {
    outer: outerCall(code),
    functions,
    references: referencesIn(code),
    literals: [...texts, ...findAll(NUMBER, code.replace(REFERENCE, ' ')).map(([, number = '']) => number)],
    isOpaque: /[{}:]/.test(rest) || names.length > 0,
    call: readCall(formula.replace(/^=\s*/, '').trim()),
  };
}

function readCall(code: string): FormulaText['call'] {
  const start = new RegExp(String.raw`(?:^|[^\p{L}\p{N}_.])${OURS}\s*\(`, 'giu');
  const blank = code.replace(STRING, (text) => `"${'x'.repeat(text.length - 2)}"`);
  const found = findAll(start, blank);
  const [only] = found;
  if (!only || found.length > 1) return null;
  const from = only.index + only[0].length;
  const parts: string[] = [];
  let depth = 0;
  let partFrom = from;
  for (let at = from; at < blank.length; at++) {
    const letter = blank.charAt(at);
    if (letter === '(' || letter === '{') depth++;
    // The separator goes by the language of the spreadsheet.
    if (depth === 0 && (letter === ',' || letter === ';' || letter === ')')) {
      parts.push(code.slice(partFrom, at).trim());
      partFrom = at + 1;
      if (letter === ')') {
        const inside = code.slice(from, at).replace(STRING, '""');
        const isWhole = only.index === 0 && /^e/i.test(only[0]) && at === code.length - 1;
        return { args: parts.map(readArgument), isWhole, references: referencesIn(inside) };
      }
    }
    if (letter === ')' || letter === '}') depth--;
  }
  return null;
}

/** @param code without the texts in it */
function outerCall(code: string): string | null {
  const [, name = ''] = /^([\p{L}_][\p{L}\p{N}_.]*)\(/u.exec(code) || [];
  let depth = 0;
  for (let at = name.length; at < code.length; at++) {
    if (code.charAt(at) === '(') depth++;
    if (code.charAt(at) === ')' && --depth === 0) return name !== '' && at === code.length - 1 ? name : null;
  }
  return null;
}

function readArgument(text: string): Argument {
  if (text === '') return { kind: 'text', text: '' };
  if (/^"(?:[^"]|"")*"$/.test(text)) return { kind: 'text', text: unquote(text) };
  const [cells, ...more] = referencesIn(text);
  const isAll = cells !== undefined && more.length === 0 && text.replace(REFERENCE, '').trim() === '';
  return isAll ? { kind: 'cells', cells } : { kind: 'other' };
}

function referencesIn(code: string): Reference[] {
  return findAll(REFERENCE, code).map(([, sheet, range = '']) => {
    const [from = '', to = from] = range.toUpperCase().replace(/\$/g, '').split(':');
    const isOpen = to !== from ? !/\d/.test(to) : !/\d/.test(from);
    return {
      elsewhere: sheet !== undefined,
      row: Number(/\d+/.exec(from)?.[0] ?? 1),
      column: columnNumber(from),
      lastRow: isOpen ? null : Number(/\d+/.exec(to)?.[0] ?? 1),
      lastColumn: columnNumber(to),
    };
  });
}

function columnNumber(cell: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(cell)?.[0] || '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/""/g, '"');
}

/** All matches of a pattern that is global. */
function findAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) matches.push(match);
  return matches;
}
