import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import { checkScriptProject } from './check-script-project';
import { pushWithClasp } from './clasp';
import { finish } from './finish';

/** Pushes dist/, which has just been built, to the user's own script project. */
async function deploy(): Promise<number> {
  const root = repository();
  const settings = join(root, '.clasp.json');
  checkScriptProject(existsSync(settings) ? readFileSync(settings, 'utf8') : null);
  const status = pushWithClasp(root);
  if (status === 0)
    console.log('Pushed. Reload the spreadsheet: the menu is under Extensions > eCore Email Enrichment.');
  return status;
}

finish(deploy);
