import type { Progress } from './progress';
import type { RunServices } from './run-services';
import { progressOf } from './run-state';
import type { RunState } from './run-state';

/** The document property that names the last run whose end was told. */
const TOLD = 'run.told';

/**
 * The document's latest run for a sidebar that opens: where rows are left, always; once it is done, once more to the
 * person who ran it, whose sidebar may have been closed when it ended.
 */
export function tellRun(
  { services, user }: RunServices,
  saved: { [name: string]: string },
  run: RunState | null,
): Progress | null {
  if (!run) return null;
  if (run.state !== 'done') return progressOf(run);
  if (run.driver !== user() || saved[TOLD] === run.id) return null;
  services.documentProperties.setAll({ [TOLD]: run.id });
  return progressOf(run);
}
