import type { Mapping } from '../identifiers/identifiers';
import { byteLength } from '../byte-length';
import { shortHash } from './short-hash';

/**
 * What a run has to know to be undone, in a few document properties: for each of its rows who it is, what its two cells
 * said before, and what the run wrote there. Nearly all rows were empty before, so a row takes nine characters.
 */
export interface UndoRecord extends UndoHead {
  rows: UndoRow[];
}

/** Of which run, and where its columns were. */
export interface UndoHead {
  startedAt: number;
  sheetId: number;
  sheetName: string;
  headerRow: number;
  /** By column, as a run keeps them. */
  headers: { [column: number]: string };
  mapping: Mapping;
  email: number;
  status: number;
  waterfall: boolean;
  /** The output columns that got their header from the run. */
  headed: ('email' | 'status')[];
  /** How many rows the run took. */
  taken: number;
}

export interface UndoRow {
  row: number;
  /** `personHash` of the row's identifiers. */
  person: string;
  before: { email: string; status: string };
  /** See `describeWritten`; `NOTHING` until the run has said so. */
  written: string;
}

const HEAD_PROPERTY = 'undo';
const PART_PROPERTY = 'undo.';
/** Characters a property holds: 9 KB is the most. */
const PART = 8_000;
/** What the ledger and the runs leave free of the 500 KB. */
const MOST_PARTS = 5;
const MOST_HEAD_BYTES = 8_500;

const PERSON_CHARACTERS = 5;
const WRITTEN_CHARACTERS = 3;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A row further behind the one before it than a digit can say. */
const FAR = '~';
const FAR_CHARACTERS = 4;

/** Nobody knows yet what the run wrote: it is still queued, or the step was cut off before it could say. */
export const NOTHING = '...';

export function personHash(identity: string): string {
  return shortHash(identity, PERSON_CHARACTERS);
}

/**
 * What was written into a row, in three characters: of an email its hash; else the status's word, and whether the email
 * cell was emptied.
 *
 * @param written.email null where the email cell was left alone
 */
export function describeWritten(
  written: { email: string | null; word: string | null },
  before: { email: string },
): string {
  if (written.email) return shortHash(written.email, WRITTEN_CHARACTERS);
  return `!${wordLetter(written.word)}${written.email === '' && before.email !== '' ? 'E' : ' '}`;
}

/** A status word as one letter; `found` and `failed` begin alike. */
export function wordLetter(word: string | null): string {
  return word === null ? '?' : word === 'failed' ? 'x' : word.charAt(0);
}

/** The properties of a record; those of an earlier and longer one are emptied. A run too large leaves only its head. */
export function encodeUndo(record: UndoRecord): { [name: string]: string } {
  const { rows, ...head } = record;
  const text = encodeRows(rows);
  const fits = text.length <= MOST_PARTS * PART && byteLength(JSON.stringify(head)) <= MOST_HEAD_BYTES;
  const { headers: _, ...short } = head;
  const properties: { [name: string]: string } = {
    [HEAD_PROPERTY]: JSON.stringify(fits ? { ...head, kept: text.length } : { ...short, headers: {}, kept: -1 }),
  };
  for (let part = 0; part < MOST_PARTS; part++)
    properties[PART_PROPERTY + part] = fits ? text.slice(part * PART, (part + 1) * PART) : '';
  return properties;
}

/** The record in these properties as it stands, to be written again; empty texts where there is none. */
export function undoTexts(properties: { [name: string]: string }): { [name: string]: string } {
  const texts: { [name: string]: string } = { [HEAD_PROPERTY]: properties[HEAD_PROPERTY] || '' };
  for (let part = 0; part < MOST_PARTS; part++) texts[PART_PROPERTY + part] = properties[PART_PROPERTY + part] || '';
  return texts;
}

/** What takes a record away. */
export function forgetUndo(): { [name: string]: string } {
  return undoTexts({});
}

