import type { Account, CallGroup } from './calls';
import type { ContestResult } from './contests';
import { CELLS_AT_ONCE, FORMULA } from './rivals/contestants';
import type { FormulaResult } from './formulas';
import type { HalfFilledResult } from './half-filled';
import type { BenchResult } from './measure';
import type { SizeResult } from './size';
import type { SpeedResult } from './speed';
import { decimals, percent, seconds, whole } from './table';
import type { Table } from './table';

/** What is the same for the same seed, on any machine. */
export function simulatedTables({ contests, sizes, halfFilled, speeds, formulas }: BenchResult): Table[] {
  return [
    ...contests.map(contestTable),
    speedTable(speeds),
    accountTable(speeds),
    sizeTable(sizes),
    halfFilledTable(halfFilled),
    formulaTable(formulas),
  ];
}

/** What was measured on one machine. */
export function machineTable({ machine, bundle, sheet, sizes, realTime }: BenchResult): Table {
  return {
    title: `Measured on this machine (${machine.processor}, Node ${machine.node})`,
    headers: ['', 'figure'],
    rows: [
      ['Code.js: KB (1,000 bytes)', decimals(bundle.bytes / 1000, 1)],
      [
        `Code.js: loading it in a fresh context, ms of processor time (median of ${bundle.machine.loads})`,
        decimals(bundle.machine.loadMilliseconds, 2),
      ],
      ...sizes.flatMap(({ rows, machine: { cpuMillisecondsARow, stepMegabytes } }) => [
        [`${whole(rows)} rows: processor time a row, ms`, decimals(cpuMillisecondsARow, 2)],
        [`${whole(rows)} rows: most memory a step holds, MB`, stepMegabytes === null ? '' : decimals(stepMegabytes, 1)],
      ]),
      ...sheet.flatMap(({ rows, readMilliseconds, writeMilliseconds }) => [
        [`A sheet of ${whole(rows)} rows in the workbench: getValues of all, ms`, whole(readMilliseconds)],
        [`A sheet of ${whole(rows)} rows in the workbench: 2,000 writes, ms`, whole(writeMilliseconds)],
      ]),
      ...(realTime
        ? [
            [
              `npm run enrich with ${whole(realTime.rows)} rows, s (${whole(realTime.right)} rows right)`,
              seconds(realTime.enrichSeconds),
            ],
            [`Opening that list in the page, s (median of ${realTime.openings})`, seconds(realTime.openSeconds)],
          ]
        : []),
    ],
  };
}

function contestTable({ title, found, results }: ContestResult): Table {
  return {
    title: `${title} (${whole(found)} emails to be found)`,
    headers: [
      'Once pressed',
      'seconds',
      'requests',
      'peak in flight',
      'credits',
      'sheet calls',
      'right',
      'wrong',
      'paid and lost',
      'open',
      'until all answered',
    ],
    rows: results.map(({ contestant, first, last }) => [
      contestant,
      seconds(first.seconds) + (first.cutOff ? ' (cut off)' : ''),
      whole(first.requests),
      // Formula cells are evaluated one by one here and counted as thirty at a time.
      contestant === FORMULA ? whole(CELLS_AT_ONCE) : whole(first.peak),
      whole(first.credits),
      whole(first.sheetCalls),
      whole(first.right),
      whole(first.wrong),
      whole(first.lost),
      whole(first.open),
      last.gaveUp
        ? last.presses > 1
          ? `never: ${last.presses} presses, ${whole(last.credits)} credits`
          : ''
        : last.presses === 1
          ? 'at once'
          : `${last.presses} presses, ${seconds(last.seconds)} s, ${whole(last.credits)} credits`,
    ]),
  };
}

function speedTable(speeds: SpeedResult[]): Table {
  return {
    title: 'Distinct people',
    headers: [
      'The service',
      'people',
      'seconds',
      'least possible',
      'share of what is possible',
      'waves',
      'requests',
      'peak in flight',
      'refused (429)',
    ],
    rows: speeds.map(({ service, people, seconds: taken, leastSeconds, waves, requests, peak, refused }) => [
      service,
      whole(people),
      seconds(taken),
      seconds(leastSeconds),
      percent(leastSeconds / taken),
      whole(waves),
      whole(requests),
      whole(peak),
      whole(refused),
    ]),
  };
}

function accountTable(speeds: SpeedResult[]): Table {
  const groups = Object.keys(speeds[0]?.account ?? {}) as CallGroup[];
  const spent = (account: Account, group: CallGroup) =>
    `${seconds(account[group].milliseconds / 1000)} s, ${whole(account[group].calls)} ×`;
  return {
    title: 'Where those seconds go, apart from what lanes do meanwhile',
    headers: ['The service', ...groups],
    rows: speeds.map(({ service, account }) => [service, ...groups.map((group) => spent(account, group))]),
  };
}

function sizeTable(sizes: SizeResult[]): Table {
  return {
    title: 'Lists as people have them, at 400 ms (duplicates, waterfalls, rows that nobody can be asked about)',
    headers: [
      'Rows',
      'minutes',
      'ms a row',
      'lookups',
      'requests',
      'credits',
      'emails',
      'rows right',
      'reads a wave',
      'writes a wave',
      'most cells read at once',
    ],
    rows: sizes.map((size) => [
      whole(size.rows),
      decimals(size.seconds / 60, 1),
      decimals(size.millisecondsARow, 1),
      whole(size.lookups),
      whole(size.requests),
      whole(size.credits),
      whole(size.found),
      whole(size.right),
      decimals(size.readsAWave, 2),
      decimals(size.writesAWave, 2),
      whole(size.largestRead),
    ]),
  };
}

function halfFilledTable(results: HalfFilledResult[]): Table {
  return {
    title: 'Lists of which half the rows have an email already, at 400 ms: these are never written over',
    headers: ['Rows', 'filled and empty by turns', 'enriched', 'seconds', 'reads', 'writes', 'rows right'],
    rows: results.map(({ rows, stretch, taken, seconds: time, reads, writes, right }) => [
      whole(rows),
      stretch === 1 ? 'row by row' : `${stretch} rows`,
      whole(taken),
      seconds(time),
      whole(reads),
      whole(writes),
      whole(right),
    ]),
  };
}

function formulaTable(formulas: FormulaResult[]): Table {
  const sum = (result: FormulaResult, figure: 'requests' | 'repeated' | 'credits') =>
    result.calculations.reduce((total, calculation) => total + calculation[figure], 0);
  return {
    title: 'Formulas',
    headers: [
      '=ECORE_EMAIL(…)',
      'lookups',
      'requests',
      'of them repeated',
      'credits',
      'calculations until all answered',
      'longest s',
      'last calculation: requests',
      'most cache reads a formula',
    ],
    rows: formulas.map((result) => {
      const last = result.calculations[result.calculations.length - 1]!;
      return [
        result.title,
        whole(result.lookups),
        whole(sum(result, 'requests')),
        whole(sum(result, 'repeated')),
        whole(sum(result, 'credits')),
        whole(result.calculations.length - 1),
        seconds(Math.max(...result.calculations.map(({ longestMilliseconds }) => longestMilliseconds)) / 1000),
        whole(last.requests),
        whole(last.mostCacheReads),
      ];
    }),
  };
}
