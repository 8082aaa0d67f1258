import { IDENTIFIERS } from '../identifiers/identifiers';
import { digest } from '../sheet/line';
import type { Line } from '../sheet/line';
import type { Places } from '../sheet/place-columns';

/** So many columns tell a row; in a wide sheet those that are nearest to the run's own. */
const MOST_TELLING = 16;
/** Two texts of one column share so many characters of their digests by no chance worth a thought (31 bits). */
const MARK_LENGTH = 6;
const MOST_MARKS = 50_000;
/** Among so many rows that look alike nobody asks which is which: they are paired in their order. */
export const MOST_ALIKE = 200;

/** A row of the sheet as it was seen last: where it stood, who it is, and what its output cells said. */
export interface KnownRow {
  row: number;
  /** What its cells showed, as marks, in the columns that tell it. */
  marks: string[];
  email: string;
  status: string;
  /** All that it showed, where the step itself has seen it. */
  texts?: string[];
}

/** The rows of the sheet as each was seen last: a sort may bring any of them where a write is about to go. */
export class KnownRows {
  private rows = new Map<string, KnownRow[]>();

  /** Takes over what is seen of some rows. */
  remember(lines: readonly Line[], places: Places): void {
    for (const [key, seen] of byKey(lines.map(rowTeller(places))))
      this.rows.set(key, [...seen, ...without(this.rows.get(key) ?? [], seen)]);
  }

  add(rows: readonly KnownRow[]): void {
    for (const [key, added] of byKey(rows)) this.rows.set(key, [...(this.rows.get(key) ?? []), ...added]);
  }

  /** Columns have moved: rows are told by others now. */
  clear(): void {
    this.rows.clear();
  }

  all(): KnownRow[] {
    return [...this.rows.values()].flat();
  }

  /** The rows that are none of these. */
  beside(lines: readonly Line[], places: Places): KnownRow[] {
    const seen = byKey(lines.map(rowTeller(places)));
    return [...this.rows].flatMap(([key, rows]) => without(rows, seen.get(key) ?? []));
  }
}

/** The columns that tell a row, beside those that the run writes. */
export function columnsThatTell({ first, last, email, status, mapping }: Places): number[] {
  const columns: number[] = [];
  for (let column = first; column <= last; column++) if (column !== email && column !== status) columns.push(column);
  if (columns.length <= MOST_TELLING) return columns;
  const own = [email, status, ...Object.values(mapping)];
  const distance = (column: number): number => Math.min(...own.map((one) => Math.abs(one - column)));
  return columns
    .map((column) => ({ column, away: distance(column) }))
    .sort((one, other) => one.away - other.away)
    .slice(0, MOST_TELLING)
    .map(({ column }) => column)
    .sort((one, other) => one - other);
}

/** Those of them that tell the person. */
export function columnsOfPerson({ mapping }: Places, telling: readonly number[]): number[] {
  return IDENTIFIERS.map((identifier) => mapping[identifier] || 0).filter((column) => telling.includes(column));
}

/** A row as it is kept of its line. */
export function rowTeller(places: Places): (line: Line) => KnownRow {
  const columns = columnsThatTell(places);
  return ({ row, texts }) => {
    const at = (column: number): string => texts[column - places.first] || '';
    return {
      row,
      marks: columns.map((column) => markOf(at(column))),
      email: at(places.email),
      status: at(places.status),
      texts,
    };
  };
}

/** What tells the row in one text; empty where nothing does. */
export function keyOf(marks: readonly string[]): string {
  return marks.every((mark) => mark === '') ? '' : marks.join();
}

const marks = new Map<string, string>();

/** A text in a few characters. */
export function markOf(text: string): string {
  if (text === '') return '';
  const known = marks.get(text);
  if (known !== undefined) return known;
  if (marks.size >= MOST_MARKS) marks.clear();
  const mark = digest(text).slice(-MARK_LENGTH);
  marks.set(text, mark);
  return mark;
}

/** Rows that nothing tells are left out. */
function byKey(rows: readonly KnownRow[]): Map<string, KnownRow[]> {
  const groups = new Map<string, KnownRow[]>();
  for (const row of rows) {
    const key = keyOf(row.marks);
    if (key === '') continue;
    const alike = groups.get(key);
    if (alike) alike.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Of rows that look alike, those that are not among the seen ones: each of these was the one that is most like it. */
function without(known: readonly KnownRow[], seen: readonly KnownRow[]): KnownRow[] {
  if (known.length <= seen.length) return [];
  if (known.length > MOST_ALIKE) return known.slice(seen.length);
  const left = [...known];
  let open = [...seen];
  for (const likeness of [3, 2, 1, 0])
    open = open.filter((one) => {
      const index = left.findIndex((other) => likenessOf(one, other) >= likeness);
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
  return left;
}

function likenessOf(one: KnownRow, other: KnownRow): number {
  const same = (is: boolean): number => (is ? 1 : 0);
  return same(one.row === other.row) + same(one.email === other.email) + same(one.status === other.status);
}
