import type { CellError, StoredValue } from '../workbook';
import { parseReference } from '../formula-text';
import type { FormulaReference } from '../formula-text';

export type FormulaArgument =
  | { kind: 'literal'; value: StoredValue }
  | { kind: 'reference'; reference: FormulaReference }
  | { kind: 'omitted' };

/** What the memory workbook understands of a formula: one call with plain arguments, or one plain value. */
export type Formula =
  | { kind: 'call'; name: string; args: FormulaArgument[] }
  | { kind: 'plain'; argument: FormulaArgument }
  | { kind: 'error'; error: CellError };

const CALL = /^([\p{L}_][\p{L}\p{N}_.]*)\s*\(([\s\S]*)\)$/u;

/** Reads a formula with its `=`. What only a full engine could evaluate comes back as the error it shows without one. */
export function parseFormula(text: string): Formula {
  const body = text.replace(/^=\s*\+?/, '').trim();
  const argument = parseArgument(body);
  if (argument) return { kind: 'plain', argument };
  const call = CALL.exec(body);
  const parts = call && splitArguments(call[2]!);
  if (!call || !parts) return { kind: 'error', error: withoutEngine(body) };
  const name = call[1]!.toUpperCase();
  const args = parts.map((part): FormulaArgument | null => (part === '' ? { kind: 'omitted' } : parseArgument(part)));
  if (args.every((one) => one !== null)) return { kind: 'call', name, args };
  return { kind: 'error', error: { error: '#NAME?', message: `Unknown function: '${name}'.` } };
}

/** The references of a formula, in order. */
export function referencesOf(formula: Formula): FormulaReference[] {
  const args = formula.kind === 'call' ? formula.args : formula.kind === 'plain' ? [formula.argument] : [];
  return args.flatMap((argument) => (argument.kind === 'reference' ? [argument.reference] : []));
}

function parseArgument(text: string): FormulaArgument | null {
  const string = /^"((?:[^"]|"")*)"$/.exec(text);
  if (string) return { kind: 'literal', value: string[1]!.replaceAll('""', '"') };
  const number = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/i.exec(text);
  if (number) return { kind: 'literal', value: Number(number[1]) / (number[2] ? 100 : 1) };
  if (/^(true|false)$/i.test(text)) return { kind: 'literal', value: text.toLowerCase() === 'true' };
  if (/(^|!)#REF!$/.test(text))
    return { kind: 'literal', value: { error: '#REF!', message: 'Reference does not exist.' } };
  const reference = parseReference(text);
  return reference && { kind: 'reference', reference };
}

/** The text between the commas of a call; null when it is more than one call or does not close what it opens. */
function splitArguments(text: string): string[] | null {
  if (text.trim() === '') return [];
  const parts = [''];
  for (const [token] of text.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g)) {
    if (token === '(' || token === ')' || token === '"') return null;
    if (token === ',') parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim());
}

/** Two operands side by side (`+1 555 0100`) are no formula in any engine; the rest would need one. */
function withoutEngine(body: string): CellError {
  const call = /^([\p{L}_][\p{L}\p{N}_.]*)\s*\(/u.exec(body);
  const closed = (body.match(/\(/g)?.length ?? 0) === (body.match(/\)/g)?.length ?? 0);
  if (body === '' || !closed || /[\p{L}\p{N}")]\s+[\p{L}\p{N}"(]/u.test(body.replace(/"(?:[^"]|"")*"/g, '""'))) {
    return { error: '#ERROR!', message: 'Formula parse error.' };
  }
  if (call) return { error: '#NAME?', message: `Unknown function: '${call[1]!.toUpperCase()}'.` };
  if (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(body))
    return { error: '#NAME?', message: `Unknown range name: '${body.toUpperCase()}'.` };
  return { error: '#NAME?', message: 'This workbook does not calculate such formulas.' };
}
