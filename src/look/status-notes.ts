import { statusReason, statusWord, STATUS_WORDS } from '../sheet/status';
import type { SheetLook } from './sheet-look';

/** By its last line a note is known as ours; what people write in theirs is never touched. */
const SIGNATURE = '\neCore Email Enrichment';

/** So many rows are looked at in a call, however long the list. */
const ROWS_AT_ONCE = 20_000;
/** A note too many costs nothing; a second call does. Notes of people never lie within what is written. */
const NOTES_TO_BRIDGE = 300;
const MOST_LOOKS = 3;

/** What stands in a status cell and in its note. */
export interface NotedCell {
  status: string;
  note: string;
}

/**
 * Gives every status that failed a note with the reason and the time, and takes our note away where a row is no longer
 * in trouble. Rows may be sorted between the look and the writing: what was written is looked at once more.
 *
 * @param now as the spreadsheet's clock shows it
 */
export function keepNotes(sheet: SheetLook, headerRow: number, column: number, now: string): void {
  for (let first = headerRow + 1; first <= sheet.lastRow(); first += ROWS_AT_ONCE) {
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const rows = Math.min(ROWS_AT_ONCE, sheet.lastRow() - first + 1);
      if (rows < 1) return;
      const statuses = sheet.texts(column, first, rows);
      const notes = sheet.notes(column, first, rows);
      const wanted = statuses.map((status, index) => wantedNote({ status, note: notes[index] || '' }, now));
      const blocks = changedBlocks(notes, wanted);
      for (const [from, to] of blocks) sheet.writeNotes(column, first + from, wanted.slice(from, to + 1));
      if (blocks.length === 0) break;
    }
  }
}

/** The note that a cell is to have: its own, when that is somebody's or still true. */
export function wantedNote({ status, note }: NotedCell, now: string): string {
  const ours = note.endsWith(SIGNATURE);
  if (note !== '' && !ours) return note;
  const reason = troubleOf(status);
  if (reason === '') return '';
  // The time is when it happened, so a note that is still true stays as it is.
  return ours && note.startsWith(reason + '\n') ? note : `${reason}\n${now}${SIGNATURE}`;
}

/** `Failed: no answer from eCore.`, or nothing for a row that needs no explanation. */
function troubleOf(status: string): string {
  const word = statusWord(status);
  if (word !== 'failed' && word !== 'missing-data' && word !== 'invalid-input') return '';
  const reason = statusReason(status);
  return reason === '' ? `${STATUS_WORDS[word]}.` : `${STATUS_WORDS[word]}: ${reason}.`;
}

/** Stretches to write, by index: from a changed note to a changed note, over what is ours or empty. */
function changedBlocks(notes: string[], wanted: string[]): [first: number, last: number][] {
  const blocks: [number, number][] = [];
  let open: [number, number] | null = null;
  wanted.forEach((note, index) => {
    const before = notes[index] || '';
    if (before !== '' && !before.endsWith(SIGNATURE)) open = null;
    if (note === before) return;
    if (open && index - open[1] <= NOTES_TO_BRIDGE) open[1] = index;
    else blocks.push((open = [index, index]));
  });
  return blocks;
}
