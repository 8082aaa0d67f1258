import type { CellExtra } from '../files/list-file';
import type { HttpOutcome, HttpRequest } from '../apps-script/http';
import type { StoredValue } from '../workbook/workbook';

/** One sheet of the list that is opened. */
export interface ListSheet {
  name: string;
  /** Rows from the top; they may differ in length. */
  rows: StoredValue[][];
  hidden?: boolean;
  /** What cells have besides their value. */
  extras?: CellExtra[];
  /** Row numbers, from 1. */
  hiddenRows?: number[];
  /** Column widths in pixels, by position; null or missing where the file has none. */
  widths?: (number | null)[];
}

/** The list that is opened in the page. */
export interface List {
  /** What the page shows as the file's name, without its ending. */
  name: string;
  sheets: ListSheet[];
  /** The position of the sheet that is in front; the first when absent. */
  active?: number;
}

/** What the page's footer shows of the eCore stand-in. */
export interface StandInFigures {
  credits: number;
  requests: number;
  /** Requests that were charged. */
  charged: number;
}

/** The eCore stand-in, as far as the page speaks of it. */
export interface StandIn {
  /** A token it accepts, shown in the page so that a newcomer can connect at once. */
  token: string;
  figures(): StandInFigures;
}

export interface ServerOptions {
  list: List;
  /** The script project that runs: a folder with appsscript.json, .js/.gs and .html files, as clasp pushes it. */
  projectDirectory: string;
  /** The project's name, which is also the add-on's in its menu. */
  projectName: string;
  /** The built page: `main.js`, `main.css` and `frame.js` (see workbench/page/bundle.mjs). */
  pageDirectory: string;
  /** Where requests to https://app.ecoreservice.com/ go; with `live` they go to the real service. */
  ecoreOrigin?: string;
  /** Answers requests in place of the network; null lets one through. */
  http?: (request: HttpRequest) => HttpOutcome | null;
  /** What the page says of the requests of a script that has nothing to do with eCore. */
  outside?: 'rules' | 'network';
  live: boolean;
  /** True keeps the limits of a published add-on. */
  addOn?: boolean;
  /** Absent with `live`. */
  standIn?: StandIn;
  /** 0 or absent takes any free port. @throws from `startServer`: the system's EADDRINUSE when it is taken. */
  port?: number;
  /** What the script logs and what goes wrong in an execution; silent when absent. */
  log?: (line: string) => void;
}

/** A running workbench server. */
export interface RunningServer {
  /** The page's address, with its token: `http://127.0.0.1:4870/…/`. */
  url: string;
  port: number;
  close(): Promise<void>;
}
