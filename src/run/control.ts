import { sentence } from '../messages';
import type { Services } from '../services';
import { stopAsking } from '../waves/asking';
import type { RunState } from './run-state';

/** The cache entry by which a step learns between two waves that it is to stop: `stop <run id>`, or another run's id. */
export const CONTROL = 'ecore.control';
const CONTROL_SECONDS = 21_600;

export function setControl(services: Services, text: string): void {
  try {
    services.documentCache.putAll({ [CONTROL]: text }, CONTROL_SECONDS);
  } catch {
    // Without it a stop is seen at the next step instead of the next wave.
  }
}

export function readControl(text: string | undefined, run: RunState): void {
  if (run.state !== 'running' || text === undefined || text === run.id) return;
  if (text === `stop ${run.id}`) stopAsking(run, 'stopped', 'Stopped: resume to go on with the rows that are left.');
  else if (!text.startsWith('stop ')) stopAsking(run, 'taken-over', sentence('taken-over'));
}
