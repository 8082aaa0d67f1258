import type { Caller, Platform } from './caller';
import { ServiceFailure } from './failure';
import { SCRIPT_MILLISECONDS, SHORT_MILLISECONDS } from './limits';
import type { ExecutionKind, ExecutionRequest, Reply, ServiceCall, Thrown, WaitOutcome } from './messages';
import { checkPermission, type AuthMode } from './permissions';
import { type CostName, Wait } from './service';
import { serviceCalls } from './services/all';

/** A kill, or the error that a call throws instead of running; nothing lets it run. */
export type Verdict = 'kill' | Thrown | undefined;

/** What an execution needs of the script it belongs to. */
export interface Home extends Platform {
  readonly log: ServiceCall[];
  costOf(cost: CostName, cells: number): number;
  beforeCall(call: ServiceCall, args: unknown[], execution: Execution): Verdict;
  ended(execution: Execution): void;
}

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
export class Execution implements Caller {
  readonly startedAt: number;
  readonly mode: AuthMode;
  readonly calls: ServiceCall[] = [];
  state: 'running' | 'ended' | 'killed' | 'timed-out' = 'running';
  #resume: { call: ServiceCall; finish: (outcome: WaitOutcome) => unknown } | null = null;

  constructor(
    readonly appsScript: Home,
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
