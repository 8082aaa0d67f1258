import { InvalidArgumentError } from 'commander';
import { BadInput } from '../command-line/bad-input';
import { newCommand, parseCommand } from '../command-line/parse-command';

/** What `npm run bench` was asked to do. */
export interface BenchOptions {
  /** Where all figures go as JSON. */
  json?: string;
  rows: number[];
  seed: number;
  /** Also the command line and the page, in real time. */
  page: boolean;
  /** Whether the chart and its reading in docs/ are written: only for the usual lists and seed. */
  writeDocs: boolean;
}

interface Given {
  json?: string;
  rows?: number[];
  seed?: number;
  page?: boolean;
}

const USUAL_ROWS = [1000, 10_000, 100_000];
const USUAL_SEED = 1;
const MOST_ROWS = 200_000;

/**
 * @returns null when help was asked for, and shown
 * @throws BadInput in one sentence
 */
export function readBenchOptions(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined } = {},
): BenchOptions | null {
  const command = newCommand('bench')
    .usage('[-- options]')
    .description(
      'Measures size, speed and cost of the add-on beside the usual ways of enriching a sheet; without options docs/bench.svg and docs/bench.md are written.',
    )
    .allowExcessArguments(true)
    .option('--json <file>', 'where all figures go, as JSON')
    .option('--rows <numbers>', `lengths of the lists, as ${USUAL_ROWS.join(',')}`, rowCounts)
    .option('--seed <number>', `another list and another service day (${USUAL_SEED} without it)`, seedNumber)
    .option('--page', 'also the command line and the page in a browser with 10,000 rows, in real time');
  if (!parseCommand(command, args, environment)) return null;
  if (command.args.length > 0)
    throw new BadInput(
      `The bench makes its own lists: ${command.args.join(' ')} is too much; npm run bench -- --help shows what there is.`,
    );
  const { json, rows = USUAL_ROWS, seed = USUAL_SEED, page = false } = command.opts<Given>();
  return { json, rows, seed, page, writeDocs: rows === USUAL_ROWS && seed === USUAL_SEED };
}

function rowCounts(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count >= 100 && count <= MOST_ROWS)) {
    throw new InvalidArgumentError(`takes whole numbers from 100 to ${MOST_ROWS} with commas between, not "${text}"`);
  }
  return counts;
}

function seedNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`takes a whole number, 0 or more, not "${text}"`);
  return Number(text);
}
