import type {
  Check,
  Identifier,
  Intent,
  Opening,
  Progress,
  RunRequest,
  SheetColumns,
  Started,
  TokenState,
} from '../../src/contract';
import type { RowList } from '../../src/contract-around';
import type { AroundEvent } from '../around/state';
import type { Pause } from '../running/drive';
import type { Trouble } from '../trouble/trouble';
import type { Choice, Step } from './state';

/** Everything that can happen to the page. Times come in with the event, so that the reducer stays pure. */
export type Event =
  | { kind: 'waiting'; what: string }
  | { kind: 'failed'; trouble: Trouble }
  | { kind: 'settled' }
  | { kind: 'opened'; opening: Opening }
  | { kind: 'connected'; token: TokenState; note: string }
  | { kind: 'disconnected'; token: TokenState }
  | { kind: 'went'; to: Step }
  | { kind: 'columns-read'; sheet: SheetColumns }
  | { kind: 'mapped'; identifier: Identifier; column: number | null }
  | { kind: 'output-chosen'; output: 'email' | 'status'; column: number | null }
  | { kind: 'chosen'; patch: Partial<Choice> }
  /** Chosen at the check, which stays in view until the next one is there. */
  | { kind: 'decided'; patch: Partial<Choice> }
  | { kind: 'intent-taken'; intent: Intent }
  | { kind: 'checked'; request: RunRequest; check: Check }
  | { kind: 'check-failed'; trouble: Trouble }
  /** `request` is null for a run that goes on: what it was asked is not known here. `resumed` is the id it had before. */
  | { kind: 'run-started'; progress: Started; request: RunRequest | null; at: number; resumed?: string }
  | { kind: 'progressed'; progress: Progress; at: number }
  | { kind: 'paused'; pause: Pause }
  | { kind: 'stop-requested' }
  | { kind: 'run-ended'; progress: Progress; trouble: Trouble | null }
  | AroundEvent
  /** Told beside whatever is going on. */
  | { kind: 'rows-listed'; list: RowList }
  | { kind: 'run-undone'; startedAt: number }
  | { kind: 'refreshed'; opening: Opening }
  | { kind: 'discarded'; runId: string; rows: number }
  | { kind: 'answers-cleared'; answers: number };
