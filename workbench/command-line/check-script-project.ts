import { BadInput } from './bad-input';

const PLACEHOLDER = 'PUT-YOUR-SCRIPT-ID-HERE';

/** Whose `.clasp.json` is looked at, and how to get a script project for it. */
interface Target {
  file: string;
  command: string;
  create: string;
  rootDir: string;
}

const ADD_ON: Target = {
  file: '.clasp.json',
  command: 'npm run deploy',
  create: 'npx clasp create-script --type sheets --title "eCore Email Enrichment" --rootDir dist',
  rootDir: 'dist',
};

const CONFORMANCE: Target = {
  file: 'workbench/conformance/.clasp.json',
  command: 'npm run conformance:push',
  create: 'cd workbench/conformance && npx clasp create-script --type sheets --title "Conformance" --rootDir script',
  rootDir: 'script',
};

/**
 * Makes sure that `.clasp.json` names a script project that the add-on can be pushed to.
 *
 * @param text the file's contents, or null when there is no such file
 * @throws BadInput with the ways to get one; clasp makes none while `.clasp.json` names one already
 *   (https://github.com/google/clasp#create-script)
 */
export function checkScriptProject(text: string | null): void {
  check(text, ADD_ON);
}

/** The same for the script that compares the workbench with Google. */
export function checkConformanceProject(text: string | null): void {
  check(text, CONFORMANCE);
}

function check(text: string | null, target: Target): void {
  const { file, command, create } = target;
  if (text === null) {
    throw new BadInput(
      `There is no ${file}, so nobody knows where to push: make a new spreadsheet with its script by ${create}, then run ${command} again.`,
    );
  }
  if (scriptIdIn(text, target) === PLACEHOLDER) {
    throw new BadInput(
      `${file} still says ${PLACEHOLDER}: put the id of your script project there (Extensions > Apps Script > Project Settings > Script ID), ` +
        `or delete the file and make a new spreadsheet with its script by ${create}.`,
    );
  }
}

function scriptIdIn(text: string, { file, rootDir }: Target): string {
  let scriptId: unknown;
  try {
    ({ scriptId } = JSON.parse(text) as { scriptId?: unknown });
  } catch {
    throw new BadInput(`${file} is not valid JSON: it looks like {"scriptId": "…", "rootDir": "${rootDir}"}.`);
  }
  if (typeof scriptId !== 'string' || scriptId.trim() === '') {
    throw new BadInput(`${file} names no script project: it looks like {"scriptId": "…", "rootDir": "${rootDir}"}.`);
  }
  return scriptId;
}
