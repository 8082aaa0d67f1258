import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInput } from '../command-line/bad-input';
import { ClaspFailure } from './clasp';
import type { Clasp } from './clasp';
import type { ScriptSettings } from './settings';
import type { Target } from './target';

/**
 * Makes a script project in a spreadsheet, a new one without an id.
 *
 * @param sheetId the spreadsheet that the script shall belong to
 * @throws ClaspFailure
 */
export async function createScript(clasp: Clasp, { title }: Target, sheetId?: string): Promise<ScriptSettings> {
  // clasp downloads what the new project holds, which must not land on what is about to be pushed.
  const folder = mkdtempSync(join(tmpdir(), 'new-script-'));
  // `--type sheets` makes a new spreadsheet, and `--parentId` without a type takes one that is there.
  const where = sheetId === undefined ? ['--type', 'sheets'] : ['--parentId', sheetId];
  try {
    return settingsIn(await clasp.run(['create-script', '--title', title, ...where], folder), sheetId);
  } catch (error) {
    if (!(error instanceof ClaspFailure)) throw error;
    // The script may have been made before the download failed; making another one would leave that one behind.
    const made = /\/d\/[\w-]+\/edit/.test(error.printed);
    if (!made) throw error;
    return settingsIn(error.printed, sheetId);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What clasp's report names: `https://drive.google.com/open?id=…` and `https://script.google.com/d/…/edit`. */
function settingsIn(report: string, sheetId?: string): ScriptSettings {
  const scriptId = /script\.google\.com\/d\/([\w-]+)\/edit/.exec(report)?.[1];
  const parentId = sheetId ?? /drive\.google\.com\/open\?id=([\w-]+)/.exec(report)?.[1];
  if (!scriptId)
    throw new BadInput(
      'clasp made a script project but did not say which. Look for it in Drive, and name it with --script.',
    );
  return { scriptId, ...(parentId ? { parentId } : {}) };
}
