import { newEmailHeader, STATUS_HEADER } from '../columns/headers';
import { columnsOf, rememberedColumns } from '../columns/remembered';
import type { Balance, Check, OtherRun, Problem, Progress, RunRequest } from '../contract';
import { encodeKeyFilter } from '../ledger/key-filter';
import type { Ledger } from '../ledger/ledger';
import { problem, sentence } from '../messages';
import type { Services } from '../services';
import { stopAsking } from '../waves/asking';
import { placeColumn } from './place-columns';
import { moveRanges, placeRequest, queuedWhereMeant, readHeaders } from './request-columns';
import type { PlacedRequest } from './request-columns';
import { decodeRun, encodeRun, isSilent, loadRun, newRun, progressOf, rowsLeft, RUN_PROPERTY } from './run-state';
import type { RunState } from './run-state';
import type { RunPlan } from './plan-run';
import type { RowRange, Sheet, SpreadsheetDocument } from './sheet';
import { STATUS_WORDS } from './status';
import { CONTROL, takeStep } from './step';
import { chooseRows, surveyRun } from './survey';
import type { Survey } from './survey';
import { sayFoundAgain, unqueueRows } from './unqueue';
import { ColumnGone, queuedRows } from './window';

export interface RunServices {
  services: Services;
  document: SpreadsheetDocument;
  ledger: Ledger;
  /** An opaque key of the user at the keyboard. */
  user(): string;
  newId(): string;
  token(): string | null;
  balance: { read(): Balance | null; keep(balance: Balance | null): void };
}

export type Outcome<T> = T | { problem: Problem };

const ROWS_THE_LEDGER_HOLDS = 4_000;
const START_LOCK_WAIT = 10_000;
const CONTROL_SECONDS = 21_600;
const COLUMNS_GONE = 'A chosen column is no longer in the sheet: choose the columns again.';

/** What the run would do and cost; nothing is changed, nothing asked of eCore. */
export function checkRun(run: RunServices, request: RunRequest): Outcome<Check> {
  const surveyed = survey(run, request);
  if ('problem' in surveyed) return surveyed;
  const { plan, moved } = surveyed;
  return {
    // As the page numbers them, whose headers may stand in another row by now.
    ranges: moveRanges(surveyed.ranges, -moved),
    rowsTaken: plan.rowsTaken,
    rowsWithoutLookup: plan.rowsWithoutLookup,
    skipped: plan.skipped,
    duplicates: plan.duplicates,
    known: plan.known,
    lookups: plan.lookups,
    mostCredits: mostCredits(plan, request),
    balance: run.balance.read(),
  };
}

/** Writes `Queued` into the rows taken and the run's state beside; the steps do the rest. */
export function startRun(run: RunServices, asked: RunRequest, agreedCredits: number): Outcome<Progress> {
  if (run.token() === null) return { problem: problem('no-token') };
  const surveyed = survey(run, asked);
  if ('problem' in surveyed) return surveyed;
  const { plan, sheet, request, headers } = surveyed;
  if (plan.rowsTaken === 0) {
    const { email, status } = request.outputs;
    if (email !== null && status !== null) sayFoundAgain(sheet, newState(run, surveyed, { email, status }, headers), plan.keepFound);
    return { problem: problem('nothing-to-do') };
  }
  if (mostCredits(plan, request) > agreedCredits) return { problem: problem('sheet-changed') };

  const { services } = run;
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT)) return { problem: problem('busy', 'The document is busy: try again in a moment.') };
  try {
    const other = otherRun(run, loadRun(services.documentProperties), null);
    if (other) return { problem: { ...problem('busy'), run: other } };
    try {
      const { headerRow, mapping } = request;
      const there = readHeaders(sheet, headerRow);
      if (columnsOf(request).some((column) => placeColumn(headers, there, column, headerRow) !== column)) return { problem: problem('sheet-changed') };
      const columns = outputColumns(sheet, request, there);
      // A small run's answers all fit into the durable tier.
      const shared = plan.rowsTaken > ROWS_THE_LEDGER_HOLDS ? encodeKeyFilter(plan.sharedKeys) : { parts: 0, properties: {} };
      const state = { ...newState(run, surveyed, columns, there), sharedParts: shared.parts };
      services.documentProperties.setAll({ ...encodeRun(state), ...shared.properties, ...rememberedColumns(sheet.id, { headerRow, mapping, outputs: columns }, there) });
      setControl(services, state.id);
      sheet.writeToRows(columns.status, plan.taken, STATUS_WORDS.queued);
      if (!queuedWhereMeant(sheet, { request, headers: there }, columns.status, plan.taken, surveyed)) {
        services.documentProperties.remove(RUN_PROPERTY);
        return { problem: problem('sheet-changed') };
      }
      sayFoundAgain(sheet, state, plan.keepFound);
      return progressOf(state);
    } catch (error) {
      services.documentProperties.remove(RUN_PROPERTY);
      // Google's own trouble has its own words, and passes; what it has let through says `Queued` and is taken next time.
      if (!isLocked(sheet, request.outputs, plan.taken)) throw error;
      return { problem: problem('protected') };
    }
  } finally {
    services.documentLock.release();
  }
}

