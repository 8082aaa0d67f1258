import type { IRange } from '@univerjs/core';
import { assertInside } from '../areas';
import {
  assertColumns,
  assertDeletable,
  assertFreezable,
  assertInsertable,
  USUAL_ROW_HEIGHT,
} from '../structure-rules';
import type { Area } from '../workbook';
import { freezeColumns, freezeRows, frozenColumnsOf, frozenRowsOf } from './frozen';
import { areaOfRange, rangeOfArea, wholeColumns, wholeRows } from './ranges';
import { sizeOf, UniverSheets } from './univer-sheets';

/** Rows and columns: they come, go, move, are hidden, frozen and sized, and cells are merged. */
export abstract class UniverStructure extends UniverSheets {
  insertRows(sheetId: number, before: number, count: number): void {
    const sheet = this.find(sheetId);
    assertInsertable(before, count, sheet.getRowCount(), 'rows');
    this.structure.apply(sheet, { axis: 'row', kind: 'insert', at: before, count });
  }

  deleteRows(sheetId: number, first: number, count: number): void {
    const sheet = this.find(sheetId);
    assertDeletable(first, count, sheet.getRowCount(), 'rows');
    this.structure.apply(sheet, { axis: 'row', kind: 'delete', at: first, count });
  }

  insertColumns(sheetId: number, before: number, count: number): void {
    const sheet = this.find(sheetId);
    assertInsertable(before, count, sheet.getColumnCount(), 'columns');
    this.structure.apply(sheet, { axis: 'column', kind: 'insert', at: before, count });
  }

  deleteColumns(sheetId: number, first: number, count: number): void {
    const sheet = this.find(sheetId);
    assertDeletable(first, count, sheet.getColumnCount(), 'columns');
    this.structure.apply(sheet, { axis: 'column', kind: 'delete', at: first, count });
  }

  moveColumns(sheetId: number, first: number, count: number, before: number): void {
    const sheet = this.find(sheetId);
    assertInsertable(before, count, sheet.getColumnCount(), 'columns');
    assertInside({ row: 1, column: first, rows: 1, columns: count }, sizeOf(sheet));
    if (before >= first && before <= first + count) return;
    this.structure.apply(sheet, { axis: 'column', kind: 'move', at: first, count, before });
  }

  hideRows(sheetId: number, first: number, count: number): void {
    this.setVisible('sheet.mutation.set-row-hidden', sheetId, first, count);
  }

  showRows(sheetId: number, first: number, count: number): void {
    this.setVisible('sheet.mutation.set-row-visible', sheetId, first, count);
  }

  rowHiddenByUser(sheetId: number, row: number): boolean {
    return (
      this.find(sheetId)
        .getRowManager()
        .getRow(row - 1)?.hd === 1
    );
  }

  rowHiddenByFilter(sheetId: number, row: number): boolean {
    return this.find(sheetId).getRowFiltered(row - 1);
  }

  frozenRows(sheetId: number): number {
    return frozenRowsOf(this.find(sheetId));
  }

  setFrozenRows(sheetId: number, rows: number): void {
    const sheet = this.find(sheetId);
    assertFreezable(rows, sheet.getRowCount());
    freezeRows(this.instance, sheet, rows);
  }

  columnWidth(sheetId: number, column: number): number {
    return this.find(sheetId).getColumnWidth(column - 1);
  }

  setColumnWidths(sheetId: number, first: number, count: number, pixels: number): void {
    const sheet = this.find(sheetId);
    assertColumns(first, count, sheet.getColumnCount());
    const ranges = [
      { startRow: 0, endRow: sheet.getRowCount() - 1, startColumn: first - 1, endColumn: first + count - 2 },
    ];
    this.instance.commands.syncExecuteCommand('sheet.mutation.set-worksheet-col-width', {
      unitId: this.instance.unit.getUnitId(),
      subUnitId: sheet.getSheetId(),
      ranges,
      colWidth: pixels,
    });
  }

  frozenColumns(sheetId: number): number {
    return frozenColumnsOf(this.find(sheetId));
  }

  setFrozenColumns(sheetId: number, columns: number): void {
    const sheet = this.find(sheetId);
    assertFreezable(columns, sheet.getColumnCount());
    freezeColumns(this.instance, sheet, columns);
  }

  hideColumns(sheetId: number, first: number, count: number): void {
    this.onColumns('sheet.mutation.set-col-hidden', sheetId, first, count);
  }

  showColumns(sheetId: number, first: number, count: number): void {
    this.onColumns('sheet.mutation.set-col-visible', sheetId, first, count);
  }

  columnHidden(sheetId: number, column: number): boolean {
    return (
      this.find(sheetId)
        .getColumnManager()
        .getColumn(column - 1)?.hd === 1
    );
  }

  rowHeight(sheetId: number, row: number): number {
    return (
      this.find(sheetId)
        .getRowManager()
        .getRow(row - 1)?.h ?? USUAL_ROW_HEIGHT
    );
  }

  setRowHeights(sheetId: number, first: number, count: number, pixels: number): void {
    const sheet = this.findWith(sheetId, { row: first, column: 1, rows: count, columns: 1 });
    this.instance.commands.syncExecuteCommand('sheet.mutation.set-worksheet-row-height', {
      unitId: this.id,
      subUnitId: sheet.getSheetId(),
      ranges: [wholeRows(first, count, sheet.getColumnCount())],
      rowHeight: pixels,
    });
  }

  merges(sheetId: number): Area[] {
    return this.find(sheetId).getMergeData().map(areaOfRange);
  }

  setMerges(sheetId: number, areas: Area[]): void {
    for (const area of areas) this.findWith(sheetId, area);
    const sheet = this.find(sheetId);
    const ids = { unitId: this.id, subUnitId: sheet.getSheetId() };
    const before = sheet.getMergeData();
    const run = (id: string, ranges: IRange[]) =>
      ranges.length > 0 &&
      this.instance.commands.syncExecuteCommand(id, { ...ids, ranges: ranges.map((range) => ({ ...range })) });
    run('sheet.mutation.remove-worksheet-merge', before);
    run('sheet.mutation.add-worksheet-merge', areas.map(rangeOfArea));
  }

  private onColumns(id: string, sheetId: number, first: number, count: number): void {
    const sheet = this.find(sheetId);
    assertColumns(first, count, sheet.getColumnCount());
    const params = {
      unitId: this.id,
      subUnitId: sheet.getSheetId(),
      ranges: [wholeColumns(first, count, sheet.getRowCount())],
    };
    this.instance.commands.syncExecuteCommand(id, params);
  }

  private setVisible(id: string, sheetId: number, first: number, count: number): void {
    const sheet = this.findWith(sheetId, { row: first, column: 1, rows: count, columns: 1 });
    const params = {
      unitId: this.id,
      subUnitId: sheet.getSheetId(),
      ranges: [wholeRows(first, count, sheet.getColumnCount())],
    };
    this.instance.commands.syncExecuteCommand(id, params);
  }
}
