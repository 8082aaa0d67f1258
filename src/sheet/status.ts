import { cleanText } from '../identifiers/text';
import { isFreeForEmail } from './email-cell';

export type StatusWord = 'queued' | 'found' | 'not-found' | 'missing-data' | 'invalid-input' | 'failed';

/** What the status column says, before the colon; re-runs look at nothing else. */
export const STATUS_WORDS: { readonly [word in StatusWord]: string } = {
  queued: 'Queued',
  found: 'Found',
  'not-found': 'Not found',
  'missing-data': 'Missing data',
  'invalid-input': 'Invalid input',
  failed: 'Failed',
};

const STATUS = /^(queued|found|not found|missing data|invalid input|failed)$/;
const EARLIER_EMAIL = 'earlier email was kept';
/** Two words have a reason only where an email was kept; behind them anything else is somebody's own text. */
const WITH_REASON = /^(?:(missing data|invalid input|failed) ?:|(queued|not found) ?:.*earlier email was kept \()/;
/** `Found: 1 value not used (…)`, and nothing else that people may write behind these words. */
const WITH_NOTE = /^(found|not found): \d+ values? not used \(/;
const LONGEST_REASON = 120;

/**
 * The text of a status cell; `reason` goes behind the word, on one line and cut to 120 characters. `Found` and `Not
 * found` have one where a value of the row could not be used.
 */
export function statusText(word: 'queued' | 'found' | 'not-found', reason?: string): string;
export function statusText(word: 'missing-data' | 'invalid-input' | 'failed', reason: string): string;
export function statusText(word: StatusWord, reason = ''): string {
  const characters = Array.from(cleanText(reason));
  const cut =
    characters.length > LONGEST_REASON
      ? characters
          .slice(0, LONGEST_REASON - 1)
          .join('')
          .trim() + '…'
      : characters.join('');
  return cut === '' ? STATUS_WORDS[word] : STATUS_WORDS[word] + ': ' + cut;
}

/** Reads a status cell, whatever its case and the space around it; null for any other text. */
export function statusWord(cellText: string): StatusWord | null {
  const text = cleanText(cellText).toLowerCase();
  const match = STATUS.exec(text) ?? WITH_REASON.exec(text) ?? WITH_NOTE.exec(text);
  return match ? ((match[1] || match[2] || '').replace(' ', '-') as StatusWord) : null;
}

/** A status cell's text behind the colon, or empty. */
export function statusReason(cellText: string): string {
  const text = cleanText(cellText);
  return WITH_REASON.test(text.toLowerCase()) ? text.slice(text.indexOf(':') + 1).trim() : '';
}

/**
 * The status of a row that a re-run has found no email for, while its cell shows one: of the person who stood there
 * before, perhaps. It names that email: what somebody types over it later is not the one that was kept.
 */
export function withEarlierEmail(status: string, email: string): string {
  if (isFreeForEmail(email)) return status;
  return `${status}${status.includes(':') ? '. An' : ': an'} ${EARLIER_EMAIL} (${cleanText(email)})`;
}

/** Whether the email beside a status is the one that the status says was kept. */
export function keepsEarlierEmail(status: string, email: string): boolean {
  return cleanText(status).endsWith(`${EARLIER_EMAIL} (${cleanText(email)})`);
}

/** `Queued`, with what the row said before where that tells about its email. */
export function queuedAgain(status: string): string {
  if (statusWord(status) === 'queued') return status;
  return `${STATUS_WORDS.queued}: ${cleanText(status)}`;
}

export function isQueued(cellText: string): boolean {
  return statusWord(cellText) === 'queued';
}

/** What a row says that waits no longer: nothing, or where it kept its email, that this was found. */
export function statusWithoutQueue({ email, status }: { email: string; status: string }): string {
  if (keepsEarlierEmail(status, email)) return statusReason(status);
  return isFreeForEmail(email) ? '' : STATUS_WORDS.found;
}
