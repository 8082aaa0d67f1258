import type { Intent } from '../../src/contract';
import { createServer } from '../../sidebar/server';
import { createController } from '../../sidebar/state/controller';
import { initialState } from '../../sidebar/state/state';
import type { State } from '../../sidebar/state/state';
import { createStore } from '../../sidebar/state/store';
import { HALF_PAST_TWO } from './builders';
import type { FakeApi } from './fake-api';
import { fakeScriptRun } from './fake-script-run';

/** The sidebar without its page: store and controller on a fake server, with pauses that take no time. */
export function sidebarOn(api: FakeApi, intent: Intent | null = null) {
  const seen: State[] = [];
  const waits: number[] = [];
  const store = createStore(initialState(intent), (state) => seen.push(state));
  const server = createServer(fakeScriptRun(api.call), { set: () => 0, clear: () => undefined });
  const act = createController({
    server,
    store,
    now: () => HALF_PAST_TWO,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    every: () => () => undefined,
  });
  return { store, act, seen, waits };
}

/** As `sidebarOn`, and opened. */
export async function openedSidebar(api: FakeApi, intent: Intent | null = null) {
  const sidebar = sidebarOn(api, intent);
  await sidebar.act.open();
  return sidebar;
}
