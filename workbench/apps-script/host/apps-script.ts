import type { Workbook } from '../../workbook/workbook';
import { scriptTimeZone, type ScriptProject } from '../project';
import { CacheStore } from './cache';
import type { Clock } from './clock';
import { Execution, type Home, type Verdict } from './execution';
import { ServiceFailure } from './failure';
import { EXECUTIONS_PER_SCRIPT, EXECUTIONS_PER_USER } from './limits';
import { Locks } from './locks';
import type { ExecutionRequest, ServiceCall } from './messages';
import { Missing } from './missing';
import type { Person } from './people';
import { PropertyStore } from './properties';
import { Quotas } from './quotas';
import type { CostName } from './service';
import { Triggers } from './triggers';
import { WindowState } from './window';

export interface AppsScriptOptions {
  project: ScriptProject;
  workbook: Workbook;
  /** At least one; the first is the owner when nobody is marked. */
  people: Person[];
  clock: Clock;
  /** What a service call takes on a virtual clock, in milliseconds; 0 where time is real. */
  costOf: (cost: CostName, cells: number) => number;
  /** True where nothing can be waited for: what the workbook calculates a moment later is not there then. */
  atOnce?: boolean;
  /** True for a published add-on, whose triggers are fewer. */
  addOn?: boolean;
  /** Gives a value in [0, 1): what is random in the services comes from here. */
  random: () => number;
}

export type CallHook = (call: ServiceCall, args: unknown[], execution: Execution) => Verdict;

/**
 * The platform's side of one script in one spreadsheet: what outlives an execution (stores, locks, quotas, windows) and
 * who runs now. It has no threads and no timers: a driver calls `begin` and answers for the time (see `Execution`).
 */
export class AppsScript implements Home {
  readonly project: ScriptProject;
  readonly workbook: Workbook;
  readonly people: readonly Person[];
  readonly clock: Clock;
  readonly costOf: AppsScriptOptions['costOf'];
  readonly random: () => number;
  readonly atOnce: boolean;
  readonly locks = new Locks();
  readonly quotas: Quotas;
  readonly triggers: Triggers;
  /** Every service call of every execution, in order. */
  readonly log: ServiceCall[] = [];
  /** What scripts wrote with `console` and `Logger`. */
  readonly logLines: { execution: number; level: string; text: string }[] = [];
  /** What scripts asked for that the workbench does not have, also where they caught the error. */
  readonly missing = new Missing();
  readonly windows: WindowState[] = [];
  readonly #running = new Set<Execution>();
  readonly #hooks: CallHook[] = [];
  readonly #properties = new Map<string, PropertyStore>();
  readonly #caches = new Map<string, CacheStore>();
  #executions = 0;

  constructor(options: AppsScriptOptions) {
    if (options.people.length === 0) throw new Error('Somebody must own the spreadsheet.');
    this.project = options.project;
    this.workbook = options.workbook;
    this.people = options.people;
    this.clock = options.clock;
    this.costOf = options.costOf;
    this.random = options.random;
    this.atOnce = options.atOnce ?? false;
    this.triggers = new Triggers(options.addOn);
    this.workbook.adoptTimeZone(scriptTimeZone(options.project.manifest));
    this.workbook.onMissing((what) => this.missing.note(what));
    this.quotas = new Quotas((email) => this.person(email).account ?? 'consumer');
  }

  get owner(): string {
    return (this.people.find(({ owner }) => owner) ?? this.people[0]!).email;
  }

  person(email: string): Person {
    const person = this.people.find((someone) => someone.email === email);
    if (!person) throw new Error(`${email} is not among the people of this spreadsheet.`);
    return person;
  }

  /** @throws ServiceFailure when too many executions run: https://developers.google.com/apps-script/guides/services/quotas */
  begin(request: ExecutionRequest): Execution {
    this.person(request.user);
    const running = [...this.#running];
    if (
      running.filter(({ user }) => user === request.user).length >= EXECUTIONS_PER_USER ||
      running.length >= EXECUTIONS_PER_SCRIPT
    ) {
      throw new ServiceFailure('There are too many scripts running simultaneously for this Google user account.');
    }
    // Nothing is left of the day's run time: the same words as for any other daily limit of computing.
    if (request.kind === 'trigger') this.quotas.use('triggerMilliseconds', request.user, 1, this.clock.now());
    const execution = new Execution(this, ++this.#executions, request);
    this.#running.add(execution);
    return execution;
  }

  /** Called by an execution when it ends in whatever way. */
  ended(execution: Execution): void {
    this.#running.delete(execution);
    const { kind, user } = execution.request;
    if (kind === 'trigger')
      this.quotas.spend('triggerMilliseconds', user, this.clock.now() - execution.startedAt, this.clock.now());
  }

  get running(): readonly Execution[] {
    return [...this.#running];
  }

  openWindow(email: string): WindowState {
    this.person(email);
    const first = this.workbook.sheets()[0];
    const window = new WindowState(email, {
      sheetId: first?.id ?? 0,
      areas: [{ row: 1, column: 1, rows: 1, columns: 1 }],
      cell: { row: 1, column: 1 },
    });
    this.windows.push(window);
    return window;
  }

  /** `script`, `document`, or `user:` and an email. */
  properties(store: string): PropertyStore {
    return entry(this.#properties, store, () => new PropertyStore());
  }

  cache(store: string): CacheStore {
    return entry(this.#caches, store, () => new CacheStore());
  }

  /** Lets the hook look at every service call before it runs; gives the function that ends it. */
  before(hook: CallHook): () => void {
    this.#hooks.push(hook);
    return () => void this.#hooks.splice(this.#hooks.indexOf(hook), 1);
  }

  beforeCall(call: ServiceCall, args: unknown[], execution: Execution): Verdict {
    for (const hook of [...this.#hooks]) {
      const verdict = hook(call, args, execution);
      if (verdict) return verdict;
    }
  }
}

function entry<T>(map: Map<string, T>, key: string, create: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
