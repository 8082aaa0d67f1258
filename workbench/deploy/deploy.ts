import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInput } from '../command-line/bad-input';
import { choosePlace } from './choose-place';
import { ClaspFailure } from './clasp';
import type { Clasp } from './clasp';
import { createScript } from './create-script';
import type { DeployOptions, Place } from './deploy-options';
import { manifestChanges, pullFiles, readFiles, sameFiles, whose } from './remote-project';
import type { Files } from './remote-project';
import { contentFolder, readSettings, settingsFile, writeSettings } from './settings';
import type { ScriptSettings } from './settings';
import type { Target } from './target';
import { agree } from './terminal';
import type { Terminal } from './terminal';

export interface Deployment {
  /** The repository's top, with what is pushed already built. */
  root: string;
  target: Target;
  options: DeployOptions;
  clasp: Clasp;
  terminal: Terminal;
  openInBrowser: (url: string) => void;
  now: () => Date;
}

/**
 * Puts the script into a spreadsheet of the user's: asks for what is missing, makes or updates the script project, opens
 * it. Can be run again at any time. A project with somebody's own scripts in it is left alone.
 *
 * @returns the exit code
 * @throws BadInput or ClaspFailure, with what to do
 */
export async function deploy(deployment: Deployment): Promise<number> {
  const { root, target, options, terminal, clasp } = deployment;
  const known = readSettings(root, target);
  const place: Place =
    options.place ?? (known ? { kind: 'script', id: known.scriptId } : await choosePlace(terminal, target));
  try {
    return await update(deployment, place);
  } catch (error) {
    // Whether a login is there and still holds, only a request tells.
    if (!(error instanceof ClaspFailure) || error.code !== 'logged-out') throw error;
    if (!(await agree(terminal, 'You are not logged in to Google. Log in now, in your browser?'))) throw error;
    if (!(await clasp.login())) throw error;
    return await update(deployment, made(place, known, readSettings(root, target)));
  }
}

/** The script project that the first try has made, if it got that far: another one would leave that one behind. */
function made(place: Place, before: ScriptSettings | null, now: ScriptSettings | null): Place {
  return now && now.scriptId !== before?.scriptId ? { kind: 'script', id: now.scriptId } : place;
}

async function update(deployment: Deployment, place: Place): Promise<number> {
  const { root, target, options, clasp, terminal } = deployment;
  const local = readFiles(contentFolder(root, target));
  const settings = await scriptAt(deployment, place);
  const there = await pullFiles(clasp, settings.scriptId).catch(async (error: unknown) => {
    throw await withAWayOut(error, deployment);
  });
  const owner = whose(there, local, target);
  if (owner.kind === 'foreign') throw new BadInput(foreign(owner.files, target));
  writeSettings(root, target, settings);
  if (sameFiles(there, local)) {
    terminal.say('The script project is up to date already.');
  } else {
    if (owner.kind === 'ours') {
      await confirmManifest(deployment, manifestChanges(there, local));
      terminal.say(`What was there before is kept in ${keep(deployment, there, settings.scriptId)}.`);
    }
    // Without -f, clasp asks before it replaces a changed manifest, and skips the push where nobody answers.
    await clasp.run(['push', '-f', '--project', settingsFile(root, target)], root);
    terminal.say('Pushed.');
  }
  const address = addressOf(settings);
  terminal.say(`${target.next} It is at ${address}`);
  if (options.open) deployment.openInBrowser(address);
  return 0;
}

/** Makes the script project where the user wants a new one, and remembers it at once. */
async function scriptAt({ root, target, clasp, terminal }: Deployment, place: Place): Promise<ScriptSettings> {
  const known = readSettings(root, target);
  if (place.kind === 'script') {
    if (known?.scriptId === place.id) return known;
    return { scriptId: place.id };
  }
  // Each call would bind one more script to the same spreadsheet.
  if (place.kind === 'sheet' && known?.parentId === place.id) return known;
  const settings = await createScript(clasp, target, place.kind === 'sheet' ? place.id : undefined);
  writeSettings(root, target, settings);
  terminal.say(`Made a script project. Its ID is in ${target.settings}, for the next time.`);
  return settings;
}

/** A project that cannot be read is most often one of another account, or one that was deleted. */
async function withAWayOut(error: unknown, { target, clasp, root }: Deployment): Promise<unknown> {
  if (!(error instanceof ClaspFailure) || (error.code !== 'no-access' && error.code !== 'not-found')) return error;
  const said = await clasp.run(['show-authorized-user', '--json'], root).catch(() => '{}');
  const { email = 'somebody' } = JSON.parse(said) as { email?: string };
  return new ClaspFailure(
    error.code,
    `${error.message} You are logged in as ${email}. If the script belongs to another account, run npx clasp login and choose that one. ` +
      `${target.command} -- --new makes a new spreadsheet instead.`,
    error.printed,
  );
}

function foreign(files: string[], { command }: Target): string {
  return (
    `This script project holds something else (${files.join(', ')}), which pushing would delete, so nothing was changed. ` +
    `Move those files elsewhere first, or choose another place: ${command} -- --new makes a new spreadsheet.`
  );
}

async function confirmManifest({ options, terminal }: Deployment, changes: string[]): Promise<void> {
  if (changes.length === 0) return;
  terminal.say(`The manifest in the script project is another one. Pushing changes it: ${changes.join('; ')}.`);
  if (changes.some((change) => change.endsWith('is added')))
    terminal.say('Whoever uses the script is asked for permission again.');
  if (options.replace || (await agree(terminal, 'Replace it?'))) return;
  throw new BadInput('Nothing was pushed. Run the command again with -- --replace to replace the manifest.');
}

/** Whatever a push replaces stays on this computer, in case somebody changed it in the script editor. */
function keep({ root, now }: Deployment, files: Files, scriptId: string): string {
  const folder = join('.workbench', 'replaced', scriptId, now().toISOString().replace(/[:.]/g, '-'));
  for (const [name, content] of files) {
    const file = join(root, folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

const addressOf = ({ scriptId, parentId }: ScriptSettings): string =>
  parentId ? `https://docs.google.com/spreadsheets/d/${parentId}/edit` : `https://script.google.com/d/${scriptId}/edit`;
