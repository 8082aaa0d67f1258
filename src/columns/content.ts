import { readEmail } from '../identifiers/email';
import { readLinkedin } from '../identifiers/linkedin';
import { splitFullName } from '../identifiers/name';
import { saysNothing } from '../identifiers/nothing';
import { cleanText } from '../identifiers/text';
import { looksLikeWebsite, readWebsite } from '../identifiers/website';

const MOST_VALUES = 200;
const MOST = 0.6;
const NAME_WORD = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*$/u;
const NUMBER_OR_DATE = /^[\d\s.,:/%€$£+()-]+$/;
// Two capitalised words are also a place or a job; those words give a job away.
const JOB =
  /\b(?:manager|director|engineer|developer|head|officer|sales|marketing|president|founder|consultant|analyst|lead|leiter|assistant|account|business|senior|product|street|city|united|new|san)\b/i;
const PATH = /^[^/]*(?:\/\/)?[^/]*\/[^/]+\//;

/** What a column's values say about it, from its first values that say anything. */
export interface Content {
  /** How many values say anything. */
  filled: number;
  /** Values of one word. */
  oneWord: number;
  isPeopleLinks: boolean;
  /** LinkedIn pages, none of them a person's. */
  isOtherLinks: boolean;
  isEmails: boolean;
  isWebsites: boolean;
  isFullNames: boolean;
}

/** Reads one column; `index` counts from 0. */
export function readContent(rows: readonly (readonly string[])[], index: number): Content {
  const values: string[] = [];
  for (const row of rows) {
    const text = cleanText(row[index] || '');
    if (!saysNothing(text)) values.push(text);
    if (values.length === MOST_VALUES) break;
  }
  const links = values.map((value) => readLinkedin(value).kind);
  const isMost = (count: number): boolean => count > 0 && count >= values.length * MOST;
  const distinct = new Set(values.map((value) => value.toLowerCase())).size;
  return {
    filled: values.length,
    oneWord: values.filter((value) => !value.includes(' ')).length,
    isPeopleLinks: isMost(links.filter((kind) => kind === 'person').length),
    isOtherLinks: !links.includes('person') && isMost(links.filter((kind) => kind === 'not-a-person').length),
    isEmails: isMost(values.filter((value) => readEmail(value) !== null).length),
    isWebsites: isMost(values.filter(isHomepage).length),
    // A column of places or jobs repeats itself.
    isFullNames: isMost(values.filter(looksLikeName).length) && distinct >= values.length * 0.7,
  };
}

/** True for text that stands in data and hardly in a header: links, addresses, numbers, dates. */
export function isDataLike(text: string): boolean {
  return NUMBER_OR_DATE.test(text) || text.length > 80 || readEmail(text) !== null || looksLikeWebsite(text);
}

/** True for two to four capitalised words that can be a person's name. */
export function looksLikeName(text: string): boolean {
  if (text.length > 60 || JOB.test(text)) return false;
  const name = splitFullName(text);
  if (!name) return false;
  const words = name.first.split(' ');
  return words.length <= 3 && NAME_WORD.test(words[0] || '') && NAME_WORD.test(name.last.split(' ').pop() || '');
}

function isHomepage(value: string): boolean {
  return readWebsite(value) !== null && looksLikeWebsite(value) && !PATH.test(value);
}
