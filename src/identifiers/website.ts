import { isHostName, isWithin, readLink, unwrapLink, type Link } from './link';
import { cleanText } from './text';

/** Hosts under which each path is somebody else's page: with the path left out of the key, all would be one company. */
const SHARED_HOSTS =
  'linkedin.com lnkd.in facebook.com fb.com instagram.com twitter.com x.com xing.com youtube.com tiktok.com ' +
  'crunchbase.com wikipedia.org google.com goo.gl github.com medium.com linktr.ee bit.ly yelp.com glassdoor.com zoominfo.com wellfound.com t.me vk.com';

/** The country domains by their first letter: `bade` would be `.ba`, `.bd` and `.be`. Source: https://www.iana.org/domains/root/db */
const COUNTRIES =
  'acdefgilmorstuwxz babdefghijmnorstwyz cacdfghiklmnoruvwxyz dejkmoz ecegrstu fijkmor gadefghilmnpqrstuwy hknrtu idelmnoqrst ' +
  'jemop keghimnprwyz labcikrstuvy macdeghklmnopqrstuvwxyz nacefgilopruz om paefghklmnrstwy qa reosuw sabcdeghiklmnorstvxyz ' +
  'tcdfghjklmnortvwz uagksyz vaceginu wfs yet zamw';
/** Of the other top-level domains those that companies use; `.js` and `.oetker` are none. */
const GENERIC =
  ' com net org edu gov mil int info biz pro name mobi aero coop jobs travel asia cat eus app dev tech xyz online site website store shop cloud ' +
  'digital agency solutions software systems services group company consulting global media studio design ventures capital finance ' +
  'health energy network example test ';
/** `Acme.AG` is a company's legal form, not Antigua: where only the ending is in capitals. */
const LEGAL_FORM = /\p{Ll}[^.]*\.(?:AG|KG|SA|SE|AS|SC|SL|CO)$/u;
const WWW = /^(?:www\.)+(?=[^.]+\.)/;
const STARTS_AS_LINK = /^(?:(?:https?:)?\/\/|www\.)/i;

/**
 * Reads a company's website: `sent` is what the user sees, `normalised` the host without `www.`. Null for what is no
 * web address and for pages on shared hosts (LinkedIn, Facebook, …).
 */
export function readWebsite(value: string): { sent: string; normalised: string } | null {
  const sent = unwrapLink(cleanText(value));
  const normalised = readHost(readLink(sent));
  return normalised === null || sharedHost(sent) !== null ? null : { sent, normalised };
}

/** The shared host on which the link is one page of many, or null. */
export function sharedHost(value: string): string | null {
  const link = readLink(unwrapLink(cleanText(value)));
  const isPage = link !== null && (link.segments.length > 0 || link.query !== '');
  return (isPage && SHARED_HOSTS.split(' ').find((shared) => isWithin(link.host, shared))) || null;
}

/** True when a company cell holds a link or a domain instead of a name; the domain may still be unusable. */
export function looksLikeWebsite(value: string): boolean {
  const text = unwrapLink(cleanText(value));
  if (STARTS_AS_LINK.test(text)) return !/\s/.test(text);
  const host = readHost(readLink(text));
  if (host === null || LEGAL_FORM.test(text)) return false;
  const topLevel = host.slice(host.lastIndexOf('.') + 1);
  return isCountry(topLevel) || topLevel.startsWith('xn--') || GENERIC.includes(' ' + topLevel + ' ');
}

function isCountry(topLevel: string): boolean {
  return (
    topLevel.length === 2 &&
    COUNTRIES.split(' ').some(
      (letters) => letters.startsWith(topLevel.charAt(0)) && letters.indexOf(topLevel.charAt(1), 1) > 0,
    )
  );
}

function readHost(link: Link | null): string | null {
  const host = link && isHostName(link.host) ? link.host.replace(WWW, '') : 'www.';
  return host.startsWith('www.') ? null : host;
}
