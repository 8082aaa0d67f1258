import { BadInput } from '../command-line/bad-input';
import { newCommand, parseCommand } from '../command-line/parse-command';
import { scriptId, spreadsheetId } from './ids';
import type { Target } from './target';

/** Where to put the script, as far as it was said on the command line. */
export type Place = { kind: 'new' } | { kind: 'sheet'; id: string } | { kind: 'script'; id: string };

export interface DeployOptions {
  place: Place | null;
  /** Replace a manifest that was changed, without asking. */
  replace: boolean;
  /** Whether the spreadsheet may be opened in the browser at the end. */
  open: boolean;
}

/**
 * @returns null when help was asked for, and shown
 * @throws BadInput in one sentence
 */
export function readDeployOptions(
  args: readonly string[],
  { command: npmCommand }: Target,
  environment: { readonly [name: string]: string | undefined } = {},
): DeployOptions | null {
  const command = newCommand(npmCommand.replace('npm run ', ''))
    .description('Puts the script into a spreadsheet of yours with clasp. It asks for whatever is not said here.')
    .option('--new', 'make a new spreadsheet')
    .option('--sheet <address>', 'add a script to this spreadsheet of yours')
    .option('--script <id>', 'use this script project of yours')
    .option('--replace', 'replace a manifest that was changed, without asking')
    .option('--no-open', 'open nothing in the browser at the end');
  if (!parseCommand(command, args, environment)) return null;
  const chosen = command.opts<{ new?: true; sheet?: string; script?: string; replace?: true; open: boolean }>();
  const places: Place[] = [
    ...(chosen.new ? [{ kind: 'new' } as const] : []),
    ...(chosen.sheet === undefined ? [] : [{ kind: 'sheet', id: spreadsheetId(chosen.sheet) } as const]),
    ...(chosen.script === undefined ? [] : [{ kind: 'script', id: scriptId(chosen.script) } as const]),
  ];
  if (places.length > 1) throw new BadInput('Choose one of --new, --sheet and --script.');
  return { place: places[0] ?? null, replace: chosen.replace ?? false, open: chosen.open };
}
