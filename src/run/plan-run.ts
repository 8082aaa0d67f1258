import type { RunRequest, SkippedRows, SkipReason } from '../contract';
import type { Entry } from '../ledger/entry';
import type { RowPlan } from '../lookups/waterfall';
import type { Identifiers } from '../identifiers/identifiers';
import { resolveRow } from './resolve-row';
import type { SheetRow } from './rows';
import { statusWord } from './status';
import type { RowRange } from './sheet';
import { pushRow } from './window';

/** Cells that a run must leave alone, by row. */
export interface Obstacles {
  hidden: Set<number>;
  /** The email cell holds a formula. */
  formula: Set<number>;
  /** Protected, or restricted by a validation rule. */
  locked: Set<number>;
}

/** What a run over some rows would do. */
export interface RunPlan {
  taken: RowRange[];
  /** `Queued` rows that keep their email: an interrupted re-run left them, and they are settled without asking. */
  keepFound: RowRange[];
  rowsTaken: number;
  rowsWithoutLookup: number;
  skipped: SkippedRows[];
  duplicates: number;
  known: number;
  lookups: number;
  /** Keys that may be asked for by more than one of the rows taken. */
  sharedKeys: Set<string>;
}

type Choice = Pick<RunRequest, 'rows' | 'take' | 'overwrite' | 'firstRows'>;

/** Shown of the rows skipped for one reason. */
const MOST_RANGES_SHOWN = 8;

/** Reasons in the order in which they are worth reading. */
const REASONS: SkipReason[] = [
  'has-email',
  'found',
  'not-found',
  'still-missing',
  'still-invalid',
  'formula',
  'protected',
  'hidden',
  'not-marked-failed',
  'not-marked-not-found',
  'blank',
];

/**
 * Sorts rows into those a run takes and those it skips, and counts what the taken ones need (product rules: rows that
 * are not settled; `Found` and `Not found` are for the re-runs).
 *
 * @param known saved answers among the keys, asked once for all
 */
export function planRun(
  rows: SheetRow[],
  choice: Choice,
  obstacles: Obstacles,
  plan: (identifiers: Identifiers) => RowPlan,
  known: (keys: string[]) => Map<string, Entry>,
): RunPlan {
  const answers = known(keysOf(rows, plan));
  const skipped = new Map<SkipReason, { ranges: RowRange[]; count: number }>();
  const keepFound: RowRange[] = [];
  const taken: RowRange[] = [];
  const asked = new Set<string>();
  const free = new Set<string>();
  const seen = new Set<string>();
  const sharedKeys = new Set<string>();
  const counts = { rowsTaken: 0, rowsWithoutLookup: 0, duplicates: 0 };

  for (const row of rows) {
    const rowPlan = plan(row.identifiers);
    const reason = skipReason(row, rowPlan, choice, obstacles, answers);
    if (reason !== null) {
      const group = skipped.get(reason) ?? { ranges: [], count: 0 };
      skipped.set(reason, group);
      group.count++;
      pushRow(group.ranges, row.row);
      if (reason === 'has-email' && statusWord(row.status) === 'queued') pushRow(keepFound, row.row);
      continue;
    }
    const outcome = resolveRow(rowPlan, choice.take === 'again' ? new Map<string, Entry>() : answers);
    if (choice.firstRows !== null && (counts.rowsTaken >= choice.firstRows || outcome.kind === 'unusable')) continue;
    pushRow(taken, row.row);
    counts.rowsTaken++;
    if (outcome.kind === 'unusable') {
      counts.rowsWithoutLookup++;
      continue;
    }
    if (rowPlan.kind === 'lookups')
      for (const lookup of rowPlan.lookups) (seen.has(lookup.key) ? sharedKeys : seen).add(lookup.key);
    const key =
      outcome.kind === 'pending' ? outcome.lookup.key : rowPlan.kind === 'lookups' ? rowPlan.lookups[0].key : '';
    if (asked.has(key) || free.has(key)) counts.duplicates++;
    (outcome.kind === 'pending' ? asked : free).add(key);
  }

  return {
    ...counts,
    taken,
    sharedKeys,
    keepFound,
    known: free.size,
    lookups: asked.size,
    skipped: REASONS.flatMap((reason) => {
      const group = skipped.get(reason);
      return group ? [{ reason, count: group.count, rows: describeRanges(group.ranges) }] : [];
    }),
  };
}

/** Why a row is not taken, or null. */
function skipReason(
  row: SheetRow,
  plan: RowPlan,
  choice: Choice,
  obstacles: Obstacles,
  answers: Map<string, Entry>,
): SkipReason | null {
  const word = statusWord(row.status);
  const hasEmail = row.email.trim() !== '';
  if (plan.kind === 'blank' && word === null) return 'blank';
  if (choice.take === 'failed' && word !== 'failed') return 'not-marked-failed';
  if (choice.take === 'not-found' && word !== 'not-found') return 'not-marked-not-found';
  if (choice.take === 'unsettled') {
    if (word === 'found' || word === 'not-found') return word;
    if (word === 'missing-data' && (plan.kind === 'missing' || plan.kind === 'blank')) return 'still-missing';
    if (
      word === 'invalid-input' &&
      (plan.kind === 'invalid' ||
        (plan.kind === 'lookups' && plan.lookups.every(({ key }) => answers.get(key)?.kind === 'rejected')))
    )
      return 'still-invalid';
  }
  if (hasEmail && (choice.rows === 'without-email' || (!choice.overwrite && choice.take !== 'again')))
    return 'has-email';
  if (obstacles.hidden.has(row.row)) return 'hidden';
  if (obstacles.formula.has(row.row)) return 'formula';
  if (obstacles.locked.has(row.row)) return 'protected';
  return null;
}

function keysOf(rows: SheetRow[], plan: (identifiers: Identifiers) => RowPlan): string[] {
  const keys = new Set<string>();
  for (const { identifiers } of rows) {
    const rowPlan = plan(identifiers);
    if (rowPlan.kind === 'lookups') for (const { key } of rowPlan.lookups) keys.add(key);
  }
  return [...keys];
}

/** `2–14, 17`, and `…` behind the first few. */
function describeRanges(ranges: RowRange[]): string {
  const shown = ranges
    .slice(0, MOST_RANGES_SHOWN)
    .map(([first, last]) => (first === last ? `${first}` : `${first}\u2013${last}`));
  return shown.join(', ') + (ranges.length > MOST_RANGES_SHOWN ? ', \u2026' : '');
}
