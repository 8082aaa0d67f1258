import type { AppsScript } from '../host/apps-script';
import { edit, install, open, type Edit } from '../host/events';
import type { ExecutionRequest } from '../host/messages';
import type { Answer, MenuEntry, Selection, WindowState } from '../host/window';
import type { ExecutionResult } from './execution-result';

/** One browser window of one person, simulated. */
export interface EditorWindow {
  readonly state: WindowState;
  /** What opening the document does: `onOpen`, where the project has one; null where nothing runs. */
  openDocument(): ExecutionResult | null;
  /** What installing the add-on does: `onInstall`, where the project has one. */
  install(): ExecutionResult | null;
  /** Types into cells, and runs what that triggers. */
  edit(edit: Edit): ExecutionResult[];
  select(selection: Selection): void;
  /** Clicks a menu item by its labels below the menu's own: `clickMenu('Formulas', 'Retry unfinished formulas')`. */
  clickMenu(...labels: string[]): ExecutionResult;
  /** What `google.script.run` does. */
  call(functionName: string, ...args: unknown[]): ExecutionResult;
  /** The same as requests, for `together`. */
  readonly request: {
    clickMenu(...labels: string[]): ExecutionRequest;
    call(functionName: string, ...args: unknown[]): ExecutionRequest;
  };
  /** Answers for the next alerts and prompts. */
  readonly answers: Answer[];
}

interface Surroundings {
  appsScript: AppsScript;
  run(request: ExecutionRequest): ExecutionResult;
  answers: Answer[];
  enabled: boolean;
}

export function createWindow(state: WindowState, { appsScript, run, answers, enabled }: Surroundings): EditorWindow {
  const here = { user: state.email, window: state };
  const request: EditorWindow['request'] = {
    clickMenu(...labels) {
      const functionName =
        findItem(
          state.menus.flatMap(({ entries }) => entries),
          labels,
        ) ?? findItem(state.menus, labels);
      if (!functionName) throw new Error(`The menu has no item ${labels.join(' › ')}.`);
      return { kind: 'menu', functionName, args: [], ...here };
    },
    // Undefined in a list arrives as null, and nothing but JSON travels.
    call: (functionName, ...args) => ({
      kind: 'page',
      functionName,
      args: JSON.parse(JSON.stringify(args)) as unknown[],
      ...here,
    }),
  };
  return {
    state,
    answers,
    request,
    openDocument: () => open(appsScript, state, enabled).map(run)[0] ?? null,
    install: () => install(appsScript, state).map(run)[0] ?? null,
    edit: (texts) => edit(appsScript, state, texts, enabled).map(run),
    select: (selection) => void (state.selection = selection),
    clickMenu: (...labels) => run(request.clickMenu(...labels)),
    call: (functionName, ...args) => run(request.call(functionName, ...args)),
  };
}

function findItem(entries: readonly MenuEntry[], [label, ...deeper]: string[]): string | null {
  for (const entry of entries) {
    if (entry.kind === 'item' && entry.label === label && deeper.length === 0) return entry.functionName;
    if (entry.kind === 'menu' && entry.label === label) return findItem(entry.entries, deeper);
  }
  return null;
}
