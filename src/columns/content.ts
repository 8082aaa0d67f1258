import { readEmail } from '../identifiers/email';
import { readLinkedin } from '../identifiers/linkedin';
import { splitFullName } from '../identifiers/name';
import { isUnfinished, saysNothing } from '../identifiers/nothing';
import { cleanText } from '../identifiers/text';
import { looksLikeWebsite, readWebsite } from '../identifiers/website';

const MOST_VALUES = 200;
const MOST = 0.6;
const NAME_WORD = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*$/u;
const NUMBER_OR_DATE = /^[\d\s.,:/%€$£+()-]+$/;
const LETTER = /\p{L}/u;
/** `ACwAAAabc…`, `mara-quillon-0a1b`, `Yes`: a part of a link or an answer, and no label that a link may stand behind. */
const IDENTIFIER = /^(?=.*[\d_-])[\w%-]{5,}$|^(?:yes|no|ja|nein|oui|non|si|sí|sim|nee|tak|nie|y|n|x|✓)$/i;
const PUBLIC_PROFILE = /\/in\/|^in\//i;
// Two capitalised words are also a place, a job or a company; these words give one away.
const NO_PERSON =
  /\b(?:manager|director|engineer|developer|head|officer|sales|marketing|president|founder|consultant|analyst|lead|leiter|assistant|account|business|senior|product|street|city|united|new|san|inc|llc|ltd|limited|plc|corp|corporation|company|co|gmbh|ag|kg|ug|ohg|se|sa|sas|sarl|sl|srl|spa|bv|nv|ab|as|aps|oy|oyj|kft|zrt|sro|doo|pty|pte|group|gruppe|groupe|grupo|holding|holdings|partners|associates|solutions|services|systems|software|technologies|technology|consulting|capital|ventures|media|studio|studios|labs|logistics|freight|industries|international|global|bank|hotel|hospital|university|institute|foundation|agency|energy|health|foods)\b/i;
const PATH = /^[^/]*(?:\/\/)?[^/]*\/[^/]+\//;
const OWN_STATUS = /^(?:queued|found|not found)$|^(?:missing data|invalid input|failed|found|not found): /i;

/** What a column's values say about it, from its first values that say anything. */
export interface Content {
  /** How many values say anything. */
  filled: number;
  /** Values of one word. */
  oneWord: number;
  isPeopleLinks: boolean;
  /** Public profiles (`/in/…`), which go before links of Sales Navigator. */
  isPublicLinks: boolean;
  /** LinkedIn pages, none of them a person's. */
  isOtherLinks: boolean;
  /** Parts of links and ids, from which nobody is found. */
  isIds: boolean;
  isEmails: boolean;
  isWebsites: boolean;
  isFullNames: boolean;
  /** One capitalised word each, as first and last names are. */
  isOneWordNames: boolean;
  /** Values that can be names: with letters, and neither links nor addresses. */
  isNameable: boolean;
  isOwnStatuses: boolean;
  /** One value in most rows, and the rows are about different things: it is nobody's own. */
  isRepeated: boolean;
}

/** Reads one column; `index` counts from 0. */
export function readContent(rows: readonly (readonly string[])[], index: number): Content {
  const values: string[] = [];
  const rowsOf = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const text = cleanText(row[index] || '');
    if (saysNothing(text) && !OWN_STATUS.test(text)) continue;
    if (isUnfinished(text)) continue;
    values.push(text);
    const folded = text.toLowerCase();
    const same = rowsOf.get(folded);
    if (same) same.push(row);
    else rowsOf.set(folded, [row]);
    if (values.length === MOST_VALUES) break;
  }
  const count = (fits: (value: string) => boolean): number => values.filter(fits).length;
  const most = (fits: (value: string) => boolean): boolean => values.length > 0 && count(fits) >= values.length * MOST;
  const kinds = values.map((value) => readLinkedin(value).kind);
  const isPeopleLinks = values.length > 0 && kinds.filter((kind) => kind === 'person').length >= values.length * MOST;
  return {
    filled: values.length,
    oneWord: count((value) => !value.includes(' ')),
    isPeopleLinks,
    isPublicLinks: isPeopleLinks && most((value) => PUBLIC_PROFILE.test(value)),
    isOtherLinks: !kinds.includes('person') && most((value) => readLinkedin(value).kind === 'not-a-person'),
    isIds: most((value) => IDENTIFIER.test(value)),
    isEmails: most((value) => readEmail(value) !== null),
    isWebsites: most(isHomepage),
    // A column of places or jobs repeats itself.
    isFullNames: most(looksLikeName) && rowsOf.size >= values.length * 0.7,
    isOneWordNames: most((value) => NAME_WORD.test(value)) && rowsOf.size >= values.length * 0.7,
    isNameable: most((value) => LETTER.test(value) && !readEmail(value) && !looksLikeWebsite(value)),
    isOwnStatuses: most((value) => OWN_STATUS.test(value)),
    isRepeated: [...rowsOf.values()].some((same) => same.length * 2 > values.length && areDifferent(same, index)),
  };
}

/** True when the rows differ in another column than this one. */
function areDifferent(rows: readonly (readonly string[])[], index: number): boolean {
  const others = rows.map((row) => row.filter((_, at) => at !== index).join('\n'));
  return new Set(others).size > 1;
}

/** True for text that stands in data and hardly in a header: links, addresses, numbers, dates. */
export function isDataLike(text: string): boolean {
  return NUMBER_OR_DATE.test(text) || readEmail(text) !== null || looksLikeWebsite(text);
}

/** True for two to four capitalised words that can be a person's name. */
export function looksLikeName(text: string): boolean {
  if (text.length > 60 || NO_PERSON.test(text)) return false;
  const name = splitFullName(text);
  if (!name) return false;
  const words = name.first.split(' ');
  return words.length <= 3 && NAME_WORD.test(words[0] || '') && NAME_WORD.test(name.last.split(' ').pop() || '');
}

function isHomepage(value: string): boolean {
  return readWebsite(value) !== null && looksLikeWebsite(value) && !PATH.test(value);
}
