import type { Identifier } from '../identifiers/identifiers';
import { cleanText } from '../identifiers/text';
import { ROLES, type Role, VOCABULARY } from './header-words';

/**
 * What a header says: an identifier; a `name` that may be any of the three; a `link` that may be LinkedIn's or the
 * company's; an email that is the `answer` unless it has to be the question; or one of this add-on's own columns.
 */
export type HeaderKind = Identifier | 'name' | 'link' | 'answer' | 'own-email' | 'own-status';

export interface Header {
  kind: HeaderKind | null;
  /** True where the header alone doesn't tell enough, and the values have to agree: `Contact`, `Email verified`. */
  isVague: boolean;
  /** True for `Company website`, which goes before `Website`. */
  namesCompany: boolean;
  /** True for what gives way to another column of the kind: `LinkedIn ID`, `Sales Navigator URL`, `User email`. */
  isSecondary: boolean;
  /** True for words that are known beside others: `Supplier email` is about somebody whom nobody knows. */
  isPartlyKnown: boolean;
}

export const EMAIL_HEADER = 'Email';
export const OWN_EMAIL_HEADER = 'eCore email';
export const STATUS_HEADER = 'eCore status';

const LONGEST_HEADER = 200;
/** A question names what it asks for in a few words; a longer one is about something else. */
const MOST_WORDS = 14;
const ACCENTS = /[\u0300-\u036f]/g;
const PLAIN_LETTERS: { [letter: string]: string } = { ł: 'l', ø: 'o', ı: 'i', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss' };
/** Writing without blanks between the words. */
const UNSPACED = /[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;
const UNSPACED_WORD = /^[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]+$/;
/** Hungarian names have the family name in front, and so has the Russian and Ukrainian word for all three parts. */
const LAST_FIRST_NAME = /^(?:(?:teljes )?nev|фио|піб|пиб)$/;
/** What stands in an advertiser's export beside the persons. */
const ADVERTISEMENT = /\bad (?:name|id|set)\b/;
/** Words for persons that stand over a number, or a yes or no. */
const NOT_A_NAME =
  /\b(?:is|contacts|leads?|prospects|candidates|attendees|participants|registrants|guests?|invitees|members?|users?|applicants|delegates|visitors|employees?|subscribers?|kontakte|kontaktdaten|contatti|contactos|gast)\b/;
const SECONDARY: Role[] = ['handle', 'salesnavigator'];
const SPEAKS_OF_PROFILE = /\b(?:prof|perf)/;

/** A header without case, accents and punctuation, camelCase split: `E-Mail-Adresse *` and `eMailAdresse` are `email adresse`. */
export function canonicalHeader(header: string): string {
  return cleanText(header)
    .slice(0, LONGEST_HEADER)
    .replace(/^\(?\d+[.)] /, '')
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[łøıđæœß]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/([а-яіїєґא-ת])["'’ʼ׳״](?=[а-яіїєґא-ת])/g, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\blinked ?in(?: com)?\b/g, 'linkedin')
    .replace(/\bsales ?nav(?:igator)?\b/g, 'salesnavigator')
    .replace(/\bweb site\b/g, 'website')
    .replace(/\bhome page\b/g, 'homepage')
    .replace(/\be (?=(?:mail|post|pasts|core))/g, 'e')
    .replace(/\bе (?=(?:маил|пошта))/g, 'е')
    .replace(/^(?:for|vor) (?=(?:och|og|und) )/, 'vorname ')
    .replace(/^voor (?=en )/, 'voornaam ')
    .replace(/ for emails?$/, '');
}

/** What a header says, or null when it is none that this add-on knows. */
export function headerKind(header: string): HeaderKind | null {
  return readHeader(header).kind;
}

/** The header for a new column of emails: `Email`, or `eCore email` where a column is called so in any spelling or language. */
export function newEmailHeader(headers: readonly string[]): string {
  return headers.some((header) => headerKind(header) === 'answer') ? OWN_EMAIL_HEADER : EMAIL_HEADER;
}

/** Reads a header; see `Header`. */
export function readHeader(header: string): Header {
  const canonical = canonicalHeader(header);
  const roles = readRoles(canonical);
  const known = roles.filter((role): role is Role => role !== null);
  const isKnown = known.length === roles.length && known.length > 0 && !ADVERTISEMENT.test(canonical);
  const result = { kind: null, isVague: false, namesCompany: false, isSecondary: false, isPartlyKnown: false };
  if (canonical === 'ecore email') return { ...result, kind: 'own-email' };
  if (canonical === 'ecore status') return { ...result, kind: 'own-status' };
  if (!isKnown) return { ...result, isPartlyKnown: known.length > 0 };
  const kind = LAST_FIRST_NAME.test(canonical) ? 'full_name_last_first' : kindOf(known, canonical);
  const isPerson = known.every((role) => role === 'person');
  if (isPerson && (NOT_A_NAME.test(canonical) || /[#№]/.test(header))) return { ...result, isPartlyKnown: true };
  return {
    kind,
    isVague: isPerson || kind === 'name' || (known.includes('checked') && known[0] !== 'checked'),
    namesCompany: known.includes('company') || known.includes('work'),
    isSecondary:
      known.some((role) => SECONDARY.includes(role)) ||
      (known.includes('linkedin') && known.includes('address')) ||
      /^(?:user|lead)\b/.test(canonical),
    isPartlyKnown: kind === null,
  };
}

/** The roles of a header's words in their order, each once, without the words that say nothing; null for words without one. */
function readRoles(canonical: string): (Role | null)[] {
  const words = splitUnspaced(canonical).split(' ');
  if (words.length > MOST_WORDS) return [null];
  const roles: (Role | null)[] = [];
  for (const word of words) {
    const role = ROLES.find((candidate) => VOCABULARY[candidate].includes(` ${word} `)) ?? null;
    if (role !== 'filler' && !roles.includes(role)) roles.push(role);
  }
  return roles;
}

/** `会社名（必須）` in the words that are known, the longest first. */
function splitUnspaced(canonical: string): string {
  return canonical
    .replace(UNSPACED, (text) => {
      const words: string[] = [];
      for (let at = 0; at < text.length; ) {
        let end = text.length;
        while (end > at + 1 && !isKnownWord(text.slice(at, end))) end -= 1;
        words.push(text.slice(at, end));
        at = end;
      }
      return ` ${words.join(' ')} `;
    })
    .replace(/ +/g, ' ')
    .trim();
}

function isKnownWord(word: string): boolean {
  return UNSPACED_WORD.test(word) && ROLES.some((role) => VOCABULARY[role].includes(` ${word} `));
}

function kindOf(roles: Role[], canonical: string): HeaderKind | null {
  const has = (...wanted: Role[]): boolean => wanted.some((role) => roles.includes(role));
  const only = (...allowed: Role[]): boolean => roles.every((role) => allowed.includes(role));

  if (has('linkedin', 'salesnavigator')) {
    const isProfile = only('linkedin', 'salesnavigator', 'handle', 'link', 'website', 'address', 'person', 'known');
    return isProfile ? 'linkedin_url' : null;
  }
  if (has('email')) {
    if (!only('email', 'known', 'work', 'address', 'person', 'checked')) return null;
    return has('known') ? 'email' : 'answer';
  }
  if (only('link')) return roles.length > 0 ? 'link' : null;
  if (has('link') && only('link', 'person')) return SPEAKS_OF_PROFILE.test(canonical) ? 'link' : null;
  if (has('website') || (has('link') && (has('company') || /\bweb\b/.test(canonical)))) {
    const isSite =
      only('website', 'link', 'company', 'work', 'linked', 'address', 'name') && !SPEAKS_OF_PROFILE.test(canonical);
    return isSite ? 'company_website' : null;
  }
  if (has('company') || has('work')) return isCompany(roles) ? 'company_name' : null;
  if (has('infix') || (has('prefix') && has('last', 'lastOf'))) {
    return only('infix', 'prefix', 'last', 'lastOf', 'name', 'person') ? 'last_name_prefix' : null;
  }
  if (has('suffix')) return only('suffix', 'name', 'last', 'lastOf', 'person') ? 'name_suffix' : null;
  return only('first', 'firstOf', 'last', 'lastOf', 'full', 'name', 'person') ? nameKind(roles) : null;
}

/** `Company name`, `Contact company`, `Business name`; a `Company contact` is a person. */
function isCompany(roles: Role[]): boolean {
  if (!roles.every((role) => ['company', 'name', 'full', 'known', 'work', 'linked', 'person'].includes(role)))
    return false;
  if (roles.includes('person')) return roles[0] === 'person' && roles.includes('company');
  return roles.includes('company') || (roles.includes('work') && roles.includes('name'));
}

/** Which part of a name, and which of the two is in front where a column holds both. */
function nameKind(roles: Role[]): HeaderKind | null {
  const at = (...wanted: Role[]): number => roles.findIndex((role) => wanted.includes(role));
  const has = (role: Role): boolean => roles.includes(role);
  // `Primer apellido`
  if (roles.length === 2 && roles[0] === 'firstOf' && roles[1] === 'last') return 'last_name';
  const first = at('first', 'firstOf');
  const last = at('last', 'lastOf');
  if (first >= 0 && last >= 0) return last < first ? 'full_name_last_first' : 'full_name';
  // `Nom Prénom` and `Vorname Name`, where the word for a name stands for the last one
  if (has('first') && has('name') && !has('firstOf')) return at('name') < first ? 'full_name_last_first' : 'full_name';
  if (has('last') && has('name') && !has('lastOf')) return last < at('name') ? 'full_name_last_first' : 'full_name';
  // `Last contact` is a date, `Contact last` a name.
  const isNamed = has('name') || has('first') || has('last');
  if (!isNamed && at('person') > Math.max(first, last) && first + last > -2) return null;
  if (first >= 0) return 'first_name';
  if (last >= 0) return 'last_name';
  if (has('full')) return 'full_name';
  return has('name') ? 'name' : has('person') ? 'full_name' : null;
}
