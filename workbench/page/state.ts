import type { MenuEntry } from '../apps-script/host/window';
import type { About, DialogFrame, Frame, Question, Toast, ToPage } from '../server/messages';
import type { MissingThing } from '../apps-script/host/missing';
import type { StandInFigures } from '../server/options';

/** Everything the page shows around the spreadsheet. */
export interface PageState {
  connection: 'connecting' | 'open' | 'lost';
  about: About | null;
  /** True once the workbook is on the screen. */
  loaded: boolean;
  menus: MenuEntry[] | null;
  sidebar: Frame | null;
  dialog: DialogFrame | null;
  questions: Question[];
  toasts: Toast[];
  working: boolean;
  failure: string | null;
  figures: StandInFigures | null;
  missing: MissingThing[];
  help: boolean;
}

export const FIRST_STATE: PageState = {
  connection: 'connecting',
  about: null,
  loaded: false,
  menus: null,
  sidebar: null,
  dialog: null,
  questions: [],
  toasts: [],
  working: false,
  failure: null,
  figures: null,
  missing: [],
  help: false,
};

export type Event =
  | Exclude<ToPage, { type: 'snapshot' | 'mutations' | 'select' | 'answer' | 'pong' }>
  | { type: 'connection'; state: 'open' | 'lost' }
  | { type: 'loaded' }
  | { type: 'answered'; question: string }
  | { type: 'toast-closed'; toast: string }
  | { type: 'failure-closed' }
  | { type: 'help'; open: boolean };

export function reduce(state: PageState, event: Event): PageState {
  switch (event.type) {
    case 'connection':
      // Questions belong to executions: the server asks again those that still wait.
      return event.state === 'lost'
        ? { ...state, connection: 'lost', questions: [], working: false }
        : { ...state, connection: 'open' };
    case 'welcome':
      return { ...state, about: event.about };
    case 'loaded':
      return { ...state, loaded: true };
    case 'menus':
      return { ...state, menus: event.menus };
    case 'sidebar':
      return { ...state, sidebar: event.frame };
    case 'dialog':
      return { ...state, dialog: event.frame };
    case 'question':
      return { ...state, questions: [...state.questions.filter(({ id }) => id !== event.question.id), event.question] };
    case 'answered':
      return { ...state, questions: state.questions.filter(({ id }) => id !== event.question) };
    case 'toast':
      return { ...state, toasts: [...state.toasts, event.toast] };
    case 'toast-closed':
      return { ...state, toasts: state.toasts.filter(({ id }) => id !== event.toast) };
    case 'working':
      return { ...state, working: event.working };
    case 'failure':
      return { ...state, failure: event.text };
    case 'failure-closed':
      return { ...state, failure: null };
    case 'figures':
      return { ...state, figures: event.figures };
    case 'missing':
      return { ...state, missing: event.missing };
    case 'help':
      return { ...state, help: event.open };
  }
}
