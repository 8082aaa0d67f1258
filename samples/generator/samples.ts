import { writeCsv } from 'hucre/csv';
import type { Dice } from './dice';
import { createDice } from './dice';
import { LOOKALIKE_COMPANIES } from './name-pools';
import type { Person, Way } from './person';
import { createPeople, inventCompanies, WAYS } from './person';
import type { Row } from './row';
import { HEADERS, invalidRow, poorRow, rowAbout, spoil } from './row';
import { plainLinkedin } from './spellings';

export interface Samples {
  /** The contact list. */
  contacts: string;
  /** The directory of people that the stand-in of the service knows. */
  people: string;
  /**
   * The right answer for each row of the list: its row number in a sheet (the header is 1), the status word (empty for
   * a blank row), the email, who it is about (the same for duplicates) and the way that finds it.
   */
  expected: string;
}

/** Row by row which ways it has; the more a list knows of somebody, the rarer. */
const MIXES: Way[][] = [
  ['linkedin_url'],
  ['linkedin_url', 'company_name'],
  ['linkedin_url', 'company_website'],
  ['linkedin_url', 'company_website', 'company_name'],
  ['company_website', 'company_name'],
  ['company_name'],
  ['company_website'],
  ['company_name', 'email'],
  ['linkedin_url', 'email'],
  ['email'],
  [...WAYS],
];

const KINDS = [
  'latin',
  'latin',
  'latin',
  'latin',
  'latin',
  'latin',
  'other-script',
  'other-script',
  'particle',
  'particle',
  'two-first-names',
  'lookalike',
] as const;

/** The samples of one seed: the same bytes each time. */
export function generateSamples(seed: number): Samples {
  const dice = createDice(seed);
  const companies = inventCompanies(dice, 130);
  const oddCompanies = LOOKALIKE_COMPANIES.map((name, index) => ({ name, domain: `odd-name-${index + 1}.example` }));
  const invent = createPeople(dice, companies);
  const tidyRows = Array.from({ length: 8 }, () => {
    const person = invent('latin');
    person.answers.linkedin_url = person.workEmail;
    return rowAbout(dice, person, ['linkedin_url', 'company_website', 'company_name'], { tidy: true });
  });

  const rows: Row[] = [];
  for (let index = 0; index < 340; index++) {
    const odd = index % 34 === 0 ? dice.pick(oddCompanies) : undefined;
    const person = invent(dice.pick(KINDS), odd);
    const ways = odd ? (['company_name'] as Way[]) : dice.pick(MIXES);
    plantAnswers(dice, person, ways);
    const row = rowAbout(dice, person, ways);
    rows.push(dice.chance(8) ? spoil(dice, row) : row);
  }
  rows.push(...namesakes(dice, invent));
  const duplicates = dice
    .shuffle(rows)
    .slice(0, 90)
    .map(({ person, ways }) => duplicate(dice, person as Person, ways));
  const poor = Array.from({ length: 26 }, () => poorRow(dice, invent(dice.pick(KINDS))));
  const invalid = Array.from({ length: 14 }, () => invalidRow(dice));
  const blank = Array.from({ length: 14 }, (): Row => ({ cells: {}, person: null, ways: [], status: '' }));
  // The first rows are plain ones: they are what a newcomer sees.
  const list = [...tidyRows, ...dice.shuffle([...rows, ...duplicates, ...poor, ...invalid, ...blank])];

  const strangers = Array.from({ length: 60 }, () => invent(dice.pick(KINDS)));
  for (const person of strangers) plantAnswers(dice, person, WAYS);
  const everybody = [...new Set([...list.flatMap(({ person }) => person ?? []), ...strangers])];
  return {
    contacts: csv([[...HEADERS], ...list.map(({ cells }) => HEADERS.map((header) => cells[header] ?? ''))]),
    people: csv([PEOPLE_HEADERS, ...dice.shuffle(everybody).flatMap(directoryLines)]),
    expected: csv([['row', 'status', 'email', 'person', 'by'], ...list.map(expectation)]),
  };
}

/**
 * Decides what the service finds of a person, given the ways that the row about her has: mostly by the first of them,
 * often only by a later one, sometimes by none. A way behind the one that hits may find another address.
 */
function plantAnswers(dice: Dice, person: Person, ways: readonly Way[]): void {
  if (!dice.chance(76)) return;
  const order = WAYS.filter((way) => ways.includes(way));
  const hit = dice.chance(55) ? 0 : dice.number(0, order.length - 1);
  order.forEach((way, index) => {
    if (index === hit) person.answers[way] = person.workEmail;
    if (index > hit && dice.chance(60))
      person.answers[way] = dice.chance(15) ? `former.${person.workEmail}` : person.workEmail;
  });
}

/** The same person once more, in another spelling, often by other ways. */
function duplicate(dice: Dice, person: Person, ways: readonly Way[]): Row {
  return rowAbout(dice, person, dice.chance(70) ? ways : dice.pick(MIXES));
}

/** Two people of one name in one company, told apart by their profiles only: each has an address of their own. */
function namesakes(dice: Dice, invent: (kind: 'latin') => Person): Row[] {
  return Array.from({ length: 3 }, () => {
    const one = invent('latin');
    const other = invent('latin');
    Object.assign(other, { first: one.first, last: one.last, company: one.company, workEmail: `2.${one.workEmail}` });
    one.answers.linkedin_url = one.workEmail;
    other.answers.linkedin_url = other.workEmail;
    return [one, other].map((person) => rowAbout(dice, person, ['linkedin_url', 'company_name']));
  }).flat();
}

const PEOPLE_HEADERS = [
  'linkedin_url',
  'email',
  'first_name',
  'last_name',
  'company_name',
  'company_website',
  'found_email',
];

/** A line for each address that the service has of a person, with the columns of the ways that find it. */
function directoryLines(person: Person): string[][] {
  const emails = [...new Set(Object.values(person.answers))];
  return emails.map((email) => {
    const by = (way: Way, value: string): string => (person.answers[way] === email ? value : '');
    const byName = person.answers.company_name === email || person.answers.company_website === email;
    return [
      by('linkedin_url', plainLinkedin(person)),
      by('email', person.knownEmail),
      byName ? person.first : '',
      byName ? person.last : '',
      by('company_name', person.company.name),
      by('company_website', person.company.domain),
      email,
    ];
  });
}

/** The first way of the row, in order, by which the person is known. */
function expectation({ person, ways, status }: Row, index: number): string[] {
  const row = String(index + 2);
  if (!person) return [row, status ?? '', '', '', ''];
  const by = ways.find((way) => person.answers[way]);
  return by ? [row, 'Found', person.answers[by] ?? '', person.id, by] : [row, 'Not found', '', person.id, ''];
}

const csv = (rows: string[][]): string => writeCsv(rows, { lineSeparator: '\n' });
