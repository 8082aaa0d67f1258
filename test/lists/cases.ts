/** A list as somebody has it, and what is right for it. */
export interface ListCase {
  /** In `files/`, without its ending. */
  file: string;
  shows: string;
  headerRow: number;
  /** By the labels of the *Columns* step. */
  columns: { [label: string]: string };
  /** The letter of the column that takes the answers, or `new`. */
  result: string;
  /** Every request that is sent, in its order. */
  asked: object[];
  /** By row. */
  statuses: { [row: number]: string };
  emails?: { [cell: string]: string };
  charged?: number;
  hasPeople?: boolean;
}

const linkedin = (slug: string) => ({ linkedin_url: `https://www.linkedin.com/in/${slug}` });
const byName = (first_name: string, last_name: string, company_name: string) => ({
  first_name,
  last_name,
  company_name,
});
const byWebsite = (first_name: string, last_name: string, company_website: string) => ({
  first_name,
  last_name,
  company_website,
});
const notFound = (...rows: number[]) => Object.fromEntries(rows.map((row) => [row, 'Not found']));
const found = (...rows: number[]) => Object.fromEntries(rows.map((row) => [row, 'Found']));

const MARA = byName('Mara', 'Quillon', 'Tidewater Loom');
const OSKAR = byName('Oskar', 'Vestergren', 'Nordhamn Freight');
const NAMES = { 'First name': 'A', 'Last name': 'B' };

