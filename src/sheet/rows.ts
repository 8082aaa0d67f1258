import { readEmail } from '../identifiers/email';
import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Identifier, Identifiers } from '../identifiers/identifiers';
import { readWebsite } from '../identifiers/website';
import type { Places } from './place-columns';
import type { RowRange, Sheet } from './sheet';

/** One row as a run sees it. */
export interface SheetRow {
  row: number;
  identifiers: Identifiers;
  email: string;
  status: string;
  /** All texts that were read of the row, from the run's first column on. */
  texts: string[];
}

/** Up to so many cells, reading further costs less than another call (about 60 ms a call, 5 µs a cell). */
const CELLS_WORTH_A_CALL = 12_000;

/**
 * Reads the header row and a block of rows, in one call where the block is near the header and in two where it is not.
 * `headers` has the texts at their columns' places; those outside the run's columns are not read.
 */
export function readHeadersAndRows(
  sheet: Sheet,
  places: Places,
  firstRow: number,
  lastRow: number,
): { headers: string[]; rows: SheetRow[] } {
  const { headerRow, first, last } = places;
  const width = last - first + 1;
  const gap = new Array<string>(first - 1).fill('');
  if (lastRow < firstRow)
    return { headers: headerRow === 0 ? [] : gap.concat(sheet.read(headerRow, first, 1, width)[0] || []), rows: [] };
  if (areNearHeaders(places, [firstRow, lastRow])) {
    const all = sheet.read(headerRow, first, lastRow - headerRow + 1, width);
    return {
      headers: gap.concat(all[0] || []),
      rows: toRows(sheet, places, firstRow, all.slice(firstRow - headerRow)),
    };
  }
  // The headers last: what they say was true of the columns when the rows were read.
  const rows = readRows(sheet, places, firstRow, lastRow);
  return { headers: headerRow === 0 ? [] : gap.concat(sheet.read(headerRow, first, 1, width)[0] || []), rows };
}

/** The header row and these rows are read in one call. */
export function areNearHeaders({ headerRow, first, last }: Places, [firstRow, lastRow]: RowRange): boolean {
  return headerRow > 0 && headerRow < firstRow && (lastRow - headerRow + 1) * (last - first + 1) <= CELLS_WORTH_A_CALL;
}

export function readRows(sheet: Sheet, places: Places, firstRow: number, lastRow: number): SheetRow[] {
  if (lastRow < firstRow) return [];
  return toRows(
    sheet,
    places,
    firstRow,
    sheet.read(firstRow, places.first, lastRow - firstRow + 1, places.last - places.first + 1),
  );
}

function toRows(sheet: Sheet, places: Places, firstRow: number, texts: string[][]): SheetRow[] {
  const at = (row: string[], column: number) => row[column - places.first] || '';
  const rows = texts.map((cells, index): SheetRow => {
    const identifiers: { -readonly [identifier in keyof Identifiers]: string } = {};
    for (const identifier of IDENTIFIERS) {
      const column = places.mapping[identifier];
      if (column !== undefined) identifiers[identifier] = at(cells, column);
    }
    return {
      row: firstRow + index,
      identifiers,
      email: at(cells, places.email),
      status: at(cells, places.status),
      texts: cells,
    };
  });
  return withLinks(sheet, places, rows);
}

interface Linked {
  identifier: Identifier;
  isMeant: (text: string) => boolean;
}

/** Columns whose cells may show a label and link to what is meant; `isMeant` tells a text that is it already. */
const LINKED: Linked[] = [
  { identifier: 'linkedin_url', isMeant: (text) => text.includes('/') },
  { identifier: 'company_website', isMeant: (text) => readWebsite(text) !== null },
  { identifier: 'email', isMeant: (text) => readEmail(text) !== null },
];

/** A cell that shows a name but links to a profile, a website or an address counts as what it links to. */
function withLinks(sheet: Sheet, places: Places, rows: SheetRow[]): SheetRow[] {
  let linked = rows;
  for (const kind of LINKED) linked = withLinksOf(sheet, places, linked, kind);
  return linked;
}

/** Links are read only where a cell's text is not what is meant, and of each text once. */
function withLinksOf(
  sheet: Sheet,
  { mapping, linkless }: Places,
  rows: SheetRow[],
  { identifier, isMeant }: Linked,
): SheetRow[] {
  const column = mapping[identifier];
  const textOf = ({ identifiers }: SheetRow) => identifiers[identifier] || '';
  const name = (row: SheetRow) => `${identifier} ${textOf(row)}`;
  const mayLink = (row: SheetRow) => textOf(row).trim() !== '' && !linkless.has(name(row)) && !isMeant(textOf(row));
  const concerned = column === undefined ? [] : rows.filter(mayLink);
  const first = concerned[0]?.row;
  const last = concerned[concerned.length - 1]?.row;
  if (column === undefined || first === undefined || last === undefined) return rows;
  const links = sheet.links(first, column, last - first + 1);
  const found = new Map<SheetRow, string>();
  for (const row of concerned) {
    const link = links[row.row - first] || '';
    if (link !== '') found.set(row, link);
  }
  const linkedTexts = new Set([...found.keys()].map(name));
  for (const row of concerned) if (!linkedTexts.has(name(row))) linkless.add(name(row));
  return rows.map((row) => {
    const link = found.get(row);
    return link === undefined ? row : { ...row, identifiers: { ...row.identifiers, [identifier]: link } };
  });
}
