import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BadInput } from './bad-input';

/** A place for a file that is known to be writable before there is anything to write. */
export interface ReservedFile {
  /** Puts the file there, whole; whatever stood there before is replaced in one go. */
  write(contents: string | Uint8Array): void;
  /** Gives the place up; what stood there before stays. Does nothing once the file is written. */
  release(): void;
}

/**
 * Makes sure that a file can be written where the user wants it, by an empty file of another name beside it.
 *
 * @throws BadInput when the folder is missing, closed, or the place is a folder
 */
export function reserveFile(path: string, option: string): ReservedFile {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BadInput(`${option}: there is no folder ${folder}; make it first, or choose another one.`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new BadInput(`${option}: ${path} is a folder; name a file in it.`);
  const beside = join(folder, `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  try {
    closeSync(openSync(beside, 'wx'));
  } catch {
    throw new BadInput(`${option}: nothing can be written into the folder ${folder}; choose another one.`);
  }
  return {
    write(contents) {
      writeFileSync(beside, contents);
      renameSync(beside, path);
    },
    release: () => rmSync(beside, { force: true }),
  };
}