export const LISTS: ListCase[] = [
  {
    file: '01-somebody-elses-email-asked',
    shows: 'an address of somebody else is never asked',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'D' },
    result: 'C',
    asked: [MARA, OSKAR],
    statuses: { ...notFound(2, 3), 4: 'Missing data: company name or website' },
    hasPeople: true,
  },
  {
    file: '02-doubled-linkedin-link',
    shows: 'a link inside a link is the inner one',
    headerRow: 1,
    columns: { 'Full name': 'A', 'LinkedIn URL': 'B' },
    result: 'C',
    asked: [
      'mara-quillon-0a1b',
      'oskar-vestergren-0a1b',
      'timo-rautala',
      'ayla-demirel',
      'lena-brandt',
      'pia-holm',
    ].map(linkedin),
    statuses: { ...found(2, 3), ...notFound(4, 5, 6, 7) },
    emails: { C2: 'mara@tidewater-loom.example', C3: 'oskar@nordhamn.example' },
    charged: 2,
    hasPeople: true,
  },
  {
    file: '03-somebody-elses-email-as-result',
    shows: 'an address of somebody else is never written over',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C', 'LinkedIn URL': 'D' },
    result: 'new',
    asked: ['mara-quillon-0a1b', 'oskar-vestergren-0a1b', 'ines-castanheira-0a1b'].map(linkedin),
    statuses: found(2, 3, 4),
    emails: {
      'Email 2': 'mara@tidewater-loom.example',
      'Email 3': 'oskar@nordhamn.example',
      'Email 4': 'ines@portoazul.example',
    },
    charged: 3,
    hasPeople: true,
  },
  {
    file: '04-email-verified-as-result',
    shows: 'a yes or no about an address is no place for one',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C', 'LinkedIn URL': 'F' },
    result: 'D',
    asked: [linkedin('ines-castanheira-0a1b')],
    statuses: found(4),
    emails: { D4: 'ines@portoazul.example' },
    charged: 1,
    hasPeople: true,
  },
  {
    file: '05-linkedin-connections-notes',
    shows: 'notes stand above the headers',
    headerRow: 4,
    columns: { ...NAMES, 'LinkedIn URL': 'C', 'Company name': 'E' },
    result: 'D',
    asked: [linkedin('mara-quillon-0a1b'), MARA],
    statuses: notFound(5),
  },
  {
    file: '06-long-question-in-header',
    shows: 'a question is a header',
    headerRow: 1,
    columns: { 'First name': 'B', 'Last name': 'C', 'Company name': 'D', 'Company website': 'E' },
    result: 'new',
    asked: [
      byWebsite('Mara', 'Quillon', 'tidewater-loom.example'),
      byWebsite('Oskar', 'Vestergren', 'nordhamn.example'),
      MARA,
      OSKAR,
    ],
    statuses: notFound(2, 3),
  },
  {
    file: '07-zoom-attendee-report',
    shows: 'a report stands above the headers',
    headerRow: 6,
    columns: { 'First name': 'C', 'Last name': 'D', 'Full name': 'B', 'Company name': 'F' },
    result: 'E',
    asked: [MARA, OSKAR],
    statuses: notFound(7, 8),
  },
  {
    file: '08-company-taken-for-person-da',
    shows: 'a company of two words is no person',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C', 'Company website': 'F' },
    result: 'E',
    asked: [
      byWebsite('Mara', 'Kvist', 'solvbolge.example'),
      byWebsite('Oskar', 'Vester', 'nordhavn.example'),
      byName('Mara', 'Kvist', 'Sølv Bølge'),
      byName('Oskar', 'Vester', 'Nord Havn'),
    ],
    statuses: notFound(2, 3),
  },
  {
    file: '09-contact-first-name-de',
    shows: 'a contact’s first name is a first name',
    headerRow: 1,
    columns: { 'Company name': 'A', 'Company website': 'B', 'First name': 'C', 'Last name': 'D' },
    result: 'E',
    asked: [
      byWebsite('Mara', 'Quillon', 'tidewater-loom.example'),
      byWebsite('Hans Peter', 'Vestergren', 'nordhamn.example'),
      byName('Mara', 'Quillon', 'Tidewater Loom GmbH'),
      byName('Hans Peter', 'Vestergren', 'Nordhamn Fracht AG'),
    ],
    statuses: notFound(2, 3),
  },
  {
    file: '10-linkedin-id-before-link',
    shows: 'what holds links goes before what holds none',
    headerRow: 1,
    columns: { ...NAMES, 'LinkedIn URL': 'D', 'Company name': 'E' },
    result: 'new',
    asked: ['mara-quillon-0a1b', 'oskar-vestergren-0a1b'].map(linkedin),
    statuses: found(2, 3),
    emails: { 'Email 2': 'mara@tidewater-loom.example', 'Email 3': 'oskar@nordhamn.example' },
    charged: 2,
    hasPeople: true,
  },
  {
    file: '11-email-cell-says-nothing',
    shows: 'a placeholder is no email',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C', 'LinkedIn URL': 'D' },
    result: 'E',
    asked: [
      ...['mara-quillon-0a1b', 'oskar-vestergren-0a1b', 'timo-rautala-0a1b', 'lena-brandt-0a1b'].map(linkedin),
      MARA,
      OSKAR,
      byName('Timo', 'Rautala', 'Koivu'),
      byName('Lena', 'Brandt', 'Kahn'),
    ],
    statuses: notFound(2, 3, 4, 5),
  },
  {
    file: '12-buyer-taken-for-attendee',
    shows: 'the buyer is somebody else',
    headerRow: 1,
    columns: { 'Full name': 'D', 'Company name': 'F' },
    result: 'E',
    asked: [MARA, OSKAR],
    statuses: notFound(2, 3),
  },
  {
    file: '13-header-says-last-name-first',
    shows: 'the header says which name is in front',
    headerRow: 1,
    columns: { 'Full name, last first': 'A', 'Company name': 'B' },
    result: 'C',
    asked: [byName('Mara', 'QUILLON', 'Tidewater Loom'), byName('Oskar', 'VESTERGREN', 'Nordhamn Fret')],
    statuses: notFound(2, 3),
  },
  {
    file: '14-name-in-two-cells-not-cleaned',
    shows: 'names in two cells are cleaned',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C' },
    result: 'D',
    asked: [MARA],
    statuses: notFound(2, 3, 4, 5, 6, 7, 8),
  },
  {
    file: '15-credential-taken-for-first-name',
    shows: 'a credential is no name',
    headerRow: 1,
    columns: { 'Full name': 'A', 'Company name': 'B' },
    result: 'C',
    asked: [MARA],
    statuses: notFound(2, 3, 4, 5, 6, 7, 8, 9),
  },
  {
    file: '16-east-asian-order',
    shows: 'family names in front',
    headerRow: 1,
    columns: { 'Full name': 'A', 'Company name': 'B' },
    result: 'C',
    asked: [
      byName('麻良', '山田', 'Silver Wave'),
      byName('小明', '王', 'Silver Wave'),
      byName('철수', '김', 'Silver Wave'),
    ],
    statuses: notFound(2, 3, 4),
  },
  {
    file: '17-linkedin-handle',
    shows: 'a handle is a link',
    headerRow: 1,
    columns: { 'Full name': 'A', 'Company name': 'B', 'LinkedIn URL': 'C' },
    result: 'D',
    asked: ['mara-quillon-0a1b', 'oskar-vestergren-0a1b'].map(linkedin),
    statuses: notFound(2, 3),
  },
  {
    file: '18-not-the-companys-website',
    shows: 'one site for all companies is nobody’s',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C' },
    result: 'E',
    asked: [MARA, OSKAR, byName('Ines', 'Castanheira', 'Porto Azul')],
    statuses: notFound(2, 3, 4),
  },
  {
    file: '19-one-person-many-spellings',
    shows: 'one person is asked for once',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C', 'Company website': 'D' },
    result: 'E',
    asked: [
      byName('Conan', "O'Hara", 'Tidewater Loom'),
      byName('Jean-Luc', 'Petit', 'Tidewater Loom'),
      byName('Ines', 'Castanheira', 'Loom & Sons'),
      byWebsite('Mara', 'Quillon', 'https://www.münchen-weberei.example'),
    ],
    statuses: notFound(2, 3, 4, 5, 6, 7, 8, 9, 10),
  },
  {
    file: '20-words-for-nothing',
    shows: 'words for nothing ask nothing',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'C', 'Company website': 'D', 'LinkedIn URL': 'E' },
    result: 'F',
    asked: [],
    statuses: {
      2: 'Missing data: last name',
      ...Object.fromEntries([3, 4, 5, 6].map((row) => [row, 'Missing data: company name or website'])),
    },
  },
  {
    file: '21-associated-company',
    shows: 'the associated company is the person’s',
    headerRow: 1,
    columns: { ...NAMES, 'Company name': 'D' },
    result: 'C',
    asked: [MARA, OSKAR],
    statuses: notFound(2, 3),
  },
  {
    file: '22-dutch-infix',
    shows: 'the infix belongs to the last name',
    headerRow: 1,
    columns: { 'First name': 'A', 'Prefix (van der)': 'B', 'Last name': 'C', 'Company name': 'D' },
    result: 'E',
    asked: [byName('Mara', 'van der Kwil', 'Zilver Golf'), byName('Oskar', 'Vester', 'Noord Haven')],
    statuses: notFound(2, 3),
  },
  {
    file: '23-title-above-semicolons',
    shows: 'a title stands above a list with semicolons',
    headerRow: 3,
    columns: { ...NAMES, 'Company name': 'C', 'LinkedIn URL': 'D' },
    result: 'E',
    asked: [
      ...['mara-quillon-0a1b', 'oskar-vestergren-0a1b'].map(linkedin),
      MARA,
      byName('Oskar', 'Vestergren', 'Nordhamn Fracht'),
    ],
    statuses: notFound(4, 5),
  },
];
