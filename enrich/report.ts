import { describeSkipped } from '../sidebar/check/skipped';
import { PAIRS } from '../sidebar/columns/identifiers';
import { describeLeftOut } from '../sidebar/columns/left-out';
import { describeBlocked, describeLostAnswers, summarize } from '../sidebar/done/summary';
import { settledRows } from '../sidebar/running/milestone';
import { count, formatNumber } from '../sidebar/words';
import type { Check, Column, Progress, SheetColumns } from '../src/contract';

/** Which column holds what, one line each, with a sample. */
export function describeColumns(sheet: SheetColumns): string[] {
  const { sheetName, headerRow, dataRows, columns, mapping, outputs } = sheet;
  const nameOf = ({ letter, header, sample }: Column) =>
    `${letter}${header && ` "${header}"`}${sample && `, as ${sample}`}`;
  const columnAt = (index: number | null | undefined) => columns.find((column) => column.index === index);
  const lines = PAIRS.flatMap((pair) =>
    pair.flatMap(({ identifier, label }) => {
      const column = columnAt(mapping[identifier]);
      return column ? [`  ${label}: column ${nameOf(column)}`] : [];
    }),
  );
  const output = (index: number | null) => {
    const column = columnAt(index);
    return column
      ? `column ${column.letter}${column.header && ` "${column.header}"`}`
      : 'a new column at the right edge';
  };
  return [
    `${sheetName}: ${count(dataRows, 'row')}, ${headerRow === 0 ? 'no header row' : `headers in row ${headerRow}`}`,
    ...lines,
    `  Result: ${output(outputs.email)}; status: ${output(outputs.status)}`,
    ...describeLeftOut(sheet).map(({ column, why }) => `  not used: ${column}, because ${why}`),
  ];
}

/** What the run will do and what it can cost. */
export function describeCheck(check: Check, creditCap: number | null): string[] {
  const cap = creditCap !== null && creditCap < check.mostCredits ? `, and stops at ${count(creditCap, 'credit')}` : '';
  return [
    `${count(check.rowsTaken, 'row')} to enrich: ${count(check.lookups, 'person', 'people')} to look up, at most ${count(check.mostCredits, 'credit')}${cap}`,
    ...(check.unusable ? [`  ${count(check.unusable.count, 'row')} without enough data (${check.unusable.rows})`] : []),
    ...(check.duplicates > 0
      ? [`  ${count(check.duplicates, 'row')} about the same person as another row, asked for once`]
      : []),
    ...(check.known > 0 ? [`  ${count(check.known, 'answer')} already saved, free`] : []),
    ...check.skipped.map((skipped) => `  left out: ${describeSkipped(skipped)}${skipped.rows && ` (${skipped.rows})`}`),
    ...(check.balance ? [`  balance: ${count(check.balance.credits, 'credit')}`] : []),
  ];
}

/** `120 of 500 rows: 80 found, 30 not found, 2 failed; 80 credits spent`. */
export function describeProgress(run: Progress): string {
  const balance = run.balance ? `, ${formatNumber(run.balance.credits)} left` : '';
  return (
    `${formatNumber(settledRows(run))} of ${count(run.total, 'row')}: ${formatNumber(run.found)} found, ${formatNumber(run.notFound)} not found, ` +
    `${formatNumber(run.failed)} failed; ${count(run.spent, 'credit')} spent${balance}`
  );
}

/** How the run ended. */
export function describeEnding(run: Progress): string[] {
  return [summarize(run), describeLostAnswers(run), describeBlocked(run)].filter((sentence) => sentence !== '');
}
