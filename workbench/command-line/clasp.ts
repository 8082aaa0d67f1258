import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../repository';
import { BadInput } from './bad-input';

/**
 * Pushes what the folder's `.clasp.json` names, over whatever is in the script project.
 *
 * @returns clasp's exit code
 * @throws BadInput when nobody is logged in
 */
export function pushWithClasp(folder: string): number {
  const clasp = (args: string[], stdio: 'pipe' | 'inherit') =>
    spawnSync(process.execPath, [join(repository(), 'node_modules/@google/clasp/build/src/index.js'), ...args], {
      cwd: folder,
      stdio,
      encoding: 'utf8',
    });
  const { stdout } = clasp(['show-authorized-user', '--json'], 'pipe');
  if (!/"loggedIn":\s*true/.test(stdout)) {
    throw new BadInput(
      'You are not logged in to Google: run npx clasp login first (and turn the Apps Script API on at https://script.google.com/home/usersettings).',
    );
  }
  // Without -f, clasp asks before it replaces a changed manifest, and skips the push where nobody answers.
  return clasp(['push', '-f'], 'inherit').status ?? 1;
}
