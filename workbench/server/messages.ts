/**
 * What the page and the server say to each other over their WebSocket, as JSON. Only types: both sides import them.
 */
import type { StandInFigures } from './options';

/** A Univer mutation: the smallest change that Univer applies and can be replayed elsewhere. */
export interface Mutation {
  id: string;
  params: object;
}

/** An entry of the add-on's menu; a submenu has `items`, a separator nothing. */
export type MenuEntry =
  | { kind: 'item'; caption: string; handler: string }
  | { kind: 'separator' }
  | { kind: 'menu'; caption: string; items: MenuEntry[] };

/** A page that the script opened: `path` is where the server serves it, once. */
export interface Frame {
  id: string;
  title: string;
  path: string;
}

/** A question that suspends the script until it is answered. */
export interface Question {
  id: string;
  kind: 'alert' | 'prompt';
  title: string;
  text: string;
  buttons: 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
}

export type PressedButton = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

export interface Toast {
  id: string;
  title: string;
  text: string;
  /** Negative stays until it is closed. */
  seconds: number;
}

/** One selected rectangle, 1-based. */
export interface SelectedRange {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Selection {
  /** Univer's sheet id. */
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
  /** A token of the stand-in, or null with the real service. */
  standInToken: string | null;
  functions: FunctionHelp[];
}

export type ToPage =
  | { type: 'welcome'; about: About }
  /** The whole workbook. Mutations of an earlier epoch are void. */
  | { type: 'snapshot'; epoch: number; sequence: number; workbook: object }
  | { type: 'mutations'; epoch: number; sequence: number; mutations: Mutation[] }
  | { type: 'menus'; menus: MenuEntry[]; error: string | null }
  | { type: 'sidebar'; frame: Frame | null }
  | { type: 'dialog'; frame: (Frame & { width: number; height: number; modal: boolean }) | null }
  | { type: 'question'; question: Question }
  | { type: 'toast'; toast: Toast }
  /** The script selected something. */
  | { type: 'select'; selection: Selection }
  /** Executions in hand that a menu item of this window started. */
  | { type: 'working'; what: string | null }
  /** A menu item failed; the sentence Google's page would show. */
  | { type: 'failure'; text: string }
  | { type: 'answer'; call: string; result: CallResult }
  | { type: 'figures'; figures: StandInFigures };

/** What a `google.script.run` call came to. `value` is JSON. */
export type CallResult = { ok: true; value: unknown } | { ok: false; error: string };

export type FromPage =
  /** A change made in the page; `base` is the last sequence number the page had seen. */
  | { type: 'mutation'; epoch: number; base: number; mutation: Mutation }
  | { type: 'selection'; selection: Selection }
  | { type: 'menu'; handler: string; caption: string }
  | { type: 'call'; call: string; frame: string; name: string; args: unknown[] }
  | { type: 'pressed'; question: string; button: PressedButton; text: string }
  | { type: 'closed'; what: 'sidebar' | 'dialog'; frame: string };
