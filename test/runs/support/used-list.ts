import { seededRandom } from '../../../workbench/apps-script/host/random';
import type { Person as KnownPerson } from '../../../workbench/ecore/people';
import type { Mapping, Outputs } from '../../../src/contract';

/** What a column of a list holds; keys that begin with `x` are columns of no concern. */
export type ColumnKey = 'id' | 'first' | 'last' | 'full' | 'company' | 'email' | 'status' | `x${string}`;

/** How the columns of a list are called and where they stand. */
export interface Shape {
  name: string;
  columns: { key: ColumnKey; header: string }[];
  /** 0 for a list without headers. */
  headerRow: number;
  /** Stands above the headers and looks like them. */
  hasDouble?: boolean;
  /** The email column is read too: what is there is kept. */
  readsEmail?: boolean;
}

const column = (key: ColumnKey, header: string): Shape['columns'][number] => ({ key, header });
const NAMES = [column('first', 'First name'), column('last', 'Last name')];
const OUTPUTS = [column('email', 'Email'), column('status', 'eCore status')];
const wide = Array.from({ length: 300 }, (_, index) => column(`x${index}`, index % 7 === 0 ? '' : `Field ${index}`));

/** Lists as people have them, worst headers included (situations 15, 39, 40, 46, 53, 61). */
export const SHAPES: readonly Shape[] = [
  {
    name: 'plain',
    headerRow: 1,
    columns: [column('id', 'Id'), ...NAMES, column('company', 'Company'), ...OUTPUTS, column('xNotes', 'Notes')],
  },
  {
    name: 'full names',
    headerRow: 1,
    columns: [column('id', 'Id'), column('full', 'Full name'), column('company', 'Company'), ...OUTPUTS],
  },
  {
    name: 'outputs apart',
    headerRow: 1,
    columns: [
      column('id', 'Id'),
      column('status', 'eCore status'),
      ...NAMES,
      column('xNotes', 'Notes'),
      column('email', 'Email'),
      column('company', 'Company'),
    ],
  },
  {
    name: 'outputs at the left',
    headerRow: 1,
    columns: [...OUTPUTS, column('id', 'Id'), ...NAMES, column('company', 'Company'), column('xNotes', 'Notes')],
  },
  {
    name: 'two columns called Email',
    headerRow: 1,
    columns: [
      column('id', 'Id'),
      ...NAMES,
      column('company', 'Company'),
      column('xPrivate', 'Email'),
      ...OUTPUTS,
      column('xNotes', 'Notes'),
    ],
  },
  {
    name: 'two columns called Company',
    headerRow: 1,
    columns: [column('id', 'Id'), ...NAMES, column('xFormer', 'Company'), column('company', 'Company'), ...OUTPUTS],
  },
  {
    name: 'outputs and neighbours without a header',
    headerRow: 1,
    columns: [
      column('id', 'Id'),
      ...NAMES,
      column('company', 'Company'),
      column('xBlank', ''),
      column('email', ''),
      column('status', ''),
      column('xNotes', 'Notes'),
    ],
  },
  {
    name: 'an identifier without a header',
    headerRow: 1,
    columns: [column('id', 'Id'), column('first', 'First name'), column('last', ''), column('company', ''), ...OUTPUTS],
  },
  {
    name: 'no header row',
    headerRow: 0,
    columns: [column('id', ''), ...NAMES, column('company', ''), ...OUTPUTS, column('xNotes', '')],
  },
  {
    name: 'headers in the fourth row, and a row that looks like them',
    headerRow: 4,
    hasDouble: true,
    columns: [column('id', 'Id'), ...NAMES, column('company', 'Company'), ...OUTPUTS, column('xNotes', 'Notes')],
  },
  {
    name: 'three hundred columns',
    headerRow: 1,
    columns: [column('id', 'Id'), ...NAMES, column('company', 'Company'), ...wide, ...OUTPUTS],
  },
  {
    name: 'an email column that is read and written',
    headerRow: 1,
    readsEmail: true,
    columns: [column('id', 'Id'), ...NAMES, column('company', 'Company'), ...OUTPUTS, column('xNotes', 'Notes')],
  },
];

