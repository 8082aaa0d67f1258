import type { Clock } from '../services';
import { CellContents } from './cell-contents';
import { ColumnProof } from '../recognise/column-proof';
import type { Journal } from './journal';
import { KnownRows } from '../recognise/known-rows';
import type { KnownRow } from '../recognise/known-rows';
import { mendHeaders } from './mend-headers';
import { areAmbiguous, layoutOf } from '../sheet/place-columns';
import type { Places } from '../sheet/place-columns';
import type { SheetRow } from '../sheet/rows';
import type { RunState } from '../record/run-state';
import type { RowRange, Sheet } from '../sheet/sheet';
import { compareWithBefore } from './take-back';
import type { Batch, Comparison } from './take-back';
import { unwrittenOf } from './undisturbed';
import { lookAtAll, readLines } from './whole-look';
import type { WholeLook } from './whole-look';
import { ColumnGone, expectedPlaces, openWindow, readWindow, windowRows } from './window';
import type { Window } from './window';
import { isQueued } from '../sheet/status';
import { writeBack } from './write-back';
import type { RowWrite } from '../sheet/written';

/** So many writes go by one look. */
export const WRITES_A_LOOK = 3;
/** No write is begun by a look that is older. */
export const LOOK_GOOD_FOR = 330;

const SETTLED_ALONG = 5;
/** Putting back goes on for so long; what is left then is for the next step. */
const LONGEST_PUT_BACK = 40_000;
/** As often in a row nothing gets better: then it can't be put back. */
const MOST_IN_VAIN = 10;
const MOST_READS = 4;
const READ_PAUSE = 400;
/** About a second of reading: in a longer sheet only the rows that a step works on are known. */
const MOST_CELLS_SURVEYED = 400_000;

/** Told for each write, once it was looked at, whether it stands. */
export type Confirm = (write: RowWrite, stands: boolean) => void;

export interface Watch {
  /** The next window at or below a row, or null when no row below is queued. @throws ColumnGone */
  open(fromRow: number): Window | null;
  /**
   * Reads the window again, from its first row that is still of interest, with room for more waves where rows at its
   * head are settled: what it shows is the truth that the next writes go by. What was written last is looked at along,
   * and what went astray is put back.
   * @throws ColumnGone
   */
  again(window: Window, extent?: 'as it is' | 'with more rows'): Window;
  /** Takes rows that were read a moment ago for what a look would show; null where other columns were read. */
  assume(read: { rows: SheetRow[]; first: number }): Window | null;
  /** The same for these very rows, or as far down or up as their header row has moved. @throws ColumnGone */
  rows(range: RowRange): Window;
  /**
   * Writes by the last look: one call of `perform` after the other, as long as the look is fresh. What was not begun is
   * left for the next look.
   * @returns the call that failed, and why
   */
  write(
    calls: RowWrite[][],
    perform: (call: number) => void,
    confirm?: Confirm,
  ): { call: number; error: unknown } | null;
  /** Nothing more is written: what was written last is looked at, if nobody has yet. */
  close(marks?: string[]): void;
  /** The same where the run is not saved afterwards. */
  leave(): void;
  /** Reads all rows, so that it is known what any of them showed. */
  survey(): void;
  /** Looks at what somebody else wrote and did not live to look at; gives the marks that he left when he closed. */
  recover(): string[];
}

export interface WatchTools {
  sheet: Sheet;
  run: RunState;
  clock: Clock;
  journal: Journal;
}

interface Pending extends Batch {
  confirm: Confirm;
  isTold: boolean;
}

