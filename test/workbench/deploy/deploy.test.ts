import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { built } from '../../build/built';
import { ANA, createDesk, expectPushed, runDeploy, scriptsIn, settingsIn } from './desk';
import type { Desk } from './desk';
import { FAILURES } from './failures';
import { createClaspDouble } from './google/clasp-double';
import { failure } from './google/google';
import type { DriveFile, Google, ScriptFile } from './google/google';

let desk: Desk;
let google: Google;
let root: string;
let clasp: ReturnType<typeof createClaspDouble>;

beforeEach(() => {
  desk = createDesk();
  ({ google, root } = desk);
  clasp = createClaspDouble(google, desk.ana.refreshToken);
});
afterEach(() => desk.remove());

const run = (args: string[], answers?: string[]) => runDeploy(root, clasp, args, answers);
const scripts = (): DriveFile[] => scriptsIn(google);
const script = (name: string, source: string): ScriptFile => ({ name, type: 'SERVER_JS', source });

describe('into a new spreadsheet', () => {
  test('when the connection breaks after it was made, the next run goes on with it and makes no second one', async () => {
    let broken = true;
    google.fault = ({ path, method }) =>
      broken && method === 'GET' && path.endsWith('/content') ? failure(400, 'X', 'odd') : null;
    expect((await run(['--new'])).failed).toBeDefined();
    expect(settingsIn(root).scriptId).toBe(scripts()[0]!.id);
    broken = false;
    expect((await run([])).failed).toBeUndefined();
    expect(scripts()).toHaveLength(1);
    expectPushed(scripts()[0]!);
  });
});

describe('asked where to', () => {
  test('a new spreadsheet is one answer away', async () => {
    const { said, failed } = await run([], ['what?', '1']);
    expect(failed).toBeUndefined();
    expect(said.filter((line) => line.startsWith('Where should the script go?'))).toHaveLength(2);
    expectPushed(scripts()[0]!);
  });

  test('a spreadsheet is named by its address, and mistakes are explained', async () => {
    const sheet = google.addFile({ kind: 'spreadsheet', owner: ANA, title: 'Leads' });
    const address = `https://docs.google.com/spreadsheets/u/1/d/${sheet.id}/edit?gid=0#gid=0`;
    const { said, failed } = await run([], ['2', 'my sheet', 'https://script.google.com/d/xyz/edit', address]);
    expect(failed).toBeUndefined();
    expect(said.join('\n')).toMatch(/"my sheet" is neither an address like .*\n.*address of a script project/s);
    expect(scripts()[0]!.parentId).toBe(sheet.id);
    expectPushed(scripts()[0]!);
  });

  test('the same spreadsheet named twice gets no second script', async () => {
    const sheet = google.addFile({ kind: 'spreadsheet', owner: ANA, title: 'Leads' });
    for (let time = 0; time < 2; time++) expect((await run(['--sheet', sheet.id])).failed).toBeUndefined();
    expect(scripts()).toHaveLength(1);
  });

  test('a script project made by hand is named by its ID or address', async () => {
    const mine = google.addFile({
      kind: 'script',
      owner: ANA,
      title: 'Untitled project',
      files: [script('Code', '/** @OnlyCurrentDoc */\nfunction myFunction() {\n  \n}\n')],
    });
    const { failed } = await run([], ['3', `https://script.google.com/u/0/home/projects/${mine.id}/edit`]);
    expect(failed).toBeUndefined();
    expectPushed(mine);
  });

  test('where nobody is there to ask, the options are named', async () => {
    expect((await run([])).failed).toMatch(/npm run deploy -- --new, or --sheet .* or --script/);
    expect(google.drive).toEqual([]);
  });
});

