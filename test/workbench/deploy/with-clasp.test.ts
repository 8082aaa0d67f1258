import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createClasp } from '../../../workbench/deploy/clasp';
import { built } from '../../build/built';
import { createCleanCopy } from '../../build/clean-copy';
import { ANA, createDesk, expectPushed, runDeploy, scriptsIn } from './desk';
import type { Desk } from './desk';
import { FAILURES } from './failures';
import type { Account, Answer, DriveFile, Google, Request, ScriptFile } from './google/google';
import { serveGoogle } from './google/serve-google';
import type { ServedGoogle } from './google/serve-google';

jest.setTimeout(120_000);

let served: ServedGoogle;
let desk: Desk;
let google: Google;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  // Each test has a new Google behind the same door.
  served = await serveGoogle({ answer: (request: Request): Answer => google.answer(request) });
});
afterAll(() => served.close());

beforeEach(() => {
  desk = createDesk();
  ({ google } = desk);
  writeFileSync(join(desk.root, 'ca.pem'), served.certificate);
  const { NO_PROXY: _, no_proxy: __, ...inherited } = process.env;
  environment = {
    ...inherited,
    HTTPS_PROXY: served.proxy,
    https_proxy: served.proxy,
    NODE_EXTRA_CA_CERTS: join(desk.root, 'ca.pem'),
    clasp_config_auth: join(desk.root, 'login.json'),
  };
  logIn(desk.ana);
});
afterEach(() => desk.remove());

function logIn({ refreshToken }: Account): void {
  const token = { client_id: 'id', client_secret: 'secret', type: 'authorized_user', refresh_token: refreshToken };
  writeFileSync(join(desk.root, 'login.json'), JSON.stringify({ tokens: { default: token } }));
}

const run = (args: string[]) => runDeploy(desk.root, createClasp(environment), args);
const scripts = (): DriveFile[] => scriptsIn(google);

test('npm run deploy itself builds, makes a new spreadsheet and pushes, in a fresh copy of the repository', async () => {
  const copy = createCleanCopy();
  try {
    const said = await copy.run('deploy', ['--new'], environment);
    const [sheet] = google.drive;
    expect(sheet).toMatchObject({ kind: 'spreadsheet', title: 'eCore Email Enrichment', owner: ANA });
    expect(scripts()).toHaveLength(1);
    expect(scripts()[0]).toMatchObject({ parentId: sheet!.id, title: 'eCore Email Enrichment' });
    expect(said).toContain(`It is at https://docs.google.com/spreadsheets/d/${sheet!.id}/edit`);
    expectPushed(scripts()[0]!);
    expect(await copy.run('deploy', [], environment)).toContain('up to date already');
    expect(scripts()).toHaveLength(1);
  } finally {
    copy.remove();
  }
});

test('clasp adds a script to a spreadsheet that is there', async () => {
  const sheet = google.addFile({ kind: 'spreadsheet', owner: ANA, title: 'Leads' });
  expect((await run(['--sheet', sheet.id])).failed).toBeUndefined();
  expect(scripts()[0]!.parentId).toBe(sheet.id);
  expectPushed(scripts()[0]!);
});

describe('what goes wrong is explained', () => {
  test('nobody is logged in', async () => {
    rmSync(join(desk.root, 'login.json'));
    expect((await run(['--new'])).failed).toMatch(/^You are not logged in to Google.* Run npx clasp login/);
    expect(google.journal).toEqual([]);
  });

  const tried = FAILURES.filter(({ always }) => always || process.env.EXHAUSTIVE);
  test.each(tried)('$title', async ({ prepare, told }) => {
    expect((await run(prepare(desk))).failed).toMatch(told);
  });

  test('the manifest was changed in the script project', async () => {
    const manifest = JSON.stringify({ ...(JSON.parse(built('appsscript.json')) as object), timeZone: 'Europe/Paris' });
    const files: ScriptFile[] = [
      { name: 'Code', type: 'SERVER_JS', source: built('Code.js') },
      { name: 'appsscript', type: 'JSON', source: manifest },
    ];
    const { id } = google.addFile({ kind: 'script', owner: ANA, title: 'Mine', files });
    const refused = await run(['--script', id]);
    expect(refused.said.join()).toContain('timeZone: "Europe/Paris" becomes "Etc/UTC"');
    expect(refused.failed).toMatch(/Nothing was pushed/);
    expect((await run(['--script', id, '--replace'])).failed).toBeUndefined();
    expectPushed(scripts()[0]!);
  });

  test('there is no network', async () => {
    environment.HTTPS_PROXY = environment.https_proxy = 'http://127.0.0.1:9';
    expect((await run(['--new'])).failed).toMatch(/^Google cannot be reached\. Check your network/);
  });

  test("a company's network shows a certificate of its own", async () => {
    delete environment.NODE_EXTRA_CA_CERTS;
    expect((await run(['--new'])).failed).toMatch(/NODE_EXTRA_CA_CERTS/);
  });

  test("where clasp's own file is broken", async () => {
    writeFileSync(join(desk.root, 'login.json'), '{"tokens"');
    expect((await run(['--new'])).failed).toMatch(/\.clasprc\.json.*Delete that file/);
  });
});
