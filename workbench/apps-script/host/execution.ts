import type { HttpOutcome, HttpRequest } from '../http';
import type { AppsScript } from './apps-script';
import { ServiceFailure } from './failure';
import { SCRIPT_MILLISECONDS, SHORT_MILLISECONDS } from './limits';
import { checkPermission, type AuthMode } from './permissions';
import { Wait } from './service';
import { serviceCalls } from './services/all';
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

/**
 * One execution of a script, from the side of the services. It lives in the main thread, whatever thread the script's
 * context (the guest) lives in; every service call of the guest crosses over to it:
 *
 *  1. `appsScript.begin(request)` starts it (and throws when too many run already). The driver gives the guest a fresh
 *     context, evaluates the guest bundle and the project's files in it, and calls the function.
 *  2. For each `host(name, args)` of the guest the driver calls `execution.call(name, args)`. The reply is a value, an
 *     error (which the guest throws), or `waiting`.
 *  3. For `waiting` the driver brings about what is waited for, then calls `execution.resume(outcome)`, and so on
 *     until there is a value or an error. A live driver may take its time: the guest's worker is blocked on
 *     `Atomics.wait` all the while, and other executions go on.
 *  4. `execution.end(outcome)` once the function has returned or thrown: locks are freed, the result is kept.
 *
 * `remaining()` is the time it may still take. A driver must not let a wait go beyond it: when it is used up it calls
 * `timeOut()` (a worker that does not come back is terminated). From then on, and after `kill()`, the execution is
 * dead: every call is answered with an error and has no effect. What it wrote before stays.
 */
export class Execution {
  readonly startedAt: number;
  readonly mode: AuthMode;
  readonly calls: ServiceCall[] = [];
  state: 'running' | 'ended' | 'killed' | 'timed-out' = 'running';
  #resume: { call: ServiceCall; finish: (outcome: WaitOutcome) => unknown } | null = null;

  constructor(
    readonly appsScript: AppsScript,
    readonly id: number,
    readonly request: ExecutionRequest,
  ) {
    this.startedAt = appsScript.clock.now();
    this.mode = request.mode ?? modeOf(request.kind);
  }

  /** The user at the keyboard. */
  get user(): string {
    return this.request.user;
  }

  /** Milliseconds it may run in all: https://developers.google.com/apps-script/guides/services/quotas */
  get limit(): number {
    return this.request.kind === 'custom-function' || this.request.kind === 'simple-trigger'
      ? SHORT_MILLISECONDS
      : SCRIPT_MILLISECONDS;
  }

  /** Milliseconds left until the platform ends it. */
  remaining(): number {
    return this.startedAt + this.limit - this.appsScript.clock.now();
  }

  get dead(): boolean {
    return this.state !== 'running';
  }

  /** Answers one service call of the guest. */
  call(name: string, args: unknown[]): Reply {
    if (name === 'Workbench.missing') {
      this.appsScript.missing.note(String(args[0]));
      return { value: null };
    }
    const call: ServiceCall = { execution: this.id, name, at: this.appsScript.clock.now(), cost: 0 };
    return this.#answer(call, () => {
      const service = serviceCalls[name];
      if (!service)
        throw new ServiceFailure(`${name} is not part of the workbench: add it with its real behaviour`, 'Error');
      this.#checkAlive();
      this.calls.push(call);
      this.appsScript.log.push(call);
      this.#letOthersIn(call, args);
      checkPermission(name, service.need, this.mode, this.appsScript.project.manifest);
      const cells = service.cells?.(args);
      if (cells !== undefined) call.cells = cells;
      this.#spend(this.appsScript.costOf(service.cost, cells ?? 0));
      return service.run(this, args);
    });
  }

  /** Goes on with a call that was waiting. */
  resume(outcome: WaitOutcome): Reply {
    const waiting = this.#resume;
    if (!waiting) throw new Error('Nothing is waiting in this execution.');
    this.#resume = null;
    return this.#answer(waiting.call, () => {
      this.#checkAlive();
      return waiting.finish(outcome);
    });
  }

  /** The time limit is reached. */
  timeOut(): void {
    this.#die('timed-out');
  }

  /** Ends it from outside, as a crash of the server does. */
  kill(): void {
    this.#die('killed');
  }

  /** The function has returned or thrown. */
  end(): void {
    this.#die('ended');
  }

  #answer(call: ServiceCall, run: () => unknown): Reply {
    const settle = (): void => {
      call.cost = this.appsScript.clock.now() - call.at;
    };
    try {
      const result = run();
      if (result instanceof Wait) {
        this.#resume = { call, finish: result.then };
        return { waiting: result.waiting };
      }
      settle();
      return { value: result };
    } catch (error) {
      settle();
      if (!(error instanceof ServiceFailure)) throw error;
      call.error = error.message;
      this.appsScript.missing.noteError(error.message);
      return { error: { name: error.name, message: error.message } };
    }
  }

  #checkAlive(): void {
    if (this.state === 'running' && this.remaining() < 0) this.timeOut();
    if (this.state === 'timed-out') throw new ServiceFailure('Exceeded maximum execution time');
    if (this.state !== 'running') throw new ServiceFailure('The execution has ended.', 'Error');
  }

  /** Edits, kills and faults that a test or a user injects before the call. */
  #letOthersIn(call: ServiceCall, args: unknown[]): void {
    const verdict = this.appsScript.beforeCall(call, args, this);
    if (verdict === 'kill') this.kill();
    else if (verdict) throw new ServiceFailure(verdict.message, verdict.name);
    this.#checkAlive();
  }

  #spend(milliseconds: number): void {
    if (milliseconds > this.remaining()) {
      this.appsScript.clock.spend(Math.max(0, this.remaining()));
      this.timeOut();
    } else this.appsScript.clock.spend(milliseconds);
    this.#checkAlive();
  }

  #die(state: 'ended' | 'killed' | 'timed-out'): void {
    if (this.state !== 'running') return;
    this.state = state;
    this.appsScript.locks.releaseAll(this.id);
    this.appsScript.ended(this);
  }
}

function modeOf(kind: ExecutionKind): AuthMode {
  if (kind === 'custom-function') return 'CUSTOM_FUNCTION';
  return kind === 'simple-trigger' ? 'LIMITED' : 'FULL';
}
