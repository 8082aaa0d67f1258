import { layoutOf } from '../sheet/place-columns';
import type { Places } from '../sheet/place-columns';
import type { SheetRow } from '../sheet/rows';
import type { RowRange } from '../sheet/sheet';
import type { RowWrite } from '../sheet/written';
import { mendHeaders } from './mend-headers';
import { putAstrayBack } from './put-astray-back';
import type { Batch } from './sides';
import { unwrittenOf } from './undisturbed';
import { persistently, prove, see } from './watching';
import type { Pending, Watching } from './watching';
import { ColumnGone, expectedPlaces, readWindow } from './window';
import type { Window } from './window';

/**
 * Reads these rows, or as far down or up as their header row has moved. What was written last is looked at along, and
 * what went astray is put back.
 *
 * @throws ColumnGone
 */
export function lookAtRows(
  watching: Watching,
  range: RowRange,
  expected: Places = expectedPlaces(watching.run),
): Window {
  const { sheet, run, clock } = watching;
  const pending = watching.batch;
  watching.lookedAt = clock.now();
  const read = { expected, range: pending ? withLines(pending, range) : range };
  const told = {
    isSame: (lines: SheetRow[]) => isSame(watching, lines, expected),
    beforeSearch: () => pending && mendHeaders(sheet, run, pending),
  };
  try {
    const seen = persistently(watching, () => readWindow(sheet, run, read, told));
    if (!pending) {
      prove(watching, seen);
      return see(watching, seen);
    }
    const unwritten = seen.stood ? unwrittenOf(pending, seen) : null;
    if (unwritten) {
      done(watching, pending, unwritten);
      // What was looked at for the sake of the write alone is of no more interest: a window would only grow.
      return see(watching, { places: seen.places, rows: seen.rows.filter(({ row }) => row >= range[0]) });
    }
  } catch (error) {
    if (pending && error instanceof ColumnGone) putAstrayBack(watching, pending);
    throw error;
  }
  putAstrayBack(watching, pending);
  return lookAtRows(watching, range);
}

/** What was written last is looked at, if nobody has yet. */
export function lookBack(watching: Watching): void {
  const { batch } = watching;
  if (batch) lookAtRows(watching, [batch.lines[0]?.row ?? 1, batch.lines[batch.lines.length - 1]?.row ?? 1]);
}

/**
 * The rows show what they showed, an email and a status among it: then the columns stand where they stood. What was
 * written a moment ago proves nothing, for it shows wherever it went.
 */
function isSame({ batch, last }: Watching, lines: SheetRow[], expected: Places): boolean {
  if (!last || layoutOf(expected) !== layoutOf(last.places)) return false;
  const own = new Set(batch?.writes.map(({ row }) => row));
  const before = new Map(last.rows.map((row) => [row.row, row.texts] as const));
  const others = lines.filter(({ row }) => before.has(row) && !own.has(row));
  const same = others.filter(({ row, texts }) => texts.every((text, index) => before.get(row)?.[index] === text));
  if (!same.some(({ email }) => email !== '') || !same.some(({ status }) => status !== '')) return false;
  return batch ? unwrittenOf(batch, { places: expected, rows: lines }) !== null : same.length === others.length;
}

/** Everything stands, but for what never arrived. */
function done(watching: Watching, { writes, confirm }: Pending, unwritten: ReadonlySet<RowWrite>): void {
  writes.forEach((write) => confirm(write, !unwritten.has(write)));
  watching.batch = null;
}

/** A range with the lines of a batch in it. */
function withLines({ lines }: Batch, [from, to]: RowRange): RowRange {
  return [Math.min(from, lines[0]?.row ?? from), Math.max(to, lines[lines.length - 1]?.row ?? to)];
}
