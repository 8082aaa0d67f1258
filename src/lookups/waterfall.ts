import { readCompanyName } from '../identifiers/company';
import { readEmail } from '../identifiers/email';
import type { Identifier, Identifiers } from '../identifiers/identifiers';
import { readLinkedin } from '../identifiers/linkedin';
import { foldName, joinNameParts, type PersonName, splitFullName } from '../identifiers/name';
import { isUnfinished, namesNobody, saysNothing } from '../identifiers/nothing';
import { cleanText } from '../identifiers/text';
import { looksLikeWebsite, nobodysHost, readWebsite } from '../identifiers/website';
import { lookupKey, type Combination } from './key';
import type { Lookup, LookupBody } from './lookup';

/** What one row can be asked for. The messages complete `Missing data: ` and `Invalid input: `. */
export type RowPlan =
  /** `ignored`: messages about values that cannot be right and were left out. */
  | { kind: 'lookups'; lookups: [Lookup, ...Lookup[]]; ignored: string[] }
  | { kind: 'missing'; message: string }
  | { kind: 'invalid'; message: string }
  | { kind: 'blank' };

type Texts = { [identifier in Identifier]?: string };

interface Value {
  sent: string;
  normalised: string;
}

const LABELS: { readonly [identifier in Identifier]: string } = {
  linkedin_url: 'LinkedIn link',
  email: 'email',
  first_name: 'first name',
  last_name: 'last name',
  full_name: 'full name',
  full_name_last_first: 'full name',
  last_name_prefix: 'last name prefix',
  name_suffix: 'name suffix',
  company_name: 'company name',
  company_website: 'company website',
};
/** Cells in which `None` and `Null` are somebody's name. */
const NAMES: readonly Identifier[] = [
  'first_name',
  'last_name',
  'full_name',
  'full_name_last_first',
  'last_name_prefix',
  'name_suffix',
];
const LONGEST_NAME_PART = 120;
const LONGEST_FULL_NAME = 200;
const LETTER = /\p{L}/u;
const LINK_IN_NAME = /:\/\/|(?:^| )www\./i;

/**
 * The lookups a row allows, in the order in which they are tried: LinkedIn link, name and website, name and company
 * name, email; without `waterfall` only the first. Values that cannot be right are left out. Never throws.
 */
export function planLookups(identifiers: Identifiers, options: { waterfall: boolean }): RowPlan {
  const problems: string[] = [];
  const texts = readTexts(identifiers, problems);
  const linkedin = readLinkedinCell(texts, problems);
  const name = readPersonName(texts, problems);
  const { website, company } = readCompany(texts, problems);
  const email = readEmailCell(texts, problems);

  const lookups: Lookup[] = [];
  if (linkedin) lookups.push(lookup('linkedin_url', { linkedin_url: linkedin.sent }, [linkedin.normalised]));
  if (name) {
    const body = { first_name: name.first, last_name: name.last };
    const parts = [foldName(name.first), foldName(name.last)];
    if (website)
      lookups.push(
        lookup('company_website', { ...body, company_website: website.sent }, [...parts, website.normalised]),
      );
    if (company)
      lookups.push(lookup('company_name', { ...body, company_name: company.sent }, [...parts, company.normalised]));
  }
  if (email) lookups.push(lookup('email', { email: email.sent }, [email.normalised]));

  const [first, ...others] = lookups;
  if (first) return { kind: 'lookups', lookups: options.waterfall ? [first, ...others] : [first], ignored: problems };
  if (problems[0] !== undefined) return { kind: 'invalid', message: problems[0] };
  if (Object.keys(texts).length === 0) return { kind: 'blank' };
  return { kind: 'missing', message: whatIsMissing(texts, name !== null) };
}

/** The identifiers that say something, as the user sees them; a cell in error is a problem. */
function readTexts(identifiers: Identifiers, problems: string[]): Texts {
  const texts: Texts = {};
  for (const identifier of Object.keys(LABELS) as Identifier[]) {
    const text = cleanText(identifiers[identifier] || '');
    const otherHalf = cleanText(identifiers[identifier === 'last_name' ? 'first_name' : 'last_name'] || '');
    if (isUnfinished(text)) problems.push(LABELS[identifier] + ' shows ' + text);
    else if (!(NAMES.includes(identifier) ? namesNobody(text, otherHalf) : saysNothing(text))) texts[identifier] = text;
  }
  return texts;
}

