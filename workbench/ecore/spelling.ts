import type { Asked, Combination } from './combination';
import { COMBINATIONS } from './combination';

const folded = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const withoutScheme = (text: string): string => text.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').replace(/^\/\//, '');

/** `https://UK.LinkedIn.com/in/Zo%C3%AB-Q/?x#y` → `/in/zoë-q`; every LinkedIn host counts as the same. */
function linkedinSpelling(url: string): string {
  const [address = ''] = withoutScheme(folded(url)).split(/[?#]/);
  const path = folded(decoded(address)).replace(/^(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?(?=\/|$)/, '');
  const profile = /^\/(?:mwlite\/)?in\/([^/]+)/.exec(path);
  return profile ? `/in/${profile[1]}` : path.replace(/\/+$/, '');
}

/** `HTTP://www.Acme.example:8080/about` → `acme.example`. */
function websiteSpelling(url: string): string {
  const [host = ''] = withoutScheme(folded(url)).split(/[/?#]/);
  return host
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/\.+$/, '')
    .replace(/^www\./, '');
}

const SPELLINGS: { [field: string]: (text: string) => string } = {
  linkedin_url: linkedinSpelling,
  company_website: websiteSpelling,
};

/**
 * One text for all the spellings of the same question: case, white space and Unicode form never matter; of a LinkedIn
 * address neither do scheme, host, query, fragment, closing slash and percent-encoding; of a website only the host
 * without `www.` does. Accents matter: José and Jose may be two people.
 *
 * @returns null when a field of the combination is missing or blank
 */
export function spellingOf(combination: Combination, asked: Asked): string | null {
  const parts: string[] = [combination];
  for (const field of COMBINATIONS[combination]) {
    const part = (SPELLINGS[field] ?? folded)(asked[field] ?? '');
    if (part === '') return null;
    parts.push(part);
  }
  return parts.join('\n');
}
