import type { Stop } from '../contract';

/**
 * A formula runs with the token of the file's owner, and who reads the message may be somebody else: it names who must
 * do what.
 *
 * @param told the sentence of the stop, used where a formula's would be no different
 */
export function formulaSentence(code: Stop['code'], told: string | null): string {
  switch (code) {
    case 'no-token':
      return "No eCore token: the file's owner must open Extensions > eCore Email Enrichment > Open sidebar and connect one.";
    case 'bad-token':
      return "eCore does not accept the token of the file's owner: the owner must replace it in the sidebar, then recalculate.";
    case 'no-credits':
      return "The eCore wallet of the file's owner has too few credits: top it up in the eCore dashboard, then recalculate.";
    case 'daily-cap':
      return "The daily limit of the owner's eCore token is reached: recalculate tomorrow, or connect a live token.";
    case 'google-quota':
      return "Google's daily limit for requests is used up for your account: recalculate in 24 hours.";
    case 'network':
    case 'ecore-failing':
      return 'eCore could not be reached: recalculate in a few minutes.';
    default:
      return told ?? 'Something went wrong: recalculate in a minute.';
  }
}

/** What is wrong with one row, and what to do. */
export function rowMistake(kind: 'missing' | 'invalid' | 'date' | 'failed' | 'rejected', detail: string): string {
  switch (kind) {
    case 'missing':
      return `Missing data: ${detail}.`;
    case 'invalid':
      return `Invalid input: ${detail}.`;
    case 'date':
      return 'A value is a date: format the cell as plain text and type it again.';
    case 'failed':
      return 'eCore could not answer: recalculate in a few minutes.';
    case 'rejected':
      return 'eCore does not accept these values: check them.';
  }
}
