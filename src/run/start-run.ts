import { newEmailHeader, STATUS_HEADER } from '../columns/headers';
import { columnsOf, rememberedColumns } from '../columns/remembered';
import type { Progress, RunRequest } from '../contract';
import { encodeKeyFilter } from '../ledger/key-filter';
import { problem } from '../messages';
import { mostCredits, surveyRequest } from './check-run';
import type { Surveyed } from './check-run';
import { mergeRanges } from './choose-rows';
import { setControl } from './control';
import { isLocked } from './locked';
import { placeColumn } from './place-columns';
import { queuedWhereMeant, readHeaders } from './request-columns';
import { otherRun, START_LOCK_WAIT } from './run-services';
import type { Outcome, RunServices } from './run-services';
import { encodeRun, loadRun, newRun, progressOf, RUN_PROPERTY } from './run-state';
import type { RunState } from './run-state';
import type { Sheet } from './sheet';
import { STATUS_WORDS } from './status';
import { clearQueued, sayFoundAgain } from './unqueue';

const ROWS_THE_LEDGER_HOLDS = 4_000;

/** Writes `Queued` into the rows taken and the run's state beside; the steps do the rest. */
export function startRun(run: RunServices, asked: RunRequest, agreedCredits: number): Outcome<Progress> {
  if (run.token() === null) return { problem: problem('no-token') };
  const surveyed = surveyRequest(run, asked);
  if ('problem' in surveyed) return surveyed;
  const { plan, sheet, request, headers } = surveyed;
  if (plan.rowsTaken === 0) {
    const { email, status } = request.outputs;
    if (email !== null && status !== null)
      sayFoundAgain(sheet, newState(run, surveyed, { email, status }, headers), plan.keepFound);
    return { problem: problem('nothing-to-do') };
  }
  if (mostCredits(plan, request) > agreedCredits) return { problem: problem('sheet-changed') };

  const { services } = run;
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT))
    return { problem: problem('busy', 'The document is busy: try again in a moment.') };
  try {
    const other = otherRun(run, loadRun(services.documentProperties), null);
    if (other) return { problem: { ...problem('busy'), run: other } };
    if (request.leftovers === 'ask' && plan.leftovers.count > 0) return { problem: problem('rows-left') };
    try {
      const { headerRow, mapping } = request;
      const there = readHeaders(sheet, headerRow);
      if (columnsOf(request).some((column) => placeColumn(headers, there, column, headerRow) !== column))
        return { problem: problem('sheet-changed') };
      const columns = outputColumns(sheet, request, there);
      // A small run's answers all fit into the durable tier.
      const shared =
        plan.rowsTaken > ROWS_THE_LEDGER_HOLDS ? encodeKeyFilter(plan.sharedKeys) : { parts: 0, properties: {} };
      const state = { ...newState(run, surveyed, columns, there), agreedCredits, sharedParts: shared.parts };
      services.documentProperties.setAll({
        ...encodeRun(state),
        ...shared.properties,
        ...rememberedColumns(sheet.id, { headerRow, mapping, outputs: columns }, there),
      });
      setControl(services, state.id);
      // What says Queued from now on is this run's.
      clearQueued(sheet, state, mergeRanges([...plan.leftovers.ranges, ...plan.putOff]));
      sheet.writeToRows(columns.status, plan.taken, STATUS_WORDS.queued);
      if (!queuedWhereMeant(sheet, { request, headers: there }, columns.status, plan.taken, surveyed)) {
        services.documentProperties.remove(RUN_PROPERTY);
        return { problem: problem('sheet-changed') };
      }
      sayFoundAgain(sheet, state, plan.keepFound);
      return progressOf(state);
    } catch (error) {
      services.documentProperties.remove(RUN_PROPERTY);
      // A new column, at the right edge, goes by the sheet's last.
      const edge = Math.max(1, sheet.lastColumn());
      const { email, status } = request.outputs;
      if (isLocked(sheet, [email ?? edge, status ?? edge], plan.taken[plan.taken.length - 1]?.[1] ?? 1))
        return { problem: problem('protected') };
      // What Google has let through says `Queued` and is taken next time.
      throw error;
    }
  } finally {
    services.documentLock.release();
  }
}

function newState(
  run: RunServices,
  { plan, sheet, request }: Surveyed,
  columns: { email: number; status: number },
  headers: string[],
): RunState {
  const { headerRow, mapping, take, overwrite, waterfall, creditCap } = request;
  return newRun({
    id: run.newId(),
    sheetId: sheet.id,
    sheetName: sheet.name,
    headerRow,
    headers,
    mapping,
    ...columns,
    take,
    overwrite,
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

/** The output columns, new ones added at the right edge; `existing`, the header row, gets theirs as well. */
function outputColumns(sheet: Sheet, request: RunRequest, existing: string[]): { email: number; status: number } {
  const { email, status } = request.outputs;
  const headers: string[] = [];
  if (email === null) headers.push(newEmailHeader(existing));
  if (status === null) headers.push(STATUS_HEADER);
  if (headers.length === 0) return { email: email ?? 0, status: status ?? 0 };
  const first = sheet.addColumns(headers, request.headerRow);
  if (request.headerRow > 0) headers.forEach((header, index) => (existing[first - 1 + index] = header));
  return { email: email ?? first, status: status ?? first + (email === null ? 1 : 0) };
}
