import { identityOf } from '../plan/resolve-row';
import type { SheetRow } from '../sheet/rows';
import { statusWithoutQueue, statusWord } from '../sheet/status';
import { describeWritten, NOTHING, personHash, wordLetter } from './undo-record';
import type { UndoRow } from './undo-record';

/** What one row goes back to; null leaves a cell as it is. */
export interface RowUndo {
  row: number;
  identity: string;
  email: string | null;
  status: string | null;
  /** What the cells said when this was planned. */
  seen: { email: string; status: string };
}

export interface UndoPlan {
  rows: RowUndo[];
  emails: number;
  statuses: number;
  /** Cells that say something else by now: people have changed them. */
  changed: number;
  /** Rows of the run that can't be found again, or can't be told apart from others like them. */
  lost: number;
}

/**
 * Sorts the rows of a sheet into those that go back to what they said before a run. A row is known by its person, and
 * among people who are alike by its number; a cell goes back only while it still says what the run wrote.
 *
 * @param found the saved answer for a row whose result the run could not note down any more
 */
export function planUndo(
  record: UndoRow[],
  rows: SheetRow[],
  movedDown: number,
  found: (row: SheetRow) => string | null,
): UndoPlan {
  const plan: UndoPlan = { rows: [], emails: 0, statuses: 0, changed: 0, lost: 0 };
  const people = new Map<string, SheetRow[]>();
  const identities = new Map<SheetRow, string>();
  const wanted = new Set(record.map(({ person }) => person));
  for (const row of rows) {
    const identity = identityOf(row.identifiers);
    const person = personHash(identity);
    if (!wanted.has(person)) continue;
    identities.set(row, identity);
    const alike = people.get(person);
    if (alike) alike.push(row);
    else people.set(person, [row]);
  }
  for (const [entry, row] of matchRows(record, people, movedDown)) {
    if (!row) {
      plan.lost++;
      continue;
    }
    const back = undoRow(entry, row, found);
    plan.changed += back.changed;
    if (back.email === null && back.status === null) continue;
    if (back.email !== null) plan.emails++;
    if (back.status !== null) plan.statuses++;
    plan.rows.push({
      row: row.row,
      identity: identities.get(row) || '',
      email: back.email,
      status: back.status,
      seen: { email: row.email, status: row.status },
    });
  }
  plan.rows.sort((a, b) => a.row - b.row);
  return plan;
}

/** Each entry with its row, or null: the row of the same number first, the others where there is no doubt. */
function matchRows(
  record: UndoRow[],
  people: Map<string, SheetRow[]>,
  movedDown: number,
): Map<UndoRow, SheetRow | null> {
  const matches = new Map<UndoRow, SheetRow | null>();
  const entries = new Map<string, UndoRow[]>();
  for (const entry of record) {
    const same = entries.get(entry.person);
    if (same) same.push(entry);
    else entries.set(entry.person, [entry]);
  }
  entries.forEach((same, person) => {
    const rows = people.get(person) || [];
    let free = [...rows];
    const open: UndoRow[] = [];
    for (const entry of same) {
      const row = free.find((candidate) => candidate.row === entry.row + movedDown);
      if (row) free = free.filter((candidate) => candidate !== row);
      else open.push(entry);
      matches.set(entry, row || null);
    }
    // Rows of the same person that the run did not take may be among them: only a sure match counts.
    const alike = open.every((entry) => entryText(entry) === entryText(open[0] as UndoRow));
    if (free.length === open.length || (alike && free.length < open.length))
      open.forEach((entry, index) => matches.set(entry, free[index] || null));
  });
  return matches;
}

function entryText({ before, written }: UndoRow): string {
  return JSON.stringify([before.email, before.status, written]);
}

function undoRow(
  { before, written }: UndoRow,
  row: SheetRow,
  found: (row: SheetRow) => string | null,
): { email: string | null; status: string | null; changed: number } {
  const word = statusWord(row.status);
  // `Queued` of an earlier run is not put back: no run would ever pick that row up.
  const status = statusWord(before.status) === 'queued' ? statusWithoutQueue(before) : before.status;
  const back = { email: null as string | null, status: null as string | null, changed: 0 };
  const give = (cell: 'email' | 'status', text: string) => {
    if (row[cell] !== text) back[cell] = text;
  };
  if (written === NOTHING) {
    if (word === 'found' && row.email !== '' && row.email === found(row)) give('email', before.email);
    if (word !== null) give('status', status);
    return back;
  }
  const isEmail = !written.startsWith('!');
  if (isEmail && describeWritten({ email: row.email, word: null }, before) === written) give('email', before.email);
  else if (written.endsWith('E') && !isEmail && row.email === '') give('email', before.email);
  else if (isEmail && row.email !== before.email) back.changed++;
  const letter = isEmail ? 'f' : written.charAt(1);
  if (wordLetter(word) === letter) give('status', status);
  else if (row.status !== status) back.changed++;
  return back;
}
