/** The menu items for formulas on a spreadsheet that calculates by itself, a moment later, formulas inside each other too. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import { runLive, type LiveAppsScript, type LiveWindow } from '../../workbench/apps-script/live';
import { readProject } from '../../workbench/apps-script/project';
import { PROJECT_NAME } from '../../workbench/command-line/project-name';
import { createEcore, DEMO_TOKENS } from '../../workbench/ecore/ecore';
import { serveEcore, type EcoreServer } from '../../workbench/ecore/serve';
import { repository } from '../../workbench/repository';
import { createUniverWorkbook, type UniverWorkbook } from '../../workbench/workbook/univer';

jest.setTimeout(90_000);
const OWNER = 'ana@sales.example';
const names = ['ann', 'bob', '', 'eve', 'fay'];
const link = (name: string) => name && `https://www.linkedin.com/in/${name}`;
const mail = (name: string) => name && `${name}@found.example`;

let univer: UniverWorkbook;
let server: EcoreServer;
let script: LiveAppsScript;
let window: LiveWindow;

beforeAll(async () => {
  const people = names.filter(Boolean).map((name) => ({ linkedin_url: link(name), found_email: mail(name) }));
  server = await serveEcore(createEcore({ people, latency: 20 }));
  univer = createUniverWorkbook({
    sheets: [
      { name: 'People', rows: 40, columns: 20, cells: [['LinkedIn'], ...names.map((name) => [link(name) || null])] },
    ],
  });
  script = runLive({
    project: readProject(join(repository(), 'dist'), PROJECT_NAME),
    workbook: univer.workbook,
    calculated: univer.calculated,
    people: [{ email: OWNER, owner: true }],
    origins: { 'https://app.ecoreservice.com': server.url },
  });
  window = script.window(OWNER);
  const first = { row: 1, column: 1, rows: 1, columns: 1 };
  window.select({ sheetId: 0, areas: [first], cell: first });
  window.onQuestion = () => Promise.resolve({ button: 'YES' });
  await window.openDocument();
});
afterAll(async () => {
  await script?.close();
  await server?.close();
  univer?.dispose();
});

const put = (row: number, column: number, formula: string) =>
  univer.workbook.change(0, { row, column, rows: 1, columns: 1 }, [[{ formula }]]);
const texts = (row: number, column: number, rows: number, columns: number) =>
  univer.workbook.displayValues(0, { row, column, rows, columns });
const formulas = () => univer.workbook.formulas(0, { row: 1, column: 1, rows: 40, columns: 20 }).flat().filter(Boolean);

async function eventually(check: () => void): Promise<void> {
  for (let look = 0; ; look++) {
    try {
      return check();
    } catch (error) {
      if (look === 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

test('Retry calculates again, and Replace keeps what is spilled down, right and inside other functions (situations 9 to 12)', async () => {
  put(2, 3, '=ECORE_EMAIL(A2:A6)');
  put(2, 5, '=TRANSPOSE(ECORE_EMAIL(A2:A6))');
  put(4, 5, '=ECORE_EMAIL(A2)');
  put(10, 5, '=HSTACK(A2:A6,ECORE_EMAIL(A2:A6))');
  await eventually(() => expect(texts(4, 5, 1, 1)).toEqual([['#ERROR!']]));

  await window.call('connectToken', DEMO_TOKENS[0]!.token);
  await window.clickMenu('eCore Email Enrichment', 'Formulas', 'Retry unfinished formulas');
  const right = () => {
    expect(texts(2, 3, 5, 1).flat()).toEqual(names.map(mail));
    expect(texts(2, 5, 1, 5).flat()).toEqual(names.map(mail));
    expect(texts(4, 5, 1, 1)).toEqual([[mail('ann')]]);
    expect(texts(10, 5, 5, 2)).toEqual(names.map((name) => [link(name), mail(name)]));
  };
  await eventually(right);
  expect(formulas()).toHaveLength(4);

  await window.clickMenu('eCore Email Enrichment', 'Formulas', 'Replace formulas with values');
  expect(window.state.toasts.map(({ message }) => message).pop()).toBe('4 formulas replaced with values.');
  await eventually(right);
  expect(formulas()).toEqual([]);
});
