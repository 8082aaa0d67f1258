import type { CostName } from '../host/service';

/** What a service call takes on the virtual clock: a part for the call and a part for each cell, in milliseconds. */
export type Costs = { [name in CostName | 'fetch']: { call: number; cell?: number; source: string } };

/**
 * Nobody publishes figures; these are orders of magnitude that independent reports agree on, or assumptions. A batch is
 * one call (https://developers.google.com/apps-script/guides/support/best-practices).
 */
export const USUAL_COSTS: Costs = {
  fetch: { call: 400, source: 'assumed; a fetchAll takes as long as its slowest request' },
  'range-read': { call: 60, cell: 0.005, source: 'assumed' },
  'range-write': { call: 80, cell: 0.01, source: 'assumed' },
  property: { call: 150, source: 'reported by independent measurements: 150 to 200' },
  cache: { call: 15, source: 'reported by independent measurements: 15 to 20' },
  lock: { call: 20, source: 'assumed' },
  sheet: { call: 1, source: 'assumed' },
  'user-interface': { call: 10, source: 'assumed' },
  computation: { call: 0.1, source: 'assumed' },
};

export function costOf(costs: Costs): (name: CostName, cells: number) => number {
  return (name, cells) => costs[name].call + (costs[name].cell ?? 0) * cells;
}
