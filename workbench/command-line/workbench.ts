import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpOutcome, HttpRequest } from '../apps-script/http';
import { answerByRules, type FetchRule, parseFetchRules } from '../fetch-rules/fetch-rules';
import { readList } from '../files/read-list';
import { repository } from '../repository';
import { startServer } from '../server/start-server';
import { BadInput } from './bad-input';
import { finish } from './finish';
import { onFreePort } from './free-port';
import { onInterrupts } from './interrupts';
import { openInBrowser } from './open-in-browser';
import { readWorkbenchOptions } from './workbench-options';

/** Opens a spreadsheet in the page with any script project at work on it, until Ctrl+C. */
async function workbench(): Promise<number> {
  const options = readWorkbenchOptions(process.argv.slice(2), process.env);
  if (!options) return 0;
  const rules = options.rules === undefined ? [] : readRules(options.rules);
  const list =
    options.list === undefined
      ? { name: options.name, sheets: [{ name: 'Sheet1', rows: [] }] }
      : await readList(options.list);
  const { opened: server, port } = await onFreePort(options.port, (tried) =>
    startServer({
      list,
      projectDirectory: options.project,
      projectName: options.name,
      addOn: options.addOn,
      pageDirectory: join(repository(), '.workbench/page'),
      live: false,
      outside: options.network ? 'network' : 'rules',
      http: answering(rules, options.network),
      port: tried,
      log: (line) => console.log(line),
    }),
  );
  if (port !== options.port) console.log(`Port ${options.port} is taken: using ${port}.`);
  console.log(
    options.network
      ? 'Requests that no rule answers go out into the real network.'
      : 'No request leaves this machine: what no rule answers fails, and is named here.',
  );
  console.log(`\n  ${server.url}\n\nCtrl+C ends it.`);
  if (process.stdout.isTTY) openInBrowser(server.url);
  await new Promise<void>((done) => void onInterrupts(done, () => process.exit(130)));
  await server.close();
  return 0;
}

function answering(rules: FetchRule[], network: boolean): (request: HttpRequest) => HttpOutcome | null {
  const answer = answerByRules(rules);
  return (request) => {
    const outcome = answer(request);
    if (outcome || network) return outcome;
    console.log(`No rule answers ${request.method.toUpperCase()} ${request.url}.`);
    return { failure: 'dns' };
  };
}

function readRules(file: string): FetchRule[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadInput(`--rules: the file ${file} cannot be read; check its name.`);
  }
  try {
    return parseFetchRules(text);
  } catch (error) {
    throw new BadInput(`--rules: ${file}: ${(error as Error).message}`);
  }
}

finish(workbench);
