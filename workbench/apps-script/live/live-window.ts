import type { AppsScript } from '../host/apps-script';
import { edit, install, open, typed } from '../host/events';
import type { ExecutionRequest } from '../host/messages';
import { PAGE_CALLS_AT_ONCE } from '../host/limits';
import type { Answer, MenuEntry, Question, WindowState } from '../host/window';
import { createGate } from './gate';
import type { LiveWindow } from './options';

export interface WindowSurroundings {
  appsScript: AppsScript;
  enabled: boolean;
  run(request: ExecutionRequest, ask: (question: Question) => Promise<Answer>): Promise<unknown>;
}

/** A window of the person that its state names. */
export function openLiveWindow(state: WindowState, { appsScript, run, enabled }: WindowSurroundings): LiveWindow {
  const throughPageCalls = createGate(PAGE_CALLS_AT_ONCE);
  const here = { user: state.email, window: state };
  const window: LiveWindow = {
    state,
    onQuestion: () => Promise.resolve({ button: 'CLOSE' }),
    openDocument: () => executeAll(open(appsScript, state, enabled)),
    install: () => executeAll(install(appsScript, state)),
    edit: (texts) => executeAll(edit(appsScript, state, texts, enabled)),
    typed: (cells) => executeAll(typed(appsScript, state, cells, enabled)),
    call(functionName, ...args) {
      // Only JSON travels.
      const request: ExecutionRequest = {
        kind: 'page',
        functionName,
        args: JSON.parse(JSON.stringify(args)) as unknown[],
        ...here,
      };
      return throughPageCalls(() => execute(request));
    },
    async clickMenu(...labels) {
      const functionName =
        findItem(
          state.menus.flatMap(({ entries }) => entries),
          labels,
        ) ?? findItem(state.menus, labels);
      if (functionName === null) throw new Error(`The menu has no item ${labels.join(' › ')}.`);
      await window.runMenuFunction(functionName);
    },
    async runMenuFunction(functionName) {
      await execute({ kind: 'menu', functionName, args: [], ...here });
    },
    select: (selection) => void (state.selection = selection),
  };
  const execute = (request: ExecutionRequest) => run(request, (question) => window.onQuestion(question));
  const executeAll = async (requests: ExecutionRequest[]) => void (await Promise.all(requests.map(execute)));
  return window;
}

function findItem(entries: readonly MenuEntry[], [label, ...deeper]: string[]): string | null {
  for (const entry of entries) {
    if (entry.kind === 'item' && entry.label === label && deeper.length === 0) return entry.functionName;
    if (entry.kind === 'menu' && entry.label === label) return findItem(entry.entries, deeper);
  }
  return null;
}
