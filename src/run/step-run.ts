import type { Progress } from '../contract';
import { problem, sentence } from '../messages';
import { stopAsking } from '../waves/asking';
import type { Outcome, RunServices } from './run-services';
import { decodeRun, encodeRun, progressOf, RUN_PROPERTY } from './run-state';
import { takeStep } from './step';

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
  // Null where this step was told none: the last known one stays.
  run.balance.keep(state.balance);
  return progressOf(state);
}
