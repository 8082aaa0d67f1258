import { Command, CommanderError } from 'commander';
import { BadInput } from './bad-input';

/** A command that says nothing and ends nothing by itself: mistakes come out of `parseCommand`. */
export function newCommand(name: string): Command {
  return new Command(name)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption('-h, --help', 'show this');
}

/**
 * Reads a command's arguments.
 *
 * @param environment where npm puts the options it took for itself
 * @returns false when help was asked for, and shown
 * @throws BadInput in one sentence
 */
export function parseCommand(
  command: Command,
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined },
): boolean {
  checkNothingWentToNpm(command, environment);
  try {
    command.parse(args, { from: 'user' });
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return false;
    throw new BadInput(`${complaint(command, error)}; npm run ${command.name()} -- --help shows what there is.`);
  }
}

/** What is wrong, in words that stand before `; … --help shows what there is.` */
function complaint(command: Command, error: CommanderError): string {
  // commander names what it speaks of in quotes, as '--out <file>'.
  const named = /'(\S+)[^']*'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return `There is no option ${named}`;
    case 'commander.optionMissingArgument':
      return `${named} needs a value`;
    case 'commander.missingMandatoryOptionValue':
      return `${named} is missing`;
    case 'commander.missingArgument':
      return 'Name the list to work on, a CSV or XLSX file';
    case 'commander.excessArguments':
      return `One list at a time: ${command.args.slice(1).join(' ')} is too much`;
    case 'commander.invalidArgument':
      return `${named} ${error.message.replace(/^.* is invalid\. /s, '')}`;
    default:
      return error.message.replace(/^error: /, '');
  }
}

/** `npm start --live` keeps `--live` for npm; what stands behind two dashes reaches the command. */
function checkNothingWentToNpm(command: Command, environment: { readonly [name: string]: string | undefined }): void {
  for (const { long } of command.options) {
    const name = long?.replace(/^--/, '');
    if (name && name !== 'help' && environment[`npm_config_${name}`] !== undefined) {
      throw new BadInput(
        `npm took --${name} for itself: put two dashes before the options, as in npm run ${command.name()} -- --${name}.`,
      );
    }
  }
}
