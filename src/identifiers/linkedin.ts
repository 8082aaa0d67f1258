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
const NO_SLUG = /[\s\u0000-\u001f\u007f/\\?#<>"@]/;
const SCHEME = /^https?:/i;
const LONGEST_SLUG = 200;

/**
 * Reads a LinkedIn link. A person's link is `sent` as the user sees it (with `https://` where no scheme is);
 * `normalised` is the same for every spelling of it. `/in/` and `/pub/` links ignore case, the ids of Sales Navigator
 * and Recruiter links keep theirs. Pages that are no person's profile and other hosts are never sent.
 */
export function readLinkedin(value: string): LinkedinReading {
  const text = unwrapLink(cleanText(value));
  const link = readLink(text);
  if (!link || !isHostName(link.host) || !isWithin(link.host, 'linkedin.com')) return { kind: 'invalid' };
  const segments = link.segments.map(decodeFully);
  if (MOBILE.test((segments[0] || '').toLowerCase())) segments.shift();
  const area = (segments[0] || '').toLowerCase();
  const person = readPerson(area, segments, link.query);
  if (person === null) return { kind: 'not-a-person', page: PAGES.get(area) || 'not a person’s profile' };
  if (person === '') return { kind: 'invalid' };
  const sent = SCHEME.test(text) ? text : (text.startsWith('//') ? 'https:' : 'https://') + text;
  return { kind: 'person', sent, normalised: 'linkedin.com/' + person };
}

/** The normalised path of a person's link; null for another page, empty when the profile's name is missing or cannot be one. */
function readPerson(area: string, segments: string[], query: string): string | null {
  if (area === 'in') {
    const slug = asSlug(segments[1]);
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

function asSlug(segment: string | undefined): string {
  return segment === undefined || segment.length > LONGEST_SLUG || NO_SLUG.test(segment)
    ? ''
    : withoutPunctuation(segment);
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
