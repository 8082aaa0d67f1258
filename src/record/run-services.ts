import type { Balance } from '../ecore/balance';
import type { OtherRun, Problem } from '../problem';
import type { Ledger } from '../ledger/ledger';
import type { Looks } from '../look/sheet-look';
import type { FormulaDocument } from '../menu/formula-sheet';
import type { ClockTrigger, Services } from '../services';
import { isSilent } from './run-state';
import type { RunState } from './run-state';
import type { SpreadsheetDocument } from '../sheet/sheet';

/** What the functions of a run work on. */
export interface RunServices {
  services: Services;
  document: SpreadsheetDocument;
  /** The same document, as far as formulas are changed. */
  formulas(): FormulaDocument;
  ledger: Ledger;
  looks: Looks;
  trigger: ClockTrigger;
  /** An opaque key of the user at the keyboard. */
  user(): string;
  newId(): string;
  token(): string | null;
  /** `keep` with `isOthersToo`: other executions keep theirs as well, and the latest stays. */
  balance: { read(): Balance | null; keep(balance: Balance | null, isOthersToo?: boolean): void };
}

export type Outcome<T> = T | { problem: Problem };

/** How long one who starts or resumes a run waits for the document's lock. */
export const START_LOCK_WAIT = 10_000;

/** The document's run when somebody drives it right now; `mine` is the run the caller itself drives. */
export function otherRun(run: RunServices, state: RunState | null, mine: string | null): OtherRun | null {
  if (state?.state !== 'running' || state.id === mine) return null;
  const { id, startedAt, lastSeenAt, driver } = state;
  return {
    runId: id,
    startedAt,
    lastSeenAt,
    yours: driver === run.user(),
    silent: isSilent(state, run.services.clock.now()),
  };
}
