import { createDice } from '../../samples/generator/dice';
import type { Dice } from '../../samples/generator/dice';
import { createPeople, inventCompanies } from '../../samples/generator/person';
import type { Person, Way } from '../../samples/generator/person';
import { HEADERS, invalidRow, poorRow, rowAbout } from '../../samples/generator/row';
import type { Row } from '../../samples/generator/row';
import { plainLinkedin } from '../../samples/generator/spellings';
import type { Person as KnownPerson } from '../ecore/people';

/** What a list is made of, in hundredths of its rows. */
export interface Mix {
  /** Rows about somebody who has a row already, anywhere in the sheet, in another spelling. */
  duplicates: number;
  /** Of the people: those whom the service does not know by any way. */
  notFound: number;
  /** Of the people: those whose row has a second way; a third of those that are found are found only by that. */
  waterfall: number;
  missingData: number;
  invalidInput: number;
  /** Every value in its own column and in its plainest spelling. */
  tidy?: boolean;
}

/** A list as sales people have them. */
export const REALISTIC: Mix = { duplicates: 5, notFound: 30, waterfall: 20, missingData: 3, invalidInput: 1 };
/** Everybody once, by one way each: what a run takes at least can be told beforehand. */
export const DISTINCT: Mix = { duplicates: 0, notFound: 30, waterfall: 0, missingData: 0, invalidInput: 0 };

/** Nothing that a script would have to read between the lines. */
export const TIDY: Mix = { ...REALISTIC, tidy: true };

export interface ExpectedRow {
  /** The status's first word or words. */
  status: string;
  email: string;
}

/** A contact list, what the service knows, and what is right. */
export interface BenchList {
  /** With the header row. */
  cells: string[][];
  people: KnownPerson[];
  /** One for each row below the header. */
  expected: ExpectedRow[];
  /** The fewest requests that answer it: each distinct lookup once, the later ones of a waterfall only where needed. */
  lookups: number;
  /** Distinct people that are found: what it costs. */
  found: number;
}

const SINGLE_WAYS: Way[] = ['linkedin_url', 'linkedin_url', 'linkedin_url', 'company_website', 'company_name'];
const DOUBLE_WAYS: Way[][] = [
  ['linkedin_url', 'company_name'],
  ['linkedin_url', 'company_website'],
  ['company_website', 'company_name'],
];

/** The list of one seed and length: the same each time. */
export function createList(rowCount: number, mix: Mix = REALISTIC, seed = 1): BenchList {
  const dice = createDice(seed);
  const invent = createPeople(dice, inventCompanies(dice, 1500));
  const { tidy = false } = mix;
  const share = (hundredths: number) => Math.round((rowCount * hundredths) / 100);
  const [duplicates, poor, invalid] = [share(mix.duplicates), share(mix.missingData), share(mix.invalidInput)];
  const originals = Array.from({ length: rowCount - duplicates - poor - invalid }, (): Row => {
    const person = invent('latin');
    const ways = dice.chance(mix.waterfall) ? dice.pick(DOUBLE_WAYS) : [dice.pick(SINGLE_WAYS)];
    if (!dice.chance(mix.notFound))
      person.answers[ways.length > 1 && dice.chance(33) ? ways[1]! : ways[0]!] = person.workEmail;
    return rowAbout(dice, person, ways, { tidy });
  });
  const rows = dice.shuffle([
    ...originals,
    ...Array.from({ length: duplicates }, () => again(dice, dice.pick(originals), tidy)),
    ...Array.from({ length: poor }, () => poorRow(dice, invent('latin'))),
    ...Array.from({ length: invalid }, () => invalidRow(dice, true)),
  ]);
  return {
    cells: [[...HEADERS], ...rows.map(({ cells }) => HEADERS.map((header) => cells[header] ?? ''))],
    people: originals.flatMap(({ person }) => knownAs(person!)),
    expected: rows.map(expectation),
    lookups: originals.reduce((count, row) => count + (hitOf(row) < 0 ? row.ways.length : hitOf(row) + 1), 0),
    found: originals.filter((row) => hitOf(row) >= 0).length,
  };
}

const again = (dice: Dice, { person, ways }: Row, tidy: boolean): Row => rowAbout(dice, person!, ways, { tidy });

/** Which of the row's ways finds somebody, or -1. */
const hitOf = ({ person, ways }: Row): number => ways.findIndex((way) => person?.answers[way]);

function expectation(row: Row): ExpectedRow {
  const way = row.ways[hitOf(row)];
  if (!row.person) return { status: row.status ?? '', email: '' };
  return way ? { status: 'Found', email: row.person.answers[way]! } : { status: 'Not found', email: '' };
}

/** The directory's entry of a person: only with the identifiers of the way that finds her. */
function knownAs(person: Person): KnownPerson[] {
  const { answers, first, last, company } = person;
  return (Object.keys(answers) as Way[]).map((way) => {
    const found_email = answers[way]!;
    if (way === 'linkedin_url') return { found_email, linkedin_url: plainLinkedin(person) };
    const name = { found_email, first_name: first, last_name: last };
    return way === 'company_name'
      ? { ...name, company_name: company.name }
      : { ...name, company_website: company.domain };
  });
}
