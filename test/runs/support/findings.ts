import { HEADERS } from './contacts';
import { OUTPUT_COLUMNS } from './hand';
import type { Hand, Line, Touch } from './hand';
import { shown } from './scene';

const FINAL = ['Found', 'Not found', 'Missing data', 'Invalid input', 'Failed'];

export interface Circumstances {
  /** The run is done: nobody may be waiting. */
  done: boolean;
  /**
   * The hand was at the sheet between the run's last look and its write, which Sheets can't make one: what it typed
   * into the very cells that were written is gone, as it is when two people type into one cell.
   */
  duringWrite: boolean;
  /** Somebody's lookup may have failed all its tries. */
  mayFail?: boolean;
}

/**
 * What is wrong with a sheet that a run and a hand have worked on: answers in rows that are not that person's, manual
 * edits overwritten, cells changed that are nobody's business, rows that nothing will pick up.
 */
export function findings(hand: Hand, circumstances: Circumstances): string[] {
  const found: string[] = [];
  (shown(hand.scene) ?? [])
    .slice(0, Math.max(0, hand.headerRow() - 1))
    .forEach(
      (cells, index) =>
        cells.some((text) => text !== '') && found.push(`row ${index + 1} above the headers shows ${cells.join(' ')}`),
    );
  const lines = hand.lines();
  for (const line of lines) {
    if (line.id === '') {
      if (HEADERS.some((header) => header !== 'eCore status' && line.at(header) !== ''))
        found.push(`row ${line.row} was empty and shows something`);
      else if (!['', 'Queued', 'Missing data: the row is empty'].includes(line.at('eCore status')))
        found.push(`the empty row ${line.row} says ${line.at('eCore status')}`);
      continue;
    }
    found.push(
      ...changedCells(hand, line),
      ...wrongAnswer(hand, line, circumstances).map(
        (what) => `${line.id} ${what}: "${line.at('Email')}", "${line.at('eCore status')}"`,
      ),
    );
  }
  for (const id of hand.written.keys()) {
    const times = lines.filter((line) => line.id === id).length;
    if (times !== (hand.touched.get(id)?.deleted ? 0 : 1)) found.push(`${id} stands in ${times} rows`);
  }
  return found;
}

function changedCells(hand: Hand, line: Line): string[] {
  const written = hand.written.get(line.id);
  if (!written) return [`there is a row ${line.id}`];
  return HEADERS.flatMap((header, index) => {
    if (OUTPUT_COLUMNS.includes(index + 1) || hand.deletedColumns.has(header) || line.at(header) === written[index])
      return [];
    return [`${line.id} shows "${line.at(header)}" under ${header} instead of "${written[index]}"`];
  });
}

function wrongAnswer(hand: Hand, line: Line, { done, duringWrite, mayFail = false }: Circumstances): string[] {
  const right = hand.rightFor(line.id);
  const touch: Touch = hand.touched.get(line.id) ?? {};
  const [email, status] = [line.at('Email'), line.at('eCore status')];
  const word = status.split(':')[0]!;
  const known = { email: !hand.deletedColumns.has('Email'), status: !hand.deletedColumns.has('eCore status') };
  if (touch.typed !== undefined && known.email && email !== touch.typed && !(duringWrite && email === right.email))
    return ['lost what was typed'];
  if (known.status && !['', 'Queued', ...FINAL].includes(word)) return ['has a status nobody knows'];
  if (known.status && done && word === 'Queued') return ['was forgotten'];
  if (known.status && done && word === '' && !touch.clearedStatus && touch.typed === undefined)
    return ['was never taken'];
  const answered = known.status ? FINAL.includes(word) : email !== '';
  if (touch.typed !== undefined || !answered)
    return email === '' || touch.typed !== undefined || email === right.email ? [] : ['has an email before its answer'];
  const { changed } = touch;
  if (mayFail && word === 'Failed') return email === '' ? [] : ['failed and has an email'];
  const isRight = (!known.email || email === right.email) && (!known.status || word === right.status);
  const keptWhatItHad = changed !== undefined && email === changed.email && status === changed.status;
  return isRight || keptWhatItHad ? [] : [`should say "${right.email}", "${right.status}"`];
}
