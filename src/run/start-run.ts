import { windClock } from '../clock/keep-clock';
import { columnsOf, rememberedColumns } from '../columns/remembered';
import type { Started } from '../record/progress';
import type { RunRequest } from '../record/run-request';
import { encodeKeyFilter } from '../ledger/key-filter';
import { dressRun } from '../look/look-of-run';
import { documentBusy, interruptedSentence, problem, tooManyLeftSentence } from '../messages';
import { mostCredits, surveyRequest } from './check-run';
import type { Surveyed } from './check-run';
import { mergeRanges } from '../plan/choose-rows';
import { setControl } from '../record/control';
import { isLocked } from '../record/locked';
import { FEWEST_ROWS_FOR_LANES, shareOut } from '../record/lane-credits';
import { countLeft, keepOtherRuns, recordsOf } from './left-runs';
import type { Texts } from './left-runs';
import { placeColumn } from '../sheet/place-columns';
import { outputColumns } from '../plan/output-columns';
import type { OutputColumns } from '../plan/output-columns';
import { isForRowsWithoutEmail } from '../plan/plan-run';
import { writeQueued } from './queue-rows';
import { readHeaders } from '../plan/request-columns';
import { otherRun, START_LOCK_WAIT } from '../record/run-services';
import type { Outcome, RunServices } from '../record/run-services';
import {
  ceilingOf,
  decodeRun,
  encodeRun,
  loadRun,
  mayHaveLanes,
  newRun,
  progressOf,
  RUN_PROPERTY,
} from '../record/run-state';
import type { RunState } from '../record/run-state';
import { clearQueued, sayFoundAgain } from './unqueue';
import { ColumnGone } from '../watch/window';
import { beginUndo } from '../undo/begin-undo';
import { undoTexts } from '../undo/undo-record';

/** Writes `Queued` into the rows taken and the run's state beside; the steps do the rest. */
export function startRun(run: RunServices, asked: RunRequest, agreedCredits: number): Outcome<Started> {
  if (run.token() === null) return { problem: problem('no-token') };
  const surveyed = surveyRequest(run, asked);
  if ('problem' in surveyed) return surveyed;
  const { plan, sheet, request, headers } = surveyed;
  if (plan.rowsTaken === 0) {
    const { email, status } = request.outputs;
    if (email !== null && status !== null)
      sayFoundAgain(
        { sheet, run: newState(run, surveyed, { email, status, added: 0 }, headers), services: run.services },
        plan.keepFound,
      );
    return { problem: problem('nothing-to-do') };
  }
  if (mostCredits(plan, request) > agreedCredits) return { problem: problem('sheet-changed') };

  const { services } = run;
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT)) return { problem: documentBusy() };
  try {
    const before = services.documentProperties.getAll();
    const latest = decodeRun(before[RUN_PROPERTY]);
    const other = otherRun(run, latest, null);
    if (other && !other.silent) return { problem: { ...problem('busy'), run: other } };
    if (request.leftovers === 'ask' && plan.leftovers.count > 0) return { problem: problem('rows-left') };
    const there = readHeaders(sheet, request.headerRow);
    const hasMoved = (column: number) =>
      placeColumn(column, { before: headers, now: there, headerRow: request.headerRow }) !== column;
    if (columnsOf(request).some(hasMoved)) return { problem: problem('sheet-changed') };
    const queue = { sheetId: sheet.id, status: request.outputs.status || 0 };
    const kept = keepOtherRuns(run, queue, before, latest);
    if (!kept) return { problem: problem('rows-left', tooManyLeftSentence()) };
    try {
      const started = queueRows(run, surveyed, { there, kept, agreedCredits, texts: before, latest });
      if (started) return started;
      services.documentProperties.setAll({ ...recordsOf(before), ...undoTexts(before) });
      return { problem: problem('sheet-changed') };
    } catch (error) {
      if (!keepsQueue(run, latest)) services.documentProperties.setAll({ ...recordsOf(before), ...undoTexts(before) });
      if (error instanceof ColumnGone) return { problem: problem('sheet-changed') };
      // A new column, at the right edge, goes by the sheet's last.
      const edge = Math.max(1, sheet.lastColumn());
      const { email, status } = request.outputs;
      if (
        isLocked(sheet, { email: email ?? edge, status: status ?? edge }, plan.taken[plan.taken.length - 1]?.[1] ?? 1)
      )
        return { problem: problem('protected') };
      throw error;
    }
  } finally {
    services.documentLock.release();
  }
}

