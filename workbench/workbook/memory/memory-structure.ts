import type { Area } from '../workbook';
import { assertInside } from '../areas';
import type { AxisEdit } from '../axis-edit';
import {
  assertColumns,
  assertDeletable,
  assertFreezable,
  assertInsertable,
  USUAL_COLUMN_WIDTH,
  USUAL_ROW_HEIGHT,
} from '../structure-rules';
import type { MemorySheet } from './sheet';
import { MemorySheets } from './memory-sheets';

/** Rows and columns: they come, go, move, are hidden, frozen and sized, and cells are merged. */
export abstract class MemoryStructure extends MemorySheets {
  insertRows(sheetId: number, before: number, count: number): void {
    assertInsertable(before, count, this.find(sheetId).store.rows, 'rows');
    this.edit(sheetId, { axis: 'row', kind: 'insert', at: before, count });
  }

  deleteRows(sheetId: number, first: number, count: number): void {
    assertDeletable(first, count, this.find(sheetId).store.rows, 'rows');
    this.edit(sheetId, { axis: 'row', kind: 'delete', at: first, count });
  }

  insertColumns(sheetId: number, before: number, count: number): void {
    assertInsertable(before, count, this.find(sheetId).store.columns, 'columns');
    this.edit(sheetId, { axis: 'column', kind: 'insert', at: before, count });
  }

  deleteColumns(sheetId: number, first: number, count: number): void {
    assertDeletable(first, count, this.find(sheetId).store.columns, 'columns');
    this.edit(sheetId, { axis: 'column', kind: 'delete', at: first, count });
  }

  moveColumns(sheetId: number, first: number, count: number, before: number): void {
    const { columns } = this.find(sheetId).store;
    assertInsertable(before, count, columns, 'columns');
    assertInsertable(first + count - 1, count, columns, 'columns');
    if (before >= first && before <= first + count) return;
    this.edit(sheetId, { axis: 'column', kind: 'move', at: first, count, before });
  }

  hideRows(sheetId: number, first: number, count: number): void {
    this.setHidden(sheetId, first, count, (rows, row) => rows.add(row));
  }

  showRows(sheetId: number, first: number, count: number): void {
    this.setHidden(sheetId, first, count, (rows, row) => rows.delete(row));
  }

  rowHiddenByUser(sheetId: number, row: number): boolean {
    return this.find(sheetId).hiddenRows.has(row);
  }

  rowHiddenByFilter(sheetId: number, row: number): boolean {
    return this.find(sheetId).filteredRows.has(row);
  }

  frozenRows(sheetId: number): number {
    return this.find(sheetId).frozenRows;
  }

  setFrozenRows(sheetId: number, rows: number): void {
    const sheet = this.find(sheetId);
    assertFreezable(rows, sheet.store.rows);
    sheet.frozenRows = rows;
    this.tell({ kind: 'structure', sheetId });
  }

  columnWidth(sheetId: number, column: number): number {
    return this.find(sheetId).columnWidths.get(column) ?? USUAL_COLUMN_WIDTH;
  }

  setColumnWidths(sheetId: number, first: number, count: number, pixels: number): void {
    const sheet = this.find(sheetId);
    assertColumns(first, count, sheet.store.columns);
    for (let column = first; column < first + count; column++) sheet.columnWidths.set(column, pixels);
    this.tell({ kind: 'structure', sheetId });
  }

  frozenColumns(sheetId: number): number {
    return this.find(sheetId).frozenColumns;
  }

  setFrozenColumns(sheetId: number, columns: number): void {
    const sheet = this.find(sheetId);
    assertFreezable(columns, sheet.store.columns);
    sheet.frozenColumns = columns;
    this.tell({ kind: 'structure', sheetId });
  }

  hideColumns(sheetId: number, first: number, count: number): void {
    this.eachColumn(sheetId, first, count, ({ hiddenColumns }, column) => hiddenColumns.add(column));
  }

  showColumns(sheetId: number, first: number, count: number): void {
    this.eachColumn(sheetId, first, count, ({ hiddenColumns }, column) => hiddenColumns.delete(column));
  }

  columnHidden(sheetId: number, column: number): boolean {
    return this.find(sheetId).hiddenColumns.has(column);
  }

  rowHeight(sheetId: number, row: number): number {
    return this.find(sheetId).rowHeights.get(row) ?? USUAL_ROW_HEIGHT;
  }

  setRowHeights(sheetId: number, first: number, count: number, pixels: number): void {
    const { store, rowHeights } = this.find(sheetId);
    assertInside({ row: first, column: 1, rows: count, columns: 1 }, store);
    for (let row = first; row < first + count; row++) rowHeights.set(row, pixels);
    this.tell({ kind: 'structure', sheetId });
  }

  merges(sheetId: number): Area[] {
    return structuredClone(this.find(sheetId).merges);
  }

  setMerges(sheetId: number, areas: Area[]): void {
    for (const area of areas) this.storeOf(sheetId, area);
    this.find(sheetId).merges = structuredClone(areas);
    this.tell({ kind: 'structure', sheetId });
  }

  private edit(sheetId: number, edit: AxisEdit): void {
    const sheet = this.find(sheetId);
    this.engine.aroundEdit(sheetId, sheet.name, edit, () => {
      sheet.apply(edit);
      this.rules.applyEdit(sheetId, edit);
      this.metadata.applyEdit(sheetId, edit);
    });
    this.tell({ kind: 'structure', sheetId });
  }

  private eachColumn(
    sheetId: number,
    first: number,
    count: number,
    set: (sheet: MemorySheet, column: number) => void,
  ): void {
    const sheet = this.find(sheetId);
    assertColumns(first, count, sheet.store.columns);
    for (let column = first; column < first + count; column++) set(sheet, column);
    this.tell({ kind: 'structure', sheetId });
  }

  private setHidden(
    sheetId: number,
    first: number,
    count: number,
    set: (rows: Set<number>, row: number) => void,
  ): void {
    const { store, hiddenRows } = this.find(sheetId);
    assertInside({ row: first, column: 1, rows: count, columns: 1 }, store);
    for (let row = first; row < first + count; row++) set(hiddenRows, row);
    this.tell({ kind: 'structure', sheetId });
  }
}
