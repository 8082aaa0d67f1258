import type { Progress, RunRequest, Started } from '../../src/contract';
import type { RowKind } from '../../src/contract-around';
import { BAD_CREDIT_CAP, readCreditCap } from '../rows/credit-cap';
import { driveRun } from '../running/drive';
import type { Drive, DriveTools } from '../running/drive';
import type { Server } from '../server';
import type { Ask } from './ask';
import { buildStart } from './request';
import type { Store } from './store';

export interface RunActsTools extends Pick<DriveTools, 'wait' | 'every'> {
  server: Server;
  store: Store;
  now(): number;
  ask: Ask;
  open(): Promise<void>;
  followIntent(): Promise<void>;
  /** Lists the rows of a kind without being asked to. */
  listRows(sheetId: number, kind: RowKind): Promise<void>;
}

export interface Resuming {
  runId: string;
  takeOver?: boolean;
  /** The most that the run may spend in all, as typed; left out to leave it as it is. */
  credits?: string;
}

/** What the user can do with a run: start it, drive it, stop it, resume or discard what is left. */
export function createRunActs({ server, store, now, wait, every, ask, open, followIntent, listRows }: RunActsTools) {
  const { dispatch } = store;
  let drive: Drive | null = null;

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

  async function resume({ runId, takeOver = false, credits }: Resuming): Promise<void> {
    const agreedCredits = credits === undefined ? null : readCreditCap(credits);
    if (agreedCredits === undefined) {
      return dispatch({ kind: 'failed', trouble: { code: 'bad-request', message: BAD_CREDIT_CAP, field: 'credits' } });
    }
    const { run, started } = store.state;
    await ask(
      'Resuming\u2026',
      () => server.resumeRun({ runId, takeOver, agreedCredits }),
      (first) => follow(first, run?.runId === runId ? started : null, runId),
      { again: open },
    );
  }

  async function discard(runId: string): Promise<void> {
    await ask(
      'Discarding\u2026',
      () => server.discardRun({ runId }),
      ({ rows }) => {
        dispatch({ kind: 'discarded', runId, rows });
        return store.state.run === null ? followIntent() : undefined;
      },
    );
  }

  async function follow(first: Started, request: RunRequest | null, resumed?: string): Promise<void> {
    dispatch({ kind: 'run-started', progress: first, request, at: now(), resumed });
    drive = driveRun(first, {
      server,
      wait,
      every,
      onProgress: (progress) => dispatch({ kind: 'progressed', progress, at: now() }),
      onPause: (pause) => dispatch({ kind: 'paused', pause }),
    });
    const { ending, home } = drive;
    const { progress, trouble } = await ending;
    drive = null;
    dispatch({ kind: 'run-ended', progress, trouble });
    // Calls that asked beside the last step may know more of the balance.
    await home();
    await lookBack(progress);
  }

  /** Fetches what only the sheet knows after a run. Nobody asked for it, so its failures stay silent. */
  async function lookBack(run: Progress): Promise<void> {
    if (run.failed > 0) await listRows(run.sheetId, 'failed');
    const opening = await server.openSidebarState();
    if (opening.ok) dispatch({ kind: 'refreshed', opening: opening.value });
  }

  function stop(): void {
    if (!drive || store.state.stopping) return;
    dispatch({ kind: 'stop-requested' });
    drive.stop();
  }

  return { start, resume, discard, stop };
}