function readLinkedinCell(texts: Identifiers, problems: string[]): Value | null {
  if (texts.linkedin_url === undefined) return null;
  const reading = readLinkedin(texts.linkedin_url);
  if (reading.kind === 'person') return reading;
  problems.push(reading.kind === 'invalid' ? 'not a LinkedIn profile link' : 'LinkedIn link is ' + reading.page);
  return null;
}

function readEmailCell(texts: Identifiers, problems: string[]): Value | null {
  if (texts.email === undefined) return null;
  const email = readEmail(texts.email);
  if (!email) problems.push('email is not one complete address');
  return email;
}

/** First and last name from their own cells, or else from the full name. */
function readPersonName(texts: Texts, problems: string[]): PersonName | null {
  const cells = {
    first: readNamePart(texts, 'first_name', problems),
    last: readNamePart(texts, 'last_name', problems),
    infix: texts.last_name_prefix,
    suffix: texts.name_suffix,
  };
  const { first, last } = joinNameParts(cells);
  // `Dr.` and the like: what it says is said, and still no name.
  if (first === null) delete texts.first_name;
  if (last === null) delete texts.last_name;
  if (first !== null && last !== null) return { first, last };
  return readFullName(texts, 'full_name', problems) ?? readFullName(texts, 'full_name_last_first', problems);
}

function readFullName(
  texts: Identifiers,
  identifier: 'full_name' | 'full_name_last_first',
  problems: string[],
): PersonName | null {
  const text = texts[identifier];
  if (text === undefined) return null;
  const problem = nameProblem(text, LONGEST_FULL_NAME);
  if (problem) problems.push('full name ' + problem);
  return problem ? null : splitFullName(text, identifier === 'full_name' ? 'first-last' : 'last-first');
}

function readNamePart(texts: Identifiers, identifier: 'first_name' | 'last_name', problems: string[]): string {
  const text = texts[identifier];
  if (text === undefined) return '';
  const problem = nameProblem(text, LONGEST_NAME_PART);
  if (problem) problems.push(LABELS[identifier] + ' ' + problem);
  return problem ? '' : text;
}

function nameProblem(text: string, longest: number): string | null {
  if (text.length > longest) return 'is too long';
  if (readEmail(text)) return 'is an email address';
  if (LINK_IN_NAME.test(text)) return 'is a link';
  return LETTER.test(text) ? null : 'has no letters';
}

/** A company cell that holds a link or a domain counts as the website unless the website cell has a usable one. */
function readCompany(texts: Identifiers, problems: string[]): { website: Value | null; company: Value | null } {
  let website: Value | null = null;
  if (texts.company_website !== undefined) {
    website = readWebsite(texts.company_website);
    if (!website) problems.push('company website is ' + whatInstead(texts.company_website));
  }
  const cell = texts.company_name;
  if (cell === undefined) return { website, company: null };
  if (looksLikeWebsite(cell) || readEmail(cell)) {
    const fromCompany = readWebsite(cell);
    if (!fromCompany) problems.push('company name is ' + whatInstead(cell));
    return { website: website ?? fromCompany, company: null };
  }
  const company = readCompanyName(cell);
  if (!company) problems.push('company name is too long');
  return { website, company };
}

function whatInstead(text: string): string {
  if (readEmail(text)) return 'an email address';
  const nobodys = nobodysHost(text);
  if (nobodys === null) return 'not a web address';
  return nobodys.kind === 'mail' ? nobodys.host + ', a mail provider' : 'a page on ' + nobodys.host;
}

function whatIsMissing(texts: Identifiers, hasName: boolean): string {
  const hasCompany = texts.company_website !== undefined || texts.company_name !== undefined;
  if (hasName) return 'company name or website';
  const person =
    texts.first_name !== undefined || texts.full_name !== undefined || texts.full_name_last_first !== undefined
      ? 'last name'
      : texts.last_name !== undefined
        ? 'first name'
        : 'first and last name';
  return hasCompany ? person : person + ', company name or website';
}

function lookup(combination: Combination, body: LookupBody, normalisedParts: string[]): Lookup {
  return { body, key: lookupKey(combination, normalisedParts) };
}
