import { readEmail } from './email';
import type { Identifiers } from './identifiers';
import { readLinkedin } from './linkedin';
import { splitFullName } from './name';
import { saysNothing } from './nothing';
import { cleanText } from './text';

const LINK = /linkedin\.|:\/\/|\/in\//i;

/**
 * What the values of one formula call are: a LinkedIn URL or an email alone; full name and company name or website;
 * or first name, last name and company name or website. A LinkedIn URL or an email in front counts by itself, whatever
 * follows.
 */
export function identifiersFromFormula(values: readonly string[]): Identifiers {
  const [first = '', second = '', third = ''] = values;
  const isAlone = values.slice(1).every((value) => saysNothing(cleanText(value)));
  if (isAlone && LINK.test(first)) return { linkedin_url: first };
  if (isAlone && first.includes('@')) return { email: first };
  if (readLinkedin(first).kind === 'person') return { linkedin_url: first };
  if (readEmail(first)) return { email: first };
  if (values.length > 2) return { first_name: first, last_name: second, company_name: third };
  // A name alone: what it lacks is said better than that it is no link.
  return values.length > 1 || splitFullName(first)
    ? { full_name: first, company_name: second }
    : { linkedin_url: first };
}
