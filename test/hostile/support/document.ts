import { join } from 'node:path';
import { requestFor } from '../../../workbench/bench/add-on-run';
import { toRows } from '../../../workbench/apps-script/custom-function';
import type { Thrown } from '../../../workbench/apps-script/host/messages';
import type { HttpOutcome, HttpRequest } from '../../../workbench/apps-script/http';
import { readProject } from '../../../workbench/apps-script/project';
import { simulate } from '../../../workbench/apps-script/simulated/simulate';
import type { SimulatedAppsScript } from '../../../workbench/apps-script/simulated/simulate';
import type { StoredValue, Workbook } from '../../../workbench/workbook/workbook';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { Check, Mapping, Outputs, Progress, Reply, RunRequest, SheetColumns } from '../../../src/contract';
import { ROOT } from '../../build/built';

export const OWNER = 'olive.owner@office.example';
export const EDITOR = 'eve.editor@elsewhere.example';
export const TOKEN = 'kX9-tok3n-0f-th3-own3r-7f3a';
export const EDITORS_TOKEN = 'pQ2-tok3n-0f-th3-ed1t0r-9b1c';

/** What the service gets asked, in its own words. */
export type Asked = { [name: string]: string };
export type Respond = (
  asked: Asked,
  number: number,
) =>
  | { status?: number; headers?: { [name: string]: string }; body: unknown }
  | Extract<HttpOutcome, { failure: string }>;

export interface HostileOptions {
  cells: StoredValue[][];
  respond?: Respond;
  /** What a check of the token is answered, which asks for nobody. */
  tokenCheck?: ReturnType<Respond>;
  sheetName?: string;
}

const GOOD_TOKEN = {
  status: 400,
  body: { error: 'Provide linkedin_url, email, or first_name + last_name + (company_name OR company_website).' },
};

export type HostileDocument = ReturnType<typeof openDocument>;

const project = readProject(join(ROOT, 'dist'), 'eCore Email Enrichment');
const ALL: Omit<RunRequest, 'sheetId' | 'headerRow' | 'mapping' | 'outputs'> = {
  rows: 'all',
  take: 'unsettled',
  onlyVisible: false,
  overwrite: false,
  waterfall: true,
  creditCap: null,
  firstRows: null,
  leftovers: 'ask',
};

/** The built add-on in a document of two people, and a service that answers whatever it likes. */
export function openDocument({
  cells,
  respond = findsEverybody,
  tokenCheck = GOOD_TOKEN,
  sheetName = 'Contacts',
}: HostileOptions) {
  const workbook = createMemoryWorkbook({ sheets: [{ name: sheetName, cells }] });
  const requests: HttpRequest[] = [];
  const replies: { name: string; value: unknown; thrown?: Thrown }[] = [];
  const script = simulate({
    project,
    workbook,
    people: [{ email: OWNER, owner: true }, { email: EDITOR }],
    http(request) {
      requests.push(request);
      const answer = request.body === '{}' ? tokenCheck : respond(JSON.parse(request.body) as Asked, requests.length);
      if ('failure' in answer) return answer;
      const { status = 200, headers = {}, body } = answer;
      return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
  });
  const sheetId = workbook.sheets()[0]!.id;
  showFormulas(script, workbook);

  /** One call as the page makes it. */
  function call<T>(name: string, args: unknown[] = [], by = OWNER): Reply<T> {
    const { value, thrown } = script.window(by).call(name, ...args);
    replies.push({ name, value, ...(thrown ? { thrown } : {}) });
    if (thrown) throw new Error(`${name} threw ${thrown.message}`);
    return value as Reply<T>;
  }

  /** The value of a reply that must not be refused. */
  function have<T>(name: string, args: unknown[] = [], by = OWNER): T {
    const reply = call<T>(name, args, by);
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.problem.message}`);
    return reply.value;
  }

  function request(patch: Partial<RunRequest> = {}): RunRequest {
    return { ...requestFor(have<SheetColumns>('readColumns', [{ headerRow: null, forget: false }])), ...patch };
  }

  /** Enriches all rows as far as the run goes by itself. */
  function enrich(patch: Partial<RunRequest> = {}, by = OWNER): Progress {
    const asked = request(patch);
    const { ranges, mostCredits } = have<Check>('checkRun', [asked], by);
    // An answer that may have been charged counts, and is asked for twice more: these lists are not about what was agreed.
    return drive(have<Progress>('startRun', [{ ...asked, rows: { ranges } }, 4 * mostCredits], by), by);
  }

  function drive(started: Progress, by = OWNER): Progress {
    let progress = started;
    for (let steps = 0; progress.state === 'running'; steps++) {
      if (steps > 200) throw new Error('The run does not end');
      progress = have<Progress>('stepRun', [progress.runId], by);
    }
    return progress;
  }

  /** The sheet's cells as the user sees them. */
  const shown = (): string[][] => {
    const { lastRow, lastColumn } = workbook.sheet(sheetId);
    return workbook.displayValues(sheetId, { row: 1, column: 1, rows: lastRow, columns: lastColumn });
  };

  return {
    workbook,
    script,
    sheetId,
    requests,
    replies,
    call,
    have,
    request,
    enrich,
    drive,
    shown,
    connect: (token = TOKEN, by = OWNER) => call('connectToken', [token], by),
  };
}

/** Formula cells are evaluated by the add-on, as the owner. */
function showFormulas(script: SimulatedAppsScript, workbook: Workbook): void {
  workbook.defineCustomFunctions(['ECORE_EMAIL'], ({ name, args, sheetId, row, column, settle }) => {
    const { value, thrown } = script.evaluate(name, args, { by: OWNER, sheetId, row, column });
    settle(thrown ? { error: '#ERROR!', message: thrown.message } : { values: toRows(value) });
  });
}

export const RUN_OPTIONS = ALL;
export const NAMES: Mapping = { first_name: 1, last_name: 2, company_name: 3 };
export const NEW_COLUMNS: Outputs = { email: null, status: null };

export const found = (email: unknown, more: object = {}) => ({
  body: { success: true, status: 'success', results: { email }, remaining_credits: 99, ...more },
});
export const notFound = () => ({
  body: { success: true, status: 'not_found', message: 'Email not found', remaining_credits: 99 },
});

/** An address that shows whom it was found for, whatever their name is. */
export const findsEverybody: Respond = (asked) =>
  found(`${Buffer.from(JSON.stringify(asked)).toString('hex').slice(0, 60)}@found.example`);

/** A contact list of people whom nobody mistakes for each other. */
export function peopleNamed(lastNames: readonly string[]): string[][] {
  return [['First name', 'Last name', 'Company'], ...lastNames.map((name) => ['Ann', name, 'Acme'])];
}
