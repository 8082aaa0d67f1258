import type { ServiceCall } from '../apps-script/host/messages';
import type { Actor, ExecutionResult } from '../apps-script/simulated/simulate';
import { addCalls, newAccount } from './calls';
import type { Account } from './calls';
import { createList } from './list';
import type { BenchList, Mix } from './list';
import { judge, OWNER, TOKEN } from './scene';
import type { Outcome, Scene } from './scene';

/** One calculation of a column of formulas, or of one or more formulas over ranges. */
export interface Calculation {
  /** Executions: one for each formula. */
  formulas: number;
  requests: number;
  /** Of the requests, those that asked what had been asked before. */
  repeated: number;
  credits: number;
  /** All executions' time on the virtual clock, one after the other where nothing else is said. */
  milliseconds: number;
  /** Of a single execution: the platform ends one after 30 s. */
  longestMilliseconds: number;
  mostCacheReads: number;
  account: Account;
  outcome: Outcome;
}

/** Where a range's answers stand that there was no time for. */
const OPEN = /^(?:Pending|$)/;

/** Stores the token as the sidebar does: formulas run with that of the file's owner. */
export function connectOwner({ script }: Scene): void {
  const { thrown } = script.window(OWNER).call('connectToken', TOKEN);
  if (thrown) throw new Error(`connectToken threw ${thrown.message}`);
  script.resetLog();
}

/** Evaluates one formula a row, from the top down, as a column that was filled down is. */
export function calculateColumn(scene: Scene): Calculation {
  const cells = formulaArguments(scene.list);
  return calculate(
    scene,
    () => cells.map((args, index) => evaluate(scene, args, index + 2)),
    ({ value, thrown }) => [thrown ? `Error: ${thrown.message}` : String(value)],
  );
}

/**
 * Evaluates one formula a row, so many at the same time, as Google does; the seed decides whose call comes first.
 *
 * @returns with `milliseconds` from the first cell's beginning to the last one's end
 */
export function calculateColumnTogether(scene: Scene, atOnce: number, seed: number): Calculation {
  const { script, sheetId, list } = scene;
  const cells = formulaArguments(list).map((args, index) =>
    script.formula('ECORE_EMAIL', args, { by: OWNER, sheetId, row: index + 2, column: 12 }),
  );
  // Whoever is free takes the next cell.
  const results: ExecutionResult[] = [];
  let next = 0;
  const worker = function* (): Actor<void> {
    for (let index = next++; index < cells.length; index = next++) results[index] = yield cells[index]!;
  };
  const started = script.clock.now();
  const calculation = calculate(
    scene,
    () => {
      script.together(Array.from({ length: atOnce }, worker), { seed });
      script.resetLog();
      return results;
    },
    ({ value, thrown }) => [thrown ? `Error: ${thrown.message}` : String(value)],
  );
  return { ...calculation, milliseconds: script.clock.now() - started };
}

/** Evaluates one formula over a column of links for each stretch of rows; a list from `createLinks` has them. */
export function calculateRanges(scene: Scene, rowsARange: number): Calculation {
  const rows = formulaArguments(scene.list).map(([link]) => [link!]);
  const ranges: [row: number, values: string[][]][] = [];
  for (let first = 0; first < rows.length; first += rowsARange)
    ranges.push([first + 2, rows.slice(first, first + rowsARange)]);
  return calculate(
    scene,
    () => ranges.map(([row, values]) => evaluate(scene, [values], row)),
    ({ value, thrown }) =>
      Array.isArray(value) ? value.map((row: unknown) => String((row as unknown[])[0])) : [`Error: ${thrown?.message}`],
  );
}

function evaluate({ script, sheetId }: Scene, args: (string | string[][])[], row: number): ExecutionResult {
  const result = script.evaluate('ECORE_EMAIL', args, { by: OWNER, sheetId, row, column: 12 });
  script.resetLog();
  return result;
}

function calculate(
  { ecore, list }: Scene,
  evaluateAll: () => ExecutionResult[],
  shown: (result: ExecutionResult) => string[],
): Calculation {
  const before = new Set(ecore.journal.map(({ body }) => JSON.stringify(body)));
  const journalBefore = ecore.journal.length;
  const account = newAccount();
  const cells: string[] = [];
  let [milliseconds, longestMilliseconds, mostCacheReads] = [0, 0, 0];
  const results = evaluateAll();
  for (const result of results) {
    cells.push(...shown(result));
    addCalls(account, result.calls);
    milliseconds += result.milliseconds;
    longestMilliseconds = Math.max(longestMilliseconds, result.milliseconds);
    mostCacheReads = Math.max(mostCacheReads, result.calls.filter(isCacheRead).length);
  }
  const asked = ecore.journal.slice(journalBefore);
  const distinct = new Set([...before, ...asked.map(({ body }) => JSON.stringify(body))]).size - before.size;
  return {
    formulas: results.length,
    requests: asked.length,
    repeated: asked.length - distinct,
    credits: asked.reduce((sum, { charged }) => sum + charged, 0),
    milliseconds,
    longestMilliseconds,
    mostCacheReads,
    account,
    outcome: judge(list.expected, (index) => readCell(cells[index] ?? '')),
  };
}

const isCacheRead = ({ name }: ServiceCall): boolean => name === 'Cache.get' || name === 'Cache.getAll';

/** What a formula's cell says, in the words of the status column. */
function readCell(text: string): { email: string; status: string } {
  if (OPEN.test(text)) return { email: '', status: '' };
  if (text.includes('@')) return { email: text, status: 'Found' };
  return { email: '', status: text.replace(/^Error: /, '') };
}

/** A list whose rows all have a link to a profile: what one formula over one column is for. */
export function createLinks(rowCount: number, mix: Mix, seed: number): BenchList {
  const list = createList(rowCount * 2, mix, seed);
  const [headers = [], ...rows] = list.cells;
  const chosen = rows.flatMap((row, index) => (row[headers.indexOf('LinkedIn')] ? [index] : [])).slice(0, rowCount);
  if (chosen.length < rowCount) throw new Error(`Only ${chosen.length} of ${rowCount} rows have a link.`);
  return {
    ...list,
    cells: [headers, ...chosen.map((index) => rows[index]!)],
    expected: chosen.map((index) => list.expected[index]!),
  };
}

/** What a user would point the formula at: the link where there is one, else the name and the company. */
export function formulaArguments({ cells: [headers = [], ...rows] }: BenchList): string[][] {
  const place = (header: string) => headers.indexOf(header);
  const [link, full, first, last, website, company] = [
    'LinkedIn',
    'Full name',
    'First name',
    'Last name',
    'Website',
    'Company',
  ].map(place) as [number, number, number, number, number, number];
  return rows.map((row) => {
    const at = (column: number) => row[column] ?? '';
    if (at(link)) return [at(link)];
    const firm = at(website) || at(company);
    return at(full) ? [at(full), firm] : [at(first), at(last), firm];
  });
}
