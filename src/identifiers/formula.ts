import { readEmail } from './email';
import type { Identifiers } from './identifiers';
import { readLinkedin } from './linkedin';
import { splitFullName } from './name';
import { cleanText, saysNothing } from './text';

const LINK = /linkedin\.|:\/\/|\/in\//i;

/**
 * What the values of one formula call are: a LinkedIn URL or an email alone; full name and company name or website;
 * or first name, last name and company name or website. A LinkedIn URL or an email in front counts by itself whatever
 * follows.
 */
export function identifiersFromFormula(values: readonly string[]): Identifiers {
  const [first = '', second = '', third = ''] = values;
  const others = values.slice(1);
  if (others.every((value) => saysNothing(cleanText(value))) || isPersonByItself(first)) return readAlone(first);
  return values.length < 3 ? { full_name: first, company_name: second } : { first_name: first, last_name: second, company_name: third };
}

function isPersonByItself(value: string): boolean {
  return readLinkedin(value).kind === 'person' || readEmail(value) !== null;
}

function readAlone(value: string): Identifiers {
  if (LINK.test(value)) return { linkedin_url: value };
  if (value.includes('@')) return { email: value };
  // A name alone: what it lacks is said better than that it is no link.
  return splitFullName(value) ? { full_name: value } : { linkedin_url: value };
}
