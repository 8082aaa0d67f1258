import type { Caller } from './caller';
import type { WaitOutcome, Waiting } from './messages';
import type { Need } from './permissions';

/** Which line of the cost table a call falls under. */
export type CostName =
  | 'fetch'
  | 'range-read'
  | 'range-write'
  | 'property'
  | 'cache'
  | 'lock'
  | 'sheet'
  | 'user-interface'
  | 'computation';

/** What a handler answers when the driver has to bring something about first. */
export class Wait {
  constructor(
    readonly waiting: Waiting,
    readonly then: (outcome: WaitOutcome) => unknown,
  ) {}
}

export interface ServiceCallRule {
  need: Need;
  cost: CostName;
  /** How many cells it touches, by its arguments. */
  cells?(args: unknown[]): number;
  run(caller: Caller, args: unknown[]): unknown;
}

export type ServiceCallRules = { [name: string]: ServiceCallRule };

/**
 * A service call: what it needs, what it costs and what it does. The handler's arguments are plain data that the guest
 * has put together itself, so their shape is known here; it throws `ServiceFailure` in Google's words.
 */
export function define<Args extends unknown[]>(
  need: Need,
  cost: CostName,
  run: (caller: Caller, ...args: Args) => unknown,
  cells?: (...args: Args) => number,
): ServiceCallRule {
  return {
    need,
    cost,
    run: (caller, args) => run(caller, ...(args as Args)),
    ...(cells ? { cells: (args: unknown[]) => cells(...(args as Args)) } : {}),
  };
}
