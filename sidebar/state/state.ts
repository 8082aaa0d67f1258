import type {
  Balance,
  Check,
  ClockState,
  Intent,
  LeftRun,
  Leftovers,
  OtherRun,
  Progress,
  RowChoice,
  RunRequest,
  SheetColumns,
  Take,
  TokenState,
} from '../../src/contract';
import { NOTHING_AROUND } from '../around/state';
import type { Around } from '../around/state';
import type { Pause } from '../running/drive';
import type { Sample } from '../running/pace';
import type { Trouble } from '../trouble/trouble';
import type { Step } from './step';

export type { Step } from './step';

/** What the *Rows* step holds. */
export interface Choice {
  rows: RowChoice;
  take: Take;
  onlyVisible: boolean;
  overwrite: boolean;
  waterfall: boolean;
  /** As typed; see `readCreditCap`. */
  creditCap: string;
  /** What becomes of rows that an earlier run left queued; decided at the check. */
  leftovers: Leftovers;
}

/** What a check was asked and what it answered: these two belong together. */
export interface Checked {
  request: RunRequest;
  check: Check;
}

/** The page as a value: everything on show follows from it. */
export interface State {
  step: Step;
  /** What the page is waiting for, as words; null when the user may press things. */
  busy: string | null;
  trouble: Trouble | null;
  /** Something that went well and is worth a line. */
  note: string | null;
  token: TokenState;
  balance: Balance | null;
  savedAnswers: number;
  sheet: SheetColumns | null;
  choice: Choice;
  /** A menu item's choice that has not reached its check yet: it waits for a token, or for a run that is going on. */
  intent: Intent | null;
  checked: Checked | null;
  /** The run on show, or one with rows left from earlier. */
  run: Progress | null;
  /** What that run was asked for, when it was started from this page. */
  started: RunRequest | null;
  samples: Sample[];
  pause: Pause | null;
  stopping: boolean;
  /** What a screen reader is told while the run is going on; changes only now and then. */
  spoken: string;
  otherRun: OtherRun | null;
  /** How the run on show goes on by itself; null where nothing of it is to be said. */
  clock: ClockState | null;
  /** Runs with rows left on other sheets. */
  left: LeftRun[];
  /** The run on show ended while no sidebar was there to tell. */
  finishedAway: boolean;
  /** Another token was connected since the run on show stopped. */
  tokenRenewed: boolean;
  /** What the pages around a run show. */
  around: Around;
}

export const DEFAULT_CHOICE: Choice = {
  rows: 'selected',
  take: 'unsettled',
  onlyVisible: false,
  overwrite: false,
  waterfall: true,
  creditCap: '',
  leftovers: 'ask',
};

export function initialState(intent: Intent | null): State {
  return {
    step: 'opening',
    busy: null,
    trouble: null,
    note: null,
    token: { connected: false, lastFour: '' },
    balance: null,
    savedAnswers: 0,
    sheet: null,
    choice: DEFAULT_CHOICE,
    intent,
    checked: null,
    run: null,
    started: null,
    samples: [],
    pause: null,
    stopping: false,
    spoken: '',
    otherRun: null,
    clock: null,
    left: [],
    finishedAway: false,
    tokenRenewed: false,
    around: NOTHING_AROUND,
  };
}

/** Rows of an earlier or broken-off run that still wait. */
export function hasRowsLeft(run: Progress | null): boolean {
  return run !== null && run.state !== 'done' && run.left > 0;
}

/** A run that this person may go on with at once: nobody drives it, or a window of theirs did. */
export const isMine = (otherRun: OtherRun | null): boolean => otherRun === null || otherRun.yours;

/** A run that somebody drives right now. */
export const isGoingOn = (otherRun: OtherRun | null): boolean => otherRun !== null && !otherRun.silent;

/** A run of this person's is going on: until it is resumed here or discarded, no other one starts. */
export function isOwnRunOpen({ run, otherRun }: Pick<State, 'run' | 'otherRun'>): boolean {
  return run?.state === 'running' && otherRun?.yours === true && !otherRun.silent;
}
