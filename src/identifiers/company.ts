import { cleanText, foldSpelling } from './text';

const LONGEST_COMPANY = 200;

/**
 * Reads a company's name. The key ignores how it is spelled (case, white space, kinds of apostrophes and hyphens) and
 * nothing else: `Acme` and `Acme Inc.` may be two companies. Null when it is empty or too long to be a name.
 */
export function readCompanyName(value: string): { sent: string; normalised: string } | null {
  const sent = cleanText(value);
  return sent === '' || sent.length > LONGEST_COMPANY ? null : { sent, normalised: foldSpelling(sent) };
}
