// What the build writes into the add-on: its version, and where its help stands.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the sidebar's *Help* leads while package.json names no home page of its own. */
const ECORE_HELP = 'https://docs.ecoreservice.com';

const packageOf = (root) => JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/**
 * The help's address: HELP_URL, which a release workflow sets to its own site, else the page `help/` of package.json's
 * `homepage`.
 *
 * @returns {string}
 */
export function helpUrl(root, environment = process.env) {
  const { homepage } = packageOf(root);
  return environment.HELP_URL || (homepage ? new URL('help/', homepage).href : ECORE_HELP);
}

/** Names that stand for constants in the sources (src/version.ts, sidebar/help.ts), for esbuild's `define`. */
export function constants(root, environment = process.env) {
  return {
    ADD_ON_VERSION: JSON.stringify(packageOf(root).version),
    ADD_ON_HELP: JSON.stringify(helpUrl(root, environment)),
  };
}

/** The first line of Code.js. It also tells `npm run deploy` that a script project holds this add-on. */
export function banner(root) {
  return `// eCore Email Enrichment for Google Sheets, version ${packageOf(root).version}. MIT licence. Built: change its sources, not this file.\n`;
}
