import type { ICellData, IStyleData, Nullable, Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import type { Area, StoredValue } from '../workbook';
import { formatOf, valueOfCell } from './cell-data';
import type { UniverInstance } from './univer-instance';

type Cells = { [row: number]: { [column: number]: ICellData } | undefined };

interface FoundFormula {
  sheet: string;
  row: number;
  column: number;
  formula: string;
}

/** Reads cells as they are stored, without what Univer does to show them. Rows and columns of single cells are 0-based. */
export class SheetReader {
  private readonly formulas: FormulaDataModel;

  constructor(private readonly instance: UniverInstance) {
    this.formulas = instance.injector.get(FormulaDataModel);
  }

  cells(sheet: Worksheet): Cells {
    return sheet.getCellMatrix().getMatrix() as Cells;
  }

  /** Values of the area; what a formula has spilled stands outside of the cells and is laid over them. */
  values(sheet: Worksheet, area: Area): StoredValue[][] {
    const cells = this.cells(sheet);
    const spilled = this.spilled(sheet);
    return read(area, (row, column) => {
      const cell = cells[row]?.[column];
      const value = valueOfCell(cell, Boolean(cell?.f ?? cell?.si));
      return value ?? valueOfCell(spilled?.[row]?.[column], true);
    });
  }

  formula(sheet: Worksheet, row: number, column: number): string {
    const cell = this.cells(sheet)[row]?.[column];
    if (cell?.f) return cell.f;
    if (!cell?.si) return '';
    return this.formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), this.instance.unit.getUnitId()) ?? '';
  }

  /** The cells whose formulas call one of the functions; names in capitals. */
  formulaCells(sheet: Worksheet, names: string[]): FoundFormula[] {
    return this.formulasThat(sheet, (text) => names.some((name) => text.includes(`${name}(`)));
  }

  /** The cells whose formulas name one of the ranges; names in capitals. */
  formulasNaming(sheet: Worksheet, names: string[]): FoundFormula[] {
    const words = new Set(names);
    return this.formulasThat(sheet, (text) =>
      (text.match(/[\p{L}_][\p{L}\p{N}_.]*/gu) ?? []).some((word) => words.has(word)),
    );
  }

  private formulasThat(sheet: Worksheet, fits: (upperCase: string) => boolean): FoundFormula[] {
    const found: { sheet: string; row: number; column: number; formula: string }[] = [];
    for (const [row, line] of Object.entries(this.cells(sheet))) {
      for (const column of Object.keys(line ?? {})) {
        const formula = this.formula(sheet, Number(row), Number(column));
        const text = formula.toUpperCase();
        if (text && fits(text))
          found.push({ sheet: sheet.getSheetId(), row: Number(row), column: Number(column), formula });
      }
    }
    return found;
  }

  style(sheet: Worksheet, row: number, column: number): IStyleData | null {
    return this.styleOf(this.cells(sheet)[row]?.[column]?.s);
  }

  /** A cell's style may be the name of one that many share. */
  styleOf(style: ICellData['s']): IStyleData | null {
    return (typeof style === 'string' ? this.instance.unit.getStyles().get(style) : style) ?? null;
  }

  /** The cell's own number format, else that of its row or column: the page formats whole columns so. */
  formats(sheet: Worksheet, area: Area): string[][] {
    const styles = this.instance.unit.getStyles();
    const styleOf = (style: Nullable<IStyleData | string>): Nullable<IStyleData> =>
      typeof style === 'string' ? styles.get(style) : style;
    const rows = sheet.getRowManager();
    const columns = sheet.getColumnManager();
    return read(area, (row, column) => {
      const own = formatOf(this.style(sheet, row, column));
      return own ?? formatOf(styleOf(rows.getRow(row)?.s)) ?? formatOf(styleOf(columns.getColumn(column)?.s)) ?? '';
    });
  }

  /** The last row and column (1-based) with a value or a formula; 0 when there is none. */
  extent(sheet: Worksheet): { lastRow: number; lastColumn: number } {
    let lastRow = 0;
    let lastColumn = 0;
    const take = (cells: Cells | undefined, calculated: boolean): void => {
      for (const row in cells) {
        const line = cells[row as unknown as number]!;
        for (const column in line) {
          const cell = line[column]!;
          if (!cell || (!cell.f && !cell.si && valueOfCell(cell, calculated) === null)) continue;
          lastRow = Math.max(lastRow, Number(row) + 1);
          lastColumn = Math.max(lastColumn, Number(column) + 1);
        }
      }
    };
    take(this.cells(sheet), false);
    take(this.spilled(sheet), true);
    return { lastRow, lastColumn };
  }

  private spilled(sheet: Worksheet): Cells | undefined {
    return this.formulas.getArrayFormulaCellData()[this.instance.unit.getUnitId()]?.[sheet.getSheetId()] as
      | Cells
      | undefined;
  }
}

/** Calls `cell` for every cell of the area, 0-based, and gives what it gives as rows. */
export function read<T>({ row, column, rows, columns }: Area, cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_unused, c) => cell(row - 1 + r, column - 1 + c)),
  );
}