/** The head of the record and its rows; no rows for a run that was too large, null where there is no record. */
export function decodeUndo(properties: { [name: string]: string }): (UndoHead & { rows: UndoRow[] | null }) | null {
  try {
    const { kept, ...head } = JSON.parse(properties[HEAD_PROPERTY] || 'null') as UndoHead & { kept: number };
    if (kept < 0) return { ...head, rows: null };
    let text = '';
    for (let part = 0; part < MOST_PARTS; part++) text += properties[PART_PROPERTY + part] || '';
    return { ...head, rows: text.length === kept ? decodeRows(text) : null };
  } catch {
    return null;
  }
}

/**
 * The properties that change when a step has written rows; nothing when the record is of another run.
 *
 * @param results the latest of each row last
 */
export function recordWritten(
  properties: { [name: string]: string },
  run: { startedAt: number; sheetId: number },
  results: { row: number; person: string; written: string }[],
): { [name: string]: string } {
  const record = results.length === 0 ? null : decodeUndo(properties);
  if (!record?.rows || record.startedAt !== run.startedAt || record.sheetId !== run.sheetId) return {};
  const byPerson = new Map<string, UndoRow[]>();
  for (const row of record.rows) {
    const same = byPerson.get(row.person);
    if (same) same.push(row);
    else byPerson.set(row.person, [row]);
  }
  for (const { row, person, written } of results) {
    const same = byPerson.get(person) || [];
    const entry =
      same.find((candidate) => candidate.row === row) ||
      same.find((candidate) => candidate.written === NOTHING) ||
      same[0];
    if (entry) entry.written = written;
  }
  const encoded = encodeUndo({ ...record, rows: record.rows });
  const changed: { [name: string]: string } = {};
  for (const name of Object.keys(encoded)) if (encoded[name] !== properties[name]) changed[name] = encoded[name] || '';
  return changed;
}

/** Rows as `<distance to the row above><person><written>`, behind them what stood in those that were not empty. */
function encodeRows(rows: UndoRow[]): string {
  let lines = '';
  let last = 0;
  const texts: string[] = [];
  const places = new Map<string, number>();
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const before: number[] = [];
  rows.forEach(({ row, person, before: { email, status }, written }, index) => {
    const distance = row - last;
    last = row;
    lines += distance > 0 && distance < DIGITS.length ? DIGITS.charAt(distance) : FAR + farDigits(row);
    lines += person + written;
    if (email !== '' || status !== '') before.push(index, place(email), place(status));
  });
  return before.length === 0 ? lines : `${lines}\n${escapeText(JSON.stringify({ texts, before }))}`;
}

function decodeRows(text: string): UndoRow[] {
  const rows: UndoRow[] = [];
  const end = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n');
  let last = 0;
  for (let at = 0; at < end; ) {
    const digit = text.charAt(at++);
    if (digit === FAR) {
      last = readFarDigits(text.slice(at, at + FAR_CHARACTERS));
      at += FAR_CHARACTERS;
    } else last += DIGITS.indexOf(digit);
    const person = text.slice(at, at + PERSON_CHARACTERS);
    const written = text.slice(at + PERSON_CHARACTERS, at + PERSON_CHARACTERS + WRITTEN_CHARACTERS);
    at += PERSON_CHARACTERS + WRITTEN_CHARACTERS;
    rows.push({ row: last, person, before: { email: '', status: '' }, written });
  }
  if (end === text.length) return rows;
  const { texts, before } = JSON.parse(text.slice(end + 1)) as { texts: string[]; before: number[] };
  for (let at = 0; at < before.length; at += 3) {
    const row = rows[before[at] ?? -1];
    if (row) row.before = { email: texts[before[at + 1] ?? -1] || '', status: texts[before[at + 2] ?? -1] || '' };
  }
  return rows;
}

function farDigits(row: number): string {
  let digits = '';
  for (let rest = row, index = 0; index < FAR_CHARACTERS; index++, rest = Math.floor(rest / 64))
    digits = DIGITS.charAt(rest % 64) + digits;
  return digits;
}

function readFarDigits(digits: string): number {
  return Array.from(digits).reduce((row, digit) => row * 64 + DIGITS.indexOf(digit), 0);
}

/** Lengths are counted in characters, and a property in bytes: what is no ASCII is escaped. */
function escapeText(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
