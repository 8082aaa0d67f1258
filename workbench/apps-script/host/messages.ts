/** What passes between an execution, its services and whoever drives it: plain data. */
import type { HttpOutcome, HttpRequest } from '../http';
import type { AuthMode } from './permissions';
import type { Answer, Question, WindowState } from './window';

export type ExecutionKind = 'simple-trigger' | 'custom-function' | 'menu' | 'page' | 'trigger' | 'editor';

/** What is to be run, by whom and where. */
export interface ExecutionRequest {
  kind: ExecutionKind;
  functionName: string;
  /** Plain data; a date is `{ date: milliseconds }`. An event is described by `event` instead. */
  args: unknown[];
  /** The user at the keyboard. */
  user: string;
  /** The window a menu, a page or a simple trigger belongs to. */
  window?: WindowState;
  /** The cell a custom function is evaluated for. */
  cell?: { sheetId: number; row: number; column: number };
  /** The event object of a trigger, by its plain parts. */
  event?: TriggerEvent;
  /** The AuthMode when the kind does not decide it: an `onOpen` where the add-on is not enabled yet runs in `NONE`. */
  mode?: AuthMode;
}

/** https://developers.google.com/apps-script/guides/triggers/events, by the parts that are plain data. */
export type TriggerEvent = { triggerUid?: string } & (
  | { type: 'open' | 'install' }
  | { type: 'change'; changeType: string }
  | {
      type: 'edit' | 'form-submit';
      sheetId: number;
      row: number;
      column: number;
      rows: number;
      columns: number;
      value?: string;
      oldValue?: string;
    }
  | { type: 'clock'; fields: { [name: string]: number | string } }
);

/** One call of a service, as the log keeps it. */
export interface ServiceCall {
  /** Which execution made it. */
  execution: number;
  /** As `Range.setValues`. */
  name: string;
  /** When it was made, and what it took. */
  at: number;
  cost: number;
  /** How many cells a range call touched. */
  cells?: number;
  /** What the script caught, when the call was refused. */
  error?: string;
}

export interface Thrown {
  name: string;
  message: string;
  stack?: string;
}

/** What an execution is waiting for. The driver brings it about and hands the outcome to `resume`. */
export type Waiting =
  | { kind: 'sleep'; milliseconds: number }
  /** Resume with one outcome a request, in their order. */
  | { kind: 'fetch'; requests: HttpRequest[] }
  /** Resume when `locks.holder(lock)` is null or the time is over, whichever comes first. */
  | { kind: 'lock'; lock: string; milliseconds: number }
  | { kind: 'dialog'; question: Question };

export type WaitOutcome = null | HttpOutcome[] | Answer;

export type Reply = { value: unknown } | { error: Thrown } | { waiting: Waiting };
