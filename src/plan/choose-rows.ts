import type { Problem } from '../problem';
import type { RunRequest } from '../record/run-request';
import { problem } from '../messages';
import type { RowRange, Sheet, SpreadsheetDocument } from '../sheet/sheet';

/** The rows of a request, below the header and inside the sheet, in order; or why there are none. */
export function chooseRows(
  document: SpreadsheetDocument,
  sheet: Sheet,
  { rows, headerRow }: Pick<RunRequest, 'rows' | 'headerRow'>,
): RowRange[] | Problem {
  const first = headerRow + 1;
  const last = sheet.lastRow();
  if (last < first) return problem('empty-sheet', emptySheet(last));
  if (rows === 'all' || rows === 'without-email') return [[first, last]];
  const chosen = rows === 'selected' ? selectedRows(document, sheet.id) : rows.ranges;
  if (chosen.length === 0) return nothingSelected(document, sheet);
  const ranges = mergeRanges(chosen)
    .map(([from, to]): RowRange => [Math.max(from, first), Math.min(to, last)])
    .filter(([from, to]) => from <= to);
  if (ranges.length > 0) return ranges;
  return chosen.every(([, to]) => to < first)
    ? problem('header-only')
    : problem('nothing-selected', 'The selected rows are empty. Select rows with people in them, or choose All rows.');
}

function emptySheet(lastRow: number): string {
  return lastRow === 0
    ? 'This sheet is empty. Add your contacts, or open the sheet that has them.'
    : 'This sheet has nothing below its header row. Add your contacts, or open the sheet that has them.';
}

function selectedRows(document: SpreadsheetDocument, sheetId: number): RowRange[] {
  return document
    .selectedAreas()
    .filter((area) => area.sheetId === sheetId)
    .map((area): RowRange => [area.row, area.lastRow]);
}

/** A selection belongs to the sheet in view: on another one than the chosen sheet it selects nothing there. */
function nothingSelected(document: SpreadsheetDocument, sheet: Sheet): Problem {
  const active = document.activeSheet();
  if (active.id === sheet.id) return problem('nothing-selected');
  const message = `Your selection is on the sheet \u201c${active.name}\u201d, but the columns were chosen on \u201c${sheet.name}\u201d.`;
  return problem('other-sheet', message);
}

/** Sorted, overlapping and neighbouring ranges joined. */
export function mergeRanges(ranges: RowRange[]): RowRange[] {
  const merged: RowRange[] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged[merged.length - 1];
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}
