import type { Dice } from './dice';
import { SUFFIXES } from './name-pools';
import type { Person, Way } from './person';
import { WAYS } from './person';
import { plainLinkedin, respell, respellEmail, spellLinkedin, spellWebsite } from './spellings';

/** The columns of the contact list, with headers as a sales person writes them. */
export const HEADERS = [
  'Full name',
  'First name',
  'Last name',
  'Company',
  'Website',
  'LinkedIn',
  'Known email',
  'Owner',
  'Notes',
] as const;

export type Header = (typeof HEADERS)[number];
export type Cells = { [header in Header]?: string };

export type Status = 'Found' | 'Not found' | 'Missing data' | 'Invalid input' | '';

/** A row of the list and what is known of it: who it is about and by which ways it lets one ask. */
export interface Row {
  cells: Cells;
  person: Person | null;
  ways: Way[];
  /** Set for a row that lets nobody ask. */
  status?: Status;
}

const OWNERS = ['Kim', 'Jo', 'Sam', 'Alex', ''];

/** What people write into notes, among it everything that must not become a formula, a number or a date. */
const NOTES = [
  '=1+1',
  '=SUM(A1:A9)',
  '=HYPERLINK("https://offers.example","Click")',
  '+49 30 5550 1234',
  '+1-202-555-0143',
  '@handle',
  '-5',
  '- follow up',
  '007',
  '1/2',
  '12.5',
  '3:30',
  '2026-01-05',
  '50%',
  "'quoted",
  'Said "call me", then left',
  'First line\nsecond line',
  'semi;colon\tand tab',
  'TRUE',
  '1e5',
  '<b>VIP</b> & co',
  '😀 met at the fair',
  '#REF!',
];

const notes = (dice: Dice): string => (dice.chance(30) ? dice.pick(NOTES) : dice.chance(30) ? dice.sentence() : '');

/** Owner and notes, which have nothing to do with finding anybody. */
export const bystanderCells = (dice: Dice): Cells => ({ Owner: dice.pick(OWNERS), Notes: notes(dice) });

/**
 * A row about a person that holds what the ways need, and nothing more.
 *
 * @param tidy writes everything in the plainest spelling
 */
export function rowAbout(dice: Dice, person: Person, ways: readonly Way[], { tidy = false } = {}): Row {
  const cells: Cells = bystanderCells(dice);
  const byName = ways.includes('company_name');
  const byWebsite = ways.includes('company_website');
  if (byName || byWebsite)
    Object.assign(cells, tidy ? { 'First name': person.first, 'Last name': person.last } : nameCells(dice, person));
  if (byName) cells.Company = tidy ? person.company.name : respell(dice, person.company.name);
  if (byWebsite) {
    const website = tidy ? person.company.domain : spellWebsite(dice, person.company.domain);
    // Without a company's name, its column often holds the website.
    if (byName || tidy || dice.chance(50)) cells.Website = website;
    else cells.Company = website;
  }
  if (ways.includes('linkedin_url')) cells.LinkedIn = tidy ? plainLinkedin(person) : spellLinkedin(dice, person);
  if (ways.includes('email')) cells['Known email'] = tidy ? person.knownEmail : respellEmail(dice, person.knownEmail);
  return { cells, person, ways: WAYS.filter((way) => ways.includes(way)) };
}

function nameCells(dice: Dice, { first, last, needsTwoColumns }: Person): Cells {
  if (needsTwoColumns || dice.chance(50))
    return { 'First name': respell(dice, first), 'Last name': respell(dice, last) };
  const commaBefore = `${last}, ${first}`;
  const form = dice.number(1, 100);
  if (form <= 20) return { 'Full name': respell(dice, commaBefore) };
  // A degree is not part of the name that eCore is asked for.
  if (form <= 32) return { 'Full name': `${first} ${last}${dice.pick(SUFFIXES)}` };
  return { 'Full name': respell(dice, `${first} ${last}`) };
}

/** Puts values that cannot be right into a row that has better ones; the ways of the row stay what they are. */
export function spoil(dice: Dice, row: Row): Row {
  const { cells, ways, person } = row;
  const spoiled: Cells = { ...cells };
  if (!ways.includes('linkedin_url'))
    spoiled.LinkedIn = dice.pick([companyPage(person), `${companyPage(person)}/people/`, 'not on LinkedIn']);
  else if (!ways.includes('email')) spoiled['Known email'] = dice.pick(IMPOSSIBLE_EMAILS);
  return { ...row, cells: spoiled };
}

const companyPage = (person: Person | null): string =>
  `https://www.linkedin.com/company/${person?.company.domain.split('.')[0] ?? 'acme'}`;

const IMPOSSIBLE_EMAILS = [
  'nobody.mailbox.example',
  'a@b@mailbox.example',
  '@mailbox.example',
  'one@mailbox.example, two@mailbox.example',
  'ask the reception',
];

/** A row whose only value cannot be right. @param byLink always a link to no person, for lists in which nobody's email is known */
export function invalidRow(dice: Dice, byLink = false): Row {
  const only: Cells =
    dice.chance(50) || byLink
      ? {
          LinkedIn: `https://www.linkedin.com/${dice.pick(['company/blue-kite', 'school/harbor-college', 'jobs/view/4055512345'])}`,
        }
      : { 'Known email': dice.pick(IMPOSSIBLE_EMAILS) };
  return { cells: { ...bystanderCells(dice), ...only }, person: null, ways: [], status: 'Invalid input' };
}

/** A row that knows too little of somebody to ask for. */
export function poorRow(dice: Dice, { first, last, company, needsTwoColumns }: Person): Row {
  const only = dice.pick<Cells>([
    { 'First name': first },
    { 'Last name': last, Company: company.name },
    { 'First name': first, Website: company.domain },
    { 'First name': first, 'Last name': last },
    { Company: company.name },
    { Website: company.domain },
    { 'Full name': needsTwoColumns ? last : `${first} ${last}` },
    { 'Full name': first.split(' ')[0] ?? first, Company: company.name },
  ]);
  return { cells: { ...bystanderCells(dice), ...only }, person: null, ways: [], status: 'Missing data' };
}
