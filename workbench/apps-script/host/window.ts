import type { Area } from '../../workbook/workbook';

export type MenuEntry =
  | { kind: 'item'; label: string; functionName: string }
  | { kind: 'separator' }
  | { kind: 'menu'; label: string; entries: MenuEntry[] };

/** A page that HtmlService serves into the editor. */
export interface ServedPage {
  title: string;
  /** As it reaches the browser: see `served-html.ts`. */
  html: string;
  width: number;
  height: number | null;
  metaTags: { name: string; content: string }[];
}

export interface Dialog extends ServedPage {
  modal: boolean;
}

export interface Toast {
  message: string;
  title: string;
  /** Negative stays until it is dismissed. */
  seconds: number;
}

/** What `Ui.alert` and `Ui.prompt` ask. */
export interface Question {
  kind: 'alert' | 'prompt';
  title: string;
  text: string;
  buttons: 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
}

export interface Answer {
  button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  /** What was typed into a prompt. */
  text?: string;
}

export interface Selection {
  sheetId: number;
  /** In the order of selecting: the last one holds the current cell. */
  areas: Area[];
  cell: { row: number; column: number };
}

/** One browser window of one person: what is selected in it and what scripts have put there. */
export class WindowState {
  readonly menus: Extract<MenuEntry, { kind: 'menu' }>[] = [];
  sidebar: ServedPage | null = null;
  readonly dialogs: Dialog[] = [];
  readonly toasts: Toast[] = [];
  /** Called after the script changed something in the window: menus, pages, toasts or the selection. */
  onChange: (what: 'menus' | 'sidebar' | 'dialog' | 'toast' | 'selection') => void = () => {};

  constructor(
    readonly email: string,
    public selection: Selection,
  ) {}
}