/** About ten seconds of the run. */
export function stepRun(run: RunServices, runId: string): Outcome<Progress> {
  const { services, document, ledger } = run;
  const saved = services.documentProperties.getAll();
  const state = decodeRun(saved[RUN_PROPERTY]);
  if (!state) return { problem: problem('no-run') };
  if (state.id !== runId) return { problem: problem('taken-over') };
  if (state.state !== 'running') return progressOf(state);
  const token = run.token();
  const sheet = document.sheet(state.sheetId);
  if (token === null || !sheet) {
    const code = token === null ? 'no-token' : 'sheet-gone';
    stopAsking(state, code, sentence(code));
    services.documentProperties.setAll(encodeRun(state));
    return progressOf(state);
  }
  takeStep({ services, ledger, sheet, run: state, token, owner: run.newId(), saved });
  if (state.stop?.code === 'taken-over') return { problem: problem('taken-over') };
  if (state.state !== 'running') run.balance.keep(state.balance);
  return progressOf(state);
}

/** Ends the run after the wave in hand; what is left stays `Queued`. */
export function stopRun(run: RunServices, runId: string): Outcome<Progress> {
  const { services } = run;
  const state = loadRun(services.documentProperties);
  if (!state) return { problem: problem('no-run') };
  if (state.id !== runId) return { problem: problem('taken-over') };
  setControl(services, `stop ${runId}`);
  return progressOf(state);
}

/** Goes on with what says `Queued`. */
export function resumeRun(run: RunServices, options: { takeOver: boolean; creditCap: number | null }): Outcome<Progress> {
  const { services, document } = run;
  if (run.token() === null) return { problem: problem('no-token') };
  if (!services.documentLock.tryAcquire(START_LOCK_WAIT)) return { problem: problem('busy', 'The document is busy: try again in a moment.') };
  try {
    const state = loadRun(services.documentProperties);
    if (!state) return { problem: problem('no-run') };
    const other = otherRun(run, state, null);
    if (other && !other.yours && !(options.takeOver && other.silent)) return { problem: { ...problem('busy'), run: other } };
    const sheet = document.sheet(state.sheetId);
    if (!sheet) return { problem: problem('sheet-gone') };
    let queued: RowRange[];
    try {
      queued = queuedRows(sheet, state).ranges;
    } catch (error) {
      if (error instanceof ColumnGone) return { problem: problem('column-gone') };
      throw error;
    }
    const rows = queued.reduce((count, [first, last]) => count + last - first + 1, 0);
    state.total += rows - rowsLeft({ ...state, state: 'running' });
    Object.assign(state, { id: run.newId(), driver: run.user(), state: 'running', stop: null, creditCap: options.creditCap, lastSeenAt: services.clock.now() });
    Object.assign(state, { waitUntil: 0, emptyWaves: 0, failuresInRow: 0, cursor: state.headerRow + 1 });
    services.documentProperties.setAll(encodeRun(state));
    setControl(services, state.id);
    return progressOf(state);
  } finally {
    services.documentLock.release();
  }
}