/** Everything that a run writes into rows goes through here: each write goes by a fresh look and is looked at afterwards. */
export function watchSheet({ sheet, run, clock, journal }: WatchTools): Watch {
  const known = new KnownRows();
  const proof = new ColumnProof();
  const contents = new CellContents();
  let layout = '';
  let last: Window | null = null;
  let lookedAt = 0;
  let batch: Pending | null = null;
  let isSurveyed = false;

  const see = (window: Window): Window => {
    const now = layoutOf(window.places);
    const hasMoved = now !== layout;
    if (hasMoved) known.clear();
    layout = now;
    known.remember(window.rows, window.places);
    if (isAmbiguous()) proof.take(window.rows, window.places);
    last = window;
    if (hasMoved && isSurveyed) persistently(() => survey(window.places));
    return window;
  };

  /** Headers are blank, alike or missing: then what the columns hold has to tell them too. */
  const isAmbiguous = (): boolean =>
    run.headerRow === 0 || areAmbiguous(run.headers, [run.email, run.status, ...Object.values(run.mapping)]);

  const prove = (seen: Window): void => {
    if (isAmbiguous() && proof.isBroken(seen.rows, seen.places)) throw new ColumnGone();
  };

  /** A read that fails while something is written that nobody has looked at is tried again. */
  const persistently = <T>(read: () => T): T => {
    for (let tries = 1; ; tries++) {
      try {
        return read();
      } catch (error) {
        if (error instanceof ColumnGone || !batch || tries === MOST_READS) throw error;
        clock.sleep(READ_PAUSE * tries);
      }
    }
  };

  function rows(range: RowRange, expected: Places = expectedPlaces(run)): Window {
    const pending = batch;
    const [from, to] = pending ? withLines(pending, range) : range;
    lookedAt = clock.now();
    try {
      const seen = persistently(() =>
        readWindow(
          sheet,
          run,
          { expected, range: [from, to] },
          {
            isSame: (lines) => isSame(pending, lines, expected),
            beforeSearch: () => pending && mendHeaders(sheet, run, pending),
          },
        ),
      );
      if (!pending) {
        prove(seen);
        return see(seen);
      }
      const unwritten = seen.stood ? unwrittenOf(pending, seen) : null;
      if (unwritten) {
        done(pending, unwritten);
        // What was looked at for the sake of the write alone is of no more interest: a window would only grow.
        return see({ places: seen.places, rows: seen.rows.filter(({ row }) => row >= range[0]) });
      }
    } catch (error) {
      if (pending && error instanceof ColumnGone) putBack(pending);
      throw error;
    }
    putBack(pending);
    return rows(range, expectedPlaces(run));
  }

  /**
   * The rows show what they showed, an email and a status among it: then the columns stand where they stood. What was
   * written a moment ago proves nothing, for it shows wherever it went.
   */
  function isSame(pending: Pending | null, lines: SheetRow[], expected: Places): boolean {
    if (!last || layoutOf(expected) !== layoutOf(last.places)) return false;
    const own = new Set(pending?.writes.map(({ row }) => row));
    const before = new Map(last.rows.map((row) => [row.row, row.texts] as const));
    const others = lines.filter(({ row }) => before.has(row) && !own.has(row));
    const same = others.filter(({ row, texts }) => texts.every((text, index) => before.get(row)?.[index] === text));
    if (!same.some(({ email }) => email !== '') || !same.some(({ status }) => status !== '')) return false;
    return pending ? unwrittenOf(pending, { places: expected, rows: lines }) !== null : same.length === others.length;
  }

  /** Everything stands, but for what never arrived. */
  function done({ writes, confirm }: Pending, unwritten: ReadonlySet<RowWrite>): void {
    writes.forEach((write) => confirm(write, !unwritten.has(write)));
    batch = null;
  }

  /**
   * Looks for what went astray in the whole sheet and puts it back, which is looked at like any other write.
   * @throws ColumnGone where the columns stand elsewhere by what they hold, and no header says so
   */
  function putBack(pending: Pending): void {
    const until = clock.now() + LONGEST_PUT_BACK;
    let current: Pending = pending;
    /** Where a column of the first look stands by now. */
    let placeOf = (column: number): number => column;
    let [fewest, inVain] = [Number.POSITIVE_INFINITY, 0];
    for (let failures = 0; ; ) {
      const seen = persistently(() => lookAtAll(sheet, run, current, isAmbiguous()));
      const comparison = compareWithBefore(current, current === pending ? othersOf(pending) : [], seen.now);
      if (current === pending) tell(pending, comparison);
      const open = comparison.back.reduce((sum, { cells }) => sum + cells.length, 0);
      inVain = open < fewest ? 0 : inVain + 1;
      fewest = Math.min(fewest, open);
      if (open === 0 || inVain > MOST_IN_VAIN) {
        batch = null;
        rememberAll(seen);
        if (seen.isLost) throw new ColumnGone();
        return;
      }
      if (clock.now() > until) throw new Error('More went astray than can be put back in one step');
      const { now, places, headers, width } = seen;
      current = {
        ...{ places, headers, width, lines: now.lines, writes: comparison.back },
        ...{ confirm: () => undefined, broke: false, isTold: true },
      };
      batch = current;
      journal.note(current);
      const earlier = placeOf;
      placeOf = (column) => now.columnNow(earlier(column)) || earlier(column);
      try {
        writeBack({ sheet, contents, columnNow: placeOf }, comparison.back, WRITES_A_LOOK);
        failures = 0;
      } catch (error) {
        current.broke = true;
        if (++failures === MOST_READS) throw error;
        clock.sleep(READ_PAUSE * failures);
      }
    }
  }

  /** The known rows beside those that a batch was looked at with. */
  function othersOf({ lines, places }: Batch): KnownRow[] {
    return layoutOf(places) === layout ? known.beside(lines, places) : [];
  }

  /** All rows were looked at. */
  function rememberAll({ now, places, settled }: WholeLook): void {
    known.clear();
    layout = layoutOf(settled);
    if (settled.first < places.first || settled.last > places.last) return;
    const [from, to] = [settled.first - places.first, settled.last - places.first + 1];
    const lines = now.lines.filter(({ row }) => row > now.headerRow);
    known.remember(
      lines.map(({ row, texts }) => ({ row, texts: texts.slice(from, to) })),
      settled,
    );
    if (isSurveyed) journal.noteKnown(known.all());
  }

  function tell(pending: Pending, { standing, gone }: Comparison): void {
    const { writes, confirm, broke, isTold } = pending;
    if (isTold) return;
    pending.isTold = true;
    for (const write of writes) confirm(write, standing.has(write) || (gone.has(write) && !broke));
  }

  /** What all rows that are known show from the first of the run's columns to the last. */
  function survey(places: Places): void {
    const right = Math.min(places.last, sheet.columns());
    const bottom = sheet.lastRow();
    if ((bottom - places.headerRow) * (right - places.first + 1) > MOST_CELLS_SURVEYED) return;
    isSurveyed = true;
    known.remember(readLines(sheet, [places.headerRow + 1, bottom], [places.first, right]), places);
    layout = layoutOf(places);
    journal.noteKnown(known.all());
  }

  const keepContents = (window: Window): void => {
    if (run.fragile === false) return;
    const isAny = contents.read(sheet, window.rows, window.places);
    run.fragile = run.fragile === true || isAny;
  };

  const lookBack = (): void => {
    if (batch) rows([batch.lines[0]?.row ?? 1, batch.lines[batch.lines.length - 1]?.row ?? 1]);
  };

  return {
    open(fromRow) {
      lookBack();
      lookedAt = clock.now();
      const window = openWindow(sheet, run, fromRow);
      if (!window && isAmbiguous()) rows([run.headerRow + 1, run.headerRow + windowRows(run, expectedPlaces(run))]);
      if (!window) return null;
      prove(window);
      keepContents(see(window));
      return window;
    },
    rows: (range) => rows(range),
    assume({ rows: lines, first }) {
      const places = expectedPlaces(run);
      if (first !== places.first || lines.length === 0) return null;
      const blank = Array.from({ length: places.last - first + 1 }, () => '');
      const whole = lines.map(
        (line): SheetRow => ({ ...line, texts: blank.map((_, index) => line.texts[index] || '') }),
      );
      lookedAt = clock.now();
      return see({ places, rows: whole });
    },
    again(window, extent = 'with more rows') {
      const queued = window.rows.findIndex(({ status }) => isQueued(status));
      // Some that are settled are read along: they tell that the columns have not moved.
      const head = window.rows[Math.max(0, queued - SETTLED_ALONG)]?.row ?? window.places.headerRow + 1;
      const start = window.rows[Math.max(0, queued)]?.row ?? head;
      const more = extent === 'as it is' ? 0 : start + windowRows(run, window.places) - 1;
      const end = Math.max(window.rows[window.rows.length - 1]?.row ?? start, more);
      const again = rows([head, end], window.places);
      if (extent === 'with more rows' && run.fragile) keepContents(again);
      return again;
    },
    write(calls, perform, confirm = () => undefined) {
      if (!last || calls.length === 0) return null;
      const planned = calls.slice(0, WRITES_A_LOOK);
      const pending: Pending = {
        places: last.places,
        headers: run.headers,
        width: run.width,
        lines: last.rows,
        writes: planned.flat(),
        confirm,
        broke: false,
        isTold: false,
      };
      batch = pending;
      journal.note(pending);
      for (let call = 0; call < planned.length; call++) {
        if (call > 0 && clock.now() - lookedAt > LOOK_GOOD_FOR) {
          pending.writes = planned.slice(0, call).flat();
          break;
        }
        try {
          perform(call);
        } catch (error) {
          pending.writes = planned.slice(0, call + 1).flat();
          pending.broke = true;
          return { call, error };
        }
      }
      return null;
    },
    close(marks = []) {
      lookBack();
      journal.forget({ marks, columns: isAmbiguous() ? proof.save() : '' });
    },
    leave() {
      lookBack();
      journal.erase({ marks: [], columns: isAmbiguous() ? proof.save() : '' });
    },
    survey: () => survey(expectedPlaces(run)),
    recover() {
      const noted = journal.recall();
      if (noted.batch) {
        known.add(noted.known);
        layout = layoutOf(noted.batch.places);
        const pending: Pending = { ...noted.batch, confirm: () => undefined, isTold: true };
        batch = pending;
        putBack(pending);
        journal.forget({ marks: [], columns: '' });
      }
      if (noted.left.columns !== '' && isAmbiguous()) {
        proof.load(noted.left.columns);
      }
      return noted.left.marks;
    },
  };
}

/** A range with the lines of a batch in it. */
function withLines({ lines }: Batch, [from, to]: RowRange): RowRange {
  return [Math.min(from, lines[0]?.row ?? from), Math.max(to, lines[lines.length - 1]?.row ?? to)];
}
