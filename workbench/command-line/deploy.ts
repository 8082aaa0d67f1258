import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import { BadInput } from './bad-input';
import { checkScriptProject } from './check-script-project';
import { finish } from './finish';

/** Pushes dist/, which has just been built, to the user's own script project. */
async function deploy(): Promise<number> {
  const root = repository();
  const settings = join(root, '.clasp.json');
  checkScriptProject(existsSync(settings) ? readFileSync(settings, 'utf8') : null);
  const clasp = (args: string[], stdio: 'pipe' | 'inherit') =>
    spawnSync(process.execPath, [join(root, 'node_modules/@google/clasp/build/src/index.js'), ...args], { cwd: root, stdio, encoding: 'utf8' });
  const { stdout } = clasp(['show-authorized-user', '--json'], 'pipe');
  if (!/"loggedIn":\s*true/.test(stdout)) {
    throw new BadInput('You are not logged in to Google: run npx clasp login first (and turn the Apps Script API on at https://script.google.com/home/usersettings).');
  }
  // Without -f, clasp asks before it replaces a changed manifest, and skips the push where nobody answers.
  const { status } = clasp(['push', '-f'], 'inherit');
  if (status === 0) console.log('Pushed. Reload the spreadsheet: the menu is under Extensions > eCore Email Enrichment.');
  return status ?? 1;
}

finish(deploy);
