import { InvalidArgumentError } from 'commander';
import { BadInput } from '../workbench/command-line/bad-input';
import type { EcoreChoice } from './ecore-choice';
import { chooseEcore } from './ecore-choice';
import { newCommand, parseCommand } from '../workbench/command-line/parse-command';

/** What `npm run enrich` was asked to do. */
export interface EnrichOptions {
  list: string;
  out: string;
  ecore: EcoreChoice;
  /** What to connect with; absent for the stand-in's own. */
  token?: string;
  /** The stand-in's wallet; of any other service, the most that may be spent. */
  credits?: number;
  /** What the stand-in knows, its faults and where its journal goes. */
  people?: string;
  faults?: string;
  journal?: string;
}

interface Given {
  out: string;
  people?: string;
  faults?: string;
  journal?: string;
  credits?: number;
  token?: string;
  ecore?: string;
  live?: boolean;
}

/**
 * @returns null when help was asked for, and shown
 * @throws BadInput in one sentence
 */
export function readEnrichOptions(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined } = {},
): EnrichOptions | null {
  const command = newCommand('enrich')
    .usage('-- <list.csv|list.xlsx> --out <file> [options]')
    .description(
      'Finds the emails of a contact list without a browser: the same add-on, the same run as the sidebar\'s "All rows".',
    )
    .argument('<list>', 'the contact list, CSV or XLSX')
    .requiredOption('--out <file>', 'where the enriched list goes, CSV or XLSX; may be the list itself')
    .option('--people <file>', 'CSV of the people that the stand-in of eCore knows (samples/people.csv without it)')
    .option('--faults <file>', 'JSON of what goes wrong in the stand-in, by request number')
    .option('--journal <file>', 'where to write what the stand-in was asked and charged, as JSON')
    .option(
      '--credits <number>',
      "credits in the stand-in's wallet; with --ecore or --live, the most that may be spent",
      wholeNumber,
    )
    .option('--token <token>', "the eCore token to connect with (without it the stand-in's own)")
    .option('--ecore <url>', "another service that speaks eCore's API, instead of the stand-in")
    .option('--live', 'the real eCore, which costs real credits')
    .addHelpText(
      'after',
      '\nExit codes: 0 every row is settled; 2 rows are left, queued or failed (the file is written); 1 nothing was done, and why.',
    );
  if (!parseCommand(command, args, environment)) return null;
  const given = command.opts<Given>();
  const ecore = chooseEcore(given);
  if (ecore.kind !== 'stand-in') {
    const flag = ecore.kind === 'live' ? '--live' : '--ecore';
    if (given.token === undefined)
      throw new BadInput(`${flag} needs a token: add --token with one from eCore, Settings → API Tokens.`);
    for (const name of ['people', 'faults', 'journal'] as const) {
      if (given[name] !== undefined)
        throw new BadInput(`--${name} is about the stand-in of eCore: leave it out with ${flag}.`);
    }
  }
  const { out, token, credits, people, faults, journal } = given;
  return { list: command.args[0]!, out, ecore, token, credits, people, faults, journal };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`takes a whole number, 0 or more, not "${text}"`);
  return Number(text);
}
