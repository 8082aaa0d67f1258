import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { runList } from '../../enrich/run-list';
import { serverInWindow } from '../../enrich/server-in-window';
import { runLive } from '../../workbench/apps-script/live';
import type { LiveAppsScript } from '../../workbench/apps-script/live';
import { readProject } from '../../workbench/apps-script/project';
import { PROJECT_NAME } from '../../workbench/command-line/project-name';
import { readPeople } from '../../workbench/command-line/stand-in';
import { createEcore, DEMO_TOKENS, ECORE_ORIGIN } from '../../workbench/ecore/ecore';
import { serveEcore } from '../../workbench/ecore/serve';
import { readList } from '../../workbench/files/read-list';
import { createWorkbookInput, fillWorkbook } from '../../workbench/files/workbook-input';
import { packageRelease } from '../../workbench/release/package-command';
import { createMemoryWorkbook } from '../../workbench/workbook/memory/memory-workbook';
import { sampleAnswers } from '../enrich/sample-answers';
import { built, ROOT } from './built';
import { createCleanCopy } from './clean-copy';
import type { CleanCopy } from './clean-copy';

jest.setTimeout(60_000);

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const OWNER = 'owner@workbench.example';

let copy: CleanCopy;
let folder: string;
let archive: { [name: string]: Uint8Array };
let said: string;

beforeAll(async () => {
  copy = createCleanCopy();
  ({ folder } = copy);
  said = await copy.run('package', []);
  archive = unzipSync(released(`ecore-email-enrichment-${version}.zip`));
});
afterAll(() => copy.remove());

const released = (name: string) => readFileSync(join(folder, 'release', name));
const inArchive = (name: string) => archive[`ecore-email-enrichment-${version}/${name}`]!;
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the archive holds the three files of dist/ byte for byte, how to install them, the licences and the sums', () => {
  const names = ['Code.gs', 'INSTALL.md', 'LICENSES.txt', 'SHA256SUMS', 'Sidebar.html', 'appsscript.json'];
  expect(Object.keys(archive).sort()).toEqual(names.map((name) => `ecore-email-enrichment-${version}/${name}`));
  const asBuilt = {
    'Code.gs': 'Code.js',
    'Sidebar.html': 'Sidebar.html',
    'appsscript.json': 'appsscript.json',
  } as const;
  for (const [name, source] of Object.entries(asBuilt))
    expect(Buffer.from(inArchive(name)).toString()).toBe(built(source));
  expect(Buffer.from(inArchive('LICENSES.txt')).toString()).toMatch(/MIT License[\s\S]*This add-on contains preact/);
});

test('each file stands beside the archive too, and the sums are right', () => {
  const lines = String(released('SHA256SUMS')).trim().split('\n');
  expect(lines.map((line) => line.split('  ')[1])).toContain(`ecore-email-enrichment-${version}.zip`);
  for (const line of lines) {
    const [sum, name] = line.split('  ');
    expect([name, sum]).toEqual([name, sumOf(released(name!))]);
  }
  for (const line of Buffer.from(inArchive('SHA256SUMS')).toString().trim().split('\n')) {
    const [sum, name] = line.split('  ');
    expect([name, sum]).toEqual([name, sumOf(inArchive(name!))]);
  }
});

test('the same sources give the same archive elsewhere, so that anybody can check what was released', async () => {
  await packageRelease(['--out', join(folder, 'again')], () => {});
  const name = `ecore-email-enrichment-${version}.zip`;
  expect(readFileSync(join(folder, 'again', name)).equals(released(name))).toBe(true);
});

test('the version stands in the code and in the page', () => {
  expect(built('Code.js').split('\n')[0]).toContain(`version ${version}.`);
  expect(built('Sidebar.html')).toContain(`"${version}"`);
  expect(said).toContain(version);
});

describe('pasted into a new script project', () => {
  let script: LiveAppsScript;
  afterAll(() => script?.close());

  test('the files of the archive do the whole way: menu, sidebar, a run over a list, and a formula', async () => {
    const pasted = join(folder, 'pasted');
    mkdirSync(pasted);
    for (const name of ['Code.gs', 'Sidebar.html', 'appsscript.json'])
      writeFileSync(join(pasted, name), inArchive(name));
    const list = await readList(join(ROOT, 'samples/contacts.csv'));
    const workbook = createMemoryWorkbook(createWorkbookInput(list));
    fillWorkbook(workbook, list);
    const ecore = createEcore({ people: readPeople(undefined) });
    const service = await serveEcore(ecore);
    try {
      script = runLive({
        project: readProject(pasted, PROJECT_NAME),
        workbook,
        people: [{ email: OWNER, owner: true }],
        origins: { [ECORE_ORIGIN]: service.url },
      });
      const window = script.window(OWNER);
      await window.openDocument();
      await window.clickMenu('Open sidebar');
      expect(window.state.sidebar?.title).toBe(PROJECT_NAME);
      expect(window.state.sidebar?.html).toContain(`data-version="${version}"`);

      const { progress } = await runList({
        server: serverInWindow(window),
        token: DEMO_TOKENS[0]!.token,
        creditCap: null,
        say: () => {},
        display: { show: () => {}, end: () => {} },
        onInterrupt: () => {},
      });
      const answers = sampleAnswers();
      const found = answers.filter(({ email }) => email !== '');
      expect(progress).toMatchObject({ state: 'done', found: found.length });
      const sheetId = workbook.sheets()[0]!.id;
      const { lastRow, lastColumn } = workbook.sheet(sheetId);
      const emails = workbook.displayValues(sheetId, { row: 2, column: lastColumn - 1, rows: lastRow - 1, columns: 1 });
      expect(emails.flat()).toEqual(answers.map(({ email }) => email));

      const [person] = readPeople(undefined);
      const cell = { sheetId, row: 2, column: lastColumn + 3 };
      expect(await script.evaluate({ name: 'ECORE_EMAIL', args: [person!.linkedin_url!], ...cell })).toEqual([
        [person!.found_email],
      ]);
    } finally {
      await script?.close();
      await service.close();
    }
  });
});

describe('with a tag', () => {
  const packaged = (tag: string) => packageRelease(['--out', join(folder, 'tagged'), '--release', tag], () => {});

  test('the release comes with its notes', async () => {
    await packaged(`v${version}`);
    expect(readFileSync(join(folder, 'tagged', 'NOTES.md'), 'utf8')).toMatch(/^### /);
  });

  test.each(['v99.0.0', version, 'main'])('%s, which is not the version, is refused', async (tag) => {
    await expect(packaged(tag)).rejects.toThrow(`It has to be v${version}.`);
  });
});
