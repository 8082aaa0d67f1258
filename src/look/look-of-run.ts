import { dressNewColumns } from './dress-columns';
import type { Looks } from './sheet-look';
import { addColoursOnce, COLOURS_PROPERTY } from './status-colours';
import { keepNotes } from './status-notes';
import { attempt } from '../attempt';

/** The columns that a run writes into. */
export interface RunColumns {
  sheetId: number;
  /** 0 without a header row. */
  headerRow: number;
  email: number;
  status: number;
}

/**
 * Dresses what a run has added, and colours its statuses the first time. How results look never stands in the way of
 * the results: what Google refuses is left as it is.
 *
 * @param texts the document's properties
 * @returns the properties to write
 */
export function dressRun(
  looks: Looks,
  { sheetId, headerRow, email, status }: RunColumns,
  added: ('email' | 'status')[],
  texts: { [name: string]: string },
): { [name: string]: string } {
  return attempt(() => {
    const sheet = looks.sheet(sheetId);
    if (!sheet) return {};
    const columns = { email, status };
    const first = Math.min(...added.map((kind) => columns[kind]));
    attempt(() => dressNewColumns(sheet, { headerRow, first, kinds: added }));
    const place = { fromRow: headerRow + 1, column: status, isNew: added.includes('status') };
    return addColoursOnce(sheet, sheetId, place, texts[COLOURS_PROPERTY]);
  }, {});
}

/** Rows in trouble get a note with the reason, others lose it, once a run has ended. */
export function noteTroubles(looks: Looks, { sheetId, headerRow, status }: RunColumns, now: number): void {
  attempt(() => {
    const sheet = looks.sheet(sheetId);
    if (sheet) keepNotes(sheet, headerRow, status, looks.formatTime(now));
  });
}
