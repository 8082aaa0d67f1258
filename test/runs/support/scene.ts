import { join } from 'node:path';
import { readProject } from '../../../workbench/apps-script/project';
import type { ScriptProject } from '../../../workbench/apps-script/project';
import type { Costs } from '../../../workbench/apps-script/simulated/costs';
import { simulate } from '../../../workbench/apps-script/simulated/simulate';
import type { SimulatedAppsScript } from '../../../workbench/apps-script/simulated/simulate';
import { PROJECT_NAME } from '../../../workbench/command-line/project-name';
import { createEcore, DEMO_TOKENS } from '../../../workbench/ecore/ecore';
import type { Ecore, EcoreOptions } from '../../../workbench/ecore/ecore';
import { toHttp } from '../../../workbench/ecore/to-http';
import { repository } from '../../../workbench/repository';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { Workbook } from '../../../workbench/workbook/workbook';
import { EMAIL_COLUMN, HEADERS, OUTAGE, STATUS_COLUMN } from './contacts';
import type { Contacts } from './contacts';

export const ANA = 'ana@sales.example';
export const BEN = 'ben@sales.example';
export const TOKEN = DEMO_TOKENS[0]!.token;

type Http = ReturnType<typeof toHttp>;

/** A contact list in a sheet, the built add-on beside it and the service behind it. */
export interface Scene<List = Contacts> {
  script: SimulatedAppsScript;
  workbook: Workbook;
  ecore: Ecore;
  sheetId: number;
  contacts: List;
}

export interface SceneOptions {
  service?: Omit<EcoreOptions, 'people'>;
  costs?: Partial<Costs>;
  /** Stands between the script and the service. */
  wire?: (http: Http) => Http;
  /** True for a published add-on, false for a script bound to the spreadsheet. */
  addOn?: boolean;
  /** False where the permission for triggers is missing: its line was deleted, or the person refused it. */
  triggers?: boolean;
}

let project: ScriptProject | undefined;

/** Ana owns the file, Ben may edit it. */
export function createScene<List extends Pick<Contacts, 'cells' | 'people'>>(
  contacts: List,
  { service, costs, wire = (http) => http, addOn = false, triggers = true }: SceneOptions = {},
): Scene<List> {
  project ??= readProject(join(repository(), 'dist'), PROJECT_NAME);
  const workbook = createMemoryWorkbook({
    sheets: [
      {
        name: 'Contacts',
        cells: contacts.cells,
        columns: contacts.cells[0]?.length ?? HEADERS.length,
        rows: contacts.cells.length,
      },
    ],
  });
  const ecore = createEcore({
    latency: 400,
    credits: 100_000,
    tamper: ({ entry, answer }) =>
      JSON.stringify(entry.body).includes(OUTAGE) ? { status: 500, headers: {}, body: 'down' } : answer,
    ...service,
    people: contacts.people,
  });
  const people = [{ email: ANA, owner: true }, { email: BEN }];
  const script = simulate({
    project: triggers ? project : withoutTriggers(project),
    workbook,
    people,
    addOn,
    http: wire(toHttp(ecore)),
    ...(costs ? { costs } : {}),
  });
  return { script, workbook, ecore, sheetId: workbook.sheets()[0]!.id, contacts };
}

function withoutTriggers(given: ScriptProject): ScriptProject {
  const oauthScopes = (given.manifest.oauthScopes ?? []).filter((scope) => !scope.endsWith('script.scriptapp'));
  return { ...given, manifest: { ...given.manifest, oauthScopes } };
}

/** One more sheet of contacts in the same file, in view or not; the scene that is given looks at that one. */
export function addSheet(scene: Scene, name: string): Scene {
  const { id } = scene.workbook.insertSheet(name);
  const cells = scene.contacts.cells.map((row) => row.map((value) => ({ value: value === '' ? null : value })));
  scene.workbook.change(id, { row: 1, column: 1, rows: cells.length, columns: HEADERS.length }, cells);
  return { ...scene, sheetId: id };
}

/** What the sheet shows, with the header row, or null when it was deleted. */
export function shown({ workbook, sheetId }: Scene): string[][] | null {
  if (!workbook.sheets().some(({ id }) => id === sheetId)) return null;
  const { lastRow, lastColumn } = workbook.sheet(sheetId);
  return workbook.displayValues(sheetId, {
    row: 1,
    column: 1,
    rows: Math.max(1, lastRow),
    columns: Math.max(1, lastColumn),
  });
}

export interface ShownRow {
  row: number;
  cells: string[];
  email: string;
  status: string;
}

/** The rows below the header. */
export function shownRows(scene: Scene): ShownRow[] {
  return (shown(scene) ?? []).slice(1).map((cells, index) => ({
    row: index + 2,
    cells,
    email: cells[EMAIL_COLUMN - 1] ?? '',
    status: cells[STATUS_COLUMN - 1] ?? '',
  }));
}
