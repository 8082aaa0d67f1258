import type { CellError, StoredValue } from '../workbook';
import { parseReference } from '../formula-text';
import type { FormulaReference } from '../formula-text';

export type FormulaArgument =
  | { kind: 'literal'; value: StoredValue }
  | { kind: 'reference'; reference: FormulaReference }
  /** A named range. */
  | { kind: 'name'; name: string }
  /** `{1, 2; 3, 4}`: rows of what stands side by side. */
  | { kind: 'array'; rows: FormulaArgument[][] }
  | { kind: 'omitted' };

/** What the memory workbook understands of a formula: one call with plain arguments, or one plain value. */
export type Formula =
  | { kind: 'call'; name: string; args: FormulaArgument[] }
  | { kind: 'plain'; argument: FormulaArgument }
  /** Something that only a full engine could work out, with the functions that it calls, in upper case. */
  | { kind: 'uncalculated'; names: string[] }
  | { kind: 'error'; error: CellError };

const CALL = /^([\p{L}_][\p{L}\p{N}_.]*)\s*\(([\s\S]*)\)$/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Reads a formula with its `=`. */
export function parseFormula(text: string): Formula {
  return parseBody(text.replace(/^=\s*\+?/, '').trim());
}

function parseBody(body: string): Formula {
  const argument = parseArgument(body);
  if (argument) return { kind: 'plain', argument };
  const call = CALL.exec(body);
  const parts = call && splitAt(call[2]!, ',;');
  if (!call || !parts) return beyond(body);
  const name = call[1]!.toUpperCase();
  // What stands in it is calculated for whole ranges, as it is here without it.
  if (name === 'ARRAYFORMULA' && parts.length === 1) return parseBody(parts[0]!);
  const args = parts.map((part): FormulaArgument | null => (part === '' ? { kind: 'omitted' } : parseArgument(part)));
  return args.every((one) => one !== null) ? { kind: 'call', name, args } : beyond(body);
}

/** The references of a formula, in order. */
export function referencesOf(formula: Formula): FormulaReference[] {
  return argumentsOf(formula).flatMap((argument) => (argument.kind === 'reference' ? [argument.reference] : []));
}

/** The named ranges of a formula. */
export function namesOf(formula: Formula): string[] {
  return argumentsOf(formula).flatMap((argument) => (argument.kind === 'name' ? [argument.name] : []));
}

function argumentsOf(formula: Formula): FormulaArgument[] {
  const inside = (argument: FormulaArgument): FormulaArgument[] =>
    argument.kind === 'array' ? argument.rows.flat().flatMap(inside) : [argument];
  if (formula.kind === 'plain') return inside(formula.argument);
  return formula.kind === 'call' ? formula.args.flatMap(inside) : [];
}

function parseArgument(text: string): FormulaArgument | null {
  const string = /^"((?:[^"]|"")*)"$/.exec(text);
  if (string) return { kind: 'literal', value: string[1]!.replaceAll('""', '"') };
  const number = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/i.exec(text);
  if (number) return { kind: 'literal', value: Number(number[1]) / (number[2] ? 100 : 1) };
  if (/^(true|false)$/i.test(text)) return { kind: 'literal', value: text.toLowerCase() === 'true' };
  if (/(^|!)#REF!$/.test(text))
    return { kind: 'literal', value: { error: '#REF!', message: 'Reference does not exist.' } };
  if (text.startsWith('{') && text.endsWith('}')) return parseArray(text.slice(1, -1));
  const reference = parseReference(text);
  if (reference) return { kind: 'reference', reference };
  return NAME.test(text) ? { kind: 'name', name: text } : null;
}

/** https://support.google.com/docs/answer/6208276 */
function parseArray(text: string): FormulaArgument | null {
  const rows = splitAt(text, ';')?.map((row) => splitAt(row, ',')?.map(parseArgument) ?? [null]);
  const whole = rows?.every((row) => row.every((one) => one !== null));
  return whole ? { kind: 'array', rows: rows as FormulaArgument[][] } : null;
}

/**
 * The texts between the separators, outside of what quotes, brackets and braces hold together; null when it does not close
 * what it opens. A semicolon separates arguments in every locale.
 */
function splitAt(text: string, separators: string): string[] | null {
  if (text.trim() === '') return [];
  const parts = [''];
  let open = '';
  for (const [token] of text.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g)) {
    if (token === '"') return null;
    if (token === '(' || token === '{') open += token;
    else if (token === ')' || token === '}') {
      if (open.at(-1) !== (token === ')' ? '(' : '{')) return null;
      open = open.slice(0, -1);
    }
    if (open === '' && separators.includes(token)) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return open === '' ? parts.map((part) => part.trim()) : null;
}

/** Two operands side by side (`+1 555 0100`) are no formula in any engine; the rest would need one. */
function beyond(body: string): Formula {
  const withoutTexts = body.replace(/"(?:[^"]|"")*"/g, '""');
  const closed = (withoutTexts.match(/\(/g)?.length ?? 0) === (withoutTexts.match(/\)/g)?.length ?? 0);
  if (body === '' || !closed || /[\p{L}\p{N}")]\s+[\p{L}\p{N}"(]/u.test(withoutTexts)) {
    return { kind: 'error', error: { error: '#ERROR!', message: 'Formula parse error.' } };
  }
  const names = [...withoutTexts.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\s*\(/gu)].map(([, name]) => name!.toUpperCase());
  return { kind: 'uncalculated', names: [...new Set(names)] };
}
