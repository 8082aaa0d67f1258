/**
 * What the page and the server say to each other over their WebSocket, as JSON. Only types: both sides import them.
 */
import type { Answer, MenuEntry, Question as UiQuestion, Toast as UiToast } from '../apps-script/host/window';
import type { MissingThing } from '../apps-script/host/missing';
import type { StandInFigures } from './options';

/** A Univer mutation: the smallest change that Univer applies and can be replayed elsewhere. */
export interface Mutation {
  id: string;
  params: object;
}

/** A page that the script opened: `path` is where the server serves it, once. */
export interface Frame {
  id: string;
  title: string;
  path: string;
}

/** A dialog's page; sizes in pixels. */
export interface DialogFrame extends Frame {
  width: number;
  height: number;
  modal: boolean;
}

/** A question that suspends the script until it is answered. */
export type Question = UiQuestion & { id: string };

export type Toast = UiToast & { id: string };

/** One selected rectangle, 1-based. */
export interface SelectedRange {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Selection {
  /** Univer's id of the sheet. */
  sheet: string;
  /** In the order of selection; the one with the current cell is last. */
  ranges: SelectedRange[];
  current: { row: number; column: number };
}

/** A custom function as the help that opens while typing a formula shows it. */
export interface FunctionHelp {
  name: string;
  description: string;
  parameters: { name: string; example: string; detail: string }[];
}

/** What does not change while the page is open. */
export interface About {
  fileName: string;
  addOn: string;
  /** The email address of the person at this window. */
  person: string;
  owner: string;
  live: boolean;
  /** Where the requests of a script go that has nothing to do with eCore; absent for the add-on. */
  outside?: 'rules' | 'network';
  /** A token of the stand-in, or null with the real service. */
  standInToken: string | null;
  functions: FunctionHelp[];
}

export type ToPage =
  | { type: 'welcome'; about: About }
  /** The whole workbook. Mutations of an earlier epoch are void. */
  | { type: 'snapshot'; epoch: number; sequence: number; workbook: object }
  | { type: 'mutations'; epoch: number; sequence: number; mutations: Mutation[] }
  /** What onOpen built; `null` while it runs. */
  | { type: 'menus'; menus: MenuEntry[] | null }
  | { type: 'sidebar'; frame: Frame | null }
  | { type: 'dialog'; frame: DialogFrame | null }
  | { type: 'question'; question: Question }
  | { type: 'toast'; toast: Toast }
  /** The script selected something. */
  | { type: 'select'; selection: Selection }
  /** True while a menu item that this window chose is at work. */
  | { type: 'working'; working: boolean }
  /** A menu item failed; the sentence Google's page would show. */
  | { type: 'failure'; text: string }
  | { type: 'answer'; call: string; result: CallResult }
  | { type: 'figures'; figures: StandInFigures }
  /** What the script has asked for and the workbench does not have. */
  | { type: 'missing'; missing: MissingThing[] }
  | { type: 'pong' };

/** What a `google.script.run` call came to. `value` is JSON. */
export type CallResult = { ok: true; value: unknown } | { ok: false; error: string };

export type FromPage =
  /** A change made in the page; `base` is the last sequence number the page had seen. */
  | { type: 'mutation'; epoch: number; base: number; mutation: Mutation }
  | { type: 'selection'; selection: Selection }
  | { type: 'menu'; functionName: string }
  | { type: 'call'; call: string; frame: string; name: string; args: unknown[] }
  | { type: 'answered'; question: string; answer: Answer }
  | { type: 'closed'; frame: string }
  | { type: 'ping' };