/** A list with columns in any order, some headers blank or shared, above the rows, further down, doubled or missing. */
export function shapeAtRandom(random: () => number): Shape {
  const below = (limit: number): number => Math.floor(random() * limit);
  const shuffle = <T>(list: T[]): T[] =>
    list
      .map((one) => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  const names = random() < 0.3 ? [column('full', 'Full name')] : NAMES;
  const extras = shuffle([
    column('xNotes', 'Notes'),
    column('xPrivate', 'Email'),
    column('xFormer', 'Company'),
    column('xBlank', ''),
    column('xMore', 'Notes'),
  ]).slice(0, below(5));
  const outputs = random() < 0.6 ? [shuffle(OUTPUTS)] : OUTPUTS.map((one) => [one]);
  const blocks = [
    ...[column('id', 'Id'), ...names, column('company', 'Company'), ...extras].map((one) => [one]),
    ...outputs,
  ];
  const columns = shuffle(blocks).flat();
  const blank = random() < 0.4 ? 0.3 : 0;
  const headerRow = [0, 1, 1, 1, 1, 2, 4][below(7)]!;
  return {
    name: 'columns as they come',
    headerRow,
    hasDouble: headerRow === 4,
    readsEmail: random() < 0.15,
    columns: columns.map(({ key, header }) => column(key, headerRow === 0 || random() < blank ? '' : header)),
  };
}

/** What the list of a schedule looks like, for whoever replays it. */
export function describeShape({ name, headerRow, columns }: Shape): string {
  const headers = columns.length > 20 ? '' : ` (${columns.map(({ key, header }) => `${key} "${header}"`).join(', ')})`;
  return `${name}${headers}, headers in row ${headerRow}`;
}

/** A list that somebody works in, and what is right for each of its rows. */
export interface UsedList {
  shape: Shape;
  cells: string[][];
  people: KnownPerson[];
  /** What eCore has for the person of a row, by the row's id; `''` when nothing. */
  answers: Map<string, string>;
  mapping: Mapping;
  outputs: Outputs;
  /** How many of the rows have an email of their own. */
  filled: number;
}

/** @param share how many of the rows have an email already */
export function createUsedList(shape: Shape, rowCount: number, share: number, seed: number): UsedList {
  const random = seededRandom(seed);
  const answers = new Map<string, string>();
  const people: KnownPerson[] = [];
  const rows: string[][] = [];
  let filled = 0;
  let block = 0;
  let isFilled = false;
  // Emails stand singly here and in stretches there.
  const longest = random() < 0.5 ? 1 : 12;
  for (let index = 0; index < rowCount; index++) {
    const person = index > 0 && random() < 0.1 ? Math.floor(random() * index) : index;
    const known = person % 5 !== 0;
    const [first, last, company] = [`First${person}`, `Last${person}`, `Firm ${person % 40}`];
    const email = known ? `first${person}.last${person}@found.example` : '';
    if (known && person === index)
      people.push({ found_email: email, first_name: first, last_name: last, company_name: company });
    const id = `r${index + 1}`;
    answers.set(id, email);
    if (block-- <= 0) {
      block = Math.floor(random() * longest);
      isFilled = random() < share;
    }
    if (isFilled) filled++;
    const texts: { [key: string]: string } = { id, first, last, full: `${first} ${last}`, company };
    rows.push(
      shape.columns.map(({ key }) => {
        if (key === 'email') return isFilled ? `own-${id}@mine.example` : '';
        if (key === 'xPrivate') return index % 2 === 0 ? `private-${id}@home.example` : '';
        if (key === 'xNotes') return index % 3 === 0 ? `00${index}` : `Note ${index}`;
        if (key === 'xFormer') return `Former ${index % 9}`;
        return texts[key] ?? '';
      }),
    );
  }
  const headers = shape.columns.map(({ header }) => header);
  const blank = headers.map(() => '');
  const title = ['People of the fair', ...blank.slice(1)];
  const above = shape.hasDouble ? [title, headers, blank] : shape.headerRow > 1 ? [title] : [];
  const at = (key: ColumnKey): number => shape.columns.findIndex((one) => one.key === key) + 1;
  const mapping: Mapping = {};
  if (at('first')) mapping.first_name = at('first');
  if (at('last')) mapping.last_name = at('last');
  if (at('full')) mapping.full_name = at('full');
  mapping.company_name = at('company');
  if (shape.readsEmail) mapping.email = at('email');
  return {
    shape,
    cells: [...above, ...(shape.headerRow > 0 ? [headers] : []), ...rows],
    people,
    answers,
    mapping,
    outputs: { email: at('email'), status: at('status') },
    filled,
  };
}
