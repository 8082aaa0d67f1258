import { attempt } from '../attempt';
import type { Services } from '../services';
import { stopAsking } from '../waves/asking';
import type { RunState } from './run-state';

/** The cache entry by which a step learns between two waves that it is to stop: `stop <run id>`, or another run's id. */
export const CONTROL = 'ecore.control';
const CONTROL_SECONDS = 21_600;
/** The same for the next step, where the cache has lost it: the id of the run that is to stop. */
const STOP_PROPERTY = 'run.stop';

/** Putting an entry again does not make it younger, and the cache drops its oldest ones first: it is put anew. */
export function setControl({ documentCache: cache }: Services, text: string): void {
  // Without it a stop is seen at the next step instead of the next wave.
  attempt(() => {
    cache.removeAll([CONTROL]);
    cache.putAll({ [CONTROL]: text }, CONTROL_SECONDS);
  });
}

/** Has the run stop, by the step in hand at its next wave, and by the next step at the latest. */
export function askToStop(services: Services, runId: string): void {
  setControl(services, `stop ${runId}`);
  services.documentProperties.setAll({ [STOP_PROPERTY]: runId });
}

export function isStopAsked(properties: { [name: string]: string }, { id }: RunState): boolean {
  return properties[STOP_PROPERTY] === id;
}

export function noteStopped(run: RunState): void {
  stopAsking(run, 'stopped', 'Stopped. Resume to continue with the remaining rows.');
}

export function readControl(text: string | undefined, run: RunState): void {
  if (run.state !== 'running' || text === undefined || text === run.id) return;
  if (text === `stop ${run.id}`) noteStopped(run);
  else if (!text.startsWith('stop ')) stopAsking(run, 'taken-over');
}
