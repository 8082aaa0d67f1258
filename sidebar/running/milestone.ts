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
