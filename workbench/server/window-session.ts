import type { TypedCells } from '../apps-script/host/events';
import type { LiveWindow } from '../apps-script/live/options';
import type { Answer, Question } from '../apps-script/host/window';
import type { FramePages } from './frame-page';
import type { DialogFrame, Frame, FromPage, Selection, ToPage } from './messages';

type Send = (message: ToPage) => void;

/** How Univer's sheet ids and the services' sheet ids belong together. */
export interface SheetIds {
  toUniver(sheetId: number): string;
  /** Undefined for a sheet that is no longer there. */
  toServices(sheet: string): number | undefined;
}

export interface SessionOptions {
  window: LiveWindow;
  frames: FramePages;
  sheetIds: SheetIds;
  /** Names that `google.script.run` can call. */
  functions: () => string[];
  log: (line: string) => void;
}

/** One browser window: what the script put there, and what the person does. It outlives a dropped connection. */
export interface WindowSession {
  /** Shows everything that is open to a page that has just connected; gives the function that ends it. */
  attach(send: Send): () => void;
  /** Anything but an edit of the sheet. */
  receive(message: Exclude<FromPage, { type: 'mutation' | 'ping' }>): void;
  /** The person has typed into cells. */
  typed(cells: TypedCells): void;
  /** The page is gone for good: what waits for an answer is closed. */
  close(): void;
}

/** The size of a dialog that names none. */
const DIALOG = { width: 600, height: 400 };

export function createWindowSession({ window, frames, sheetIds, functions, log }: SessionOptions): WindowSession {
  const { state } = window;
  const questions = new Map<string, { question: Question; answer: (answer: Answer) => void }>();
  let send: Send = () => {};
  let built = false;
  let working = 0;
  let numbered = 0;
  let toastsShown = 0;
  let sidebar: { page: object; frame: Frame } | null = null;
  let dialog: { page: object; frame: DialogFrame } | null = null;
  /** Changes that the script makes to the selection come back from the page; they must not be sent again. */
  let selected = '';

  const nextId = (kind: string) => `${kind}-${(numbered += 1)}`;
  const open = (kind: string, page: { title: string; html: string }): Frame => ({
    id: nextId(kind),
    title: page.title,
    path: frames.add(page.html),
  });

  const showMenus = () => send({ type: 'menus', menus: built ? state.menus : null });
  const showSidebar = () => {
    const page = state.sidebar;
    if (page !== (sidebar?.page ?? null)) {
      if (sidebar) frames.remove(sidebar.frame.path);
      sidebar = page && { page, frame: open('sidebar', page) };
    }
    send({ type: 'sidebar', frame: sidebar?.frame ?? null });
  };
  const showDialog = () => {
    const page = state.dialogs.at(-1) ?? null;
    if (page !== (dialog?.page ?? null)) {
      if (dialog) frames.remove(dialog.frame.path);
      dialog = page && {
        page,
        frame: {
          ...open('dialog', page),
          width: page.width || DIALOG.width,
          height: page.height ?? DIALOG.height,
          modal: page.modal,
        },
      };
    }
    send({ type: 'dialog', frame: dialog?.frame ?? null });
  };
  const showToasts = () => {
    for (const toast of state.toasts.slice(toastsShown))
      send({ type: 'toast', toast: { ...toast, id: nextId('toast') } });
    toastsShown = state.toasts.length;
  };
  const showSelection = () => {
    const { sheetId, areas, cell } = state.selection;
    const selection: Selection = { sheet: sheetIds.toUniver(sheetId), ranges: areas, current: cell };
    if (JSON.stringify(selection) === selected) return;
    selected = JSON.stringify(selection);
    send({ type: 'select', selection });
  };
  const show = {
    menus: showMenus,
    sidebar: showSidebar,
    dialog: showDialog,
    toast: showToasts,
    selection: showSelection,
  };
  state.onChange = (what) => show[what]();

  window.onQuestion = (question) =>
    new Promise((resolve) => {
      const id = nextId('question');
      questions.set(id, {
        question,
        answer: (answer) => {
          questions.delete(id);
          resolve(answer);
        },
      });
      send({ type: 'question', question: { ...question, id } });
    });

  const atWork = (by: 1 | -1) => {
    working += by;
    send({ type: 'working', working: working > 0 });
  };
  const runMenuItem = async (functionName: string) => {
    atWork(1);
    try {
      await window.runMenuFunction(functionName);
    } catch (error) {
      send({ type: 'failure', text: errorText(error) });
      log(`${functionName}: ${errorText(error)}`);
    } finally {
      atWork(-1);
    }
  };
  const call = async ({ call: id, frame, name, args }: Extract<FromPage, { type: 'call' }>) => {
    const known = frame === sidebar?.frame.id || frame === dialog?.frame.id;
    try {
      if (!known) throw new Error('The page that asked is no longer open.');
      if (!functions().includes(name)) throw new Error(`Script function not found: ${name}`);
      const value = await window.call(name, ...(Array.isArray(args) ? args : []));
      send({ type: 'answer', call: id, result: { ok: true, value: value === undefined ? null : value } });
    } catch (error) {
      send({ type: 'answer', call: id, result: { ok: false, error: errorText(error) } });
    }
  };

  void window
    .openDocument()
    .catch((error: unknown) => log(`onOpen: ${errorText(error)}`))
    .then(() => {
      built = true;
      showMenus();
    });

  return {
    attach: (sendTo) => {
      send = sendTo;
      showMenus();
      showSidebar();
      showDialog();
      for (const [id, { question }] of questions) send({ type: 'question', question: { ...question, id } });
      send({ type: 'working', working: working > 0 });
      return () => {
        if (send === sendTo) send = () => {};
      };
    },
    receive: (message) => {
      if (message.type === 'menu') void runMenuItem(message.functionName);
      else if (message.type === 'call') void call(message);
      else if (message.type === 'answered') questions.get(message.question)?.answer(message.answer);
      else if (message.type === 'closed') {
        if (message.frame === sidebar?.frame.id) state.sidebar = null;
        if (message.frame === dialog?.frame.id) state.dialogs.pop();
        showSidebar();
        showDialog();
      } else if (message.type === 'selection') {
        const { sheet, ranges, current } = message.selection;
        const sheetId = sheetIds.toServices(sheet);
        if (sheetId === undefined || ranges.length === 0) return;
        selected = JSON.stringify(message.selection);
        window.select({ sheetId, areas: ranges, cell: current });
      }
    },
    typed: (cells) => {
      window.typed(cells).catch((error: unknown) => log(`onEdit: ${errorText(error)}`));
    },
    close: () => {
      for (const { answer } of [...questions.values()]) answer({ button: 'CLOSE' });
      for (const shown of [sidebar, dialog]) if (shown) frames.remove(shown.frame.path);
    },
  };
}

/** An error as a page's failure handler gets it behind `ScriptError: `. */
function errorText(error: unknown): string {
  return String(error instanceof Error ? `${error.name}: ${error.message}` : error).replace(/^ScriptError: /, '');
}
