import { newLease } from '../../../src/record/lease';
import { encodeRun, loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { beginWork, emptyHands } from '../../../src/step/step-work';
import type { Window } from '../../../src/watch/window';
import { people, request, setUp, value } from './memory-run';
import type { Respond } from './memory-services';

const OWNER = 'step-1';

/** A run over people in rows 2 and below, with a step of it that has just begun and holds the run's lease. */
export function stepScene(count: number, respond?: Respond, patch: Partial<RunState> = {}) {
  const made = setUp(people(count), respond);
  const { services, sheet } = made;
  value(startRun(made.run, request(), count));
  const run = { ...(loadRun(services.documentProperties) as RunState), ...patch };
  run.lease = newLease(run, OWNER, services.clock.now());
  services.documentProperties.setAll(encodeRun(run));
  const saved = services.documentProperties.getAll();
  const { ledger } = made.run;
  const input = { services, ledger, sheet, run, token: 'secret-token-1234', owner: OWNER, saved };
  const step = beginWork(input, emptyHands(input));
  const window = step.watch.open(2) as Window;
  step.work.window = window;
  return { ...made, state: run, step, window };
}
