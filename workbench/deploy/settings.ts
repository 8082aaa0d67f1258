import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInput } from '../command-line/bad-input';
import type { Target } from './target';

/** Which script project is pushed to. */
export interface ScriptSettings {
  scriptId: string;
  /** The spreadsheet that the script belongs to, where it is known. */
  parentId?: string;
}

/** What the repository's own file says until somebody chooses a script project. */
const PLACEHOLDER = /^PUT-YOUR/;

export const settingsFile = (root: string, { settings }: Target): string => join(root, settings);

/** The folder whose files are pushed. */
export const contentFolder = (root: string, target: Target): string =>
  join(dirname(settingsFile(root, target)), target.content);

/**
 * @returns null when no script project has been chosen yet
 * @throws BadInput when the file cannot be read as what clasp writes
 */
export function readSettings(root: string, target: Target): ScriptSettings | null {
  const file = settingsFile(root, target);
  if (!existsSync(file)) return null;
  let read: { scriptId?: unknown; parentId?: unknown } | null;
  try {
    read = JSON.parse(readFileSync(file, 'utf8')) as typeof read;
  } catch {
    read = null;
  }
  const { scriptId, parentId } = read ?? {};
  if (typeof scriptId !== 'string' || scriptId.trim() === '')
    throw new BadInput(
      `${target.settings} names no script project. Delete the file and run ${target.command} again: it asks where to.`,
    );
  if (PLACEHOLDER.test(scriptId)) return null;
  return { scriptId, ...(typeof parentId === 'string' ? { parentId } : {}) };
}

export function writeSettings(root: string, target: Target, settings: ScriptSettings): void {
  writeFileSync(settingsFile(root, target), `${JSON.stringify({ ...settings, rootDir: target.content }, null, 2)}\n`);
}
