import { type CleanName, cleanName } from './clean-name';
import { isLink, isParticle, isTitle } from './name-words';
import { isNoPartOfName, namesNobody } from './nothing';
import { cleanText, foldSpelling } from './text';

/** As it is sent. */
export interface PersonName {
  first: string;
  last: string;
}

/** Which of the two stands in front where no comma tells. */
export type NameOrder = 'first-last' | 'last-first';

const LONGEST_NAME = 200;
const MOST_ROUNDS = 4;
const LOWER_CASE = /\p{Ll}/u;
const CAPITALS = /^(?:\p{Lu}|\p{M}|['’.-])+$/u;
/** A word in the scripts of China, Japan and Korea, where the family name stands in front. */
const EAST_ASIAN =
  /^[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{323af}]+$/u;
const JAPANESE_MIDDLE_DOT = /[\u30fb\uff65]/;

/**
 * Splits a full name at its last space, or at the comma of `Last, First`. Particles and `Jr.` stay with the last name;
 * titles, degrees, nicknames and words without a letter are dropped. In Chinese, Japanese and Korean writing, and where
 * the header says so (`Nom Prénom`), the family name is in front. Null when no two parts are left, as with one word
 * alone or a Chinese, Japanese or Korean name without a space.
 */
export function splitFullName(value: string, order: NameOrder = 'first-last'): PersonName | null {
  const text = cleanText(value);
  if (text.length > LONGEST_NAME) return null;
  const { parts, generation } = cleanName(text);
  const [before, after] = parts;
  if (!before) return null;
  const name = after ? splitAtComma(before, after) : splitWords(before, text, order);
  if (!name || isNoPartOfName(name.first, name.last) || isNoPartOfName(name.last, name.first)) return null;
  return withGeneration(name, generation);
}

/**
 * A name from cells of its own: both cleaned as a full name is. `infix` is what a Dutch list keeps of the last name in
 * a third column (`van der`), `suffix` a column for `Jr.`. A part is null when its cell names nobody.
 */
export function joinNameParts(cells: { first: string; last: string; infix?: string; suffix?: string }): {
  first: string | null;
  last: string | null;
} {
  const first = cleanPart(cells.first);
  const last = cleanPart(cells.last);
  const firstWords = first.parts.reduce(concat, []);
  // `Quillon, Mara` in the cell for the last name
  const lastWords = last.parts.filter((words, at) => at === 0 || !isSame(words, firstWords)).reduce(concat, []);
  const infix = cleanPart(cells.infix).parts.reduce(concat, []);
  const isInfixThere = isSame(lastWords.slice(0, infix.length), infix);
  const whole = infix.length > 0 && !isInfixThere ? [...infix, ...lastWords] : lastWords;
  const generation = last.generation || first.generation || cleanPart(cells.suffix && `x ${cells.suffix}`).generation;
  // `Dr.` alone is nobody's first name.
  const namesSomebody =
    !firstWords.every((_, at) => isTitle(firstWords, at)) && !namesNobody(firstWords.join(' '), lastWords.join(' '));
  return {
    first: namesSomebody ? firstWords.join(' ') : null,
    last: namesNobody(lastWords.join(' '), firstWords.join(' '))
      ? null
      : withGeneration({ first: '', last: whole.join(' ') }, generation).last,
  };
}

/** Cleans the cell of one part of a name until nothing changes: what is sent is clean. */
function cleanPart(cell = ''): CleanName {
  if (cell === '') return { parts: [], generation: '' };
  let clean = cleanName(cell, true);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const again = cleanName(clean.parts.map((words) => words.join(' ')).join(', '), true);
    if (JSON.stringify(again.parts) === JSON.stringify(clean.parts)) break;
    clean = { parts: again.parts, generation: clean.generation || again.generation };
  }
  return clean;
}

/** The form in which all spellings of a name are equal: `J.R.R.` and `J. R. R.` too. */
export function foldName(part: string): string {
  return foldSpelling(part)
    .replace(/\./g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/ ([js])nr$/, ' $1r');
}

function concat(words: string[], more: string[]): string[] {
  return words.concat(more);
}

function isSame(words: readonly string[], others: readonly string[]): boolean {
  return words.length > 0 && foldName(words.join(' ')) === foldName(others.join(' '));
}

function splitWords(words: string[], text: string, order: NameOrder): PersonName | null {
  if (words.length < 2) return null;
  const behind = capitalsBehind(words);
  const isEastAsian = words.every((word) => EAST_ASIAN.test(word)) && !JAPANESE_MIDDLE_DOT.test(text);
  // `Mara QUILLON` under `Nom Prénom`: capitals tell more than the header.
  if (isEastAsian || (order === 'last-first' && behind === 0)) {
    const end = endOfLastName(words);
    return { first: words.slice(end).join(' '), last: words.slice(0, end).join(' ') };
  }
  let at = order === 'last-first' ? words.length - behind : words.length - 1;
  while (at > 1) {
    if (isParticle(words, at - 1)) at -= 1;
    else if (at > 2 && isLink(words[at - 1] || '')) at -= 2;
    else break;
  }
  return { first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') };
}

/** How many words at the end are in capitals, where those in front are not. */
function capitalsBehind(words: string[]): number {
  let count = 0;
  while (count < words.length && isInCapitals(words[words.length - 1 - count] || '')) count += 1;
  return count < words.length && !isInCapitals(words[0] || '') ? count : 0;
}

/** An initial alone is none. */
function isInCapitals(word: string): boolean {
  return CAPITALS.test(word) && word.replace(/\P{L}/gu, '').length > 1;
}

/** Where the last name ends that stands in front: behind its capitals (`DE LA CRUZ Maria`), or its first plain word. */
function endOfLastName(words: string[]): number {
  let capitals = 0;
  while (capitals < words.length && CAPITALS.test(words[capitals] || '')) capitals += 1;
  if (capitals > 0 && capitals < words.length && LOWER_CASE.test(words.slice(capitals).join(''))) return capitals;
  let end = 0;
  while (end < words.length - 2 && isParticle(words, end)) end += 1;
  return end < words.length - 3 && isLink(words[end + 1] || '') ? end + 3 : end + 1;
}

function splitAtComma(last: string[], first: string[]): PersonName {
  // `Berg, Jan van den`
  let end = first.length;
  while (end > 1 && LOWER_CASE.test((first[end - 1] || '').charAt(0)) && isParticle(first, end - 1)) end -= 1;
  return { first: first.slice(0, end).join(' '), last: [...first.slice(end), ...last].join(' ') };
}

function withGeneration({ first, last }: PersonName, generation: string): PersonName {
  return { first, last: generation === '' ? last : `${last} ${generation}` };
}
