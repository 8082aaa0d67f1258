import type { ServiceCall } from '../apps-script/host/messages';
import { serviceCalls } from '../apps-script/host/services/all';

/** What the service calls of some executions come to, on the virtual clock. */
export interface CallTally {
  calls: number;
  milliseconds: number;
}

/** Which line of the account a service call stands in. */
export type CallGroup =
  | 'waiting for eCore'
  | 'waiting on purpose'
  | 'sheet reads'
  | 'sheet writes'
  | 'cache'
  | 'properties'
  | 'lock'
  | 'other';

const GROUPS: { [cost: string]: CallGroup } = {
  'range-read': 'sheet reads',
  'range-write': 'sheet writes',
  cache: 'cache',
  property: 'properties',
  lock: 'lock',
};

export function groupOf(name: string): CallGroup {
  if (name.startsWith('UrlFetchApp.')) return 'waiting for eCore';
  if (name === 'Utilities.sleep') return 'waiting on purpose';
  return GROUPS[serviceCalls[name]?.cost ?? ''] ?? 'other';
}

export type Account = { [group in CallGroup]: CallTally };

export function newAccount(): Account {
  const none = (): CallTally => ({ calls: 0, milliseconds: 0 });
  return {
    'waiting for eCore': none(),
    'waiting on purpose': none(),
    'sheet reads': none(),
    'sheet writes': none(),
    cache: none(),
    properties: none(),
    lock: none(),
    other: none(),
  };
}

export function addCalls(account: Account, calls: readonly ServiceCall[]): void {
  for (const { name, cost } of calls) {
    const tally = account[groupOf(name)];
    tally.calls++;
    tally.milliseconds += cost;
  }
}

/** Calls that go to the sheet, which is where a script usually loses its time. */
export function sheetCalls(account: Account): number {
  return account['sheet reads'].calls + account['sheet writes'].calls;
}
