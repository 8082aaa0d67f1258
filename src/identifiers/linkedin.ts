import { isHostName, isWithin, readLink, unwrapLink, withoutPunctuation } from './link';
import { cleanText, foldCase } from './text';

export type LinkedinReading =
  | { kind: 'person'; sent: string; normalised: string }
  /** `page` says what it is instead: `a company page`. */
  | { kind: 'not-a-person'; page: string }
  | { kind: 'invalid' };

const PAGES = new Map([
  ['company', 'a company page'],
  ['showcase', 'a company page'],
  ['organization', 'a company page'],
  ['school', 'a school page'],
  ['edu', 'a school page'],
  ['job', 'a job page'],
  ['jobs', 'a job page'],
  ['groups', 'a group'],
  ['posts', 'a post'],
  ['feed', 'a post'],
  ['pulse', 'an article'],
  ['search', 'a search'],
]);
const MOBILE = /^(?:m|mwlite|comm)$/;
// An internal id (`ACoAAA…`) may stand where the slug does; unlike a slug it is told apart by case.
const MEMBER_ID = /^AC[a-z]AA[\w-]{25,}$/;
const NO_SLUG = /[\s\u0000-\u001f\u007f/\\?#<>"@:]/;
const SCHEME = /^https?:/i;
/** Parts of links, where a profile's name should be. */
const NO_PROFILE = /linkedin\.com|^(?:in|pub)$/i;
const LOST_QUERY = /&[\w.-]*=.*$/;
const BLANKS_AT_END = /(?:%20|%C2%A0|%E2%80%8B)+(?=\/?$)/gi;
const LONGEST_SLUG = 200;
const PROFILE_START = 'https://www.linkedin.com/in/';
/** `/in/jane-doe`, as some exports shorten a profile's link. */
const HANDLE = /^\/?in\/([^\s/]+)\/?$/i;
const IN_TWICE = /(^|\/)in\/+(?:in\/+)+/i;
const SCHEME_TWICE = /^(?:https?:\/*)+(?=https?:\/)|^(?:https?:\/)(?!\/)/i;
// `https://www.linkedin.com/in/https://www.linkedin.com/in/x`: what stands in front of a link that was whole.
const LINK_INSIDE =
  /^(?:\/|(?:https?:\/*)?(?:[\w-]+\.)*linkedin\.com\/*)?(?:in\/*)?(?:https?:\/*)?((?:[\w-]+\.)*linkedin\.com\/.*)$/i;
/** A word in front, as in `LinkedIn: https://…`, or a list's mark. */
const LABEL = /^[\p{L} ]{1,20}[:=]\s*(?=https?:\/\/)/iu;
const BETWEEN_LINKS = /[\s<>()[\]"“”„|;,]+|(?=https?:\/\/)/i;
const LINK_START = /^(?:https?:\/\/|(?:[\w-]+\.)*linkedin\.com\/)/i;
const HOST = /linkedin\.com/gi;
const MOST_LINKS = 20;
const LONGEST_LINK = 2000;

/**
 * Reads a LinkedIn link. A person's link is `sent` as the user sees it (with `https://` where no scheme is);
 * `normalised` is the same for every spelling of it. `/in/` and `/pub/` links ignore case, the ids of Sales Navigator
 * and Recruiter links keep theirs. Pages that are no person's profile and other hosts are never sent. A text around
 * exactly one person's link, a handle (`/in/x`) and a link that was pasted into another one are understood; a text with
 * two persons' links is nobody's.
 */
export function readLinkedin(value: string): LinkedinReading {
  const text = unwrapLink(cleanText(value));
  if (text.length > LONGEST_LINK) return { kind: 'invalid' };
  const whole = readWhole(text);
  return whole.kind === 'person' || !/linkedin\.com|^\/?in\//i.test(text) ? whole : (readInside(text) ?? whole);
}

/** The one person whose link stands in the text, in whatever words; null for none and for two. */
function readInside(text: string): LinkedinReading | null {
  const pieces = text.split(BETWEEN_LINKS).slice(0, MOST_LINKS);
  if (pieces.length < 2) return null;
  const found = new Map<string, LinkedinReading>();
  for (const piece of pieces) {
    const link = unwrapLink(piece.replace(LABEL, ''));
    const reading = LINK_START.test(link) ? readWhole(link) : { kind: 'invalid' as const };
    if (reading.kind === 'person') found.set(reading.normalised, reading);
  }
  const [only] = [...found.values()];
  return found.size === 1 && only ? only : null;
}

function readWhole(text: string): LinkedinReading {
  const plain = withoutDoubling(text.replace(LABEL, ''));
  const link = readLink(plain);
  if (!link || !isHostName(link.host) || !isWithin(link.host, 'linkedin.com')) return { kind: 'invalid' };
  const segments = link.segments.map(decodeFully);
  if (MOBILE.test((segments[0] || '').toLowerCase())) segments.shift();
  if (/^profile$/i.test(segments[0] || '') && /^in$/i.test(segments[1] || '')) segments.shift();
  const area = (segments[0] || '').toLowerCase();
  const person = readPerson(area, segments, link.query);
  if (person === null) return { kind: 'not-a-person', page: PAGES.get(area) || 'not a person’s profile' };
  if (person === '') return { kind: 'invalid' };
  const sent = SCHEME.test(plain) ? plain : (plain.startsWith('//') ? 'https:' : 'https://') + plain;
  return { kind: 'person', sent: withoutTail(sent, link.query), normalised: 'linkedin.com/' + person };
}

/** The inner link of one that was pasted into another, or into its own beginning. */
function withoutDoubling(text: string): string {
  const decoded = /%3a(?:%2f){1,2}/i.test(text) ? decodeFully(text) : text;
  let link = decoded.replace(SCHEME_TWICE, '').replace(IN_TWICE, '$1in/');
  while ((link.match(HOST) || []).length > 1) {
    const inner = LINK_INSIDE.exec(link);
    if (!inner || inner[1] === link) break;
    link = `https://${inner[1] || ''}`.replace(IN_TWICE, '$1in/');
    if (link.length >= decoded.length) break;
  }
  const handle = HANDLE.exec(link) || /^\/?in\/+(?:https?:\/*)?((?:[\w-]+\.)*linkedin\.com\/.*)$/i.exec(link);
  if (!handle) return link === decoded ? text : link;
  return HANDLE.test(link) ? PROFILE_START + (handle[1] || '') : `https://${handle[1] || ''}`;
}

/** The normalised path of a person's link; null for another page, empty when the profile's name is missing or cannot be one. */
function readPerson(area: string, segments: string[], query: string): string | null {
  if (area === 'in') {
    const slug = asSlug(segments[1]);
    // Two profiles in one link
    if (segments.slice(2).some((segment) => /^(?:in|pub)$/i.test(segment) || /linkedin\.com/i.test(segment))) return '';
    return slug && 'in/' + (MEMBER_ID.test(slug) ? slug : foldCase(slug));
  }
  if (area === 'pub') {
    if ((segments[1] || '').toLowerCase() === 'dir') return null;
    const slugs = segments.slice(1, 5).map(asSlug);
    return slugs[0] && slugs.every((slug) => slug !== '') ? 'pub/' + foldCase(slugs.join('/')) : '';
  }
  if (area === 'sales' || area === 'talent' || area === 'recruiter') {
    const at = segments.findIndex((segment, index) => index > 0 && /^(?:lead|people|profile)$/i.test(segment));
    if (at < 0) return null;
    // Behind the person's id and a comma come the search and the token it was found with.
    const id = asSlug((segments[at + 1] || '').split(',')[0]);
    return id === '' ? null : area + '/' + (segments[at] || '').toLowerCase() + '/' + id;
  }
  if (area === 'profile' && (segments[1] || '').toLowerCase() === 'view') {
    const id = asSlug(decodeFully((/[?&]id=([^&]+)/i.exec(query) || [])[1] || ''));
    return id && 'profile/view?id=' + id;
  }
  return null;
}

/** A profile's name, without what was pasted behind it. */
function asSlug(segment: string | undefined): string {
  const slug = withoutPunctuation((segment || '').trim().replace(LOST_QUERY, ''));
  return slug.length > LONGEST_SLUG || NO_SLUG.test(slug) || NO_PROFILE.test(slug) ? '' : slug;
}

/** Without the blanks that were copied along, and the end of a query that lost its beginning. */
function withoutTail(link: string, query: string): string {
  return (query === '' ? link.replace(LOST_QUERY, '') : link).replace(BLANKS_AT_END, '');
}

/** Percent-decodes until nothing changes: links that were pasted through several programs are encoded several times. */
function decodeFully(segment: string): string {
  let text = segment;
  for (;;) {
    const decoded = decodeOnce(text);
    if (decoded === text) return text;
    text = decoded;
  }
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch (_malformed) {
    return text;
  }
}
