import { settledRows } from './running/milestone';
import type { State } from './state/state';

const NAME = 'eCore Email Enrichment';

/** What the page is called: how far a run is, and that it has ended. The window's own title is beyond a sidebar's reach. */
export function titleOf({ step, run }: Pick<State, 'step' | 'run'>): string {
  if (!run || (step !== 'running' && step !== 'done')) return NAME;
  if (step === 'running') return `${Math.floor((100 * settledRows(run)) / Math.max(1, run.total))} % \u2013 ${NAME}`;
  return `${run.state === 'done' ? 'Done' : 'Stopped'} \u2013 ${NAME}`;
}
