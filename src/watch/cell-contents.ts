import { keyOf, rowTeller } from '../recognise/known-rows';
import type { Places } from '../sheet/place-columns';
import type { SheetRow } from '../sheet/rows';
import { shiftFormula } from '../sheet/shift-formula';
import type { CellContent, Sheet } from '../sheet/sheet';

/** Columns beside the outputs that a write hits when columns come or go at that moment. */
const COLUMNS_BESIDE = 3;

interface Seen {
  row: number;
  shows(column: number): string;
  /** Cells that are more than their text, by their columns. */
  held: Map<number, CellContent>;
}

/**
 * What cells hold that show something else: formulas, numbers, dates. Where a write has hit one, its text alone would
 * make it a value, or a rounded one. A list without such cells near the run's columns is asked for them once.
 */
export class CellContents {
  /** By what tells a row: several may look alike. */
  private seen = new Map<string, Seen[]>();

  /** @returns true when a cell is more than its text */
  read(sheet: Sheet, rows: readonly SheetRow[], places: Places): boolean {
    const tell = rowTeller(places);
    const keys = new Map(rows.map((row) => [row, keyOf(tell(row).marks)] as const));
    const keyOfRow = (row: SheetRow): string => keys.get(row) || '';
    // One that looks like another may stand further down, in a window that is opened later.
    const unseen = rows.filter((row) => !this.seen.get(keyOfRow(row))?.some((one) => one.row === row.row));
    const [top, bottom] = [unseen[0]?.row, unseen[unseen.length - 1]?.row];
    if (top === undefined || bottom === undefined) return false;
    const [low, high] = [Math.min(places.email, places.status), Math.max(places.email, places.status)];
    const left = Math.max(places.first, low - COLUMNS_BESIDE);
    const right = Math.min(places.last, high + COLUMNS_BESIDE, sheet.columns());
    const contents = sheet.contents(top, left, bottom - top + 1, right - left + 1);
    let isAny = false;
    for (const row of unseen) {
      const line = contents[row.row - top] ?? [];
      const shows = (column: number) => row.texts[column - places.first] || '';
      // Rows may have moved since they were looked at.
      if (
        line.some(
          ({ formula, value }, index) => formula === '' && typeof value === 'string' && value !== shows(left + index),
        )
      )
        continue;
      const held = new Map<number, CellContent>();
      line.forEach((content, index) => {
        if (content.formula !== '' || typeof content.value !== 'string') held.set(left + index, content);
      });
      isAny ||= held.size > 0;
      const alike = this.seen.get(keyOfRow(row));
      const seen: Seen = { row: row.row, shows, held };
      if (alike) alike.push(seen);
      else this.seen.set(keyOfRow(row), [seen]);
    }
    return isAny;
  }

  /** The cell that showed this text held nothing else. */
  isText(key: string, column: number, then: { text: string; place: number }): boolean {
    return this.find(key, column, then)?.held.has(column) === false;
  }

  /** What the cell that showed this text held, as it reads in its row and column of now; null where the text was all. */
  of(
    key: string,
    column: number,
    now: { text: string; place: number; row: number; columnNow(column: number): number },
  ): CellContent | null {
    const seen = this.find(key, column, now);
    const content = seen?.held.get(column);
    if (!seen || !content) return null;
    return { ...content, formula: shiftFormula(content.formula, { from: seen.row, to: now.row }, now.columnNow) };
  }

  /** Of rows that look alike the one that showed this, there if it can be; a formula may show something else by now. */
  private find(key: string, column: number, { text, place }: { text: string; place: number }): Seen | undefined {
    const alike = this.seen.get(key) ?? [];
    const same = alike.filter(({ shows }) => shows(column) === text);
    return same.find(({ row }) => row === place) ?? same[0] ?? alike[0];
  }
}
