import type { Area } from '../workbook';
import { contains, eachCell, intersects } from '../areas';
import { keyOf, positionOf } from './formula-cells';
import type { FormulaCell } from './formula-cells';

/** A place that a formula refers to. */
export interface ReadArea {
  sheetId: number;
  area: Area;
}

/** Formulas filled down a column read a few cells each and are found by cell; what reads more is looked through one by one. */
const SMALL = 32;

/** Finds the formulas that refer to changed cells without asking every formula of the workbook. */
export class FormulaReaders {
  private readonly byCell = new Map<number, Map<number, Set<FormulaCell>>>();
  private readonly wide = new Map<number, Map<FormulaCell, Area[]>>();

  add(cell: FormulaCell, places: ReadArea[]): void {
    for (const { sheetId, area } of places) {
      if (area.rows * area.columns > SMALL) {
        const wide = getOrMake(this.wide, sheetId, () => new Map<FormulaCell, Area[]>());
        getOrMake(wide, cell, () => [] as Area[]).push(area);
      } else {
        const cells = getOrMake(this.byCell, sheetId, () => new Map<number, Set<FormulaCell>>());
        eachCell(area, (row, column) => getOrMake(cells, keyOf(row, column), () => new Set<FormulaCell>()).add(cell));
      }
    }
  }

  remove(cell: FormulaCell, places: ReadArea[]): void {
    for (const { sheetId, area } of places) {
      this.wide.get(sheetId)?.delete(cell);
      if (area.rows * area.columns <= SMALL)
        eachCell(area, (row, column) => this.byCell.get(sheetId)?.get(keyOf(row, column))?.delete(cell));
    }
  }

  clear(): void {
    this.byCell.clear();
    this.wide.clear();
  }

  /** The formulas that refer to any cell of the area. */
  of(sheetId: number, area: Area): Set<FormulaCell> {
    const found = new Set<FormulaCell>();
    for (const [cell, areas] of this.wide.get(sheetId) ?? [])
      if (areas.some((one) => intersects(one, area))) found.add(cell);
    const cells = this.byCell.get(sheetId);
    if (!cells?.size) return found;
    if (area.rows * area.columns <= cells.size) {
      eachCell(area, (row, column) => cells.get(keyOf(row, column))?.forEach((cell) => found.add(cell)));
    } else {
      for (const [key, readers] of cells)
        if (contains(area, ...positionOf(key))) readers.forEach((cell) => found.add(cell));
    }
    return found;
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
