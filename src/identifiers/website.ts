import { isHostName, isWithin, readLink, unwrapLink } from './link';
import { cleanText } from './text';

/** Hosts under which each path is somebody else's page: with the path left out of the key, all would be one company. */
const SHARED_HOSTS =
  'linkedin.com lnkd.in facebook.com fb.com instagram.com twitter.com x.com xing.com youtube.com tiktok.com ' +
  'crunchbase.com wikipedia.org google.com github.com medium.com linktr.ee bit.ly yelp.com glassdoor.com notion.site';

/** The top-level domains that make a bare word in a company cell a domain: every country's and the generic ones that companies use. */
const COUNTRIES =
  'ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co ' +
  'cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hn ' +
  'hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ' +
  'ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ' +
  'ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ' +
  've vg vi vn vu wf ws ye yt za zm zw';
const GENERIC =
  'com net org edu gov mil int info biz pro name mobi aero coop jobs travel asia cat eus app dev tech xyz online site website store shop cloud ' +
  'digital agency solutions software systems services group company consulting global media studio design ventures capital finance ' +
  'health energy network example test';
const TOP_LEVELS = ' ' + COUNTRIES + ' ' + GENERIC + ' ';
/** `Acme.AG` is a company's legal form, not Antigua: where only the ending is in capitals. */
const LEGAL_FORM = /\p{Ll}[^.]*\.(?:AG|KG|SA|SE|AS|SC|SL|CO)$/u;
const WWW = /^(?:www\.)+(?=[^.]+\.)/;
const STARTS_AS_LINK = /^(?:(?:https?:)?\/\/|www\.)/i;

/**
 * Reads a company's website: `sent` is what the user sees, `normalised` the host without `www.`. Null for what is no
 * web address and for pages on hosts that many share (LinkedIn, Facebook, …).
 */
export function readWebsite(value: string): { sent: string; normalised: string } | null {
  const sent = unwrapLink(cleanText(value));
  const link = readLink(sent);
  if (!link || !isHostName(link.host)) return null;
  const isPage = link.segments.length > 0 || link.query !== '';
  if (isPage && SHARED_HOSTS.split(' ').some((shared) => isWithin(link.host, shared))) return null;
  return { sent, normalised: link.host.replace(WWW, '') };
}

/** True when a company cell holds a link or a domain instead of a name; the domain may still be unusable. */
export function looksLikeWebsite(value: string): boolean {
  const text = unwrapLink(cleanText(value));
  if (STARTS_AS_LINK.test(text)) return !/\s/.test(text);
  const link = readLink(text);
  if (link === null || !isHostName(link.host) || LEGAL_FORM.test(text)) return false;
  const topLevel = link.host.slice(link.host.lastIndexOf('.') + 1);
  return topLevel.startsWith('xn--') || TOP_LEVELS.includes(' ' + topLevel + ' ');
}
