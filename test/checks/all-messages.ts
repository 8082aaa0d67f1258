import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { formulaSentence, rowMistake } from '../../src/formula/sentences';
import type { RowMistake } from '../../src/formula/sentences';
import { SENTENCES } from '../../src/messages';
import { FAILURE_REASONS } from '../../src/step/weigh-window';
import { STATUS_WORDS } from '../../src/sheet/status';
import { KINDS, UNANSWERED, UNKNOWN, UNREADABLE } from '../../sidebar/trouble/call-failure';

export interface Message {
  /** What stands in an HTML comment in its row of docs/help.md. */
  key: string;
  text: string;
}

/** As the type lists them, so that none is forgotten. */
function rowMistakes(): RowMistake[] {
  const source = readFileSync(join(__dirname, '../../src/formula/sentences.ts'), 'utf8');
  const [, names = ''] = /export type RowMistake =([^;]*);/.exec(source) ?? [];
  return [...names.matchAll(/'([\w-]+)'/g)].map(([, name]) => name as RowMistake);
}

/** What the sidebar says when something stands in the way. */
export function sidebarMessages(): Message[] {
  const counted = new Map<string, number>();
  const ofPage = [...KINDS.map(({ trouble }) => trouble), UNANSWERED, UNREADABLE, UNKNOWN].map(({ code, message }) => {
    const nth = (counted.get(code) ?? 0) + 1;
    counted.set(code, nth);
    return { key: `page ${code}${nth > 1 ? ` ${nth}` : ''}`, text: message };
  });
  return [...Object.entries(SENTENCES).map(([key, text]) => ({ key, text })), ...ofPage];
}

/** What the status column says. */
export function statuses(): Message[] {
  const words = Object.entries(STATUS_WORDS).map(([key, text]) => ({ key: `status ${key}`, text }));
  const reasons = Object.entries(FAILURE_REASONS).map(([key, reason]) => ({
    key: `failed ${key}`,
    text: `${STATUS_WORDS.failed}: ${reason}`,
  }));
  return [...words, ...reasons];
}

/** What a formula says, in its cell or in the note of its error. */
export function formulaMessages(): Message[] {
  const otherwise = formulaSentence('stopped');
  const codes = Object.keys(SENTENCES) as (keyof typeof SENTENCES)[];
  const byText = new Map<string, string>();
  for (const code of codes) if (!byText.has(formulaSentence(code))) byText.set(formulaSentence(code), code);
  return [
    ...[...byText].map(([text, code]) => ({ key: `formula ${text === otherwise ? 'other' : code}`, text })),
    ...rowMistakes().map((kind) => ({ key: `formula row ${kind}`, text: rowMistake(kind, '…') })),
  ];
}

/** Their sentences are in the lists above, put together as they are said. */
const LISTED_ABOVE = new Set(['formula/sentences.ts']);

/** Every other sentence that stands in the sources of the server; `…` is where a name, a number or another text comes in. */
export function otherSentences(root: string): string[] {
  const known = new Set([...sidebarMessages(), ...statuses(), ...formulaMessages()].map(({ text }) => text));
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !LISTED_ABOVE.has(file));
  const sentences = files.sort().flatMap((file) => {
    const { code } = transformSync(readFileSync(join(root, 'src', file), 'utf8'), { loader: 'ts', charset: 'utf8' });
    return textsIn(parse(code, { ecmaVersion: 'latest', sourceType: 'module' })).filter(isSentence);
  });
  return [...new Set(sentences)].filter((text) => !known.has(text));
}

const isSentence = (text: string): boolean => /^[A-Z…]/.test(text) && /[a-z] [a-z]/i.test(text) && /[.?]$/.test(text);

/** The texts of a program, those with parts that are put in included. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (node === null || typeof node !== 'object') return [];
  const { type, value, quasis } = node as { type?: string; value?: unknown; quasis?: { value: { cooked: string } }[] };
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  const own = type === 'TemplateLiteral' ? [quasis!.map((part) => part.value.cooked).join('…')] : [];
  return [...own, ...Object.values(node).flatMap(textsIn)];
}
