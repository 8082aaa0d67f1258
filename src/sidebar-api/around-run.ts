import { chooseClock, readClockChoice } from '../clock/keep-clock';
import type { Problem, Reply } from '../problem';
import type { AroundRunApi, RowKind } from '../contract-around';
import type { Ceiling } from '../formula/daily-ceiling';
import type { FormulaSheet, FormulasPage } from '../formulas/formulas-page';
import { readCeiling, setCeiling, spentToday } from '../formula/daily-ceiling';
import { describeFormulas, writeOffer } from '../formulas/formulas-page';
import { HISTORY_PROPERTY, readLastRuns } from '../history/last-runs';
import { COLOURS_PROPERTY, coloursAreOn, switchColours } from '../look/status-colours';
import { findFormulas } from '../menu/formula-cells';
import { judgeFormulas } from '../menu/judge';
import { replaceFormulasWithValues, retryUnfinishedFormulas } from '../menu/formulas-menu';
import { problem } from '../messages';
import { pushRow } from '../run/row-ranges';
import type { RunServices } from '../run/run-services';
import { loadRun } from '../run/run-state';
import { readKnownAnswers } from '../run/saved-answers';
import type { RowRange } from '../run/sheet';
import { ColumnGone } from '../run/window';
import { readBalance, readToken, tokenState } from '../token/token-store';
import { decodeUndo } from '../undo/undo-record';
import { checkUndo, undoRun } from '../undo/undo-run';
import { wholeNumber } from './check-arguments';
import { listRows, rowsOfKind } from './list-rows';
import type { RowsOfKind } from './list-rows';
import { describeColumns } from './sheet-columns';

const KINDS: RowKind[] = ['found', 'not-found', 'unusable', 'failed', 'not-written'];
const MOST_CREDITS = 10_000_000;
const MOST_ROWS = 10_000_000;
/** A selection of more ranges than this has not been tried on Google. */
const MOST_RANGES_SELECTED = 500;
const LONGEST_FORMULA = 500;

/** What the page may ask around a run. Each function checks its arguments and answers JSON. */
export function createAroundRunApi(run: RunServices): AroundRunApi {
  const { services, document, ledger, looks } = run;
  const { documentProperties, userProperties, clock } = services;

  const ceiling = (): Ceiling => ({ credits: readCeiling(services), spentToday: spentToday(services) });

  /** The rows of a kind on a sheet, or why there are none to be had. */
  function find(options: unknown): (RowsOfKind & { kind: RowKind; from: number; wholeSheet: boolean }) | Problem {
    const { sheetId, kind: asked, from: skipped = 0 } = (options ?? {}) as { [name: string]: unknown };
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

  function formulaSheet(): FormulaSheet {
    const sheet = document.activeSheet();
    const { cells, table } = findFormulas(run.formulas().activeSheet(), null);
    const { headerRow, mapping } = describeColumns(sheet, documentProperties, { headerRow: null, forget: false });
    return {
      sheet,
      headerRow,
      mapping,
      areas: document.selectedAreas().filter((area) => area.sheetId === sheet.id),
      locale: document.locale(),
      table,
      judged: judgeFormulas(cells, table, ledger),
      known: (keys) => readKnownAnswers(ledger, keys, 'unsettled', clock.now()),
    };
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

    readFormulas: () => ok({ ...describeFormulas(formulaSheet()), ceiling: ceiling() }),

    writeFormula(choice) {
      const { sheetId, where, formula } = (choice ?? {}) as { [name: string]: unknown };
      const isText = typeof formula === 'string' && formula.length <= LONGEST_FORMULA;
      if ((where !== 'cell' && where !== 'column') || !isText) return refused(problem('bad-request'));
      const given = formulaSheet();
      const page: Omit<FormulasPage, 'ceiling'> = describeFormulas(given);
      const offer = page[where];
      if (page.sheetId !== sheetId || typeof offer === 'string' || offer.formula !== formula)
        return refused(problem('sheet-changed'));
      return ok({ cell: writeOffer(given, offer) });
    },

    retryFormulasInView() {
      retryUnfinishedFormulas(run.formulas(), services);
      return ok({ ...describeFormulas(formulaSheet()), ceiling: ceiling() });
    },

    replaceFormulasInView() {
      replaceFormulasWithValues(run.formulas(), services);
      return ok({ ...describeFormulas(formulaSheet()), ceiling: ceiling() });
    },

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

function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

function refused<T>(why: Problem): Reply<T> {
  return { ok: false, problem: why };
}
