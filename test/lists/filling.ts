import type { LabelledColumn, Mark } from './header-rows';

/** What stands under the headers that are marked: four people, each at a company of its own. */
const OF_PEOPLE: { [mark in Mark]: string[] } = {
  f: ['Mara', 'Oskar', 'Ines', 'Timo'],
  l: ['Quillon', 'Vestergren', 'Castanheira', 'Rautala'],
  n: ['Mara Quillon', 'Oskar Vestergren', 'Ines Castanheira', 'Timo Rautala'],
  r: ['Quillon Mara', 'Vestergren Oskar', 'Castanheira Ines', 'Rautala Timo'],
  i: ['van der', '', '', ''],
  s: ['Jr.', '', '', ''],
  u: ['mara-quillon', 'oskar-vestergren', 'ines-castanheira', 'timo-rautala'].map(
    (slug) => `https://www.linkedin.com/in/${slug}-0a1b`,
  ),
  // Two capitalised words, as a person's name has.
  c: ['Tidewater Loom', 'Nordhamn Freight', 'Porto Azul', 'Silver Wave'],
  w: ['tidewater-loom.example', 'nordhamn.example', 'portoazul.example', 'silverwave.example'],
  e: ['mara@home.example', 'oskar@home.example', 'ines@home.example', 'timo@home.example'],
  t: ['mara@tidewater-loom.example', '', '', ''],
};

/** What stands in a column that is none of ours, as far as it may be taken for one. */
export const OF_OTHERS = {
  emails: ['kim@agency.example', 'pat@agency.example', 'lou@agency.example', 'sam@agency.example'],
  names: ['Kim Owner', 'Pat Aide', 'Lou Bright', 'Sam Stone'],
  sites: ['agency.example', 'https://other.example', 'third.example', 'www.fourth.example'],
  links: ['kim', 'pat', 'lou', 'sam'].map((slug) => `https://www.linkedin.com/in/${slug}-owner`),
  pages: ['loom', 'nordhamn', 'azul', 'wave'].map((slug) => `https://www.linkedin.com/company/${slug}`),
  numbers: ['1201', '1202', '1203', '1204'],
  words: ['Open', 'New', 'Open', 'Closed'],
};
export type Others = keyof typeof OF_OTHERS;

const MAIL = /mail|courriel|correo|messagerie|meil|почт|ταχυδρ|メール|邮|郵|이메일|دوا|ایمیل|البريد/i;
const SOMEBODY =
  /owner|manager|recruit|refer|sender|invit|buyer|purchas|host|seller|agent|by$|assist|spouse|vendor|executive|assign|contact|name|nom|opiekun|担当|負責|负责|zuständ|commercial|vendedor|eigenaar|responsab|менедж|ответств/i;

/** The kind of values that such a header has in real lists. */
function natural(header: string): Others {
  if (/status|verif|found\?|opt|confiden|qualif|type|typ\b|score|open|bounce/i.test(header)) return 'words';
  if (MAIL.test(header) && !/domain/i.test(header)) return 'emails';
  if (/linkedin/i.test(header)) return SOMEBODY.test(header) && !/company/i.test(header) ? 'links' : 'pages';
  if (/\bid\b|_id|Id$|#|phone|date|time|number|size|amount|count|year|%|^20\d\d$/i.test(header)) return 'numbers';
  if (/url|link|site|web|domain|page|twitter|facebook|github/i.test(header)) return 'sites';
  return SOMEBODY.test(header) ? 'names' : 'words';
}

/** Rows below the headers; `others` fills every column that is none of ours with the same kind of values. */
export function fill(columns: readonly LabelledColumn[], others: Others | 'natural'): string[][] {
  return [0, 1, 2, 3].map((row) =>
    columns.map(({ header, mark }) => {
      if (mark !== null) return OF_PEOPLE[mark][row] ?? '';
      return OF_OTHERS[others === 'natural' ? natural(header) : others][row] ?? '';
    }),
  );
}
