import type { StoredValue, Workbook } from '../../workbook/workbook';
import type { AppsScript } from '../host/apps-script';
import type { Edit, TypedCells } from '../host/events';
import type { ExecutionKind } from '../host/messages';
import type { Person } from '../host/people';
import type { Answer, Question, Selection, WindowState } from '../host/window';
import type { ScriptProject } from '../project';
import type { HttpOutcome, HttpRequest } from '../http';
import type { Origins } from './http';

export interface LiveOptions {
  project: ScriptProject;
  /** Its formulas are evaluated by the project's functions from now on. */
  workbook: Workbook;
  /** Resolves when formulas that have just been written show a value, in a workbook that calculates a moment later. */
  calculated?: () => Promise<void>;
  /** At least one; the first is the owner when nobody is marked. */
  people: Person[];
  /** Answers requests in place of the network; null lets one through. */
  http?: (request: HttpRequest) => HttpOutcome | null;
  /** Where requests to an origin really go; an origin that is not named is asked itself. */
  origins?: Origins;
  /** True for a published add-on, whose triggers are fewer; false for a script bound to the spreadsheet. */
  addOn?: boolean;
  /** False in a document where the add-on is installed but not enabled: `onOpen` then runs in `NONE`. */
  enabled?: boolean;
  /** Milliseconds an execution may run, where that is less than the platform's own limit. */
  limitOf?: (kind: ExecutionKind) => number;
}

/** A script project at work on a workbook, in real time and over the real network. */
export interface LiveAppsScript {
  /** What outlives an execution: stores, locks, quotas, log lines. */
  readonly appsScript: AppsScript;
  /** Opens a browser window for one of the people. */
  window(email: string): LiveWindow;
  /**
   * Evaluates a custom function as a formula cell does.
   *
   * @returns what the function gave, as rows of values
   * @throws ScriptError when it threw
   */
  evaluate(call: {
    name: string;
    args: (StoredValue | StoredValue[][])[];
    sheetId: number;
    row: number;
    column: number;
  }): Promise<StoredValue[][]>;
  /** Ends every execution and thread. */
  close(): Promise<void>;
}

/** One browser window of one person. */
export interface LiveWindow {
  readonly state: WindowState;
  /** What opening the document does: `onOpen`, where the project has one. */
  openDocument(): Promise<void>;
  /** What installing the add-on does: `onInstall`, where the project has one. */
  install(): Promise<void>;
  /** Types into cells, and runs what that triggers. */
  edit(edit: Edit): Promise<void>;
  /** Runs what typing triggers, after it was typed by other means. */
  typed(cells: TypedCells): Promise<void>;
  /**
   * What `google.script.run` does, at most ten at a time and the rest in turn
   * (https://developers.google.com/apps-script/guides/html/reference/run).
   *
   * @throws ScriptError with what the page's failure handler would get
   */
  call(functionName: string, ...args: unknown[]): Promise<unknown>;
  /** Clicks a menu item by its labels from the top: `clickMenu('Formulas', 'Retry unfinished formulas')`. */
  clickMenu(...labels: string[]): Promise<void>;
  /** Runs the function of a menu item. */
  runMenuFunction(functionName: string): Promise<void>;
  select(selection: Selection): void;
  /** Answers `Ui.alert` and `Ui.prompt`; until it is set, they are answered as if they had been closed. */
  onQuestion: (question: Question) => Promise<Answer>;
}
