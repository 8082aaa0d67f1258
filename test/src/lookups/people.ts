import fc from 'fast-check';
import type { Identifiers } from '../../../src/identifiers/identifiers';

/** Somebody as a list may hold him or her; no two that differ here are the same person. */
export interface Person {
  first: string;
  last: string;
  generation: string;
  company: string;
  /** Host and page, as they say who the company is. */
  website: string;
  profile: string;
}

/** Initials that look like titles and degrees, names of several words, with hyphens, apostrophes and accents. */
const FIRST = [
  ...['Mara', 'Ravi', 'C. Ravi', 'H. Ravi', 'S.R. Ravi', 'M.R. Ravi', 'J.R.', 'M.D.', 'R.N.', 'I.V.', 'H.C.', 'D.R.'],
  ...[
    'Jean-Luc',
    'Jean',
    'Hans Peter',
    'Ada Grace',
    'José',
    'Jose',
    'Ren\u00e9',
    'Md',
    'Naomi',
    'Samuel',
    'Łukasz',
    'Siân',
  ],
];
const LAST = [
  ...['Quillon', 'Kumar', 'Mba', 'Obe', 'Mbe', 'Ii', 'Iv', 'Ma', 'Ba', 'Do', "O'Hara", 'Ohara', 'Brown-Petit', 'Brown'],
  ...['van der Kwil', 'de la Cruz', 'Kwil', 'Cruz', 'Núñez', 'Nunez', 'St. John', 'Null', 'None', 'Master', 'Prince'],
];
const GENERATIONS = ['', '', '', 'Jr.', 'Sr.', 'III'];
const COMPANIES = [
  'Tidewater Loom',
  'Loom & Sons',
  'Loom',
  "Quillon's",
  'Société Générale',
  'Tidewater-Loom',
  'Loom Inc.',
];
const WEBSITES = [
  ...['tidewater-loom.example', 'loom.example', 'münchen-weberei.example', 'shop.loom.example'],
  ...['bloomberg.com/profile/company/loom', 'bloomberg.com/profile/company/tidewater', 'startups.example/loom'],
  ...['startups.example/tidewater', 'startups.example/company/12', 'startups.example/company/13', 'startups.example'],
];
const PROFILES = ['mara-quillon', 'mara-quillon-2', 'josé-núñez', 'jose-nunez', 'in-house-counsel', 'kumar'];

export const person: fc.Arbitrary<Person> = fc.record({
  first: fc.constantFrom(...FIRST),
  last: fc.constantFrom(...LAST),
  generation: fc.constantFrom(...GENERATIONS),
  company: fc.constantFrom(...COMPANIES),
  website: fc.constantFrom(...WEBSITES),
  profile: fc.constantFrom(...PROFILES),
});

/** Two people: the same, or differing in one thing or in several. */
export const pair: fc.Arbitrary<[Person, Person]> = fc
  .tuple(person, person)
  .chain(([one, other]) =>
    fc
      .subarray(['first', 'last', 'generation', 'company', 'website', 'profile'] as const)
      .map((fields): [Person, Person] => [
        one,
        { ...one, ...Object.fromEntries(fields.map((name) => [name, other[name]])) },
      ]),
  );

const invisible = fc.constantFrom('', '', ' ', '\u00a0', '\u200b', '\ufeff', '\t');

