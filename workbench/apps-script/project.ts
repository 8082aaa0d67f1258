import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The manifest, as far as it changes what a script may do: https://developers.google.com/apps-script/manifest */
export interface Manifest {
  timeZone?: string;
  runtimeVersion?: string;
  oauthScopes?: string[];
  urlFetchWhitelist?: string[];
  /** Advanced services and libraries, each under the name by which the script calls it. */
  dependencies?: { enabledAdvancedServices?: { userSymbol: string }[]; libraries?: { userSymbol: string }[] };
}

/** The zone of the script's dates; what it is without one in the manifest is not documented. */
export function scriptTimeZone({ timeZone }: Manifest): string {
  return timeZone ?? 'Etc/UTC';
}

export interface ScriptFile {
  /** Without its ending, as the script editor shows it: `Code`. */
  name: string;
  source: string;
}

/** A script project: what `clasp push` would upload. */
export interface ScriptProject {
  /** The project's title, which is also the add-on's name in its menu. */
  name: string;
  manifest: Manifest;
  /** In the order in which they are evaluated. */
  scripts: ScriptFile[];
  pages: ScriptFile[];
}

/**
 * Reads a folder that clasp could push: `appsscript.json`, `.js`/`.gs` and `.html` files, also in folders below, in the
 * order clasp sends them: by path (https://github.com/google/clasp#setup).
 *
 * @throws Error when there is no readable manifest or two scripts have one name.
 */
export function readProject(directory: string, name = 'Untitled project'): ScriptProject {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)(node_modules|\.git)(\/|$)/.test(path))
    .sort();
  const read = (pattern: RegExp): ScriptFile[] =>
    paths
      .filter((path) => pattern.test(path))
      .map((path) => ({ name: path.replace(pattern, ''), source: readFileSync(join(directory, path), 'utf8') }));
  if (!paths.includes('appsscript.json')) throw new Error(`There is no appsscript.json in ${directory}.`);
  const scripts = read(/\.(js|gs)$/);
  const twice = scripts.find((script, index) => scripts.findIndex((other) => other.name === script.name) !== index);
  if (twice) throw new Error(`Two scripts of ${directory} are named ${twice.name}.`);
  return {
    name,
    manifest: JSON.parse(readFileSync(join(directory, 'appsscript.json'), 'utf8')) as Manifest,
    scripts,
    pages: read(/\.html$/),
  };
}
