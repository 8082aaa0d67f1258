import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { BadInput } from './bad-input';
import { newCommand, parseCommand } from './parse-command';
import { portNumber, USUAL_PORT } from './start-options';

/** What `npm run workbench` was asked to do. */
export interface WorkbenchOptions {
  /** The folder that clasp would push. */
  project: string;
  /** The project's title. */
  name: string;
  /** Absent for an empty sheet. */
  list?: string;
  /** A file of rules by which requests are answered. */
  rules?: string;
  /** Requests that no rule answers go out. */
  network: boolean;
  addOn: boolean;
  port: number;
}

/**
 * @returns null when help was asked for, and shown
 * @throws BadInput in one sentence
 */
export function readWorkbenchOptions(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined } = {},
): WorkbenchOptions | null {
  const command = newCommand('workbench')
    .usage('-- <folder> [list.csv|list.xlsx] [options]')
    .description('Runs any Apps Script project on a spreadsheet in the browser.')
    .argument('<folder>', 'the script project: a folder with appsscript.json, or one that clasp knows (.clasp.json)')
    .argument('[list]', 'what the spreadsheet holds, CSV or XLSX (an empty sheet without it)')
    .option('--rules <file>', 'JSON of what requests are answered with; see workbench/README.md')
    .option('--network', 'let requests that no rule answers out into the real network')
    .option(
      '--name <title>',
      "the project's title, which is the name of an add-on's menu (the folder's name without it)",
    )
    .option('--add-on', 'keep the limits of a published add-on: fewer triggers')
    .option(
      '--port <number>',
      'the port of the page; the next free one is used when it is taken',
      portNumber,
      USUAL_PORT,
    );
  if (!parseCommand(command, args, environment)) return null;
  const {
    rules,
    network = false,
    name,
    addOn = false,
    port,
  } = command.opts<{
    rules?: string;
    network?: boolean;
    name?: string;
    addOn?: boolean;
    port: number;
  }>();
  const [folder, list] = command.args as [string, string?];
  return { project: projectFolder(folder), name: name ?? basename(resolve(folder)), list, rules, network, addOn, port };
}

/** The folder of the manifest: the one that is named, or the one that clasp's settings in it name. */
function projectFolder(folder: string): string {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new BadInput(`${folder} is not a folder: name the one with the script's appsscript.json.`);
  if (existsSync(join(folder, 'appsscript.json'))) return folder;
  const settings = join(folder, '.clasp.json');
  if (existsSync(settings)) {
    const { rootDir, srcDir } = readSettings(settings);
    const below = join(folder, rootDir ?? srcDir ?? '.');
    if (existsSync(join(below, 'appsscript.json'))) return below;
    throw new BadInput(
      `There is no appsscript.json in ${below}, which ${settings} names: build the project first, or name the folder that has it.`,
    );
  }
  throw new BadInput(`There is no appsscript.json in ${folder}: name the folder that clasp would push.`);
}

function readSettings(file: string): { rootDir?: string; srcDir?: string } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { rootDir?: string };
  } catch {
    throw new BadInput(`${file} cannot be read as JSON.`);
  }
}
