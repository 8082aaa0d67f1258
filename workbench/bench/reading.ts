import type { ContestKey } from './contests';
import type { FormulaResult } from './formulas';
import type { BenchResult } from './measure';
import { decimals, percent, seconds, whole } from './table';

/** What the figures say, in plain words; every number in it is taken from them. */
export function readFigures(result: BenchResult): string[] {
  return [
    ...readContests(result),
    ...readSpeeds(result),
    ...readFormulas(result),
    ...readSizes(result),
    readAssumptions(result),
  ];
}

const contest = ({ contests }: BenchResult, key: ContestKey) => {
  const [addOn, formula, rowByRow, fetchAll] = contests.find((one) => one.key === key)!.results;
  return { addOn: addOn!, formula: formula!, rowByRow: rowByRow!, fetchAll: fetchAll! };
};

function readContests(result: BenchResult): string[] {
  const [calm, one, wall, slow] = [
    contest(result, 'calm'),
    contest(result, 'one-429'),
    contest(result, 'wall'),
    contest(result, 'slow'),
  ];
  const twice = calm.fetchAll.first.credits - calm.addOn.first.credits;
  return [
    `**When nothing goes wrong** and the list is short, the add-on takes ${seconds(calm.addOn.first.seconds)} s for 1,000 rows, although it keeps every answer safe before it goes on, and fetching all and writing at the end ${seconds(calm.fetchAll.first.seconds)} s. That pays ${whole(twice)} credits more, as do row by row and the formula, because somebody who stands in two rows is paid for twice. Row by row ${calm.rowByRow.first.cutOff ? 'does not come' : 'comes'} to its end within Google's six minutes (${whole(calm.rowByRow.first.open)} rows are left) and takes ${whole(calm.rowByRow.last.seconds)} s in ${calm.rowByRow.last.presses} goes.`,
    `**When the list is long and the service slow**, six minutes are not enough. Fetching all and writing at the end ${slow.fetchAll.first.cutOff ? 'is cut off before it writes' : 'just gets there'}: ${whole(slow.fetchAll.first.credits)} credits are paid and ${whole(slow.fetchAll.first.right)} rows are right; starting it again pays again (${whole(slow.fetchAll.last.credits)} credits after ${slow.fetchAll.last.presses} goes, and ${whole(slow.fetchAll.last.right)} rows right). Row by row keeps what it wrote, but needs ${slow.rowByRow.last.presses} goes and ${decimals(slow.rowByRow.last.seconds / 3600, 1)} hours${slow.rowByRow.last.gaveUp ? ' and is not done then' : ''}. The add-on has no six-minute wall, because its sidebar drives it step by step: ${decimals(slow.addOn.first.seconds / 60, 0)} minutes, ${whole(slow.addOn.first.credits)} credits, ${whole(slow.addOn.first.right)} rows right. The formulas would be done in ${decimals(slow.formula.first.seconds / 60, 0)} minutes if Google really ran thirty of them all the time.`,
    `**One 429** costs the add-on ${seconds(one.addOn.first.seconds - calm.addOn.first.seconds)} s, and nothing else: the row is asked about again. The others leave an error in the row until somebody starts them again. **When everything from the tenth request on is 429**, as at a daily cap, the add-on stops after ${whole(wall.addOn.first.requests)} requests, says why, and leaves the rest \`Queued\`; the others go on to send ${whole(wall.rowByRow.first.requests)} to ${whole(wall.fetchAll.first.requests)} requests for nothing.`,
  ];
}

function readSpeeds({ speeds }: BenchResult): string[] {
  const [constant, tail, ...limited] = speeds;
  const shares = limited.map(
    ({ service, leastSeconds, seconds: taken, refused, requests }) =>
      `${service.replace('Allows', 'One that allows')} at ${percent(leastSeconds / taken)} of that with ${percent(refused / requests)} of the requests refused`,
  );
  return [
    `**Speed**: ${whole(constant!.people)} people take ${seconds(constant!.seconds)} s at a service that answers in 400 ms. Up to ${whole(constant!.peak)} requests are on their way at once: the step's own fifty, and those of three lanes that ask ahead of it once the service has borne full waves. With a long tail a wave waits for its slowest answer, because \`fetchAll\` gives nothing before it has all; while the step waits, lanes go on: ${seconds(tail!.seconds)} s. Where the service limits, lanes ask less or not at all. ${shares.join('; ')}.`,
  ];
}

function readFormulas({ formulas, ledgerless }: BenchResult): string[] {
  const [ranges, slow] = formulas.slice(-2) as [FormulaResult, FormulaResult];
  const times = (count: number) => (count === 1 ? 'one calculation' : `${count} calculations`);
  const repeated = formulas.reduce(
    (sum, { calculations }) => sum + calculations.reduce((some, calculation) => some + calculation.repeated, 0),
    0,
  );
  const again = formulas.reduce((sum, { calculations }) => sum + calculations[calculations.length - 1]!.requests, 0);
  return [
    `**Formulas**: ${whole(repeated)} requests ask what was asked before, and calculating again what is known makes ${whole(again)} requests (and one read of the cache a cell). Without a ledger the same column pays all of its ${whole(ledgerless.credits[1])} credits again whenever it is calculated again. Two ranges of 2,000 rows are answered after ${times(ranges.calculations.length - 1)}, at a slow service after ${times(slow.calculations.length - 1)}; the longest takes ${seconds(Math.max(...formulas.flatMap(({ calculations }) => calculations.map(({ longestMilliseconds }) => longestMilliseconds))) / 1000)} s of the 30 s that Google allows.`,
  ];
}

function readSizes({ sizes }: BenchResult): string[] {
  const [first, last] = [sizes[0]!, sizes[sizes.length - 1]!];
  if (first === last) return [];
  const extra = last.requests - last.lookups;
  const why =
    last.quotaStops > 0
      ? ` (${whole(extra)} were asked for twice: Google's daily quota of requests ended the run until the next day, and "not found" is believed for three hours; ${whole(last.credits)} credits for ${whole(last.found)} people)`
      : '';
  return [
    `**Size**: ${whole(last.rows)} rows cost ${decimals(last.millisecondsARow, 1)} ms a row, ${whole(first.rows)} rows ${decimals(first.millisecondsARow, 1)} ms. Requests are the distinct lookups${extra > 0 ? why : ''}, sheet calls grow with waves (at most ${decimals(Math.max(...sizes.map(({ readsAWave }) => readsAWave)), 1)} reads and ${decimals(Math.max(...sizes.map(({ writesAWave }) => writesAWave)), 1)} writes a wave on average), and a step never reads more than ${whole(Math.max(...sizes.map(({ largestRead }) => largestRead)))} cells at once, however long the sheet.`,
  ];
}

function readAssumptions({ seed }: BenchResult): string {
  return `**What was assumed**: everybody works on the same workbench, list and service, with seed ${seed}. What Google's services cost is not published; the workbench's table stands in \`workbench/apps-script/simulated/costs.ts\`. The rivals (\`workbench/bench/rivals/\`) are written as somebody who knows Apps Script would: \`muteHttpExceptions\`, errors noted in the row, answered rows skipped when started again, every identifier of a row tried, fifty requests at a time where they fetch in bulk. The list is in plain spelling, so that how values are read is not what is compared. Formulas count as thirty at a time without a pause, which flatters them. A user starts a script again as long as that answers more rows, at most thirty times.`;
}
