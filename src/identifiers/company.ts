import { cleanText, foldCase } from './text';

const LONGEST_COMPANY = 200;

/**
 * Reads a company's name. The key ignores its case and white space and nothing else: `Acme` and `Acme Inc.` may be
 * two companies. Null when it is empty or too long to be a name.
 */
export function readCompanyName(value: string): { sent: string; normalised: string } | null {
  const sent = cleanText(value);
  return sent === '' || sent.length > LONGEST_COMPANY ? null : { sent, normalised: foldCase(sent) };
}
