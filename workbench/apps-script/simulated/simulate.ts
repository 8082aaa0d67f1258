import type { Workbook, StoredValue } from '../../workbook/workbook';
import { argument } from '../formula-arguments';
import { AppsScript, type CallHook } from '../host/apps-script';
import type { CacheStore } from '../host/cache';
import { Execution } from '../host/execution';
import type { ExecutionRequest, ServiceCall, Waiting, WaitOutcome } from '../host/messages';
import { ServiceFailure } from '../host/failure';
import type { MissingThing } from '../host/missing';
import type { Person } from '../host/people';
import type { PropertyStore } from '../host/properties';
import { seededRandom } from '../host/random';
import type { Answer, WindowState } from '../host/window';
import type { HttpOutcome, HttpRequest } from '../http';
import type { ScriptProject } from '../project';
import { costOf, USUAL_COSTS, type Costs } from './costs';
import { createWindow, type EditorWindow } from './editor-window';
import { refused, resultOf, type ExecutionResult } from './execution-result';
import { runInContext } from './run-in-context';
import { letTimePass } from './time';
import { playTogether, type Actor } from './together';

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
  /** True for a published add-on, whose triggers are fewer; false for a script bound to the spreadsheet. */
  addOn?: boolean;
  /** False in a document where the add-on is installed but not enabled: `onOpen` then runs in `NONE`. */
  enabled?: boolean;
}

export type { ExecutionResult } from './execution-result';
export { inTurn, type Actor, type Turn } from './together';

export interface SimulatedAppsScript {
  readonly appsScript: AppsScript;
  readonly workbook: Workbook;
  /** Letting time go by runs the clock triggers that come due. */
  readonly clock: { now(): number; advance(milliseconds: number): void };
  readonly log: readonly ServiceCall[];
  resetLog(): void;
  /** What scripts asked for that the workbench does not have, also where they swallowed the error. */
  readonly missing: readonly MissingThing[];
  /** Opens a browser window of one of the people. */
  window(email: string): EditorWindow;
  /** Evaluates a custom function as a formula cell does. */
  evaluate(...formula: FormulaCell): ExecutionResult;
  /** The same as a request, for `together`. */
  formula(...formula: FormulaCell): ExecutionRequest;
  /** Looks at every service call before it runs: edits the workbook, kills the execution, or throws in its place. */
  before(hook: CallHook): () => void;
  /** `script`, `document`, or `user:` and an email. */
  properties(store: string): PropertyStore;
  cache(store: string): CacheStore;
  /** Runs one execution to its end, with nothing beside it: a lock that somebody else holds stays held as long as it waits. */
  run(request: ExecutionRequest, answers?: Answer[]): ExecutionResult;
  /**
   * Runs several executions at the same time on the virtual clock. Whose service call has its effect first is decided by
   * what calls cost and by the seed: the same seed always gives the same order, another seed another. Locks exclude,
   * wait and time out, property writes race, and `before` sees every call at its moment.
   *
   *     const { request } = script.window('ann@example.com');
   *     const [run, [cell]] = script.together([
   *       (function* (): Actor<ExecutionResult> {
   *         const first = yield request.call('startRun', options);
   *         yield { pause: 500 };                                // between two turns the workbook may be read and edited
   *         return yield request.call('stepRun', first.value);
   *       })(),
   *       inTurn(script.formula('SHOUT', ['quietly'], { by: 'ben@example.com', sheetId: 0, row: 2, column: 3 })),
   *     ], { seed: 7 });
   *
   * @param options.exactCosts each call takes what the table says, as in `run`, and the seed decides what is left
   * @param actors each has one thing run after the other (see `Actor`; `inTurn` makes one of a list of requests)
   * @returns what each actor returned, in their order
   */
  together<Actors extends readonly Actor[]>(
    actors: readonly [...Actors],
    options?: { seed?: number; exactCosts?: boolean },
  ): { [index in keyof Actors]: Actors[index] extends Actor<infer Result> ? Result : never };
}

/** A custom function, its arguments, and the cell that it stands in, edited last by somebody. */
export type FormulaCell = [
  functionName: string,
  args: (StoredValue | StoredValue[][])[],
  cell: { by: string; sheetId: number; row: number; column: number },
];

/** Any day will do, as long as it is always the same. */
const A_DAY = Date.UTC(2026, 2, 2, 9);

