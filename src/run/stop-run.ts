import type { Progress } from './progress';
import { problem } from '../messages';
import { askToStop } from './control';
import type { Outcome, RunServices } from './run-services';
import { loadRun, progressOf } from './run-state';

/** Ends the run after the wave in hand; what is left stays `Queued`. */
export function stopRun(run: RunServices, runId: string): Outcome<Progress> {
  const { services } = run;
  const state = loadRun(services.documentProperties);
  if (!state) return { problem: problem('no-run') };
  if (state.id !== runId) return { problem: problem('taken-over') };
  askToStop(services, runId);
  return progressOf(state);
}
