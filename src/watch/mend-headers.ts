import { shortHeader } from '../sheet/place-columns';
import type { RunState } from '../record/run-state';
import type { Sheet } from '../sheet/sheet';
import type { Batch } from './sides';
import { MOST_ROWS_ABOVE } from '../sheet/place-columns';

/**
 * Where rows came in above the headers between the last look and the last write, that write may have hit the header row
 * itself. It is known by its other headers, and gets back those that were written over.
 */
export function mendHeaders(sheet: Sheet, run: RunState, { writes }: Batch): void {
  const near = writes.filter(({ row }) => row <= run.headerRow + MOST_ROWS_ABOVE);
  const first = near[0]?.row || 0;
  const last = Math.min(sheet.lastRow(), near[near.length - 1]?.row || 0);
  if (near.length === 0 || last < first) return;
  const block = sheet.read(first, 1, last - first + 1, Math.max(sheet.lastColumn(), 1));
  for (const { row, cells } of near) {
    const texts = (block[row - first] || []).map(shortHeader);
    const hit = new Map(cells);
    const others = run.headers
      .map((header, index) => ({ header, column: index + 1 }))
      .filter(({ header, column }) => header !== '' && !hit.has(column));
    if (others.length === 0 || !others.every(({ header, column }) => texts[column - 1] === header)) continue;
    for (const [column, text] of cells)
      if (texts[column - 1] === shortHeader(text)) sheet.write(row, column, [[run.headers[column - 1] || '']]);
    return;
  }
}
