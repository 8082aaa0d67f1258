import { InvalidArgumentError } from 'commander';
import { BadInput } from './bad-input';
import { newCommand, parseCommand } from './parse-command';

/** What `npm start` was asked to do. */
export interface StartOptions {
  /** Absent for the sample list. */
  list?: string;
  live: boolean;
  port: number;
  /** What the stand-in knows and what goes wrong in it. */
  people?: string;
  faults?: string;
}

/** The port that is tried first. */
export const USUAL_PORT = 4870;

/**
 * @returns null when help was asked for, and shown
 * @throws BadInput in one sentence
 */
export function readStartOptions(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined } = {},
): StartOptions | null {
  const command = newCommand('start')
    .usage('[-- <list.csv|list.xlsx>] [options]')
    .description('Opens a contact list in a spreadsheet in the browser, with the add-on at work on it.')
    .argument('[list]', 'the contact list, CSV or XLSX (samples/contacts.csv without it)')
    .option('--live', 'ask the real eCore, with the token typed into the sidebar, instead of the stand-in')
    .option('--people <file>', 'CSV of the people that the stand-in of eCore knows (samples/people.csv without it)')
    .option('--faults <file>', 'JSON of what goes wrong in the stand-in, by request number')
    .option(
      '--port <number>',
      'the port of the page; the next free one is used when it is taken',
      portNumber,
      USUAL_PORT,
    );
  if (!parseCommand(command, args, environment)) return null;
  const {
    live = false,
    port,
    people,
    faults,
  } = command.opts<{ live?: boolean; port: number; people?: string; faults?: string }>();
  for (const [name, value] of Object.entries({ people, faults })) {
    if (live && value !== undefined)
      throw new BadInput(`--${name} is about the stand-in of eCore: leave it out with --live.`);
  }
  return { list: command.args[0], live, port, people, faults };
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new InvalidArgumentError(`takes a port between 1 and 65535, not "${text}"`);
  return port;
}
