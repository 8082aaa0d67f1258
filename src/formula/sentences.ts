import type { Stop } from '../problem';

/** The menu item that continues what a formula could not finish. */
export const RETRY_ITEM = 'Retry unfinished formulas';

export const PENDING = `Pending: continue with ${RETRY_ITEM}`;
export const NOT_FOUND = 'Not found';

/** What stands before the sentence of a row in error, in the row's own cell of a range. */
export const ERROR = 'Error: ';

/**
 * A formula runs with the token of the file's owner, and who reads the message may be somebody else: it names who must
 * do what.
 */
export function formulaSentence(code: Stop['code']): string {
  switch (code) {
    case 'no-token':
      return (
        "No eCore token is connected. The file's owner must open Extensions > eCore Email Enrichment > Open sidebar and " +
        'connect one.'
      );
    case 'bad-token':
      return `eCore does not accept the token of the file's owner. The owner must replace it in the sidebar, then choose ${RETRY_ITEM}.`;
    case 'no-credits':
      return `The file's owner has too few eCore credits. Top them up in the eCore dashboard, then choose ${RETRY_ITEM}.`;
    case 'daily-cap':
      return `The daily limit of the owner's eCore token is reached. Choose ${RETRY_ITEM} tomorrow, or connect a live token.`;
    case 'not-permitted':
      return (
        'Google does not let this formula send requests to eCore. Open the sidebar once and allow the access it asks for, or ' +
        'ask the administrator of your organization to allow requests to eCore.'
      );
    case 'google-quota':
      return `Google's daily limit for requests is used up for your account. Choose ${RETRY_ITEM} in 24 hours.`;
    case 'formula-ceiling':
      return `Formulas have spent what this document allows a day. Choose ${RETRY_ITEM} tomorrow, or raise the limit in the sidebar under Settings.`;
    case 'network':
    case 'ecore-failing':
      return `eCore could not be reached. Choose ${RETRY_ITEM} in a few minutes.`;
    default:
      return `Something went wrong. Choose ${RETRY_ITEM} in a minute.`;
  }
}

export type RowMistake = 'missing' | 'invalid' | 'date' | 'header' | 'rejected' | 'failed' | 'unanswered' | 'unusable';

/** What is wrong with one row, and what to do. */
export function rowMistake(kind: RowMistake, detail = ''): string {
  switch (kind) {
    case 'missing':
      return `Missing data: ${detail}.`;
    case 'invalid':
      return `Invalid input: ${detail}.`;
    case 'date':
      return 'One of the cells is a date. Format it as plain text and retype it.';
    case 'header':
      return 'This is the header row. Start one row below it.';
    case 'rejected':
      return 'eCore rejected these values. Check the names and the company.';
    case 'failed':
      return `eCore could not answer. Choose ${RETRY_ITEM} in a few minutes.`;
    case 'unusable':
      return "eCore's answer holds no readable email. It was paid for, and is not asked for again.";
    case 'unanswered':
      return (
        'No usable answer came from eCore in time, and one credit may have been charged. Enrich this row in the sidebar, which ' +
        `waits longer. ${RETRY_ITEM} asks again, which may cost another credit.`
      );
  }
}

const SETTLED = [
  'Missing data: ',
  'Invalid input: ',
  rowMistake('date'),
  rowMistake('header'),
  rowMistake('rejected'),
  rowMistake('unusable'),
];

/** Whether a row's cell in a range names a mistake that asking again would not mend. */
export function isSettledError(text: string): boolean {
  return text.startsWith(ERROR) && SETTLED.some((start) => text.startsWith(start, ERROR.length));
}
