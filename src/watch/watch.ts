import { layoutOf } from '../sheet/place-columns';
import type { SheetRow } from '../sheet/rows';
import type { RowRange } from '../sheet/sheet';
import { isQueued } from '../sheet/status';
import type { RowWrite } from '../sheet/written';
import { lookAtRows, lookBack } from './look-at-rows';
import { putAstrayBack } from './put-astray-back';
import { isAmbiguous, prove, see, startWatching, survey, WRITES_A_LOOK } from './watching';
import type { Confirm, Pending, Watching, WatchTools } from './watching';
import { expectedPlaces, openWindow, windowRows } from './window';
import type { Window } from './window';

/** No write is begun by a look that is older. */
export const LOOK_GOOD_FOR = 330;

const SETTLED_ALONG = 5;

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

/** Everything that a run writes into rows goes through here: each write goes by a fresh look and is looked at afterwards. */
export function watchSheet(tools: WatchTools): Watch {
  const watching = startWatching(tools);
  const { run, journal, proof } = watching;
  const left = (marks: string[]) => ({ marks, columns: isAmbiguous(watching) ? proof.save() : '' });
  return {
    open: (fromRow) => open(watching, fromRow),
    rows: (range) => lookAtRows(watching, range),
    assume: (read) => assume(watching, read),
    again: (window, extent = 'with more rows') => again(watching, window, extent === 'with more rows'),
    write: (calls, perform, confirm = () => undefined) => write(watching, { calls, perform, confirm }),
    close(marks = []) {
      lookBack(watching);
      journal.forget(left(marks));
    },
    leave() {
      lookBack(watching);
      journal.erase(left([]));
    },
    survey: () => survey(watching, expectedPlaces(run)),
    recover: () => recover(watching),
  };
}

function open(watching: Watching, fromRow: number): Window | null {
  const { sheet, run, clock } = watching;
  lookBack(watching);
  watching.lookedAt = clock.now();
  const window = openWindow(sheet, run, fromRow);
  if (!window && isAmbiguous(watching))
    lookAtRows(watching, [run.headerRow + 1, run.headerRow + windowRows(run, expectedPlaces(run))]);
  if (!window) return null;
  prove(watching, window);
  keepContents(watching, see(watching, window));
  return window;
}

function keepContents({ sheet, run, contents }: Watching, { rows, places }: Window): void {
  if (run.fragile === false) return;
  const isAny = contents.read(sheet, rows, places);
  run.fragile = run.fragile === true || isAny;
}

function assume(watching: Watching, { rows, first }: { rows: SheetRow[]; first: number }): Window | null {
  const places = expectedPlaces(watching.run);
  if (first !== places.first || rows.length === 0) return null;
  const blank = Array.from({ length: places.last - first + 1 }, () => '');
  const whole = rows.map((line): SheetRow => ({ ...line, texts: blank.map((_, index) => line.texts[index] || '') }));
  watching.lookedAt = watching.clock.now();
  return see(watching, { places, rows: whole });
}

function again(watching: Watching, { places, rows }: Window, withMore: boolean): Window {
  const { run } = watching;
  const queued = rows.findIndex(({ status }) => isQueued(status));
  // Some that are settled are read along: they tell that the columns have not moved.
  const head = rows[Math.max(0, queued - SETTLED_ALONG)]?.row ?? places.headerRow + 1;
  const start = rows[Math.max(0, queued)]?.row ?? head;
  const more = withMore ? start + windowRows(run, places) - 1 : 0;
  const end = Math.max(rows[rows.length - 1]?.row ?? start, more);
  const seen = lookAtRows(watching, [head, end], places);
  if (withMore && run.fragile) keepContents(watching, seen);
  return seen;
}

interface Writing {
  calls: RowWrite[][];
  perform: (call: number) => void;
  confirm: Confirm;
}

function write(watching: Watching, { calls, perform, confirm }: Writing): { call: number; error: unknown } | null {
  const { last, run, journal, clock } = watching;
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
  watching.batch = pending;
  journal.note(pending);
  for (let call = 0; call < planned.length; call++) {
    if (call > 0 && clock.now() - watching.lookedAt > LOOK_GOOD_FOR) {
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
}

/** What somebody else has written, and did not live to look at. */
function recover(watching: Watching): string[] {
  const { journal, known, proof } = watching;
  const noted = journal.recall();
  if (noted.batch) {
    known.add(noted.known);
    watching.layout = layoutOf(noted.batch.places);
    const pending: Pending = { ...noted.batch, confirm: () => undefined, isTold: true };
    watching.batch = pending;
    putAstrayBack(watching, pending);
    journal.forget({ marks: [], columns: '' });
  }
  if (noted.left.columns !== '' && isAmbiguous(watching)) proof.load(noted.left.columns);
  return noted.left.marks;
}
