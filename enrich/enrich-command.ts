import { join, resolve } from 'node:path';
import type { Person } from '../workbench/apps-script/host/people';
import { runLive } from '../workbench/apps-script/live';
import type { LiveWindow } from '../workbench/apps-script/live/options';
import { readProject } from '../workbench/apps-script/project';
import type { Ecore } from '../workbench/ecore/ecore';
import { createEcore, DEMO_TOKENS, ECORE_ORIGIN } from '../workbench/ecore/ecore';
import { serveEcore } from '../workbench/ecore/serve';
import { changedCells } from '../workbench/files/changed-cells';
import type { ListFile } from '../workbench/files/list-file';
import { readList } from '../workbench/files/read-list';
import { createWorkbookInput, fillWorkbook } from '../workbench/files/workbook-input';
import { assertSameKind, encodeList } from '../workbench/files/write-list';
import { repository } from '../workbench/repository';
import { createMemoryWorkbook } from '../workbench/workbook/memory/memory-workbook';
import type { Workbook } from '../workbench/workbook/workbook';
import { BadInput } from '../workbench/command-line/bad-input';
import type { EnrichOptions } from './enrich-options';
import { readEnrichOptions } from './enrich-options';
import { onInterrupts } from '../workbench/command-line/interrupts';
import { createProgressDisplay } from './progress-display';
import { PROJECT_NAME } from '../workbench/command-line/project-name';
import { describeEnding } from './report';
import type { ReservedFile } from '../workbench/command-line/reserve-file';
import { reserveFile } from '../workbench/command-line/reserve-file';
import { runList } from './run-list';
import { serverInWindow } from './server-in-window';
import { readFaults, readPeople } from '../workbench/command-line/stand-in';

/** Every row is settled. */
const DONE = 0;
/** The run stopped, and the rows left say `Queued` in the file; or some rows failed all their tries. */
const ROWS_LEFT = 2;

/** With the wider daily quota, so that only eCore limits how long a list may be. */
const OWNER: Person = { email: 'owner@workbench.example', owner: true, account: 'workspace' };

export interface Terminal {
  output: NodeJS.WritableStream & { isTTY?: boolean };
  environment: { readonly [name: string]: string | undefined };
}

/**
 * `npm run enrich`: reads a list, runs the add-on on it without a browser, writes the list.
 *
 * @returns the exit code
 * @throws BadInput, or BadFile, when nothing was done; then nothing was written either, but the journal of what was asked
 */
export async function enrich(args: readonly string[], { output, environment }: Terminal): Promise<number> {
  const options = readEnrichOptions(args, environment);
  if (!options) return DONE;
  const list = await readList(options.list);
  assertSameKind(list, options.out);
  const people = options.ecore.kind === 'stand-in' ? readPeople(options.people) : [];
  const faults = readFaults(options.faults);
  checkPlaces(options);
  const out = reserveFile(options.out, '--out');
  let journal: ReservedFile | null = null;
  try {
    if (options.journal !== undefined) journal = reserveFile(options.journal, '--journal');
    const ecore = options.ecore.kind === 'stand-in' ? createEcore({ people, faults, credits: options.credits }) : null;
    try {
      return await enrichTo({ out, list, options, ecore, output });
    } finally {
      if (ecore) journal?.write(journalText(ecore));
    }
  } finally {
    out.release();
    journal?.release();
  }
}

interface Enriching {
  out: ReservedFile;
  list: ListFile;
  options: EnrichOptions;
  /** The stand-in; null where eCore itself is asked. */
  ecore: Ecore | null;
  output: Terminal['output'];
}

async function enrichTo({ out, list, options, ecore, output }: Enriching): Promise<number> {
  const say = (line: string) => void output.write(`${line}\n`);
  const service = ecore && (await serveEcore(ecore));
  const workbook = openWorkbook(list);
  const script = runLive({
    project: readProject(join(repository(), 'dist'), PROJECT_NAME),
    workbook,
    people: [OWNER],
    origins: originsFor(options, service?.url),
  });
  let stopListening = () => {};
  try {
    const window = script.window(OWNER.email);
    selectActiveSheet(window, workbook, list);
    const ending = await runList({
      server: serverInWindow(window),
      token: options.token ?? DEMO_TOKENS[0]!.token,
      creditCap: ecore ? null : (options.credits ?? null),
      say,
      display: createProgressDisplay(output),
      onInterrupt: (stop) => {
        const first = () => {
          say('Stopping after the requests in hand. Ctrl+C again ends it at once, without writing the file.');
          stop();
        };
        stopListening = onInterrupts(first, () => process.exit(130));
      },
    });
    out.write(encodeList(list, changedCells(list, workbook)));
    const { progress, trouble } = ending;
    if (!progress) say('Every row is settled already: nothing to do.');
    else describeEnding(progress).forEach(say);
    const reason = trouble?.message ?? progress?.stop?.message;
    if (reason) say(reason);
    const stopped = trouble !== null || (progress !== null && progress.state !== 'done');
    const failed = progress?.failed ?? 0;
    if (stopped) say(`Written to ${options.out}; run it again on that file to go on.`);
    else if (failed > 0)
      say(
        `Written to ${options.out}; run it again on that file to retry ${failed === 1 ? 'the row' : 'the rows'} that failed.`,
      );
    else say(`Written to ${options.out}.`);
    return stopped || failed > 0 ? ROWS_LEFT : DONE;
  } finally {
    stopListening();
    await script.close();
    await service?.close();
  }
}

/** @throws BadInput when one file would take the other's place. */
function checkPlaces({ list, out, journal, people, faults }: EnrichOptions): void {
  const same = (one: string, other: string | undefined) => other !== undefined && resolve(one) === resolve(other);
  for (const [option, file] of Object.entries({ '--people': people, '--faults': faults, '--journal': journal })) {
    if (same(out, file))
      throw new BadInput(`--out and ${option} name the same file: choose another one for the result.`);
  }
  if (journal !== undefined && (same(journal, list) || same(journal, people) || same(journal, faults))) {
    throw new BadInput('--journal names a file that is read: choose another one for the journal.');
  }
}

function openWorkbook(list: ListFile): Workbook {
  const workbook = createMemoryWorkbook(createWorkbookInput(list));
  fillWorkbook(workbook, list);
  return workbook;
}

function selectActiveSheet(window: LiveWindow, workbook: Workbook, list: ListFile): void {
  const sheetId = workbook.sheets()[list.active]?.id;
  if (sheetId === undefined) return;
  window.select({ sheetId, areas: [{ row: 1, column: 1, rows: 1, columns: 1 }], cell: { row: 1, column: 1 } });
}

/** With the real service, eCore's origin is left to itself. */
function originsFor({ ecore }: EnrichOptions, standIn: string | undefined): { [origin: string]: string } {
  if (standIn !== undefined) return { [ECORE_ORIGIN]: standIn };
  return ecore.kind === 'other' ? { [ECORE_ORIGIN]: ecore.origin } : {};
}

/** A list of requests, one a line. */
const journalText = ({ journal }: Ecore): string =>
  `[\n${journal.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
