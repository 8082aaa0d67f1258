import type { Execution } from '../host/execution';
import type { ServiceCall, Thrown } from '../host/messages';

/** How an execution ended, and what it took. */
export interface ExecutionResult {
  /** What the function gave, as plain data; absent when it threw or was ended. */
  value?: unknown;
  thrown?: Thrown;
  killed?: true;
  milliseconds: number;
  calls: readonly ServiceCall[];
}

/** @param state the execution's, from before it was told that its function has ended */
export function resultOf(
  execution: Execution,
  state: Execution['state'],
  outcome: { value: unknown } | { error: Thrown },
  milliseconds: number,
): ExecutionResult {
  const result = { milliseconds, calls: execution.calls };
  if (state === 'killed') return { ...result, killed: true };
  if (state === 'timed-out')
    return { ...result, thrown: { name: 'Exception', message: 'Exceeded maximum execution time' } };
  return 'error' in outcome ? { ...result, thrown: outcome.error } : { ...result, value: outcome.value };
}

/** The result of an execution that may not begin. */
export function refused({ name, message }: Thrown): ExecutionResult {
  return { thrown: { name, message }, milliseconds: 0, calls: [] };
}
