import {
  areInitials,
  arePronouns,
  isAddedWord,
  isEastAsianTitle,
  isGeneration,
  isParticle,
  isTitle,
  readDegree,
} from './name-words';
import { cleanText } from './text';

/** A cell that holds a name or a part of one, without what people write around it. */
export interface CleanName {
  /** The words in front of the first comma that is left, and those behind each. */
  parts: string[][];
  /** `Jr.`, `III`, wherever it stood. */
  generation: string;
}

const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|（[^（）]*）|【[^【】]*】|\{[^{}]*\}|<[^<>]*>/g;
const OPEN_BRACKET = / [([{（【][^)\]}）】]*$/;
const BRACKETS = /[()[\]{}（）【】<>]/g;
const NICKNAME = /(^| )(?:["“”„«‟〝][^"“”„«»‟〞]*["“”»‟〞]|['‘’][\p{L}. -]+['’])(?= |,|$)/gu;
const QUOTES = /["“”„«»‟〝〞״]/g;
// A symbol, and what makes variants of it: emoji, their skins and joiners, flags, dingbats, ™.
const SYMBOLS =
  /(?:\p{So}|[\u{1f3fb}-\u{1f3ff}\u20e3\ufe0f\u{e0020}-\u{e007f}•★☆~*^])(?:[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}\u20e3]|\p{So})*/gu;
/** Letters of a mathematician's alphabets, which some use to write their name in bold. */
const FANCY_LETTERS = /[\u{1d400}-\u{1d7ff}]+/gu;
const MARKED_CREDENTIAL = /[ ,]*[\p{L}\p{N}./-]+ ?[®™℠]/gu;
// What people append to a name: `Jane Doe | Acme`, `Jane Doe - Acme`, `Jane Doe @ Acme`.
const APPENDIX = / (?:[|•·/@–—-]|→|::) /;
/** In a cell for one part of a name, a dash between two words joins them. */
const APPENDIX_TO_PART = / (?:[|•·]|→|::) | @/;
const GLUED_TITLE = /(^|[ .])(dr|prof|mr|mrs|ms)\.(?=\p{L}{2})/giu;
/** Japanese writes foreign names with it between the parts. */
const MIDDLE_DOTS = /[\u30fb\uff65]/g;
/** `B. Sc.` */
const SPACED_DEGREE = / (Ph|B|M|D|LL)\. (?=(?:D|A|Sc|Eng|Phil|Ed|Com|B|M)\.?(?:,|$))/g;
const COMMA = / ?[,，،、;] ?/;
const LETTER = /\p{L}/u;
const DIGIT = /\d/;
const LOWER_CASE = /\p{Ll}/u;
const UPPER_CASE = /\p{Lu}/u;
const NOT_IN_CREDENTIAL = /[ ,®™℠]/g;
// `CISSP`, `SHRM-CP`, `P.Eng.`, `PharmD`
const CREDENTIAL_LIKE =
  /^(?:[\p{Lu}\d][\p{Lu}\d.&/+‐‑-]+|\p{Lu}\p{L}{0,4}\.(?:\p{L}{1,5}\.?)+|\p{Lu}\p{Ll}*\p{Lu}{1,2})$/u;

/** Cleans a cell. `isPart`: it holds a first or a last name, not a full one. */
export function cleanName(text: string, isPart = false): CleanName {
  const parts = withoutDecoration(text, isPart)
    .split(COMMA)
    .map((part) =>
      part
        .split(' ')
        .map(cleanText)
        .filter((word) => isWord(word) || (isPart && DIGIT.test(word))),
    )
    .filter((words) => words.length > 0);
  const isInCapitals = areInCapitals(parts.reduce((all, words) => all.concat(words), []));
  const generations: string[] = [];
  const named: string[][] = [];
  parts.forEach((words, index) => {
    const isFirst = named.length === 0;
    if (!isFirst && isGeneration(words.join(' '))) generations.push(words.join(' '));
    else if (isFirst || !isCredential(words, named, isPart || index > 1, isInCapitals)) {
      const core = withoutEnds(words, isFirst && !isPart ? 2 : 1, isInCapitals, generations);
      if (core.length > 0) named.push(core);
    }
  });
  return { parts: named, generation: generations[0] || '' };
}

function isWord(word: string): boolean {
  return (LETTER.test(word) && !arePronouns(word)) || isGeneration(word);
}

/** The text without brackets, nicknames, symbols and what is appended behind a bar or a dash. */
function withoutDecoration(text: string, isPart: boolean): string {
  const plain = text.replace(FANCY_LETTERS, (letters) => letters.normalize('NFKC'));
  const bare = plain.replace(BRACKETED, ' ').replace(OPEN_BRACKET, ' ');
  const named = (LETTER.test(bare) ? bare : plain.replace(BRACKETS, ' ')).replace(MIDDLE_DOTS, ' ').replace(/ +/g, ' ');
  const [head = ''] = named.split(isPart ? APPENDIX_TO_PART : APPENDIX).filter((part) => LETTER.test(part));
  return head
    .replace(NICKNAME, '$1')
    .replace(QUOTES, '')
    .replace(MARKED_CREDENTIAL, (marked) =>
      CREDENTIAL_LIKE.test(marked.replace(NOT_IN_CREDENTIAL, '')) ? ' ' : marked,
    )
    .replace(SYMBOLS, ' ')
    .replace(GLUED_TITLE, '$1$2. ')
    .replace(/ +/g, ' ')
    .replace(SPACED_DEGREE, ' $1.');
}

/** Titles in front and degrees behind are dropped, `Jr.` behind is put aside; `least` words are left of a name. */
function withoutEnds(words: readonly string[], least: number, isInCapitals: boolean, generations: string[]): string[] {
  let start = 0;
  let end = words.length;
  while (start < end && isTitle(words, start)) start += 1;
  let isDegreeBehind = false;
  while (end - start > 1) {
    const word = words[end - 1] || '';
    const isNameAlone = end - start <= least;
    const degree = isNameAlone ? readSureDegree(word) : readDegree(word, isInCapitals);
    if (degree === 'degree' || (degree === 'maybe' && isDegreeBehind && word === word.toUpperCase()))
      isDegreeBehind = true;
    else if (isGeneration(word) && !(isNameAlone && /^i[iv]$/i.test(word))) generations.push(word);
    else if (!isEastAsianTitle(word)) break;
    end -= 1;
  }
  // A cell for the last name may hold `Herr`, which is one.
  return start === end && least === 1 ? words.slice(0, end) : words.slice(start, end);
}

/** `Jane PhD` names one half; `Samuel MBA` and `Ravi M.D.` may be names. */
function readSureDegree(word: string): 'degree' | null {
  return !areInitials(word) && readDegree(word, true) === 'degree' ? 'degree' : null;
}

/**
 * True for what stands behind a comma and is no name: degrees and certifications, a job. `isSure` where a first and a
 * last name stand in front anyway; else `Jane Doe, SHRM-CP` needs a complete name in front, as `Smith, J.D.` may be a name.
 */
function isCredential(words: string[], named: string[][], isSure: boolean, isInCapitals: boolean): boolean {
  const before = named[0] || [];
  const isComplete = isSure || (before.length > 1 && !isParticle(before, 0));
  const degrees = words.map((word) => readDegree(word, isInCapitals));
  if (degrees.every((degree) => degree === 'degree') && (isComplete || !words.some(areInitials))) return true;
  if (!isComplete) return false;
  if (words.some(isAddedWord) || degrees.includes('degree')) return true;
  return words.every((word, at) => degrees[at] !== null || (!isInCapitals && CREDENTIAL_LIKE.test(word)));
}

/** True for a name all in capitals, titles and degrees aside. */
function areInCapitals(words: readonly string[]): boolean {
  const names = words.filter(
    (word, at) => readDegree(word, true) === null && !isTitle(words, at) && !isGeneration(word),
  );
  return (
    names.length > 0 && !names.some((word) => LOWER_CASE.test(word)) && names.some((word) => UPPER_CASE.test(word))
  );
}
