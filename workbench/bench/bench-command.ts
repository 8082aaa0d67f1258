import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reserveFile } from '../command-line/reserve-file';
import { repository } from '../repository';
import { drawChart } from './chart';
import { measureAll } from './measure';
import type { BenchResult } from './measure';
import { readBenchOptions } from './options';
import { readFigures } from './reading';
import { measureRealTime } from './real-time';
import { toMarkdown, toText } from './table';
import { machineTable, simulatedTables } from './tables';

export interface Terminal {
  output: NodeJS.WritableStream;
  /** Where it says what it is at. */
  progress: NodeJS.WritableStream;
  environment: { readonly [name: string]: string | undefined };
}

/** As many as somebody may well open in the page. */
const PAGE_ROWS = 10_000;

/**
 * `npm run bench`: measures, prints the tables and what they say, draws the chart.
 *
 * @returns the exit code
 * @throws BadInput before anything is measured
 */
export async function bench(args: readonly string[], { output, progress, environment }: Terminal): Promise<number> {
  const options = readBenchOptions(args, environment);
  if (!options) return 0;
  const json = options.json === undefined ? null : reserveFile(options.json, '--json');
  try {
    const say = (line: string) => void progress.write(`${line}\n`);
    const result = measureAll(options, say);
    if (options.page) {
      say('Measuring the command line and the page …');
      result.realTime = await measureRealTime(PAGE_ROWS, options.seed);
    }
    output.write(`${toReport(result)}\n`);
    if (options.writeDocs) writeDocs(result);
    json?.write(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } finally {
    json?.release();
  }
}

function toReport(result: BenchResult): string {
  const plain = readFigures(result).map((paragraph) => paragraph.replace(/\*\*|`/g, ''));
  return [...simulatedTables(result).map(toText), ...plain, toText(machineTable(result))].join('\n\n');
}

/** The chart and the reading hold nothing that differs from machine to machine. */
function writeDocs(result: BenchResult): void {
  const directory = join(repository(), 'docs');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'bench.svg'), drawChart(result));
  writeFileSync(join(directory, 'bench.md'), toDocument(result));
}

function toDocument(result: BenchResult): string {
  return [
    '# Size, speed and cost in figures',
    '![The add-on beside the usual ways of enriching a sheet](bench.svg)',
    'Written by `npm run bench`; the same seed gives the same figures on any machine.',
    ...readFigures(result),
    ...simulatedTables(result).map(toMarkdown),
    '',
  ].join('\n\n');
}
