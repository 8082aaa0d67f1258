import type { ExecutionRequest, ExecutionKind } from '../host/execution';
import type { Answer, MenuEntry, Selection, WindowState } from '../host/window';
import type { ScriptProject } from '../project';
import type { ExecutionResult } from './simulate';

/** One browser window of one person, simulated. */
export interface EditorWindow {
  readonly state: WindowState;
  /** What opening the document does: `onOpen`, where the project has one. */
  openDocument(): ExecutionResult | null;
  select(selection: Selection): void;
  /** Clicks a menu item by its labels below the menu's own: `clickMenu('Formulas', 'Retry formulas with errors')`. */
  clickMenu(...labels: string[]): ExecutionResult;
  /** What `google.script.run` does. */
  call(functionName: string, ...args: unknown[]): ExecutionResult;
  /** Answers for the next alerts and prompts. */
  readonly answers: Answer[];
}

interface Surroundings {
  run(request: ExecutionRequest, answers: Answer[]): ExecutionResult;
  project: ScriptProject;
  enabled: boolean;
}

export function createWindow(state: WindowState, { run, project, enabled }: Surroundings): EditorWindow {
  const answers: Answer[] = [];
  const execute = (kind: ExecutionKind, functionName: string, args: unknown[], more: Partial<ExecutionRequest> = {}) =>
    run({ kind, functionName, args, user: state.email, window: state, ...more }, answers);

  return {
    state,
    answers,
    openDocument() {
      if (!project.scripts.some(({ source }) => /^function onOpen\b/m.test(source))) return null;
      return execute('simple-trigger', 'onOpen', [], { event: { type: 'open' }, ...(enabled ? {} : { mode: 'NONE' as const }) });
    },
    select: (selection) => void (state.selection = selection),
    clickMenu(...labels) {
      const item = findItem(state.menus.flatMap(({ entries }) => entries), labels) ?? findItem(state.menus, labels);
      if (!item) throw new Error(`The menu has no item ${labels.join(' › ')}.`);
      return execute('menu', item, []);
    },
    // Undefined in a list arrives as null, and nothing but JSON travels.
    call: (functionName, ...args) => execute('page', functionName, JSON.parse(JSON.stringify(args)) as unknown[]),
  };
}

function findItem(entries: readonly MenuEntry[], [label, ...deeper]: string[]): string | null {
  for (const entry of entries) {
    if (entry.kind === 'item' && entry.label === label && deeper.length === 0) return entry.functionName;
    if (entry.kind === 'menu' && entry.label === label) return findItem(entry.entries, deeper);
  }
  return null;
}
