import { isHostName, isWithin, readLink, unwrapLink, type Link } from './link';
import { isMailProvider } from './mail-providers';
import { unicodeHost } from './punycode';
import { cleanText, foldCase, foldSpelling } from './text';

/** Social networks, link shorteners and file stores: their pages are never a company's website. */
const SHARED_HOSTS =
  'linkedin.com lnkd.in facebook.com fb.com fb.me instagram.com threads.net twitter.com x.com t.co xing.com youtube.com youtu.be tiktok.com pinterest.com ' +
  'reddit.com whatsapp.com wa.me t.me telegram.me vk.com weibo.com wechat.com line.me discord.gg ' +
  'crunchbase.com wikipedia.org google.com google.de goo.gl g.page maps.apple.com github.com medium.com substack.com ' +
  'linktr.ee beacons.ai bit.ly tinyurl.com calendly.com yelp.com glassdoor.com kununu.com zoominfo.com wellfound.com angel.co ' +
  'dropbox.com notion.so';
/** Directories and marketplaces: a page of theirs is a company's only where it names the company. */
const DIRECTORIES =
  'bloomberg.com pitchbook.com dnb.com kompass.com europages.com northdata.de opencorporates.com find-and-update.company-information.service.gov.uk ' +
  'indeed.com trustpilot.com g2.com capterra.com clutch.co etsy.com amazon.com ebay.com alibaba.com yellowpages.com yell.com gelbeseiten.de wlw.de ' +
  'pagesjaunes.fr societe.com pappers.fr paginegialle.it einforma.com moneyhouse.ch firmenabc.at indiamart.com justdial.com tripadvisor.com booking.com ' +
  'producthunt.com f6s.com dealroom.co tracxn.com rocketreach.co apollo.io eventbrite.com meetup.com';
const ORDINARY_PAGES =
  ' index home homepage startseite start default main welcome site web page pages about us uns ueber über qui sommes nous chi siamo quienes somos sobre nosotros over ons om oss ' +
  'contact contacts contactus aboutus kontakt contacto contatti contato impressum imprint legal notice mentions legales legale datenschutz privacy policy cookies terms agb ' +
  'careers career jobs job karriere stellen team teams people leadership management unternehmen company companies firma entreprise empresa azienda bedrijf corporate group ' +
  'products product produkte produits productos solutions services service leistungen pricing preise prices shop store blog news aktuelles press presse media events faq faqs support help ' +
  'login signin signup account portal search eng deu fra esp ita ger global international http https www ' +
  'profile profiles org organization organizations biz business review reviews seller sellers vendor listing listings directory cmp public usa ';
/** What tells where a visitor came from, in which language, or a page's number in a content management system. */
const ORDINARY_QUERY =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|gclid|gbraid|wbraid|fbclid|msclkid|dclid|mc_[ce]id|_hs\w+|hsa_\w+|ref|referrer|source|src|trk|lang|language|locale|hl|lc|country|region|v|ver|p|page|page_id|sid|session|cid|s|hss_channel)=/i;

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
 * Reads a company's website: `sent` is what the user sees, `normalised` the host without `www.` in Unicode. Where the
 * link goes on to a page that may be one company's of many (`directory.example/company/acme`), the page belongs to the
 * key, for it belongs to the question. Null for what is no web address, for pages of social networks, for a directory's
 * page that names no company, and for mail providers.
 */
export function readWebsite(value: string): { sent: string; normalised: string } | null {
  const sent = unwrapLink(cleanText(value));
  const link = readLink(sent);
  const host = readHost(link);
  if (link === null || host === null || nobodysHost(sent) !== null) return null;
  return { sent, normalised: host + namingPath(link) };
}

/** Why a web address is no company's own: the page of a host that many share, or a mail provider; null for others. */
export function nobodysHost(value: string): { kind: 'shared' | 'mail'; host: string } | null {
  const link = readLink(unwrapLink(cleanText(value)));
  const host = readHost(link);
  if (link === null || host === null) return null;
  if (isMailProvider(host)) return { kind: 'mail', host };
  if (link.segments.length === 0 && link.query === '') return null;
  const findIn = (hosts: string): string | undefined => hosts.split(' ').find((shared) => isWithin(host, shared));
  const namesNoCompany = !link.segments.some(isNaming) && !link.segments.every(isLanguage);
  const shared = findIn(SHARED_HOSTS) || (namesNoCompany ? findIn(DIRECTORIES) : undefined);
  return shared === undefined ? null : { kind: 'shared', host: shared };
}

/** The part of a path or query that may say which company is meant; empty where it is a page that any site has. */
function namingPath({ segments, query, route }: Link): string {
  const path = [...segments, ...route];
  const values = query
    .slice(1)
    .split('&')
    .filter((pair) => /=./.test(pair) && !ORDINARY_QUERY.test(pair));
  if (!path.some(isNaming) && values.length === 0) return '';
  const names = path.map((segment) => encodeURIComponent(foldSpelling(decodeSegment(segment))));
  return `/${names.join('/')}${values.length > 0 ? `?${foldCase(values.sort().join('&'))}` : ''}`;
}

/** False for a page that every site may have: a language, `about-us`, `index.html`, a letter or two. */
function isNaming(segment: string): boolean {
  const words = foldCase(decodeSegment(segment))
    .replace(/\.(?:html?|php|aspx?|jsp|cfm)$/, '')
    .split(/[-_ ]/);
  return !words.every((word) => (word.length < 3 && !/\d/.test(word)) || ORDINARY_PAGES.includes(` ${word} `));
}

function isLanguage(segment: string): boolean {
  return /^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(segment);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
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
  const host = link && isHostName(link.host) ? unicodeHost(link.host).replace(WWW, '') : 'www.';
  return host.startsWith('www.') ? null : host;
}
