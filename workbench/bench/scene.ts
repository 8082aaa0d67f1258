import { join } from 'node:path';
import type { Costs } from '../apps-script/simulated/costs';
import type { Account as GoogleAccount } from '../apps-script/host/limits';
import type { ScriptProject } from '../apps-script/project';
import { readProject } from '../apps-script/project';
import type { SimulatedAppsScript } from '../apps-script/simulated/simulate';
import { simulate } from '../apps-script/simulated/simulate';
import { PROJECT_NAME } from '../command-line/project-name';
import type { Ecore, EcoreOptions } from '../ecore/ecore';
import { createEcore, DEMO_TOKENS } from '../ecore/ecore';
import { toHttp } from '../ecore/to-http';
import { repository } from '../repository';
import { createMemoryWorkbook } from '../workbook/memory/memory-workbook';
import type { Workbook } from '../workbook/workbook';
import type { BenchList, ExpectedRow } from './list';

export const OWNER = 'owner@bench.example';
export const TOKEN = DEMO_TOKENS[0]!.token;

/** A list in a sheet, a script beside it, and the service behind it. */
export interface Scene {
  script: SimulatedAppsScript;
  workbook: Workbook;
  ecore: Ecore;
  sheetId: number;
  list: BenchList;
  /** When each request was sent, and when its answer came. */
  flights: Flight[];
}

export type Flight = [sentAt: number, answeredAt: number];

export interface SceneOptions {
  list: BenchList;
  /** The add-on as it was built, when absent. */
  project?: ScriptProject;
  service?: Omit<EcoreOptions, 'people'>;
  account?: GoogleAccount;
  costs?: Partial<Costs>;
}

export const theAddOn = (): ScriptProject => readProject(join(repository(), 'dist'), PROJECT_NAME);

/** Answers take 400 ms where nothing else is said. */
export function createScene({ list, project = theAddOn(), service, account, costs }: SceneOptions): Scene {
  const workbook = createMemoryWorkbook({ sheets: [{ name: 'Contacts', cells: list.cells, columns: 12 }] });
  const ecore = createEcore({ latency: 400, credits: list.found + 1000, ...service, people: list.people });
  const people = [{ email: OWNER, owner: true, ...(account ? { account } : {}) }];
  const flights: Flight[] = [];
  const wire = toHttp(ecore);
  const http: typeof wire = (request, at) => {
    const outcome = wire(request, at);
    flights.push([at, at + (outcome.latencyMs ?? 0)]);
    return outcome;
  };
  const script = simulate({ project, workbook, people, http, ...(costs ? { costs } : {}) });
  return { script, workbook, ecore, sheetId: workbook.sheets()[0]!.id, list, flights };
}

/** How many requests were on their way at once at most. */
export function peakInFlight(flights: readonly Flight[]): number {
  const events = flights.flatMap(([sentAt, answeredAt]): [number, number][] => [
    [sentAt, 1],
    [answeredAt, -1],
  ]);
  events.sort(([at, change], [otherAt, otherChange]) => at - otherAt || change - otherChange);
  let [flying, peak] = [0, 0];
  for (const [, change] of events) peak = Math.max(peak, (flying += change));
  return peak;
}

/** How the rows came out: `right` as expected, `wrong` with another answer, `open` with none yet. */
export interface Outcome {
  right: number;
  wrong: number;
  open: number;
}

/** Compares rows with what is right. @param read the email and the status that a row shows */
export function judge(
  expected: readonly ExpectedRow[],
  read: (index: number) => { email: string; status: string },
): Outcome {
  const outcome: Outcome = { right: 0, wrong: 0, open: 0 };
  expected.forEach((row, index) => {
    const { email, status } = read(index);
    if (email === row.email && status.startsWith(row.status) && status !== '') outcome.right++;
    else if (email === '' && (status === '' || status === 'Queued')) outcome.open++;
    else outcome.wrong++;
  });
  return outcome;
}
