// Every package that is installed must be under a licence that lets anybody use, change and pass on the whole: package-lock.json
// names them all, also those that only another system installs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';

const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  // Asks for changes to its own files to be passed on; here such packages are used as they are.
  'MPL-2.0',
  'Python-2.0',
];

/** What ships inside the add-on asks for nothing but its notice, which the release carries (LICENSES.txt). */
const ALLOWED_TO_SHIP = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/** Read by hand, because they state their licence in no usual way. */
const READ_BY_HAND = {
  // Apache License 2.0, by its LICENSE file.
  'node_modules/@univerjs/telemetry': 'Apache-2.0',
  // The three clauses of the BSD licence, by its LICENSE file.
  'node_modules/url-template': 'BSD-3-Clause',
};

/** Lists of words under other free licences (WTFPL, CC BY-SA 4.0): the spelling check reads them, and nothing made of them is passed on. */
const WORD_LISTS = new Set(['node_modules/@cspell/dict-django', 'node_modules/@cspell/dict-en-common-misspellings']);

/**
 * One line for each package whose licence is not allowed or not known.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function checkLicences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).flatMap(([path, { license, dev, link }]) => {
    if (path === '' || link || WORD_LISTS.has(path)) return [];
    const stated = READ_BY_HAND[path] ?? license ?? statedIn(join(root, path));
    const allowed = dev ? ALLOWED : ALLOWED_TO_SHIP;
    return isAmong(stated, allowed) ? [] : [`${path}: ${stated ?? 'no licence is stated'}`];
  });
}

function isAmong(stated, allowed) {
  try {
    return satisfies(stated, allowed);
  } catch {
    return false;
  }
}

function statedIn(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  return license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
}
