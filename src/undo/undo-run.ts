import type { Problem, Reply } from '../problem';
import { stopClock } from '../clock/keep-clock';
import { HISTORY_PROPERTY, rememberUndone } from '../history/last-runs';
import { documentBusy, problem } from '../messages';
import { createPlanner, resolveRow } from '../plan/resolve-row';
import type { SheetRow } from '../sheet/rows';
import { otherRun, START_LOCK_WAIT } from '../record/run-services';
import type { RunServices } from '../record/run-services';
import { loadRun, newRun, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { readKnownAnswers } from '../record/saved-answers';
import { unpackHeaders } from '../record/saved-headers';
import type { Sheet } from '../sheet/sheet';
import { ColumnGone, readRowsAsWindow } from '../watch/window';
import { planUndo } from './plan-undo';
import type { UndoPlan } from './plan-undo';
import { putBack, removeHeaders } from './put-back';
import { decodeUndo, forgetUndo, NOTHING } from './undo-record';
import type { UndoHead, UndoRow } from './undo-record';

/** What undoing the last run would do. */
export interface UndoCheck {
  run: { startedAt: number; sheetName: string; rows: number } | null;
  /** Why it can't be undone, in one sentence; null when it can. */
  refusal: string | null;
  /** Cells that go back to what they said. */
  emails: number;
  statuses: number;
  /** Cells that people have changed since; they stay. */
  changed: number;
  /** Rows of the run that can't be found again, or can't be told from others; they stay. */
  lost: number;
}

/** Rows that are read in a call. */
const ROWS_AT_ONCE = 1_000;
/** What people move meanwhile is looked for again, so many times. */
const MOST_PASSES = 4;

/** The last run, if it can be undone. */
interface Undoable {
  head: UndoHead;
  rows: UndoRow[];
  sheet: Sheet;
  /** The run's columns, where they stand now once something was read. */
  run: RunState;
}

const NOTHING_TO_UNDO: UndoCheck = {
  run: null,
  refusal: 'There is no run to undo.',
  emails: 0,
  statuses: 0,
  changed: 0,
  lost: 0,
};

/** What undoing the last run would do; changes nothing. */
export function checkUndo(tools: RunServices): UndoCheck {
  const found = findUndoable(tools);
  if ('refusal' in found) return found;
  try {
    return describe(found.head, planOf(tools, found));
  } catch (error) {
    if (error instanceof ColumnGone) return { ...named(found.head), refusal: problem('column-gone').message };
    throw error;
  }
}

/**
 * Puts back what stood in the cells of the last run, wherever a cell still says what the run wrote. It may be cut off
 * at any moment: what is back is no longer what the run wrote, so doing it again goes on with the rest.
 */
export function undoRun(tools: RunServices, startedAt: number): Reply<UndoCheck> {
  const { services } = tools;
  const found = findUndoable(tools);
  if ('refusal' in found) return refused(problem('no-run', found.refusal ?? undefined));
  if (found.head.startedAt !== startedAt) return refused(problem('sheet-changed'));
  const other = otherRun(tools, loadRun(services.documentProperties), null);
  if (other && !other.silent) return refused({ ...problem('busy'), run: other });
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT)) return refused(documentBusy());
  try {
    const done = describe(found.head, planOf(tools, found));
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const plan = planOf(tools, found);
      if (plan.rows.length === 0) break;
      putBack(tools, found.sheet, found.run, plan.rows);
    }
    removeHeaders(found.sheet, found.run, found.head.headed);
    forget(tools, found.head);
    return { ok: true, value: done };
  } catch (error) {
    if (error instanceof ColumnGone) return refused(problem('column-gone'));
    throw error;
  } finally {
    services.documentLock.release();
  }
}

