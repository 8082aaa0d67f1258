import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

export const BUILT_FILES = ['Code.js', 'Sidebar.html', 'appsscript.json'] as const;

/** A file of dist/, as it is pushed. */
export function built(name: (typeof BUILT_FILES)[number]): string {
  const file = join(ROOT, 'dist', name);
  if (!existsSync(file)) throw new Error(`dist/${name} is not there: npm run build makes it.`);
  return readFileSync(file, 'utf8');
}

/** What the add-on's menu leads to, and what Sheets calls by itself. */
export const ENTRY_POINTS = [
  'ECORE_EMAIL',
  'onOpen',
  'onInstall',
  'openSidebar',
  'enrichSelectedRows',
  'retryFailedRows',
  'retryNotFoundRows',
  'rerunSelectedRows',
  'retryFormulas',
  'replaceFormulas',
  'continueRun',
];