/** Clears `Queued`; a row that kept its email says `Found` again. */
export function discardRun(run: RunServices): Outcome<{ rows: number }> {
  const { services, document } = run;
  const state = loadRun(services.documentProperties);
  if (!state) return { rows: 0 };
  const other = otherRun(run, state, null);
  if (other && !other.yours && !other.silent) return { problem: { ...problem('busy'), run: other } };
  setControl(services, `stop ${state.id}`);
  const sheet = document.sheet(state.sheetId);
  let rows = 0;
  if (sheet) {
    try {
      rows = unqueueRows(sheet, state, ({ email }) => (email === '' ? '' : STATUS_WORDS.found));
    } catch (error) {
      if (!(error instanceof ColumnGone)) return { problem: problem('protected') };
    }
  }
  services.documentProperties.remove(RUN_PROPERTY);
  return { rows };
}

/** The document's run when somebody drives it right now; `mine` is the run the caller itself drives. */
export function otherRun(run: RunServices, state: RunState | null, mine: string | null): OtherRun | null {
  if (!state || state.state !== 'running' || state.id === mine) return null;
  const { id, startedAt, lastSeenAt, driver } = state;
  return { runId: id, startedAt, lastSeenAt, yours: driver === run.user(), silent: isSilent(state, run.services.clock.now()) };
}

type Surveyed = Survey & PlacedRequest & { ranges: RowRange[]; sheet: Sheet };

function survey(run: RunServices, asked: RunRequest): Outcome<Surveyed> {
  const sheet = run.document.sheet(asked.sheetId);
  if (!sheet) return { problem: problem('sheet-gone') };
  if (Object.keys(asked.mapping).length === 0) return { problem: problem('no-columns') };
  const placed = placeRequest(sheet, asked);
  const width = sheet.columns();
  if (!placed || columnsOf(placed.request).some((column) => column > width)) return { problem: problem('column-gone', COLUMNS_GONE) };
  const { request } = placed;
  const ranges = chooseRows(run.document, sheet, request);
  if (typeof ranges === 'string') return { problem: problem(ranges) };
  return { ...surveyRun(sheet, ranges, request, run.ledger), ...placed, ranges, sheet };
}

function newState(run: RunServices, { plan, sheet, request }: Surveyed, columns: { email: number; status: number }, headers: string[]): RunState {
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
    creditCap,
    startedAt: run.services.clock.now(),
    driver: run.user(),
    total: plan.rowsTaken,
    sharedParts: 0,
    balance: run.balance.read(),
  });
}

/** Whether an output column can't be written by this user; a new one, at the right edge, goes by the sheet's last. */
function isLocked(sheet: Sheet, { email, status }: RunRequest['outputs'], taken: RowRange[]): boolean {
  const last = Math.max(1, sheet.lastColumn());
  const bottom = taken[taken.length - 1]?.[1] ?? 1;
  return [email ?? last, status ?? last].some((column) => sheet.protectedRows(column, 1, bottom).size > 0 || sheet.restrictedRows(column, 1, bottom).size > 0);
}

/** Each distinct person can cost one credit; a cap holds it down. */
function mostCredits(plan: RunPlan, request: RunRequest): number {
  return request.creditCap === null ? plan.lookups : Math.min(plan.lookups, request.creditCap);
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

function setControl(services: Services, text: string): void {
  try {
    services.documentCache.putAll({ [CONTROL]: text }, CONTROL_SECONDS);
  } catch {
    // Without it a stop is seen at the next step instead of the next wave.
  }
}
