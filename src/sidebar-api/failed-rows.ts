import type { FailedRow } from '../contract';
import { withSpan } from '../run/place-columns';
import { readRows } from '../run/rows';
import type { Sheet } from '../run/sheet';
import { statusReason, statusWord } from '../run/status';
import type { RunState } from '../run/run-state';
import { shorten } from './shorten';

const MOST_SHOWN = 100;
const LONGEST_LABEL = 60;
/** Ours are shorter; somebody may have typed another. */
const LONGEST_REASON = 160;

/** The rows of the run's sheet that say `Failed`, whom they are about and why, at most a hundred. */
export function listFailedRows(
  sheet: Sheet,
  run: Pick<RunState, 'headerRow' | 'mapping' | 'email' | 'status'>,
): { rows: FailedRow[]; more: number } {
  const first = run.headerRow + 1;
  const last = sheet.lastRow();
  if (last < first) return { rows: [], more: 0 };
  const failed: number[] = [];
  const statuses = sheet.read(first, run.status, last - first + 1, 1);
  statuses.forEach(([text], index) => statusWord(text ?? '') === 'failed' && failed.push(first + index));
  const shown = failed.slice(0, MOST_SHOWN);
  const from = shown[0];
  const to = shown[shown.length - 1];
  if (from === undefined || to === undefined) return { rows: [], more: 0 };
  const byRow = new Map(
    readRows(sheet, withSpan(run.headerRow, run.mapping, run.email, run.status), from, to).map((row) => [row.row, row]),
  );
  return {
    rows: shown.map((row) => {
      const identifiers = byRow.get(row)?.identifiers ?? {};
      const name =
        identifiers.full_name ||
        identifiers.full_name_last_first ||
        [identifiers.first_name, identifiers.last_name_prefix, identifiers.last_name].filter(Boolean).join(' ');
      const label = name || identifiers.linkedin_url || identifiers.email || '';
      return {
        row,
        reason: shorten(statusReason(byRow.get(row)?.status ?? ''), LONGEST_REASON),
        label: shorten(label, LONGEST_LABEL),
      };
    }),
    more: failed.length - shown.length,
  };
}
