import type { Workbook, StoredValue } from '../../workbook/workbook';
import { argument } from '../formula-arguments';
import { AppsScript, type CallHook } from '../host/apps-script';
import type { CacheStore } from '../host/cache';
import type { ExecutionRequest, ServiceCall, Thrown, Waiting, WaitOutcome } from '../host/execution';
import { ServiceFailure } from '../host/failure';
import type { Person } from '../host/people';
import type { PropertyStore } from '../host/properties';
import { seededRandom } from '../host/random';
import type { Answer } from '../host/window';
import type { HttpOutcome, HttpRequest } from '../http';
import type { ScriptProject } from '../project';
import { costOf, USUAL_COSTS, type Costs } from './costs';
import { createWindow, type EditorWindow } from './editor-window';
import { runInContext } from './run-in-context';

export interface SimulateOptions {
  project: ScriptProject;
  workbook: Workbook;
  /** At least one; the first is the owner when nobody is marked. */
  people: Person[];
  /** What the outside answers to one request. */
  http: (request: HttpRequest, at: number) => HttpOutcome;
  /** Milliseconds since 1970; a fixed day when absent, so that runs are alike. */
  startAt?: number;
  costs?: Partial<Costs>;
  seed?: number;
  /** False in a document where the add-on is installed but not enabled: `onOpen` then runs in `NONE`. */
  enabled?: boolean;
}

export interface ExecutionResult {
  /** What the function gave, as plain data; absent when it threw or was ended. */
  value?: unknown;
  thrown?: Thrown;
  killed?: true;
  milliseconds: number;
  calls: readonly ServiceCall[];
}

export interface SimulatedAppsScript {
  readonly appsScript: AppsScript;
  readonly workbook: Workbook;
  readonly clock: { now(): number; advance(milliseconds: number): void };
  readonly log: readonly ServiceCall[];
  resetLog(): void;
  /** Opens a browser window of one of the people. */
  window(email: string): EditorWindow;
  /** Evaluates a custom function as a formula cell does. */
  evaluate(functionName: string, args: (StoredValue | StoredValue[][])[], cell: { by: string; sheetId: number; row: number; column: number }): ExecutionResult;
  /** Looks at every service call before it runs: edits the workbook, kills the execution, or throws in its place. */
  before(hook: CallHook): () => void;
  /** `script`, `document`, or `user:` and an email. */
  properties(store: string): PropertyStore;
  cache(store: string): CacheStore;
  run(request: ExecutionRequest, answers?: Answer[]): ExecutionResult;
}

/** Any day will do, as long as it is always the same. */
const A_DAY = Date.UTC(2026, 2, 2, 9);

/**
 * A script at work on a workbook on one thread and a virtual clock: every service call costs what the table says, and
 * a hundred thousand rows take seconds.
 */
export function simulate(options: SimulateOptions): SimulatedAppsScript {
  const { project, workbook, people, http } = options;
  const costs = { ...USUAL_COSTS, ...options.costs };
  let now = options.startAt ?? A_DAY;
  const clock = { now: () => now, spend: (milliseconds: number) => void (now += milliseconds) };
  const appsScript = new AppsScript({ project, workbook, people, clock, costOf: costOf(costs), random: seededRandom(options.seed ?? 1) });

  /** What an execution waits for happens at once; a lock that somebody else holds stays held for as long as it waits. */
  const bringAbout = (waiting: Waiting, remaining: number, answers: Answer[]): WaitOutcome => {
    if (waiting.kind === 'dialog') return answers.shift() ?? { button: 'CLOSE' };
    if (waiting.kind !== 'fetch') {
      now += Math.max(0, Math.min(waiting.milliseconds, remaining + 1));
      return null;
    }
    const outcomes = waiting.requests.map((request) => within(request, http(request, now), costs.fetch.call));
    const longest = outcomes.reduce((most, outcome) => Math.max(most, outcome.latencyMs ?? costs.fetch.call), 0);
    now += Math.min(longest, remaining + 1);
    return outcomes;
  };

  const run = (request: ExecutionRequest, answers: Answer[] = []): ExecutionResult => {
    const startedAt = now;
    let execution;
    try {
      execution = appsScript.begin(request);
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      return { thrown: { name: error.name, message: error.message }, milliseconds: 0, calls: [] };
    }
    const running = execution;
    const outcome = runInContext(running, (waiting) => bringAbout(waiting, running.remaining(), answers));
    const { state } = running;
    running.end();
    workbook.flush?.();
    const result = { milliseconds: now - startedAt, calls: running.calls };
    if (state === 'killed') return { ...result, killed: true };
    if (state === 'timed-out') return { ...result, thrown: { name: 'Exception', message: 'Exceeded maximum execution time' } };
    return 'error' in outcome ? { ...result, thrown: outcome.error } : { ...result, value: outcome.value };
  };

  return {
    appsScript,
    workbook,
    clock: { now: clock.now, advance: clock.spend },
    get log() {
      return appsScript.log;
    },
    resetLog: () => void (appsScript.log as ServiceCall[]).splice(0),
    window: (email) => createWindow(appsScript.openWindow(email), { run, project, enabled: options.enabled ?? true }),
    evaluate: (functionName, args, { by, ...cell }) => run({ kind: 'custom-function', functionName, args: args.map((given) => argument(given)), user: by, cell }),
    before: (hook) => appsScript.before(hook),
    properties: (store) => appsScript.properties(store),
    cache: (store) => appsScript.cache(store),
    run,
  };
}

/** A request that takes longer than it may is a time-out. */
function within(request: HttpRequest, outcome: HttpOutcome, usual: number): HttpOutcome {
  const limit = request.timeoutSeconds * 1000;
  return (outcome.latencyMs ?? usual) > limit ? { failure: 'timeout', latencyMs: limit } : outcome;
}
