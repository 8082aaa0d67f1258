import type { ICellData, Worksheet } from '@univerjs/core';
import { IFunctionService } from '@univerjs/engine-formula';
import { columnLetters } from '../a1';
import { assertInside, eachCell } from '../areas';
import { displayValue } from '../display-values';
import { referenceCopied, rewriteReferences } from '../formula-text';
import type { Look } from '../looks';
import { spreadsheetLocale } from '../locales';
import type { WorkbookOptions } from '../options';
import { sortedOrder } from '../row-order';
import type { Area, CellChange, CellError, CustomFunctionCall, FontWeight, StoredValue } from '../workbook';
import { extrasOf } from './cell-data';
import { lookOf } from './cell-looks';
import { stacksToBraces } from './array-literals';
import { CellWriter } from './cell-writer';
import { CustomFunctions } from './custom-functions';
import { reopenRanges } from './open-ranges';
import type { RowCount } from './open-ranges';
import { read } from './sheet-reader';
import type { UniverInstance } from './univer-instance';
import { sizeOf } from './univer-sheets';
import { UniverStructure } from './univer-structure';

/** What stands in cells: values, formulas and looks are read, written, cleared and sorted. */
export abstract class UniverCells extends UniverStructure {
  protected readonly writer: CellWriter;
  protected readonly custom: CustomFunctions;

  constructor(instance: UniverInstance, options: WorkbookOptions) {
    super(instance, options);
    this.writer = new CellWriter(this.buffer, this.reader, (sheet) => this.rowsOf(sheet));
    this.custom = new CustomFunctions({
      unitId: this.id,
      functions: instance.injector.get(IFunctionService),
      commands: instance.commands,
      formulaAt: (sheet, row, column) => this.reader.formula(this.univerSheet(sheet), row, column),
      sheetName: (sheet) => this.univerSheet(sheet).getName(),
      sheetNumber: (sheet) => this.ids.number(sheet),
      onImage: () => this.missing.note('The picture of IMAGE in a cell'),
      keepError: (sheet, row, column, error) => this.writer.keepError(this.univerSheet(sheet), row, column, error),
    });
  }

  values(sheetId: number, area: Area): StoredValue[][] {
    const sheet = this.findWith(sheetId, area);
    const values = this.reader.values(sheet, area);
    return values.map((row, r) =>
      row.map((value, c) => this.withBlocker(sheet, area.row - 1 + r, area.column - 1 + c, value)),
    );
  }

  displayValues(sheetId: number, area: Area): string[][] {
    const formats = this.formats(sheetId, area);
    return this.reader
      .values(this.find(sheetId), area)
      .map((row, r) => row.map((value, c) => displayValue(value, formats[r]![c]!, spreadsheetLocale(this.locale()))));
  }

  formulas(sheetId: number, area: Area): string[][] {
    const sheet = this.findWith(sheetId, area);
    const cells = this.reader.cells(sheet);
    return read(area, (row, column) => {
      const formula = this.reader.formula(sheet, row, column);
      if (!formula) return formula;
      const { open, braces } = extrasOf(cells[row]?.[column]);
      const typed = open ? reopenRanges(formula, this.rowsOf(sheet)) : formula;
      return braces ? stacksToBraces(typed) : typed;
    });
  }

  formats(sheetId: number, area: Area): string[][] {
    return this.reader.formats(this.findWith(sheetId, area), area);
  }

  notes(sheetId: number, area: Area): string[][] {
    return this.noteBook.read(this.findWith(sheetId, area).getSheetId(), area);
  }

  links(sheetId: number, area: Area): string[][] {
    const cells = this.reader.cells(this.findWith(sheetId, area));
    return read(area, (row, column) => extrasOf(cells[row]?.[column]).link ?? '');
  }

  backgrounds(sheetId: number, area: Area): string[][] {
    const sheet = this.findWith(sheetId, area);
    return read(area, (row, column) => this.reader.style(sheet, row, column)?.bg?.rgb ?? '');
  }

  fontWeights(sheetId: number, area: Area): FontWeight[][] {
    const sheet = this.findWith(sheetId, area);
    return read(area, (row, column) => (this.reader.style(sheet, row, column)?.bl ? 'bold' : 'normal'));
  }

  looks(sheetId: number, area: Area): Look[][] {
    const sheet = this.findWith(sheetId, area);
    return read(area, (row, column) => lookOf(this.reader.style(sheet, row, column)));
  }

  change(sheetId: number, area: Area, cells: (CellChange | null)[][]): void {
    const sheet = this.peek(sheetId);
    assertInside(area, sizeOf(sheet));
    eachCell(area, (row, column) => {
      const change = cells[row - area.row]?.[column - area.column];
      if (!change) return;
      if (change.formula) this.custom.forget(sheet.getSheetId(), { row, column, rows: 1, columns: 1 });
      this.writer.write(
        sheet,
        row - 1,
        column - 1,
        change.formula === null && change.value === undefined ? this.frozen(sheetId, row, column, change) : change,
      );
      if (change.note !== undefined) this.noteBook.set(sheet.getSheetId(), row - 1, column - 1, change.note);
    });
  }

