import { join } from 'node:path';
import { createEcore, DEMO_TOKENS, ECORE_ORIGIN } from '../ecore/ecore';
import type { Ecore } from '../ecore/ecore';
import { serveEcore } from '../ecore/serve';
import { readList } from '../files/read-list';
import { repository } from '../repository';
import { startServer } from '../server/start-server';
import { finish } from './finish';
import { onFreePort } from './free-port';
import { onInterrupts } from './interrupts';
import { openInBrowser } from './open-in-browser';
import { PROJECT_NAME } from './project-name';
import { readFaults, readPeople } from './stand-in';
import { readStartOptions } from './start-options';

/** Opens a list in the page, with the stand-in or the real service behind the add-on, until Ctrl+C. */
async function start(): Promise<number> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (!options) return 0;
  const root = repository();
  const list = await readList(options.list ?? join(root, 'samples/contacts.csv'));
  const ecore = options.live
    ? null
    : createEcore({
        people: readPeople(options.people),
        faults: readFaults(options.faults),
        latency: { medianMs: 300, spread: 0.4 },
      });
  const stand = ecore && (await serveEcore(ecore));
  const { opened: server, port } = await onFreePort(options.port, (tried) =>
    startServer({
      list,
      projectDirectory: join(root, 'dist'),
      projectName: PROJECT_NAME,
      pageDirectory: join(root, '.workbench/page'),
      ecoreOrigin: stand?.url ?? ECORE_ORIGIN,
      live: options.live,
      ...(ecore ? { standIn: { token: DEMO_TOKENS[0]!.token, figures: () => figuresOf(ecore) } } : {}),
      port: tried,
      log: (line) => console.log(line),
    }),
  );
  if (port !== options.port) console.log(`Port ${options.port} is taken: using ${port}.`);
  console.log(
    options.live
      ? 'Requests go to the real eCore: each email found costs a credit of the token you connect.'
      : `Requests go to a stand-in of eCore on this machine. Connect with the token ${DEMO_TOKENS[0]!.token}`,
  );
  console.log(`\n  ${server.url}\n\nCtrl+C ends it.`);
  if (process.stdout.isTTY) openInBrowser(server.url);
  await interrupted();
  await Promise.all([server.close(), stand?.close()]);
  return 0;
}

function figuresOf(ecore: Ecore): { credits: number; requests: number; charged: number } {
  const { journal } = ecore;
  return {
    credits: ecore.wallet(),
    requests: journal.length,
    charged: journal.filter(({ charged }) => charged > 0).length,
  };
}

const interrupted = () => new Promise<void>((done) => void onInterrupts(done, () => process.exit(130)));

finish(start);
