import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Identifiers } from '../identifiers/identifiers';
import type { Places } from './place-columns';
import type { Sheet } from './sheet';

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
    return { headers: headerRow === 0 ? [] : gap.concat(sheet.read(headerRow, first, 1, width)[0] ?? []), rows: [] };
  if (headerRow > 0 && headerRow < firstRow && (lastRow - headerRow + 1) * width <= CELLS_WORTH_A_CALL) {
    const all = sheet.read(headerRow, first, lastRow - headerRow + 1, width);
    return {
      headers: gap.concat(all[0] ?? []),
      rows: toRows(sheet, places, firstRow, all.slice(firstRow - headerRow)),
    };
  }
  const headers = headerRow === 0 ? [] : gap.concat(sheet.read(headerRow, first, 1, width)[0] ?? []);
  return { headers, rows: readRows(sheet, places, firstRow, lastRow) };
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
  const at = (row: string[], column: number) => row[column - places.first] ?? '';
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

/** A LinkedIn cell that shows a name but links to a profile counts as the profile; only then the links are read. */
function withLinks(sheet: Sheet, places: Places, rows: SheetRow[]): SheetRow[] {
  const column = places.mapping.linkedin_url;
  const mayLink = ({ identifiers: { linkedin_url: text = '' } }: SheetRow) =>
    text.trim() !== '' && !text.includes('/') && !places.linkless.has(text);
  const concerned = rows.filter(mayLink);
  const first = concerned[0]?.row;
  const last = concerned[concerned.length - 1]?.row;
  if (column === undefined || first === undefined || last === undefined) return rows;
  const links = sheet.links(first, column, last - first + 1);
  const linked = rows.map((row) => {
    const link = mayLink(row) ? (links[row.row - first] ?? '') : '';
    return link === '' ? row : { ...row, identifiers: { ...row.identifiers, linkedin_url: link } };
  });
  const texts = new Set(concerned.map(({ identifiers }) => identifiers.linkedin_url ?? ''));
  linked.forEach((row, index) => row !== rows[index] && texts.delete(rows[index]?.identifiers.linkedin_url ?? ''));
  texts.forEach((text) => places.linkless.add(text));
  return linked;
}
