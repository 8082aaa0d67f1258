import { ColumnProof } from '../recognise/column-proof';
import { KnownRows } from '../recognise/known-rows';
import type { RunState } from '../record/run-state';
import type { Clock } from '../services';
import { areAmbiguous, layoutOf } from '../sheet/place-columns';
import type { Places } from '../sheet/place-columns';
import type { RowRange, Sheet } from '../sheet/sheet';
import type { RowWrite } from '../sheet/written';
import { CellContents } from './cell-contents';
import type { Journal } from './journal';
import type { Batch } from './sides';
import { readLines } from './whole-look';
import { ColumnGone } from './window';
import type { Window } from './window';

/** So many writes go by one look. */
export const WRITES_A_LOOK = 3;
export const MOST_READS = 4;
export const READ_PAUSE = 400;
/** About a second of reading: in a longer sheet only the rows that a step works on are known. */
const MOST_CELLS_SURVEYED = 400_000;

/** Told for each write, once it was looked at, whether it stands. */
export type Confirm = (write: RowWrite, stands: boolean) => void;

export interface WatchTools {
  sheet: Sheet;
  run: RunState;
  clock: Clock;
  journal: Journal;
}

/** What was written and nobody has looked at yet. */
export interface Pending extends Batch {
  confirm: Confirm;
  isTold: boolean;
}

/** What a watch knows of the sheet. */
export interface Watching extends WatchTools {
  known: KnownRows;
  proof: ColumnProof;
  contents: CellContents;
  /** Where the columns stood when the rows became known. */
  layout: string;
  /** What the last look showed, and when it began. */
  last: Window | null;
  lookedAt: number;
  batch: Pending | null;
  isSurveyed: boolean;
}

export function startWatching(tools: WatchTools): Watching {
  return {
    ...tools,
    known: new KnownRows(),
    proof: new ColumnProof(),
    contents: new CellContents(),
    layout: '',
    last: null,
    lookedAt: 0,
    batch: null,
    isSurveyed: false,
  };
}

/** Headers are blank, alike or missing: then what the columns hold has to tell them too. */
export function isAmbiguous({ run }: Pick<Watching, 'run'>): boolean {
  return run.headerRow === 0 || areAmbiguous(run.headers, [run.email, run.status, ...Object.values(run.mapping)]);
}

/** What a look showed is known from now on. */
export function see(watching: Watching, window: Window): Window {
  const { known, proof } = watching;
  const now = layoutOf(window.places);
  const hasMoved = now !== watching.layout;
  if (hasMoved) known.clear();
  watching.layout = now;
  known.remember(window.rows, window.places);
  if (isAmbiguous(watching)) proof.take(window.rows, window.places);
  watching.last = window;
  if (hasMoved && watching.isSurveyed) persistently(watching, () => survey(watching, window.places));
  return window;
}

/** @throws ColumnGone where a column holds what another one held, and no header tells them */
export function prove(watching: Watching, { rows, places }: Window): void {
  if (isAmbiguous(watching) && watching.proof.isBroken(rows, places)) throw new ColumnGone();
}

/** A read that fails while something is written that nobody has looked at is tried again. */
export function persistently<T>(watching: Watching, read: () => T): T {
  for (let tries = 1; ; tries++) {
    try {
      return read();
    } catch (error) {
      if (error instanceof ColumnGone || !watching.batch || tries === MOST_READS) throw error;
      watching.clock.sleep(READ_PAUSE * tries);
    }
  }
}

/** What all rows that are known show from the first of the run's columns to the last. */
export function survey(watching: Watching, places: Places): void {
  const { sheet, known, journal } = watching;
  const right = Math.min(places.last, sheet.columns());
  const rows: RowRange = [places.headerRow + 1, sheet.lastRow()];
  if ((rows[1] - places.headerRow) * (right - places.first + 1) > MOST_CELLS_SURVEYED) return;
  watching.isSurveyed = true;
  known.remember(readLines(sheet, rows, [places.first, right]), places);
  watching.layout = layoutOf(places);
  journal.noteKnown(known.all());
}
