import { BadInput } from './bad-input';

const PLACEHOLDER = 'PUT-YOUR-SCRIPT-ID-HERE';

/**
 * Makes sure that `.clasp.json` names a script project that the add-on can be pushed to.
 *
 * @param text the file's contents, or null when there is no such file
 * @throws BadInput with the ways to get one; clasp makes none while `.clasp.json` names one already
 *   (https://github.com/google/clasp#create-script)
 */
export function checkScriptProject(text: string | null): void {
  const create = 'npx clasp create-script --type sheets --title "eCore Email Enrichment" --rootDir dist';
  if (text === null) {
    throw new BadInput(`There is no .clasp.json, so nobody knows where to push: make a new spreadsheet with its script by ${create}, then run npm run deploy again.`);
  }
  if (scriptIdIn(text) === PLACEHOLDER) {
    throw new BadInput(
      `.clasp.json still says ${PLACEHOLDER}: put the id of your script project there (Extensions > Apps Script > Project Settings > Script ID), ` +
        `or delete the file and make a new spreadsheet with its script by ${create}.`,
    );
  }
}

function scriptIdIn(text: string): string {
  let scriptId: unknown;
  try {
    ({ scriptId } = JSON.parse(text) as { scriptId?: unknown });
  } catch {
    throw new BadInput('.clasp.json is not valid JSON: it looks like {"scriptId": "…", "rootDir": "dist"}.');
  }
  if (typeof scriptId !== 'string' || scriptId.trim() === '') {
    throw new BadInput('.clasp.json names no script project: it looks like {"scriptId": "…", "rootDir": "dist"}.');
  }
  return scriptId;
}