/** What Google has let through says `Queued`: then the record of the run stays, so that it is resumed or discarded. */
function keepsQueue(run: RunServices, latest: RunState | null): boolean {
  const { documentProperties } = run.services;
  const begun = loadRun(documentProperties);
  if (!begun || begun.id === latest?.id || countLeft(run, begun) === 0) return false;
  const stop = { code: 'stopped', message: interruptedSentence() } as const;
  documentProperties.setAll(encodeRun({ ...begun, state: 'stopped', stop }));
  return true;
}

interface Beginning {
  /** The header row as it is now. */
  there: string[];
  /** Records of other runs, to be written along. */
  kept: Texts;
  agreedCredits: number;
  /** The document's properties, and the run that they hold. */
  texts: Texts;
  latest: RunState | null;
}

/** Writes the run's record and `Queued`; null when no row is there any more, or columns have moved. */
function queueRows(
  run: RunServices,
  surveyed: Surveyed,
  { there, kept, agreedCredits, texts, latest }: Beginning,
): Started | null {
  const { plan, sheet, request } = surveyed;
  const { services } = run;
  const { headerRow, mapping } = request;
  const headersBefore = [...there];
  const columns = outputColumns(sheet, request, there);
  if (!columns) return null;
  const outputs = ['email', 'status'] as const;
  const added = outputs.filter((output) => request.outputs[output] === null);
  const headed = outputs.filter((output) => (headersBefore[columns[output] - 1] || '') === '');
  // A small run's answers all fit into the durable tier, and it has no lanes.
  const shared =
    plan.rowsTaken >= FEWEST_ROWS_FOR_LANES ? encodeKeyFilter(plan.sharedKeys) : { parts: 0, properties: {} };
  // What a run before has written, and nobody has looked at since, is looked at first.
  const looked = latest?.sheetId === sheet.id ? latest.looked : 0;
  const state = { ...newState(run, surveyed, columns, there), agreedCredits, looked, sharedParts: shared.parts };
  const wanted = mayHaveLanes(state);
  shareOut(state, {}, services.documentCache, { now: state.startedAt, ceiling: ceilingOf(state), wanted });
  // As long as this run has no record no step takes them; after it, what says Queued is this run's.
  const tools = { sheet, run: state, services };
  clearQueued({ ...tools, run: { ...state } }, mergeRanges([...plan.leftovers.ranges, ...plan.putOff]));
  // A trial is over before anybody could close the sidebar, and Google counts how many triggers are made in a day.
  const { clock, texts: clockTexts } = windClock(run, texts, request.firstRows === null ? state.id : null);
  services.documentProperties.setAll({
    ...kept,
    ...clockTexts,
    ...encodeRun(state),
    ...shared.properties,
    ...rememberedColumns(sheet.id, { headerRow, mapping, outputs: columns }, there),
    ...beginUndo(state, surveyed.rows, plan.taken, headed),
    ...dressRun(run.looks, state, added, texts),
  });
  setControl(services, state.id);
  state.total = writeQueued(tools, surveyed, plan.taken);
  if (state.total === 0) return null;
  sayFoundAgain(tools, plan.keepFound);
  // Rows or columns may have moved since they were planned.
  const places = columnsOf({ mapping: state.mapping, outputs: state }).join();
  if (state.total !== plan.rowsTaken || places !== columnsOf({ mapping, outputs: columns }).join())
    services.documentProperties.setAll(encodeRun(state));
  return { ...progressOf(state), clock };
}

function newState(
  run: RunServices,
  { plan, sheet, request, width }: Surveyed,
  { email, status, added }: OutputColumns,
  headers: string[],
): RunState {
  const { headerRow, mapping, take, overwrite, waterfall, creditCap } = request;
  return newRun({
    id: run.newId(),
    sheetId: sheet.id,
    sheetName: sheet.name,
    headerRow,
    headers,
    headerRank: request.headerRank ?? null,
    width: width + added,
    hasOthers: plan.rowsTaken < sheet.lastRow() - headerRow,
    mapping,
    email,
    status,
    take,
    // A choice of rows without email never writes over one that is typed meanwhile.
    overwrite: overwrite && !isForRowsWithoutEmail(request.rows),
    waterfall,
    agreedCredits: mostCredits(plan, request),
    creditCap,
    startedAt: run.services.clock.now(),
    driver: run.user(),
    total: plan.rowsTaken,
    sharedParts: 0,
    balance: run.balance.read(),
  });
}
