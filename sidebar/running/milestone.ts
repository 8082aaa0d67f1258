import type { Progress } from '../../src/contract';
import { count, formatNumber } from '../words';

export const settledRows = ({ total, left }: Progress): number => Math.max(0, total - left);

/** The quarter of its rows a run has reached, 0 to 4. */
export function quarterOf(run: Progress): number {
  return run.total === 0 ? 4 : Math.floor((4 * settledRows(run)) / run.total);
}

/** What a screen reader is told at a quarter: a sentence, not a ticker. */
export function describeMilestone(run: Progress): string {
  return `${formatNumber(settledRows(run))} of ${count(run.total, 'row')} done: ${formatNumber(run.found)} found, ${formatNumber(run.notFound)} not found, ${formatNumber(run.failed)} failed.`;
}

/** Too few rows to tell by how often somebody is found. */
const FEW_ROWS = 10;

/**
 * For how many more rows the credits last, at the rate at which they have gone so far; null when they last for all that
 * are left, or when it is too early to tell.
 */
export function rowsUntilEmpty(run: Progress, credits: number): number | null {
  const settled = settledRows(run);
  if (settled < FEW_ROWS || run.spent === 0 || run.left === 0) return null;
  const rows = Math.floor((credits * settled) / run.spent);
  return rows < run.left ? rows : null;
}
