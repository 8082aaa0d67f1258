import { formulaSentence, rowMistake } from '../../src/formula/sentences';
import type { RowMistake } from '../../src/formula/sentences';
import { SENTENCES } from '../../src/messages';
import { FAILURE_REASONS } from '../../src/run/settle';
import { STATUS_WORDS } from '../../src/run/status';
import { KINDS, UNANSWERED, UNKNOWN, UNREADABLE } from '../../sidebar/trouble/call-failure';

export interface Message {
  /** What stands in an HTML comment in its row of docs/help.md. */
  key: string;
  text: string;
}

const FORMULA_CODES = [
  'no-token',
  'bad-token',
  'no-credits',
  'daily-cap',
  'google-quota',
  'formula-ceiling',
  'network',
  'taken-over',
] as const;

const ROW_MISTAKES: readonly RowMistake[] = [
  'missing',
  'invalid',
  'date',
  'header',
  'rejected',
  'failed',
  'unanswered',
];

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
  return [
    ...FORMULA_CODES.map((code) => ({ key: `formula ${code}`, text: formulaSentence(code) })),
    ...ROW_MISTAKES.map((kind) => ({ key: `formula row ${kind}`, text: rowMistake(kind, '…') })),
  ];
}
