import { shortHeader } from '../place-columns';
import type { RunState } from '../run-state';
import type { Written } from '../settle';
import type { Sheet } from '../sheet';

/**
 * Where rows came in above the headers between the last look and the last write, that write may have hit the header row
 * itself. It is known by its other headers, and gets back the two that were written over.
 */
export function mendHeaders(sheet: Sheet, run: RunState, written: Written[], mostRowsAbove: number): void {
  const near = written.filter(({ row }) => row <= run.headerRow + mostRowsAbove);
  const first = near[0]?.row ?? 0;
  const last = Math.min(sheet.lastRow(), near[near.length - 1]?.row ?? 0);
  const block = near.length === 0 ? [] : sheet.read(first, 1, last - first + 1, Math.max(sheet.lastColumn(), 1));
  for (const { row, emailColumn, statusColumn, email, status, counter } of near) {
    const texts = (block[row - first] ?? []).map(shortHeader);
    const others = run.headers
      .map((header, index) => ({ header, column: index + 1 }))
      .filter(({ header, column }) => header !== '' && column !== emailColumn && column !== statusColumn);
    if (others.length === 0 || !others.every(({ header, column }) => texts[column - 1] === header)) continue;
    const cells: [number, string][] = [
      [statusColumn, status],
      [emailColumn, email ?? ''],
    ];
    for (const [column, text] of cells)
      if (texts[column - 1] === shortHeader(text)) sheet.write(row, column, [[run.headers[column - 1] ?? '']]);
    if (counter !== null) run[counter]--;
    return;
  }
}
