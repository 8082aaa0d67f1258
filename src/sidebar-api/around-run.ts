import { chooseClock, readClockChoice } from '../clock/keep-clock';
import type { Problem } from '../problem';
import type { AroundRunApi, RowKind } from '../contract-around';
import { setCeiling } from '../formula/daily-ceiling';
import { HISTORY_PROPERTY, readLastRuns } from '../history/last-runs';
import { COLOURS_PROPERTY, coloursAreOn, switchColours } from '../look/status-colours';
import { problem } from '../messages';
import { pushRow } from '../sheet/row-ranges';
import type { RunServices } from '../record/run-services';
import { loadRun } from '../record/run-state';
import type { RowRange } from '../sheet/sheet';
import { ColumnGone } from '../watch/window';
import { readBalance, readToken, tokenState } from '../token/token-store';
import { decodeUndo } from '../undo/undo-record';
import { checkUndo, undoRun } from '../undo/undo-run';
import { wholeNumber } from './check-arguments';
import { listRows, rowsOfKind } from './list-rows';
import type { RowsOfKind } from './list-rows';
import { ceilingOf, createFormulasApi } from './formulas-api';
import { ok, refused } from './replies';

const KINDS: RowKind[] = ['found', 'not-found', 'unusable', 'failed', 'not-written'];
const MOST_CREDITS = 10_000_000;
const MOST_ROWS = 10_000_000;
/** A selection of more ranges than this has not been tried on Google. */
const MOST_RANGES_SELECTED = 500;

/** What the page may ask around a run. Each function checks its arguments and answers JSON. */
export function createAroundRunApi(run: RunServices): AroundRunApi {
  const { services, document, ledger, looks } = run;
  const { documentProperties, userProperties, clock } = services;

  const ceiling = () => ceilingOf(services);

  /** The rows of a kind on a sheet, or why there are none to be had. */
  function find(options: unknown): (RowsOfKind & { kind: RowKind; from: number; wholeSheet: boolean }) | Problem {
    const { sheetId, kind: asked, from: skipped = 0 } = (options || {}) as { [name: string]: unknown };
    const kind = KINDS.find((candidate) => candidate === asked);
    const from = wholeNumber(skipped, 0, MOST_ROWS);
    const state = loadRun(documentProperties);
    if (!kind || from === undefined || wholeNumber(sheetId, 0) === undefined) return problem('bad-request');
    const sheet = document.sheet(sheetId as number);
    if (!sheet) return problem('sheet-gone');
    if (!state || state.sheetId !== sheetId) return problem('no-run');
    const record = decodeUndo(documentProperties.getAll());
    const ofRun = record?.rows && record.startedAt === state.startedAt && record.sheetId === state.sheetId;
    const people = ofRun && record?.rows ? new Set(record.rows.map(({ person }) => person)) : null;
    try {
      return { ...rowsOfKind(sheet, state, kind, people), kind, from, wholeSheet: people === null };
    } catch (error) {
      if (error instanceof ColumnGone) return problem('column-gone');
      throw error;
    }
  }

  return {
    lastRuns: () => ok({ runs: readLastRuns(documentProperties.get(HISTORY_PROPERTY), run.user(), clock.now()) }),

    listRows(options) {
      const found = find(options);
      return 'code' in found ? refused(found) : ok(listRows(found, found.kind, found.from, found.wholeSheet));
    },

    selectRows(options) {
      const found = find(options);
      if ('code' in found) return refused(found);
      const ranges: RowRange[] = [];
      found.rows.forEach(({ row }) => pushRow(ranges, row));
      const selected = ranges.slice(0, MOST_RANGES_SELECTED);
      if (selected.length > 0)
        document.sheet(options.sheetId)?.selectCells(selected, found.firstColumn, found.lastColumn);
      const rows = selected.reduce((count, [first, last]) => count + last - first + 1, 0);
      return ok({ rows: found.rows.length, selected: rows });
    },

    checkUndo: () => ok(checkUndo(run)),

    undoRun(startedAt) {
      return wholeNumber(startedAt, 0) === undefined ? refused(problem('bad-request')) : undoRun(run, startedAt);
    },

    ...createFormulasApi(run),

    readSettings: () =>
      ok({
        token: tokenState(readToken(userProperties)),
        balance: readBalance(userProperties),
        savedAnswers: ledger.count(),
        colours: coloursAreOn(documentProperties.get(COLOURS_PROPERTY)),
        ceiling: ceiling(),
        clock: readClockChoice(run),
      }),

    setColours(on) {
      if (typeof on !== 'boolean') return refused(problem('bad-request'));
      documentProperties.setAll(switchColours(on, on ? [] : looks.allSheets()));
      return ok(null);
    },

    setClock(on) {
      if (typeof on !== 'boolean') return refused(problem('bad-request'));
      chooseClock(run, on, loadRun(documentProperties));
      return ok(null);
    },

    setFormulaCeiling(credits) {
      if (credits !== null && wholeNumber(credits, 0, MOST_CREDITS) === undefined)
        return refused(problem('bad-request'));
      setCeiling(services, credits);
      return ok(ceiling());
    },
  };
}
