import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import { checkConformanceProject } from './check-script-project';
import { pushWithClasp } from './clasp';
import { finish } from './finish';

/** Pushes the conformance script to a script project of the user's, which it replaces. */
async function push(): Promise<number> {
  const folder = join(repository(), 'workbench/conformance');
  const settings = join(folder, '.clasp.json');
  checkConformanceProject(existsSync(settings) ? readFileSync(settings, 'utf8') : null);
  const status = pushWithClasp(folder);
  if (status === 0)
    console.log(
      'Pushed. Reload the spreadsheet and choose Conformance > Run all rules; the table is in the sheet Conformance then.',
    );
  return status;
}

finish(push);
