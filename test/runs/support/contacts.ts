import { seededRandom } from '../../../workbench/apps-script/host/random';
import type { Person as KnownPerson } from '../../../workbench/ecore/people';

/** The columns of the list, outputs in the middle, so that the run has neighbours on both sides. */
export const HEADERS = [
  'Id',
  'Owner',
  'First name',
  'Last name',
  'Company',
  'eCore status',
  'Email',
  'Website',
  'LinkedIn',
  'Notes',
] as const;

export const STATUS_COLUMN = 6;
export const EMAIL_COLUMN = 7;
export const IDENTIFIER_COLUMNS = [3, 4, 5, 8, 9] as const;
export const MAPPING = { first_name: 3, last_name: 4, company_name: 5, company_website: 8, linkedin_url: 9 };

/** What is right for a row: its email, and the first word or words of its status. */
export interface Right {
  email: string;
  status: string;
}

export interface Contacts {
  /** With the header row. */
  cells: string[][];
  /** The service's directory. */
  people: KnownPerson[];
  /** What is right for a row that shows these identifiers; undefined for a row nobody wrote. */
  rightFor(row: readonly string[]): Right | undefined;
}

/** Whoever has this in the name or profile is answered 500 each time. */
export const OUTAGE = 'outage';

type Way = 'linkedin' | 'website' | 'company';

interface Kind {
  ways: Way[];
  /** The way that finds the person, or none. */
  by: Way | null;
}

const KINDS: Kind[] = [
  { ways: ['linkedin'], by: 'linkedin' },
  { ways: ['linkedin'], by: null },
  { ways: ['company'], by: 'company' },
  { ways: ['website'], by: null },
  { ways: ['linkedin', 'company'], by: 'linkedin' },
  { ways: ['linkedin', 'website'], by: 'website' },
  { ways: ['linkedin', 'website', 'company'], by: 'company' },
  { ways: ['website', 'company'], by: null },
];

/**
 * A list with duplicates in other spellings, people nobody knows, people found by a later identifier only, rows that
 * lack something, rows that can't be right, and people for whom the service always fails (a service with such people is
 * never sent full waves).
 */
export function createContacts(rowCount: number, seed: number, { outages = true } = {}): Contacts {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const people: KnownPerson[] = [];
  const right = new Map<string, Right>();
  const originals: { cells: string[]; right: Right }[] = [];
  const rows: string[][] = [];
  for (let index = 0; index < rowCount; index++) {
    const dice = random();
    const id = `r${index + 1}`;
    if (dice < 0.15 && originals.length > 0) {
      const original = originals[below(originals.length)]!;
      const cells = respell(original.cells, id);
      right.set(identityOf(cells), original.right);
      rows.push(cells);
    } else if (dice < 0.2) {
      rows.push(
        noteRow(right, [id, 'Kim', `Solo${index}`, '', '', '', '', '', '', ''], { email: '', status: 'Missing data' }),
      );
    } else if (dice < 0.23) {
      rows.push(
        noteRow(right, [id, 'Kim', '', '', '', '', '', '', `https://www.linkedin.com/company/firm-${index}`, ''], {
          email: '',
          status: 'Invalid input',
        }),
      );
    } else {
      const made = dice < 0.26 ? { ways: ['linkedin'] as Way[], by: null } : KINDS[below(KINDS.length)]!;
      const fails = outages && dice < 0.26;
      const cells = rowAbout(id, index, made, fails);
      const email = made.by === null ? '' : `first${index}.last${index}@found.example`;
      if (made.by !== null) people.push(knownBy(cells, made.by, email));
      const outcome = { email, status: fails ? 'Failed' : email === '' ? 'Not found' : 'Found' };
      originals.push({ cells, right: outcome });
      rows.push(noteRow(right, cells, outcome));
    }
  }
  return { cells: [[...HEADERS], ...rows], people, rightFor: (row) => right.get(identityOf(row)) };
}

export function identityOf(row: readonly string[]): string {
  return IDENTIFIER_COLUMNS.map((column) => row[column - 1] ?? '').join('\n');
}

function noteRow(right: Map<string, Right>, cells: string[], outcome: Right): string[] {
  right.set(identityOf(cells), outcome);
  return cells;
}

function rowAbout(id: string, index: number, { ways }: Kind, fails: boolean): string[] {
  const named = ways.includes('website') || ways.includes('company');
  return [
    id,
    'Jo',
    named ? `First${index}` : '',
    named ? `Last${index}` : '',
    ways.includes('company') ? companyName(index) : '',
    '',
    '',
    ways.includes('website') ? `firm${index}.example` : '',
    ways.includes('linkedin') ? `https://www.linkedin.com/in/${fails ? OUTAGE : 'person'}-${index}` : '',
    `Note ${index}`,
  ];
}

/** Some look like numbers, and must not become any. */
function companyName(index: number): string {
  return index % 3 === 0 ? `00${index}` : `Firm ${index}`;
}

/** The same person as people type them on another day. */
function respell(cells: string[], id: string): string[] {
  return cells.map((text, index) => {
    if (index === 0) return id;
    if (text === '' || !(IDENTIFIER_COLUMNS as readonly number[]).includes(index + 1)) return text;
    if (index + 1 === MAPPING.linkedin_url) return text.replace('https://www.', 'de.') + '/?trk=x';
    if (index + 1 === MAPPING.company_website) return `https://www.${text}/about`;
    return `${text.toUpperCase()} `;
  });
}

function knownBy(cells: string[], way: Way, found_email: string): KnownPerson {
  const at = (column: number) => cells[column - 1] ?? '';
  if (way === 'linkedin') return { found_email, linkedin_url: at(MAPPING.linkedin_url) };
  const name = { found_email, first_name: at(MAPPING.first_name), last_name: at(MAPPING.last_name) };
  return way === 'company'
    ? { ...name, company_name: at(MAPPING.company_name) }
    : { ...name, company_website: at(MAPPING.company_website) };
}
