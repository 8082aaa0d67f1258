import type { RowChoice, Take } from '../../src/contract';
import { createAroundActs } from '../around/acts';
import { isAround } from '../around/state';
import { findMissingColumns } from '../columns/identifiers';
import type { DriveTools } from '../running/drive';
import type { Server } from '../server';
import type { Trouble } from '../trouble/trouble';
import { createAsk } from './ask';
import type { Event } from './events';
import { buildRequest } from './request';
import { createRunActs } from './run-acts';
import { isOwnRunOpen } from './state';
import type { Choice, Step } from './state';
import type { Store } from './store';

export interface ControllerTools extends Pick<DriveTools, 'wait' | 'every'> {
  server: Server;
  store: Store;
  now(): number;
}

export type Controller = ReturnType<typeof createController>;

/** What the user can do. Each act asks the server at most one thing at a time and turns its answer into an event. */
export function createController(tools: ControllerTools) {
  const { server, store } = tools;
  const dispatch = (event: Event) => store.dispatch(event);
  const refuse = (trouble: Trouble) => dispatch({ kind: 'failed', trouble });
  const { ask, tryAgain } = createAsk(store, open);
  const around = createAroundActs({ server, store, ask });
  const runs = createRunActs({ ...tools, ask, open, followIntent, listRows: around.listRows });

  function open(): Promise<void> {
    return ask(
      'Opening\u2026',
      () => server.openSidebarState(),
      async (opening) => {
        dispatch({ kind: 'opened', opening });
        if (opening.run && opening.run.state === 'done' && opening.run.failed > 0) {
          await around.listRows(opening.run.sheetId, 'failed');
        }
        return isOwnRunOpen(store.state) ? continueRun() : followIntent();
      },
    );
  }

  /**
   * A menu item replaces the sidebar of a run that is going on: the new one drives it on, and the choice of the menu
   * item waits.
   */
  async function continueRun(): Promise<void> {
    const { intent, run, token } = store.state;
    if (intent && run && token.connected) await runs.resume({ runId: run.runId });
  }

  async function followIntent(): Promise<void> {
    const { intent, token } = store.state;
    if (!intent || !token.connected || isOwnRunOpen(store.state)) return;
    dispatch({ kind: 'intent-taken', intent });
    await check();
  }

  /** The waiting choice of a menu item, on the sheet in view by now. */
  async function takeUpIntent(): Promise<void> {
    await ask(
      'Reading the sheet\u2026',
      () => server.readColumns({ headerRow: null, forget: false }),
      (sheet) => {
        dispatch({ kind: 'columns-read', sheet });
        return followIntent();
      },
    );
  }

  function connect(typed: string): Promise<void> {
    if (typed.trim() === '') {
      refuse({ code: 'no-token', message: 'Paste your API token into the field first.', field: 'token' });
      return Promise.resolve();
    }
    return ask(
      'Checking the token\u2026',
      () => server.connectToken(typed),
      ({ token, note }) => {
        dispatch({ kind: 'connected', token, note });
        return isOwnRunOpen(store.state) ? continueRun() : followIntent();
      },
    );
  }

  function removeToken(): Promise<void> {
    return ask(
      'Removing the token\u2026',
      () => server.removeToken(),
      (token) => dispatch({ kind: 'disconnected', token }),
    );
  }

  function readColumns({
    headerRow = null,
    forget = false,
  }: {
    headerRow?: number | null;
    forget?: boolean;
  } = {}): Promise<void> {
    return ask(
      'Reading the sheet\u2026',
      () => server.readColumns({ headerRow, forget }),
      (sheet) => dispatch({ kind: 'columns-read', sheet }),
    );
  }

  async function confirmColumns(): Promise<void> {
    const { sheet } = store.state;
    if (!sheet) return readColumns();
    const missing = findMissingColumns(sheet.mapping, sheet.outputs);
    if (missing) return refuse({ code: 'no-columns', message: missing });
    const { sheetId, headerRow, mapping, outputs } = sheet;
    await ask(
      'Saving\u2026',
      () => server.rememberColumns({ sheetId, headerRow, mapping, outputs }),
      () => dispatch({ kind: 'went', to: 'rows' }),
    );
  }

  /** Reads the active sheet again, for a run may have added columns or the user turned to another sheet. */
  function goTo(to: Step): Promise<void> {
    if (store.state.busy !== null) return Promise.resolve();
    const needsSheet = to === 'columns' || to === 'rows';
    if (!needsSheet || (store.state.sheet && isFresh(store.state.step))) {
      dispatch({ kind: 'went', to });
      return Promise.resolve();
    }
    return ask(
      'Reading the sheet\u2026',
      () => server.readColumns({ headerRow: null, forget: false }),
      (sheet) => {
        dispatch({ kind: 'columns-read', sheet });
        dispatch({ kind: 'went', to });
      },
    );
  }

  async function check(): Promise<void> {
    const { sheet, choice } = store.state;
    if (!sheet) return;
    const request = buildRequest(sheet, choice);
    if ('code' in request) return refuse(request);
    await ask(
      'Checking\u2026',
      () => server.checkRun(request),
      (answer) => dispatch({ kind: 'checked', request, check: answer }),
      { otherwise: (trouble) => dispatch({ kind: 'check-failed', trouble }) },
    );
  }

  /** Checks again with another choice, made at the check itself. */
  function decide(patch: Partial<Choice>): Promise<void> {
    if (store.state.busy !== null) return Promise.resolve();
    dispatch({ kind: 'decided', patch });
    return check();
  }

  /** Turns to the sheet in view with the same choice of rows: to its check where its columns are known, else to them. */
  function turnToSheetInView(): Promise<void> {
    return ask(
      'Reading the sheet\u2026',
      () => server.readColumns({ headerRow: null, forget: false }),
      (sheet) => {
        const { rows } = store.state.choice;
        dispatch({ kind: 'columns-read', sheet });
        dispatch({ kind: 'chosen', patch: { rows: typeof rows === 'string' ? rows : 'selected' } });
        if (sheet.remembered) return check();
        dispatch({ kind: 'went', to: 'columns' });
      },
    );
  }

  /** Goes to the check of another choice on the sheet that the last run was on. */
  async function recheck(take: Take, rows: RowChoice): Promise<void> {
    const { run } = store.state;
    await ask(
      'Reading the sheet\u2026',
      () => server.readColumns({ headerRow: null, forget: false }),
      (sheet) => {
        if (run && sheet.sheetId !== run.sheetId) {
          return refuse({
            code: 'sheet-changed',
            message: `Open the sheet \u201c${run.sheetName}\u201d, then press the button again.`,
          });
        }
        dispatch({ kind: 'columns-read', sheet });
        dispatch({ kind: 'chosen', patch: { rows, take } });
        return check();
      },
    );
  }

  /** After a run, or behind another page, the sheet may look different from what is known of it. */
  function isFresh(step: Step): boolean {
    return step !== 'done' && step !== 'connect' && !isAround(step);
  }

  return {
    open,
    connect,
    removeToken,
    readColumns,
    confirmColumns,
    goTo,
    check,
    decide,
    turnToSheetInView,
    takeUpIntent,
    start: runs.start,
    resume: runs.resume,
    discard: runs.discard,
    stop: runs.stop,
    /** Checks the rows of the last run again for one kind of them; all rows when that run was not started here. */
    retry: (take: Take) => recheck(take, store.state.started?.rows ?? 'all'),
    /** Checks all rows of the sheet, where the selection selects nobody. */
    checkAllRows() {
      dispatch({ kind: 'chosen', patch: { rows: 'all' } });
      return check();
    },
    selectRow: (sheetId: number, row: number) =>
      ask(
        `Going to row ${row}\u2026`,
        () => server.selectRow(sheetId, row),
        () => dispatch({ kind: 'settled' }),
      ),
    clearSavedAnswers: () =>
      ask(
        'Clearing\u2026',
        () => server.clearSavedAnswers(),
        ({ answers }) => dispatch({ kind: 'answers-cleared', answers }),
      ),
    ...around,
    tryAgain,
    dispatch,
  };
}
