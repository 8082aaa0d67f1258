import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInput } from '../command-line/bad-input';
import { newCommand, parseCommand } from '../command-line/parse-command';
import { repository } from '../repository';
import { notesFor } from './changelog';
import { releaseFiles } from './release-files';

interface PackageOptions {
  out: string;
  release?: string;
}

/**
 * `npm run package`: writes what a release is made of. With `--release` it makes sure that the tag, package.json and
 * CHANGELOG.md speak of the same version, and writes the release's notes too.
 *
 * @throws BadInput in one sentence
 */
export async function packageRelease(args: readonly string[], say: (line: string) => void): Promise<number> {
  const root = repository();
  const command = newCommand('package')
    .description('Writes the files of a release: an archive to copy into a sheet, its files one by one, their sums.')
    .option('--out <folder>', 'where to, a folder of its own', join(root, 'release'))
    .option('--release <tag>', 'the tag that is being released, as v1.2.3');
  if (!parseCommand(command, args, process.env)) return 0;
  const { out, release: tag } = command.opts<PackageOptions>();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const files = releaseFiles(root, version);
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  rmSync(join(folder, 'NOTES.md'), { force: true });
  if (tag !== undefined) writeFileSync(join(folder, 'NOTES.md'), notesOf(tag, version, root));
  say(`Version ${version} is in ${folder}: ${files.map(({ name }) => name).join(', ')}.`);
  return 0;
}

function notesOf(tag: string, version: string, root: string): string {
  if (tag !== `v${version}`)
    throw new BadInput(`The tag ${tag} does not fit package.json, which says ${version}. It has to be v${version}.`);
  return notesFor(version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
}
