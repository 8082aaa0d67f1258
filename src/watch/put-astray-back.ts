import type { KnownRow } from '../recognise/known-rows';
import { layoutOf } from '../sheet/place-columns';
import type { RowWrite } from '../sheet/written';
import { compareWithBefore } from './take-back';
import type { Batch } from './sides';
import type { Comparison } from './take-back';
import { isAmbiguous, MOST_READS, persistently, READ_PAUSE, WRITES_A_LOOK } from './watching';
import type { Pending, Watching } from './watching';
import { lookAtAll } from './whole-look';
import type { WholeLook } from './whole-look';
import { ColumnGone } from './window';
import { writeBack } from './write-back';

/** Putting back goes on for so long; what is left then is for the next step. */
const LONGEST_PUT_BACK = 40_000;
/** As often in a row nothing gets better: then it can't be put back. */
const MOST_IN_VAIN = 10;

/**
 * Looks for what went astray in the whole sheet and puts it back, which is looked at like any other write.
 *
 * @throws ColumnGone where the columns stand elsewhere by what they hold, and no header says so
 */
export function putAstrayBack(watching: Watching, pending: Pending): void {
  const { sheet, run, clock } = watching;
  const until = clock.now() + LONGEST_PUT_BACK;
  let current: Pending = pending;
  /** Where a column of the first look stands by now. */
  let placeOf = (column: number): number => column;
  let [fewest, inVain, failures] = [Number.POSITIVE_INFINITY, 0, 0];
  for (;;) {
    const seen = persistently(watching, () => lookAtAll(sheet, run, current, isAmbiguous(watching)));
    const comparison = compareWithBefore(current, current === pending ? othersOf(watching, pending) : [], seen.now);
    if (current === pending) tell(pending, comparison);
    const open = comparison.back.reduce((sum, { cells }) => sum + cells.length, 0);
    inVain = open < fewest ? 0 : inVain + 1;
    fewest = Math.min(fewest, open);
    if (open === 0 || inVain > MOST_IN_VAIN) {
      watching.batch = null;
      rememberAll(watching, seen);
      if (seen.isLost) throw new ColumnGone();
      return;
    }
    if (clock.now() > until) throw new Error('More went astray than can be put back in one step');
    current = begin(watching, seen, comparison.back);
    const earlier = placeOf;
    placeOf = (column) => seen.now.columnNow(earlier(column)) || earlier(column);
    try {
      writeBack({ sheet, contents: watching.contents, columnNow: placeOf }, comparison.back, WRITES_A_LOOK);
      failures = 0;
    } catch (error) {
      current.broke = true;
      if (++failures === MOST_READS) throw error;
      clock.sleep(READ_PAUSE * failures);
    }
  }
}

/** What is put back is noted like any other write. */
function begin(watching: Watching, { now, places, headers, width }: WholeLook, back: RowWrite[]): Pending {
  const pending: Pending = {
    ...{ places, headers, width, lines: now.lines, writes: back },
    ...{ confirm: () => undefined, broke: false, isTold: true },
  };
  watching.batch = pending;
  watching.journal.note(pending);
  return pending;
}

/** The known rows beside those that a batch was looked at with. */
function othersOf({ known, layout }: Watching, { lines, places }: Batch): KnownRow[] {
  return layoutOf(places) === layout ? known.beside(lines, places) : [];
}

/** All rows were looked at. */
function rememberAll(watching: Watching, { now, places, settled }: WholeLook): void {
  const { known, journal } = watching;
  known.clear();
  watching.layout = layoutOf(settled);
  if (settled.first < places.first || settled.last > places.last) return;
  const [from, to] = [settled.first - places.first, settled.last - places.first + 1];
  const lines = now.lines.filter(({ row }) => row > now.headerRow);
  known.remember(
    lines.map(({ row, texts }) => ({ row, texts: texts.slice(from, to) })),
    settled,
  );
  if (watching.isSurveyed) journal.noteKnown(known.all());
}

function tell(pending: Pending, { standing, gone }: Comparison): void {
  const { writes, confirm, broke, isTold } = pending;
  if (isTold) return;
  pending.isTold = true;
  for (const write of writes) confirm(write, standing.has(write) || (gone.has(write) && !broke));
}