/** The same text as another keyboard or program writes it. */
function retyped(text: string): fc.Arbitrary<string> {
  return fc
    .record({
      before: invisible,
      after: invisible,
      form: fc.constantFrom('NFC', 'NFD'),
      apostrophe: fc.constantFrom("'", '’', '‘', 'ʼ', '`', '´', '&#39;', '&rsquo;', '&#x2019;'),
      hyphen: fc.constantFrom('-', '‐', '‑', '–', '&#8209;'),
      ampersand: fc.constantFrom('&', '&amp;', '&amp;amp;', '＆'),
      space: fc.constantFrom(' ', '  ', '\u00a0', ' \u200b'),
    })
    .map(({ before, after, form, apostrophe, hyphen, ampersand, space }) => {
      const changed = text
        .normalize(form)
        .replace(/&/g, ampersand)
        .replace(/'/g, apostrophe)
        .replace(/-/g, hyphen)
        .replace(/ /g, space);
      return before + changed + after;
    });
}

const upper = (text: string): string =>
  text.toUpperCase().toLowerCase() === text.toLowerCase() ? text.toUpperCase() : text;
const cased = fc.constantFrom(
  (text: string) => text,
  (text: string) => text,
  upper,
  (text: string) => text.toLowerCase(),
);
const before = fc.constantFrom('', '', 'Dr. ', 'Prof. Dr. ', 'Mrs. ', '🚀 ', 'Univ.-Prof. ', 'Ing. ');
const behind = fc.constantFrom(
  '',
  '',
  ', PhD',
  ', MBA',
  ', PMP®',
  ' ✨',
  ' (she/her)',
  ' ("Maz")',
  ', Ed.D.',
  ', CPA, CISM',
  ' | Acme',
);

/** A row of a list that says who this is, by name and company name. */
export function byCompany(who: Person): fc.Arbitrary<Identifiers> {
  return fc.tuple(nameCells(who), retyped(who.company), cased).map(([name, company, change]) => ({
    ...name,
    company_name: /&\w+;/.test(company) ? company : change(company),
  }));
}

/** By name and website. */
export function byWebsite(who: Person): fc.Arbitrary<Identifiers> {
  const spelled = fc
    .tuple(
      fc.constantFrom('', 'http://', 'https://www.', '//', 'HTTPS://'),
      fc.constantFrom('', '/', '?utm_source=x', '#top'),
      fc.boolean(),
      invisible,
    )
    .map(([start, end, isAscii, space]) => {
      const host = isAscii ? who.website.replace('münchen-weberei', 'xn--mnchen-weberei-gsb') : who.website;
      return `${space}${start}${host}${end}${space}`;
    });
  return fc.tuple(nameCells(who), spelled).map(([name, company_website]) => ({ ...name, company_website }));
}

/** By LinkedIn profile. */
export function byProfile({ profile }: Person): fc.Arbitrary<Identifiers> {
  const encoded = encodeURIComponent(profile);
  const whole = `https://www.linkedin.com/in/${profile}`;
  return fc
    .constantFrom(
      ...[
        whole,
        `linkedin.com/in/${profile}/`,
        `http://de.linkedin.com/in/${encoded}?trk=x`,
        `/in/${profile}`,
        `in/${encoded}/`,
      ],
      ...[
        `https://www.linkedin.com/in/${whole}`,
        `https://www.linkedin.com/in/in/${profile}`,
        `${whole}%20`,
        `<${whole}>`,
      ],
      ...[
        `LinkedIn: ${whole}`,
        `${whole} (CEO)`,
        `https://www.linkedin.com/in/www.linkedin.com/in/${profile}`,
        `${whole}${whole}`,
      ],
      ...[whole.toUpperCase(), `https://https://www.linkedin.com/in/${profile}`, `[profile](${whole})`],
    )
    .map((linkedin_url) => ({ linkedin_url }));
}

/** In one case throughout they are placeholders, numerals or a degree. */
const ONLY_AS_NAMES = ['Null', 'None', 'Ii', 'Iv', 'Md', 'H.C.'];

/** The name in one cell or two, with what people write around it. */
function nameCells({ first, last, generation }: Person): fc.Arbitrary<Identifiers> {
  const suffix = generation === '' ? '' : ` ${generation}`;
  const casing =
    ONLY_AS_NAMES.includes(last) || ONLY_AS_NAMES.includes(first) ? fc.constant((text: string) => text) : cased;
  const oneCell = fc
    .tuple(
      fc
        .constantFrom(
          `${first} ${last}${suffix}`,
          `${first} ${last}${suffix && `,${suffix}`}`,
          `${last}${suffix}, ${first}`,
          `${last}, ${first}${suffix && `,${suffix}`}`,
        )
        .chain(retyped),
      before,
      behind,
      casing,
    )
    .map(
      ([name, front, back, change]): Identifiers => ({
        full_name: front + (/&[\w#]+;/.test(name) ? name : change(name)) + back,
      }),
    );
  const twoCells = fc
    .tuple(retyped(first), retyped(last + suffix), before, behind, behind, casing)
    .map(([one, two, front, back, end, change]): Identifiers => {
      const spell = (text: string): string => (/&[\w#]+;/.test(text) ? text : change(text));
      return { first_name: front + spell(one) + back, last_name: spell(two) + end };
    });
  const threeCells = fc
    .tuple(retyped(first), retyped(last))
    .map(([first_name, last_name]): Identifiers => ({ first_name, last_name, name_suffix: generation }));
  return fc.oneof(oneCell, twoCells, threeCells);
}