describe('a script project that is in use', () => {
  const project = (files: ScriptFile[]) => google.addFile({ kind: 'script', owner: ANA, title: 'Mine', files });
  const manifest = (text: string): ScriptFile => ({ name: 'appsscript', type: 'JSON', source: text });

  test("somebody's own script is never overwritten", async () => {
    const other = project([script('Code', 'function onEdit() { log(); }'), manifest('{}')]);
    const before = JSON.stringify(other.files);
    const { failed } = await run(['--script', other.id], ['y', 'y']);
    expect(failed).toMatch(/holds something else \(Code\.js\).*nothing was changed/);
    expect(JSON.stringify(other.files)).toBe(before);
    expect(existsSync(join(root, '.clasp.json'))).toBe(false);
  });

  test("nor are somebody's own files beside the add-on", async () => {
    const both = project([script('Code', built('Code.js')), script('Reports', 'function report() {}')]);
    const { failed } = await run(['--script', both.id, '--replace']);
    expect(failed).toMatch(/\(Reports\.js\)/);
    expect(both.files).toHaveLength(2);
  });

  test('what an older version left is replaced, and kept on this computer', async () => {
    const old = project([
      script('Code', `${built('Code.js')}// changed in the editor\n`),
      { name: 'SidebarApi', type: 'HTML', source: 'old' },
      manifest(JSON.stringify(JSON.parse(built('appsscript.json')), null, 4)),
    ]);
    const { said, failed } = await run(['--script', old.id]);
    expect(failed).toBeUndefined();
    expectPushed(old);
    const kept = join(root, /kept in (\S+)\./.exec(said.join('\n'))![1]!);
    expect(readdirSync(kept).sort()).toEqual(['Code.js', 'SidebarApi.html', 'appsscript.json']);
    expect(readFileSync(join(kept, 'Code.js'), 'utf8')).toContain('changed in the editor');
  });

  describe('with another manifest', () => {
    const changed = () =>
      project([
        script('Code', `${built('Code.js')}//\n`),
        manifest(
          JSON.stringify({
            ...(JSON.parse(built('appsscript.json')) as object),
            timeZone: 'Europe/Paris',
            oauthScopes: ['https://www.googleapis.com/auth/drive'],
          }),
        ),
      ]);

    test('says what would change and asks; a no changes nothing', async () => {
      const mine = changed();
      const { said, failed } = await run(['--script', mine.id], ['n']);
      expect(said.join('\n')).toContain('timeZone: "Europe/Paris" becomes "Etc/UTC"');
      expect(said.join('\n')).toContain('the permission https://www.googleapis.com/auth/drive is removed');
      expect(said.join('\n')).toContain('asked for permission again');
      expect(failed).toMatch(/Nothing was pushed/);
      expect(mine.files).toHaveLength(2);
    });

    test('a yes replaces it', async () => {
      const mine = changed();
      expect((await run(['--script', mine.id], ['y'])).failed).toBeUndefined();
      expectPushed(mine);
    });

    test('where nobody is there to ask, it takes --replace', async () => {
      const mine = changed();
      expect((await run(['--script', mine.id])).failed).toMatch(/with -- --replace to replace the manifest/);
      expect((await run(['--script', mine.id, '--replace'])).failed).toBeUndefined();
      expectPushed(mine);
    });
  });
});

describe('a login that is missing or has expired', () => {
  const expire = () => {
    const { refreshToken } = desk.ana;
    desk.ana.refreshToken = 'another';
    const { login } = clasp;
    clasp.login = () => {
      desk.ana.refreshToken = refreshToken;
      return login();
    };
  };

  test('is asked for, and then everything goes on without a second question', async () => {
    expire();
    const { said, failed } = await run([], ['1', 'y']);
    expect(failed).toBeUndefined();
    expect(said.filter((line) => line.startsWith('Where'))).toHaveLength(1);
    expect(clasp.logins).toBe(1);
    expectPushed(scripts()[0]!);
  });

  test('that expires after a spreadsheet was made leads to no second one', async () => {
    google.fault = ({ path, method }) => {
      if (method !== 'GET' || !path.endsWith('/content')) return null;
      google.fault = null;
      return failure(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', 'authError');
    };
    expect((await run(['--new'], ['y'])).failed).toBeUndefined();
    expect(scripts()).toHaveLength(1);
    expectPushed(scripts()[0]!);
  });

  test.each([['n'], undefined])('is said where nobody wants to log in or nobody is there: %j', async (answers) => {
    expire();
    const { failed } = await run(['--new'], answers);
    expect(failed).toMatch(/^You are not logged in to Google, or the login has expired\. Run npx clasp login/);
    expect([clasp.logins, google.drive.length]).toEqual([0, 0]);
  });
});

test.each(['{', '{}', '[]', 'null', '{"scriptId": 7}'])('%s in .clasp.json is answered in a sentence', async (text) => {
  writeFileSync(join(root, '.clasp.json'), text);
  expect((await run([])).failed).toMatch(/^\.clasp\.json names no script project\. Delete the file/);
});

test('the placeholder of older versions counts as nothing chosen', async () => {
  writeFileSync(join(root, '.clasp.json'), '{"scriptId": "PUT-YOUR-SCRIPT-ID-HERE", "rootDir": "dist"}');
  expect((await run([], ['1'])).failed).toBeUndefined();
  expectPushed(scripts()[0]!);
});

describe('what goes wrong is explained, and nothing is remembered, when', () => {
  test.each(FAILURES)('$title', async ({ prepare, told }) => {
    const args = prepare(desk);
    clasp = createClaspDouble(google, 'refresh-ana');
    expect((await run(args)).failed).toMatch(told);
    expect(existsSync(join(root, '.clasp.json'))).toBe(false);
  });
});
