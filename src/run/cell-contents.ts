import { keyOf, rowTeller } from './known-rows';
import type { Places } from './place-columns';
import type { SheetRow } from './rows';
import { shiftFormula } from './shift-formula';
import type { CellContent, Sheet } from './sheet';

/** Columns beside the outputs that a write hits when columns come or go at that moment. */
const COLUMNS_BESIDE = 3;

interface Kept {
  content: CellContent;
  row: number;
}

/**
 * What cells hold that show something else: formulas, numbers, dates. Where a write has hit one, its text alone would
 * make it a value, or a rounded one. A list without such cells near the run's columns is asked for them once.
 */
export class CellContents {
  #kept = new Map<string, Map<number, Kept>>();
  #seen = new Set<string>();

  /** @returns true when a cell is more than its text */
  read(sheet: Sheet, rows: readonly SheetRow[], places: Places): boolean {
    const tell = rowTeller(places);
    const keys = new Map(rows.map((row) => [row, keyOf(tell(row).marks)] as const));
    const unseen = rows.filter((row) => !this.#seen.has(keys.get(row) ?? ''));
    const [top, bottom] = [unseen[0]?.row, unseen[unseen.length - 1]?.row];
    if (top === undefined || bottom === undefined) return false;
    const [low, high] = [Math.min(places.email, places.status), Math.max(places.email, places.status)];
    const left = Math.max(places.first, low - COLUMNS_BESIDE);
    const right = Math.min(places.last, high + COLUMNS_BESIDE, sheet.columns());
    const contents = sheet.contents(top, left, bottom - top + 1, right - left + 1);
    let isAny = false;
    for (const row of unseen) {
      const line = contents[row.row - top] ?? [];
      const shows = (column: number) => row.texts[column - places.first] ?? '';
      // Rows may have moved since they were looked at.
      if (
        line.some(
          ({ formula, value }, index) => formula === '' && typeof value === 'string' && value !== shows(left + index),
        )
      )
        continue;
      const key = keys.get(row) ?? '';
      this.#seen.add(key);
      line.forEach((content, index) => {
        if (content.formula === '' && typeof content.value === 'string') return;
        isAny = true;
        const cells = this.#kept.get(key) ?? new Map<number, Kept>();
        this.#kept.set(key, cells.set(left + index, { content, row: row.row }));
      });
    }
    return isAny;
  }

  /** The cell held a text and nothing else. */
  isText(key: string, column: number): boolean {
    return this.#seen.has(key) && !this.#kept.get(key)?.has(column);
  }

  /** What the cell held, as it reads in its row and column of now; null where its text was all. */
  of(key: string, column: number, now: { row: number; columnNow(column: number): number }): CellContent | null {
    const kept = this.#kept.get(key)?.get(column);
    if (!kept) return null;
    const { content, row } = kept;
    if (content.formula === '') return content;
    return { ...content, formula: shiftFormula(content.formula, { from: row, to: now.row }, now.columnNow) };
  }
}
