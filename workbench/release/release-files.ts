import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { shippedLicences } from './shipped-licences';

/** A file of a release: its name, without a folder, and its bytes. */
export interface ReleaseFile {
  name: string;
  bytes: Uint8Array;
}

/** Where each file of the archive comes from. Sheets' script editor calls a script `.gs`. */
const SOURCES: { [name: string]: string } = {
  'Code.gs': 'dist/Code.js',
  'Sidebar.html': 'dist/Sidebar.html',
  'appsscript.json': 'dist/appsscript.json',
  'INSTALL.md': 'docs/install.md',
};

const SUMS = 'SHA256SUMS';

/** The same for every build, so that the same sources give the same archive, byte for byte. ZIP's years begin in 1980. */
const ARCHIVE_TIME = new Date(1980, 0, 1);

/**
 * What a release is made of: an archive of everything, and each of its files by itself, with the sums of all.
 *
 * @param root the repository's folder, where dist/ has just been built
 */
export function releaseFiles(root: string, version: string): ReleaseFile[] {
  const files = Object.entries(SOURCES).map(([name, source]) => ({ name, bytes: readFileSync(join(root, source)) }));
  const inside = withSums([...files, { name: 'LICENSES.txt', bytes: Buffer.from(shippedLicences(root)) }]);
  const name = `ecore-email-enrichment-${version}`;
  const archive = zipSync(Object.fromEntries(inside.map((file) => [`${name}/${file.name}`, file.bytes])), {
    mtime: ARCHIVE_TIME,
    level: 9,
  });
  return withSums([{ name: `${name}.zip`, bytes: archive }, ...inside.filter((file) => file.name !== SUMS)]);
}

/** Adds the list that `sha256sum --check` reads. */
function withSums(files: ReleaseFile[]): ReleaseFile[] {
  const lines = files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  return [...files, { name: SUMS, bytes: Buffer.from(lines.join('')) }];
}