  clear(sheetId: number, area: Area, what: { contents?: boolean; formats?: boolean; notes?: boolean }): void {
    const sheet = this.findWith(sheetId, area);
    const cells = this.reader.cells(sheet);
    eachCell(area, (row, column) => {
      const cell = cells[row - 1]?.[column - 1];
      if (!cell) return;
      if (what.contents) this.writer.write(sheet, row - 1, column - 1, { value: null, link: '' });
      const kept: ICellData = what.contents ? {} : { v: cell.v ?? null, t: cell.t ?? null };
      if (what.formats) this.buffer.write(sheet.getSheetId(), row - 1, column - 1, { ...kept, s: null });
    });
    if (what.notes) this.noteBook.clear(sheet.getSheetId(), area);
    this.flush();
  }

  sort(sheetId: number, area: Area, by: { column: number; ascending: boolean }[]): void {
    const sheet = this.findWith(sheetId, area);
    const columns = by.map(({ column }) => this.reader.values(sheet, { ...area, column, columns: 1 }));
    const keys = Array.from({ length: area.rows }, (_, r) => columns.map((column) => column[r]![0]!));
    const ascending = by.map((one) => one.ascending);
    const order = sortedOrder(keys, ascending);
    const formulas = read(area, (row, column) => this.reader.formula(sheet, row, column));
    this.structure.reorder(sheet, area, order);
    // Univer's formula engine does not see a sort: the columns with formulas are written anew, as copied to their rows.
    const withFormulas = new Set(formulas.flatMap((row) => row.flatMap((formula, c) => (formula ? [c] : []))));
    for (const c of withFormulas) {
      order.forEach((position, i) => {
        if (position === i) return;
        const formula = rewriteReferences(formulas[position]![c]!, (reference) =>
          referenceCopied(i - position, reference),
        );
        this.buffer.write(sheet.getSheetId(), area.row - 1 + i, area.column - 1 + c, { f: formula || null, si: null });
      });
    }
    this.flush();
  }

  defineCustomFunctions(names: string[], evaluate: (call: CustomFunctionCall) => void): void {
    this.flush();
    const added = this.custom.define(names, evaluate);
    const cells = this.instance.unit.getSheets().flatMap((sheet) => this.reader.formulaCells(sheet, added));
    this.custom.calculateNew(cells);
  }

  isUncalculated(sheetId: number, area: Area): boolean {
    const cells = this.reader.cells(this.findWith(sheetId, area));
    return read(area, (row, column) => {
      const cell = cells[row]?.[column];
      return Boolean(cell?.f) && (cell!.v === undefined || cell!.v === null);
    }).some((row) => row.includes(true));
  }

  recalculate(sheetId: number, area: Area): void {
    const sheet = this.findWith(sheetId, area).getSheetId();
    this.custom.forget(sheet, area);
    this.custom.calculate([
      { sheet, row: area.row - 1, column: area.column - 1, rows: area.rows, columns: area.columns },
    ]);
  }

  protected rowsOf(own: Worksheet): RowCount {
    return (name) => (name === null ? own : this.instance.unit.getSheetBySheetName(name))?.getRowCount() ?? null;
  }

  /** Taking a formula away leaves its last value, errors included. */
  private frozen(sheetId: number, row: number, column: number, change: CellChange): CellChange {
    return { ...change, formula: undefined, value: this.values(sheetId, { row, column, rows: 1, columns: 1 })[0]![0]! };
  }

  /** Univer does not say which cell is in the way of a spill; for a custom function, whose result is known, it can be looked up. */
  private withBlocker(sheet: Worksheet, row: number, column: number, value: StoredValue): StoredValue {
    if (
      value === null ||
      typeof value !== 'object' ||
      value.error !== '#REF!' ||
      this.reader.cells(sheet)[row]?.[column]?.v !== '#SPILL!'
    )
      return value;
    const size = this.custom.resultSize(sheet.getSheetId(), row, column);
    if (!size) return value;
    const area = { row: row + 1, column: column + 1, ...size };
    return {
      error: value.error,
      message: blockerMessage(area, sizeOf(sheet), (inside) => this.reader.values(sheet, inside)),
    } satisfies CellError;
  }
}

/** Why a result can't be shown, in the words of Sheets. */
function blockerMessage(
  area: Area,
  sheet: { rows: number; columns: number },
  valuesOf: (area: Area) => StoredValue[][],
): string {
  const moreColumns = area.column + area.columns - 1 - sheet.columns;
  const moreRows = area.row + area.rows - 1 - sheet.rows;
  if (moreColumns > 0) return `Result was not automatically expanded, please insert more columns (${moreColumns}).`;
  if (moreRows > 0) return `Result was not automatically expanded, please insert more rows (${moreRows}).`;
  const values = valuesOf(area);
  for (let r = 0; r < area.rows; r++) {
    for (let c = 0; c < area.columns; c++) {
      if ((r || c) && values[r]![c] !== null)
        return `Array result was not expanded because it would overwrite data in ${columnLetters(area.column + c)}${area.row + r}.`;
    }
  }
  return 'Array result was not expanded because it would overwrite data.';
}
