import type { Progress } from '../record/progress';
import { problem } from '../messages';
import { askToStop } from '../record/control';
import type { Outcome, RunServices } from '../record/run-services';
import { loadRun, progressOf } from '../record/run-state';

/** Ends the run after the wave in hand; what is left stays `Queued`. */
export function stopRun(run: RunServices, runId: string): Outcome<Progress> {
  const { services } = run;
  const state = loadRun(services.documentProperties);
  if (!state) return { problem: problem('no-run') };
  if (state.id !== runId) return { problem: problem('taken-over') };
  askToStop(services, runId);
  return progressOf(state);
}
