import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClaspFailure } from '../../../../workbench/deploy/clasp';
import type { Clasp } from '../../../../workbench/deploy/clasp';
import { explainFailure } from '../../../../workbench/deploy/explain-failure';
import type { Answer, Google, ScriptFile } from './google';

const ENDINGS = { SERVER_JS: '.js', HTML: '.html', JSON: '.json' } as const;

/**
 * clasp's commands that `npm run deploy` uses, on the same stand-in of Google, without starting a program each time:
 * for tests of what is decided, of which there are many. `with-clasp.test.ts` does the same with clasp itself.
 */
export function createClaspDouble(google: Google, refreshToken: string): Clasp & { logins: number } {
  const ask = (method: string, host: string, path: string, body: unknown): { [field: string]: unknown } => {
    const login = new URLSearchParams({ refresh_token: refreshToken }).toString();
    const token = accepted(
      google.answer({ method: 'POST', host: 'oauth2.googleapis.com', path: '/token', headers: {}, body: login }),
    );
    const headers = { authorization: `Bearer ${String(token.access_token)}` };
    return accepted(google.answer({ method, host, path, headers, body: JSON.stringify(body) }));
  };
  const script = (method: string, path: string, body?: unknown) => ask(method, 'script.googleapis.com', path, body);

  function create(args: readonly string[]): string {
    const option = (name: string) => args[args.indexOf(name) + 1]!;
    const title = option('--title');
    const parentId = args.includes('--type')
      ? ask('POST', 'www.googleapis.com', '/drive/v3/files', { name: title }).id
      : option('--parentId');
    const { scriptId } = script('POST', '/v1/projects', { title, parentId });
    return `Created new document: https://drive.google.com/open?id=${String(parentId)}\nCreated new script: https://script.google.com/d/${String(scriptId)}/edit\n`;
  }

  function pull(folder: string): string {
    const { scriptId } = settingsIn(join(folder, '.clasp.json'));
    const { files } = script('GET', `/v1/projects/${scriptId}/content`) as { files: ScriptFile[] };
    for (const { name, type, source } of files) writeFileSync(join(folder, name + ENDINGS[type]), source);
    return '';
  }

  function push(project: string): string {
    const { scriptId, rootDir } = settingsIn(project);
    const folder = join(dirname(project), rootDir);
    const files = readdirSync(folder).map((file) => {
      const [, name, ending] = /^(.*)(\.\w+)$/.exec(file)!;
      const [type] = Object.entries(ENDINGS).find(([, known]) => known === ending)!;
      return { name, type, source: readFileSync(join(folder, file), 'utf8') };
    });
    script('PUT', `/v1/projects/${scriptId}/content`, { files });
    return '';
  }

  const double = {
    logins: 0,
    login: () => Promise.resolve((double.logins += 1) > 0),
    run: async (args: readonly string[], folder: string) => {
      if (args[0] === 'create-script') return create(args);
      if (args[0] === 'pull') return pull(folder);
      if (args[0] === 'push') return push(args.at(-1)!);
      if (args[0] === 'show-authorized-user')
        return JSON.stringify(ask('GET', 'www.googleapis.com', '/oauth2/v2/userinfo', undefined));
      throw new Error(`The double knows no clasp ${args.join(' ')}.`);
    },
  };
  return double;
}

function accepted({ status, body }: Answer): { [field: string]: unknown } {
  if (status < 400) return body as { [field: string]: unknown };
  const { error } = body as { error: string | { message: string } };
  const said = typeof error === 'string' ? error : error.message;
  const { code, message } = explainFailure(said);
  throw new ClaspFailure(code, message, '');
}

const settingsIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { scriptId: string; rootDir: string };
