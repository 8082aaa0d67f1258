import type { Progress, RowChoice, RunRequest, Take } from '../../src/contract';
import { findMissingColumns } from '../columns/identifiers';
import { readCreditCap, BAD_CREDIT_CAP } from '../rows/credit-cap';
import { driveRun } from '../running/drive';
import type { Drive, DriveTools } from '../running/drive';
import type { Answer, Server } from '../server';
import { isAnswerLost } from '../trouble/trouble';
import type { Trouble } from '../trouble/trouble';
import type { Event } from './events';
import { buildRequest, buildStart } from './request';
import type { Step } from './state';
import type { Store } from './store';

export interface ControllerTools extends Pick<DriveTools, 'wait' | 'every'> {
  server: Server;
  store: Store;
  now(): number;
}

export type Controller = ReturnType<typeof createController>;

/** What the user can do. Each act asks the server at most one thing at a time and turns its answer into an event. */
export function createController({ server, store, now, wait, every }: ControllerTools) {
  const dispatch = (event: Event) => store.dispatch(event);
  const refuse = (trouble: Trouble) => dispatch({ kind: 'failed', trouble });
  let drive: Drive | null = null;
  let lastAct: () => Promise<void> = open;

  /**
   * Makes one call; `then` gets its value, `otherwise` its problem. Does nothing while another one is in hand. `again` is what
   * *Try again* does when the answer was lost, for a call that may have been carried out.
   */
  async function ask<T>(
    what: string,
    call: () => Promise<Answer<T>>,
    then: (value: T) => void | Promise<void>,
    { otherwise = refuse, again }: { otherwise?: (trouble: Trouble) => void; again?: () => Promise<void> } = {},
  ): Promise<void> {
    if (store.state.busy !== null) return;
    const repeat = () => ask(what, call, then, { otherwise, again });
    lastAct = repeat;
    dispatch({ kind: 'waiting', what });
    const answer = await call();
    if (!answer.ok && isAnswerLost(answer.problem)) lastAct = again ?? repeat;
    if (answer.ok) await then(answer.value);
    else otherwise(answer.problem);
  }

  function open(): Promise<void> {
    return ask(
      'Opening\u2026',
      () => server.openSidebarState(),
      (opening) => {
        dispatch({ kind: 'opened', opening });
        return followIntent();
      },
    );
  }

  async function followIntent(): Promise<void> {
    const { intent, token } = store.state;
    if (!intent || !token.connected) return;
    dispatch({ kind: 'intent-taken', intent });
    await check();
  }

  function connect(typed: string): Promise<void> {
    if (typed.trim() === '') {
      refuse({ code: 'no-token', message: 'Paste your API token into the field first.' });
      return Promise.resolve();
    }
    return ask(
      'Checking the token\u2026',
      () => server.connectToken(typed),
      ({ token, note }) => {
        dispatch({ kind: 'connected', token, note });
        return followIntent();
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

  /** Reads the active sheet anew, for a run may have added columns or the user turned to another sheet. */
  function goTo(to: Step): Promise<void> {
    if (store.state.busy !== null) return Promise.resolve();
    const needsSheet = to === 'columns' || to === 'rows';
    if (!needsSheet || (store.state.sheet && store.state.step !== 'done' && store.state.step !== 'connect')) {
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
      {
        otherwise: (trouble) => dispatch({ kind: 'check-failed', trouble }),
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

  async function start(trial: boolean): Promise<void> {
    const { checked } = store.state;
    if (!checked) return;
    const { request, agreedCredits } = buildStart(checked, trial);
    await ask(
      'Starting\u2026',
      () => server.startRun(request, agreedCredits),
      (first) => follow(first, request),
      { again: open },
    );
  }

  async function resume({ takeOver, creditCap }: { takeOver: boolean; creditCap: string }): Promise<void> {
    const cap = readCreditCap(creditCap);
    if (cap === undefined) return refuse({ code: 'bad-request', message: BAD_CREDIT_CAP });
    await ask(
      'Resuming\u2026',
      () => server.resumeRun({ runId: openRunId(), takeOver, agreedCredits: cap }),
      (first) => follow(first, store.state.started),
      { again: open },
    );
  }

  function openRunId(): string {
    const { run, otherRun } = store.state;
    return run?.runId ?? otherRun?.runId ?? '';
  }

  async function follow(first: Progress, request: RunRequest | null): Promise<void> {
    dispatch({ kind: 'run-started', progress: first, request, at: now() });
    drive = driveRun(first, {
      server,
      wait,
      every,
      onProgress: (progress) => dispatch({ kind: 'progressed', progress, at: now() }),
      onPause: (pause) => dispatch({ kind: 'paused', pause }),
    });
    const { progress, trouble } = await drive.ending;
    drive = null;
    dispatch({ kind: 'run-ended', progress, trouble });
    await lookBack(progress);
  }

  /** Fetches what only the sheet knows after a run. Nobody asked for it, so its failures stay silent. */
  async function lookBack(run: Progress): Promise<void> {
    if (run.failed > 0) await listFailedRows(run.sheetId);
    const opening = await server.openSidebarState();
    if (opening.ok) dispatch({ kind: 'refreshed', opening: opening.value });
  }

  async function listFailedRows(sheetId: number): Promise<void> {
    const answer = await server.failedRows(sheetId);
    if (answer.ok) dispatch({ kind: 'failed-rows-read', ...answer.value });
  }

  function stop(): void {
    if (!drive || store.state.stopping) return;
    dispatch({ kind: 'stop-requested' });
    drive.stop();
  }

  return {
    open,
    connect,
    removeToken,
    readColumns,
    confirmColumns,
    goTo,
    check,
    start,
    resume,
    stop,
    /** Checks the rows of the last run again for one kind of them; all rows when that run was not started here. */
    retry: (take: Take) => recheck(take, store.state.started?.rows ?? 'all'),
    discard: () =>
      ask(
        'Discarding\u2026',
        () => server.discardRun({ runId: openRunId() }),
        ({ rows }) => dispatch({ kind: 'discarded', rows }),
      ),
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
    tryAgain: () => lastAct(),
    dispatch,
  };
}
