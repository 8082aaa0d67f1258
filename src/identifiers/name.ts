import { cleanText, foldCase } from './text';

export interface PersonName {
  first: string;
  last: string;
}

// Each list is searched for ` word `.

/** Words in front of the last word that belong to the last name with it. */
const PARTICLES =
  " van von vom zum zur zu der den dem ter ten te 't het af av aan op und de del dela della dello delle dell' degli dei di da das do dos du des d' " +
  "la las le les lo los el al ibn bin bint abu abd abdul st. st saint san mac mc o' بن بنت عبد ابو أبو ";
/** Dutch `in` is a particle in front of these alone. */
const AFTER_IN = " 't het de den der ";
/** Spanish and Portuguese link two last names with these; capitals would be initials. */
const LINKS = ' y e ';
const TITLES =
  ' dr dres prof professor professorin mr mrs ms miss mx sir herr frau mme mlle dott dottssa dra sr sra srta dipl-ing dr-ing ';
/** Titles only with their full stop: `Phil` and `Nat` are first names. */
const DOTTED_TITLES =
  ' med. rer. nat. phil. jur. iur. pol. oec. h.c. h. c. habil. mult. ing. mag. rev. hon. dipl. dipl.-inform. ';
const SUFFIXES =
  ' jr sr ii iii iv phd md mba msc bsc mphil dphil llm llb jd esq dds dvm rn cpa cfa cfp pmp frcs obe mbe ';

const LONGEST_NAME = 200;
const BRACKETED = /\([^()]*\)|\[[^[\]]*\]/g;
const NICKNAME = / ["“”„«][^"“”„«»]*["“”»](?= )/g;
const QUOTES = /["“”„«»]/g;
// What people append to a name: `Jane Doe | Acme`, `Jane Doe - Acme`.
const APPENDIX = / [|•–—-] /;
const GLUED_TITLE = /(^|[ .])(dr|prof|mr|mrs|ms)\.(?=\p{L})/giu;
// Japanese writes foreign names with a middle dot between the parts.
const MIDDLE_DOT = /[\u30fb\uff65]/g;
const COMMA = /[,，،]/;
const LETTER = /\p{L}/u;
const LOWER_CASE = /\p{Ll}/u;
const CAPITALS = /^[\p{Lu}\d.&/-]{2,}$/u;

/**
 * Splits a full name at its last space, or at the comma of `Last, First`. Particles stay with the last name; titles,
 * degrees, `Jr.`, nicknames in brackets or quotes and words without a letter are dropped. Null when no two parts are
 * left, as with one word alone or a Chinese, Japanese or Korean name without a space.
 */
export function splitFullName(value: string): PersonName | null {
  const text = cleanText(value);
  if (text.length > LONGEST_NAME) return null;
  const plain = text
    .replace(BRACKETED, ' ')
    .replace(NICKNAME, '')
    .replace(QUOTES, '')
    .replace(MIDDLE_DOT, ' ')
    .replace(GLUED_TITLE, '$1$2. ');
  const parts = (plain.split(APPENDIX)[0] || '')
    .split(COMMA)
    .map((part) =>
      withoutTitles(
        part
          .split(' ')
          .map(cleanText)
          .filter((word) => LETTER.test(word)),
      ),
    )
    .filter((words) => words.length > 0);
  const [before, after] = parts;
  if (!before) return null;
  if (!after || isCredential(before, after)) return splitWords(before);
  return splitAtComma(before, after);
}

function splitWords(words: string[]): PersonName | null {
  let at = words.length - 1;
  while (at > 1) {
    if (isParticle(words, at - 1)) at -= 1;
    else if (at > 2 && has(LINKS, words[at - 1] || '')) at -= 2;
    else break;
  }
  return at < 1 ? null : { first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') };
}

function splitAtComma(last: string[], first: string[]): PersonName {
  // `Berg, Jan van den`
  let end = first.length;
  while (end > 1 && LOWER_CASE.test((first[end - 1] || '').charAt(0)) && isParticle(first, end - 1)) end -= 1;
  return { first: first.slice(0, end).join(' '), last: [...first.slice(end), ...last].join(' ') };
}

/** `Jane Doe, SHRM-CP`: capitals behind a name that is complete without them. */
function isCredential(before: string[], after: string[]): boolean {
  return (
    before.length > 1 &&
    !isParticle(before, 0) &&
    LOWER_CASE.test(before.join('')) &&
    after.every((word) => CAPITALS.test(word))
  );
}

function withoutTitles(words: string[]): string[] {
  let start = 0;
  let end = words.length;
  while (start < end && isTitle(words[start] || '')) start += 1;
  while (end > start && has(SUFFIXES, withoutDots(words[end - 1] || ''))) end -= 1;
  return words.slice(start, end);
}

function isTitle(word: string): boolean {
  return has(TITLES, withoutDots(word)) || has(DOTTED_TITLES, foldCase(word));
}

function isParticle(words: string[], at: number): boolean {
  const word = foldCase(words[at] || '').replace('’', "'");
  return has(PARTICLES, word) || (word === 'in' && has(AFTER_IN, foldCase(words[at + 1] || '').replace('’', "'")));
}

function withoutDots(word: string): string {
  return foldCase(word).replace(/\./g, '');
}

function has(list: string, word: string): boolean {
  return word !== '' && list.includes(' ' + word + ' ');
}