/**
 * A script at work on a workbook on a virtual clock: every service call costs what the table says, and a hundred
 * thousand rows take seconds.
 */
export function simulate(options: SimulateOptions): SimulatedAppsScript {
  const { project, workbook, people, http, enabled = true, addOn = false } = options;
  const costs = { ...USUAL_COSTS, ...options.costs };
  const usualCost = costOf(costs);
  let now = options.startAt ?? A_DAY;
  let factor = 1;
  const clock = { now: () => now, spend: (milliseconds: number) => void (now += milliseconds) };
  const appsScript = new AppsScript({
    project,
    workbook,
    people,
    addOn,
    atOnce: true,
    clock,
    costOf: (name, cells) => usualCost(name, cells) * factor,
    random: seededRandom(options.seed ?? 1),
  });
  const answersOf = new Map<WindowState, Answer[]>();

  /** What an execution waits for, and when it is there. */
  const outcomeOf = (
    waiting: Exclude<Waiting, { kind: 'lock' }>,
    answers: Answer[],
  ): { outcome: WaitOutcome; after: number } => {
    if (waiting.kind === 'dialog') return { outcome: answers.shift() ?? { button: 'CLOSE' }, after: 0 };
    if (waiting.kind === 'sleep') return { outcome: null, after: waiting.milliseconds };
    const outcomes = waiting.requests.map((request) => within(request, http(request, now), costs.fetch.call));
    return {
      outcome: outcomes,
      after: outcomes.reduce((most, { latencyMs = costs.fetch.call }) => Math.max(most, latencyMs), 0),
    };
  };

  const run = (request: ExecutionRequest, answers: Answer[] = []): ExecutionResult => {
    const startedAt = now;
    const execution = begin(appsScript, request);
    if (!(execution instanceof Execution)) return execution;
    const outcome = runInContext(execution, (waiting) => {
      const arrived =
        waiting.kind === 'lock' ? { outcome: null, after: waiting.milliseconds } : outcomeOf(waiting, answers);
      const left = Math.max(0, execution.remaining());
      now += Math.min(arrived.after, left);
      if (arrived.after > left) execution.timeOut();
      return arrived.outcome;
    });
    const { state } = execution;
    execution.end();
    workbook.flush?.();
    return resultOf(execution, state, outcome, now - startedAt);
  };

  const formula = (...[functionName, args, { by, ...cell }]: FormulaCell): ExecutionRequest => ({
    kind: 'custom-function',
    functionName,
    args: args.map((given) => argument(given)),
    user: by,
    cell,
  });

  return {
    appsScript,
    workbook,
    clock: {
      now: clock.now,
      advance: (milliseconds) => letTimePass(appsScript, milliseconds, (later) => (now = later), run),
    },
    get log() {
      return appsScript.log;
    },
    get missing() {
      return appsScript.missing.list();
    },
    resetLog: () => void (appsScript.log as ServiceCall[]).splice(0),
    window: (email) => {
      const state = appsScript.openWindow(email);
      const answers: Answer[] = [];
      answersOf.set(state, answers);
      return createWindow(state, { appsScript, answers, enabled, run: (request) => run(request, answers) });
    },
    evaluate: (...cell) => run(formula(...cell)),
    formula,
    before: (hook) => appsScript.before(hook),
    properties: (store) => appsScript.properties(store),
    cache: (store) => appsScript.cache(store),
    run,
    together: (actors, { seed = 1, exactCosts = false } = {}) =>
      playTogether(
        {
          appsScript,
          setNow: (later) => (now = later),
          costOf: usualCost,
          exactCosts,
          setCostFactor: (next) => (factor = next),
          random: seededRandom(seed),
          outcomeOf: (waiting, { request: { window } }) => outcomeOf(waiting, (window && answersOf.get(window)) ?? []),
        },
        actors,
      ) as never,
  };
}

/** The execution, or the result of one that may not begin. */
function begin(appsScript: AppsScript, request: ExecutionRequest): Execution | ExecutionResult {
  try {
    return appsScript.begin(request);
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return refused(error);
  }
}

/** A request that takes longer than it may is a time-out. */
function within(request: HttpRequest, outcome: HttpOutcome, usual: number): HttpOutcome {
  const limit = request.timeoutSeconds * 1000;
  return (outcome.latencyMs ?? usual) > limit ? { failure: 'timeout', latencyMs: limit } : outcome;
}