function findUndoable({ services, document }: RunServices): Undoable | UndoCheck {
  const record = decodeUndo(services.documentProperties.getAll());
  if (!record) return NOTHING_TO_UNDO;
  const { rows, ...head } = record;
  if (!rows) {
    const refusal = `The last run took ${head.taken.toLocaleString('en')} rows. That is more than this document has room to remember, so it can't be undone.`;
    return { ...named(head), refusal };
  }
  const sheet = document.sheet(head.sheetId);
  if (!sheet) return { ...named(head), refusal: problem('sheet-gone').message };
  const latest = loadRun(services.documentProperties);
  return { head, rows, sheet, run: asRun(head, latest && isRunOf(latest, head) ? latest : null) };
}

/** Reads all rows and compares them with the record. */
function planOf(tools: RunServices, { head, rows: record, sheet, run }: Undoable): UndoPlan {
  const rows: SheetRow[] = [];
  let headerRow = head.headerRow;
  for (let first = 1; first <= sheet.lastRow() || first === 1; first += ROWS_AT_ONCE) {
    const window = readRowsAsWindow(sheet, run, [Math.max(first, run.headerRow + 1), first + ROWS_AT_ONCE - 1]);
    headerRow = window.places.headerRow;
    rows.push(...window.rows);
  }
  return planUndo(record, rows, headerRow - head.headerRow, savedEmails(tools, head, record, rows));
}

/** A step that was cut off could not note down what it wrote: the saved answers know it. */
function savedEmails(
  { services, ledger }: RunServices,
  head: UndoHead,
  record: UndoRow[],
  rows: SheetRow[],
): (row: SheetRow) => string | null {
  if (!record.some(({ written }) => written === NOTHING)) return () => null;
  const plan = createPlanner(head.waterfall);
  const keys = new Set<string>();
  for (const { identifiers, email } of rows) {
    const rowPlan = email === '' ? null : plan(identifiers);
    if (rowPlan?.kind === 'lookups') for (const { key } of rowPlan.lookups) keys.add(key);
  }
  const answers = readKnownAnswers(ledger, [...keys], 'unsettled', services.clock.now());
  return ({ identifiers }) => {
    const outcome = resolveRow(plan(identifiers), answers);
    return outcome.kind === 'found' ? outcome.email : null;
  };
}

/** The record and what is left of the run go; in the list of runs it says that it was undone. */
function forget(tools: RunServices, head: UndoHead): void {
  const properties = tools.services.documentProperties;
  const latest = loadRun(properties);
  properties.setAll({
    ...forgetUndo(),
    ...rememberUndone(properties.get(HISTORY_PROPERTY), head),
  });
  if (!latest || !isRunOf(latest, head)) return;
  properties.remove(RUN_PROPERTY);
  stopClock(tools, properties.getAll(), latest.id);
}

function isRunOf({ startedAt, sheetId }: RunState, head: UndoHead): boolean {
  return startedAt === head.startedAt && sheetId === head.sheetId;
}

/** @param ended what is kept of the run itself: it knows which of its writes were looked at */
function asRun(head: UndoHead, ended: RunState | null): RunState {
  const { sheetId, sheetName, headerRow, headers, mapping, email, status, waterfall, startedAt, taken } = head;
  return newRun({
    id: 'undo',
    sheetId,
    sheetName,
    headerRow,
    headers: unpackHeaders(headers),
    mapping,
    email,
    status,
    take: 'unsettled',
    overwrite: true,
    waterfall,
    agreedCredits: 0,
    creditCap: null,
    startedAt,
    driver: '',
    total: taken,
    sharedParts: 0,
    balance: null,
    ...(ended && { looked: ended.looked, width: ended.width }),
  });
}

function named({ startedAt, sheetName, taken }: UndoHead): UndoCheck {
  return { ...NOTHING_TO_UNDO, run: { startedAt, sheetName, rows: taken }, refusal: null };
}

function describe(head: UndoHead, { emails, statuses, changed, lost }: UndoPlan): UndoCheck {
  return { ...named(head), emails, statuses, changed, lost };
}

function refused<T>(why: Problem): Reply<T> {
  return { ok: false, problem: why };
}
