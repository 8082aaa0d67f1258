import type { RowKind } from '../../src/contract-around';
import { BAD_CREDIT_CAP, readCreditCap } from '../rows/credit-cap';
import type { Answer, Server } from '../server';
import type { Ask } from '../state/ask';
import type { Store } from '../state/store';
import { count } from '../words';
import { addRows, isAround } from './state';
import type { AroundEvent } from './state';

interface AroundTools {
  server: Server;
  store: Store;
  ask: Ask;
}

/** What the user can do around a run: look at rows, undo, settings, formulas. */
export function createAroundActs({ server, store, ask }: AroundTools) {
  const tell = (event: Omit<AroundEvent, 'kind'>) => store.dispatch({ kind: 'around', ...event });

  /** The step to come back to, which is never one of these pages. */
  function back() {
    const { step, around } = store.state;
    return isAround(step) ? around.back : step;
  }

  async function readRuns() {
    const runs = await server.lastRuns();
    if (!runs.ok) return runs;
    const undo = await server.checkUndo();
    return undo.ok ? ({ ok: true, value: { runs: runs.value.runs, undo: undo.value } } as const) : undo;
  }

  /** Does something that leaves the settings changed, and shows them as they are then. */
  function change<T>(what: string, call: () => Promise<Answer<T>>, note: string): Promise<void> {
    return ask(
      what,
      async () => {
        const done = await call();
        return done.ok ? server.readSettings() : done;
      },
      (settings) => tell({ patch: { settings }, note }),
    );
  }

  /** Nobody asked for it, so its failures stay silent. */
  async function listRows(sheetId: number, kind: RowKind): Promise<void> {
    const list = await server.listRows({ sheetId, kind, from: 0 });
    if (list.ok && list.value.rows.length > 0) {
      store.dispatch({ kind: 'rows-listed', list: list.value });
    }
  }

  return {
    listRows,
    openSettings: () =>
      ask(
        'Reading the settings\u2026',
        () => server.readSettings(),
        (settings) => tell({ patch: { settings, back: back() }, to: 'settings' }),
      ),
    setColours: (on: boolean) =>
      change(
        on ? 'Switching the colours on\u2026' : 'Removing the colours\u2026',
        () => server.setColours(on),
        on ? 'The next run colours the statuses again.' : 'Colours removed.',
      ),
    setClock: (on: boolean) =>
      change(
        'Saving\u2026',
        () => server.setClock(on),
        on ? 'Your runs continue by themselves now.' : 'Your runs pause when the sidebar is closed.',
      ),
    setCeiling(typed: string): Promise<void> {
      const credits = readCreditCap(typed);
      if (credits === undefined) {
        store.dispatch({
          kind: 'failed',
          trouble: { code: 'bad-request', message: BAD_CREDIT_CAP, field: 'credits' },
        });
        return Promise.resolve();
      }
      return change(
        'Saving\u2026',
        () => server.setFormulaCeiling(credits),
        credits === null ? 'Formulas have no daily limit now.' : 'Daily limit saved.',
      );
    },

    openRuns: () =>
      ask('Reading the last runs\u2026', readRuns, (read) => tell({ patch: { ...read, back: back() }, to: 'runs' })),
    undo: (startedAt: number) =>
      ask(
        'Undoing\u2026',
        async () => {
          const undone = await server.undoRun(startedAt);
          if (!undone.ok) return undone;
          const read = await readRuns();
          return read.ok ? ({ ok: true, value: { ...read.value, done: undone.value } } as const) : read;
        },
        ({ done, ...read }) => {
          store.dispatch({ kind: 'run-undone', startedAt });
          tell({
            patch: read,
            note: `${count(done.emails, 'email')} and ${count(done.statuses, 'status', 'statuses')} put back.`,
          });
        },
      ),

    openFormulas: () =>
      ask(
        'Reading the sheet\u2026',
        () => server.readFormulas(),
        (formulas) => tell({ patch: { formulas, back: back() }, to: 'formulas' }),
      ),
    writeFormula(where: 'cell' | 'column'): Promise<void> {
      const page = store.state.around.formulas;
      const offer = page?.[where];
      if (!page || !offer || typeof offer === 'string') return Promise.resolve();
      return ask(
        'Writing the formula\u2026',
        async () => {
          const written = await server.writeFormula({ sheetId: page.sheetId, where, formula: offer.formula });
          if (!written.ok) return written;
          const read = await server.readFormulas();
          return read.ok ? ({ ok: true, value: { page: read.value, cell: written.value.cell } } as const) : read;
        },
        ({ page: formulas, cell }) => tell({ patch: { formulas }, note: `Formula written into ${cell}.` }),
      );
    },
    retryFormulas: () =>
      ask(
        'Recalculating\u2026',
        () => server.retryFormulasInView(),
        (formulas) => tell({ patch: { formulas } }),
      ),
    replaceFormulas: () =>
      ask(
        'Replacing formulas\u2026',
        () => server.replaceFormulasInView(),
        (formulas) => tell({ patch: { formulas } }),
      ),

    /** The rows behind a count; pressed again, the list closes. */
    openRows(kind: RowKind): Promise<void> {
      const { run, around } = store.state;
      if (!run) return Promise.resolve();
      if (around.list?.kind === kind) {
        tell({ patch: { list: null } });
        return Promise.resolve();
      }
      return ask(
        'Looking for the rows\u2026',
        () => server.listRows({ sheetId: run.sheetId, kind, from: 0 }),
        (list) => tell({ patch: { list } }),
      );
    },
    moreRows(): Promise<void> {
      const { run, around } = store.state;
      const { list } = around;
      if (!run || !list) return Promise.resolve();
      return ask(
        'Looking for more rows\u2026',
        () => server.listRows({ sheetId: run.sheetId, kind: list.kind, from: list.rows.length }),
        (more) => tell({ patch: { list: addRows(store.state.around.list, more) } }),
      );
    },
    selectRows(kind: RowKind): Promise<void> {
      const { run } = store.state;
      if (!run) return Promise.resolve();
      return ask(
        'Selecting\u2026',
        () => server.selectRows({ sheetId: run.sheetId, kind }),
        ({ rows, selected }) => {
          if (rows === 0) return tell({ patch: {}, note: 'None of these rows is in the sheet any more.' });
          const most = selected < rows ? ` They are too scattered to select all ${rows.toLocaleString()} at once.` : '';
          return tell({ patch: {}, note: `${count(selected, 'row')} selected in the sheet.${most}` });
        },
      );
    },

    leaveAround: () => store.dispatch({ kind: 'went', to: store.state.around.back }),
  };
}
