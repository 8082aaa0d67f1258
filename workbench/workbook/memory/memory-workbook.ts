import type {
  Area,
  CellChange,
  ConditionalFormat,
  CustomFunctionCall,
  FontWeight,
  NamedRange,
  Protection,
  SheetInfo,
  StoredValue,
  Validation,
  Workbook,
  WorkbookChange,
} from '../workbook';
import { AreaRules } from '../area-rules';
import { assertInside, eachCell } from '../areas';
import type { AxisEdit } from '../axis-edit';
import { formatName } from '../display-values';
import { completeOptions, SOME_TIME_ZONE } from '../options';
import type { WorkbookOptions } from '../options';
import { sortedOrder } from '../row-order';
import {
  assertColumns,
  assertDeletable,
  assertFreezable,
  assertFreeName,
  assertHideable,
  assertInsertable,
  USUAL_COLUMN_WIDTH,
  USUAL_ROW_HEIGHT,
} from '../structure-rules';
import { DeveloperMetadataStore } from '../developer-metadata';
import { spreadsheetLocale } from '../locales';
import { changedLook, type Look } from '../looks';
import { MissingNotes } from '../missing-notes';
import { FormulaEngine } from './formula-engine';
import { sameName } from './places';
import { MemorySheet } from './sheet';
import type { SheetFilter } from './sheet';

/** A workbook that lives in memory. Its formulas are those that FormulaEngine can evaluate. */
export function createMemoryWorkbook(options: WorkbookOptions): Workbook {
  return new MemoryWorkbook(options);
}

class MemoryWorkbook implements Workbook {
  readonly id: string;
  private readonly title: string;
  private zone: string | null;
  private localeName: string;
  /** In tab order. */
  private readonly tabs: MemorySheet[];
  private nextSheetId: number;
  readonly metadata = new DeveloperMetadataStore();
  private readonly rules = new AreaRules();
  private readonly listeners = new Set<(change: WorkbookChange) => void>();
  private readonly missing = new MissingNotes();
  private readonly engine: FormulaEngine;

  constructor(options: WorkbookOptions) {
    const { id, name, timeZone, locale, sheets } = completeOptions(options);
    this.id = id;
    this.title = name;
    this.zone = timeZone;
    this.localeName = spreadsheetLocale(locale).name;
    this.tabs = sheets.map((sheet, index) => new MemorySheet(index, sheet));
    this.nextSheetId = sheets.length;
    this.engine = new FormulaEngine({
      sheetNamed: (sheetName) =>
        this.tabs.find((tab) => tab.name.toLowerCase() === sheetName.toLowerCase())?.id ?? null,
      sizeOf: (sheetId) => this.find(sheetId).store,
      values: (sheetId, area) => this.find(sheetId).store.values(area),
      setValue: (sheetId, row, column, value) => this.find(sheetId).store.setValue(row, column, value),
      onMissing: (what) => this.missing.note(what),
      named: (wanted) => this.rules.namedRanges().find(({ name: one }) => sameName(one, wanted)) ?? null,
      onResult: (sheetId, area) => this.tell({ kind: 'cells', sheetId, area }),
    });
  }

  name(): string {
    return this.title;
  }

  timeZone(): string {
    return this.zone ?? SOME_TIME_ZONE;
  }

  adoptTimeZone(zone: string): void {
    this.zone ??= zone;
  }

  locale(): string {
    return this.localeName;
  }

  setLocale(name: string): void {
    this.localeName = spreadsheetLocale(name).name;
  }

  sheets(): SheetInfo[] {
    return this.tabs.map((sheet) => sheet.info());
  }

  sheet(sheetId: number): SheetInfo {
    return this.find(sheetId).info();
  }

  insertSheet(name: string, position = this.tabs.length + 1): SheetInfo {
    assertFreeName(name, this.tabs);
    const sheet = new MemorySheet(this.nextSheetId++, { name, rows: 1000, columns: 26, cells: [] });
    this.tabs.splice(position - 1, 0, sheet);
    this.engine.startOver();
    this.tell({ kind: 'sheets' });
    return sheet.info();
  }

  deleteSheet(sheetId: number): void {
    const sheet = this.find(sheetId);
    if (this.tabs.length === 1) throw new RangeError("You can't remove all the sheets in a document.");
    this.tabs.splice(this.tabs.indexOf(sheet), 1);
    this.engine.deleteSheet(sheetId, sheet.name);
    this.rules.deleteSheet(sheetId);
    this.metadata.deleteSheet(sheetId);
    this.tell({ kind: 'sheets' });
  }

  renameSheet(sheetId: number, name: string): void {
    const sheet = this.find(sheetId);
    assertFreeName(name, this.tabs, sheetId);
    const before = sheet.name;
    sheet.name = name;
    this.engine.renameSheet(before, name);
    this.tell({ kind: 'sheets' });
  }

  setSheetHidden(sheetId: number, hidden: boolean): void {
    const sheet = this.find(sheetId);
    assertHideable(hidden, sheetId, this.tabs);
    sheet.hidden = hidden;
    this.tell({ kind: 'sheets' });
  }

  values(sheetId: number, area: Area): StoredValue[][] {
    return this.storeOf(sheetId, area).values(area);
  }

  displayValues(sheetId: number, area: Area): string[][] {
    this.storeOf(sheetId, area);
    return this.find(sheetId).displayValues(area, spreadsheetLocale(this.localeName));
  }

  formulas(sheetId: number, area: Area): string[][] {
    this.storeOf(sheetId, area);
    const texts = Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill(''));
    for (const { row, column, text } of this.engine.cells(sheetId).within(area)) {
      const line = texts[row - area.row];
      if (line && column >= area.column && column < area.column + area.columns) line[column - area.column] = text;
    }
    return texts;
  }

  formats(sheetId: number, area: Area): string[][] {
    return this.storeOf(sheetId, area).facet('formats', area, '');
  }

  notes(sheetId: number, area: Area): string[][] {
    return this.storeOf(sheetId, area).facet('notes', area, '');
  }

  links(sheetId: number, area: Area): string[][] {
    return this.storeOf(sheetId, area).facet('links', area, '');
  }

  backgrounds(sheetId: number, area: Area): string[][] {
    return this.storeOf(sheetId, area).facet('backgrounds', area, '');
  }

  fontWeights(sheetId: number, area: Area): FontWeight[][] {
    return this.storeOf(sheetId, area).facet('weights', area, 'normal');
  }

  looks(sheetId: number, area: Area): Look[][] {
    return this.storeOf(sheetId, area).facet('looks', area, {});
  }

  change(sheetId: number, area: Area, cells: (CellChange | null)[][]): void {
    this.storeOf(sheetId, area);
    eachCell(area, (row, column) => {
      const change = cells[row - area.row]?.[column - area.column];
      if (change) this.changeCell(sheetId, row, column, change);
    });
    this.engine.afterWrite(sheetId, area);
    this.tell({ kind: 'cells', sheetId, area });
  }

  clear(sheetId: number, area: Area, what: { contents?: boolean; formats?: boolean; notes?: boolean }): void {
    const store = this.storeOf(sheetId, area);
    eachCell(area, (row, column) => {
      if (what.contents) {
        this.changeCell(sheetId, row, column, { value: null });
        store.setFacet('links', row, column, undefined);
      }
      if (what.formats) {
        store.setFacet('formats', row, column, undefined);
        store.setFacet('backgrounds', row, column, undefined);
        store.setFacet('weights', row, column, undefined);
        store.setFacet('looks', row, column, undefined);
      }
      if (what.notes) store.setFacet('notes', row, column, undefined);
    });
    this.engine.afterWrite(sheetId, area);
    this.tell({ kind: 'cells', sheetId, area });
  }

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

  sort(sheetId: number, area: Area, by: { column: number; ascending: boolean }[]): void {
    const store = this.storeOf(sheetId, area);
    const columns = by.map(({ column }) => store.values({ ...area, column, columns: 1 }));
    const keys = Array.from({ length: area.rows }, (_, r) => columns.map((column) => column[r]![0]!));
    const order = sortedOrder(
      keys,
      by.map(({ ascending }) => ascending),
    );
    this.engine.aroundSort(sheetId, area, order, () => store.reorder(area, order));
    this.tell({ kind: 'cells', sheetId, area });
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

  filter(sheetId: number): SheetFilter | null {
    return structuredClone(this.find(sheetId).filter);
  }

  setFilter(sheetId: number, filter: SheetFilter | null): void {
    if (filter) this.storeOf(sheetId, filter.area);
    this.find(sheetId).setFilter(filter, spreadsheetLocale(this.localeName));
    this.tell({ kind: 'structure', sheetId });
  }

  protections(): Protection[] {
    return this.rules.protections();
  }

  protect(protection: Omit<Protection, 'id'>): Protection {
    if (protection.area) this.storeOf(protection.sheetId, protection.area);
    this.find(protection.sheetId);
    return this.rules.protect(protection);
  }

  changeProtection(id: string, changes: Partial<Omit<Protection, 'id' | 'sheetId'>>): void {
    this.rules.change(id, changes);
  }

  unprotect(id: string): void {
    this.rules.unprotect(id);
  }

  conditionalFormats(sheetId: number): ConditionalFormat[] {
    this.find(sheetId);
    return this.rules.conditionalFormats(sheetId);
  }

  setConditionalFormats(sheetId: number, formats: ConditionalFormat[]): void {
    for (const area of formats.flatMap(({ areas }) => areas)) this.storeOf(sheetId, area);
    this.rules.setConditionalFormats(sheetId, formats);
  }

  namedRanges(): NamedRange[] {
    return this.rules.namedRanges();
  }

  setNamedRange(named: NamedRange): void {
    this.storeOf(named.sheetId, named.area);
    this.rules.setNamedRange(named);
    this.engine.startOver();
  }

  removeNamedRange(name: string): void {
    this.rules.removeNamedRange(name);
    this.engine.startOver();
  }

  validations(sheetId: number, area: Area): (Validation | null)[][] {
    return this.storeOf(sheetId, area).facet('validations', area, null);
  }

  setValidation(sheetId: number, area: Area, validation: Validation | null): void {
    const store = this.storeOf(sheetId, area);
    const rule = validation ? structuredClone(validation) : undefined;
    eachCell(area, (row, column) => store.setFacet('validations', row, column, rule));
    this.tell({ kind: 'cells', sheetId, area });
  }

  defineCustomFunctions(names: string[], evaluate: (call: CustomFunctionCall) => void): void {
    this.engine.define(names, evaluate);
  }

  recalculate(sheetId: number, area: Area): void {
    this.storeOf(sheetId, area);
    this.engine.recalculate(sheetId, area);
  }

  onMissing(listener: (what: string) => void): () => void {
    return this.missing.listen(listener);
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private find(sheetId: number): MemorySheet {
    const sheet = this.tabs.find(({ id }) => id === sheetId);
    if (!sheet) throw new RangeError(`There is no sheet with the id ${sheetId}.`);
    return sheet;
  }

  private storeOf(sheetId: number, area: Area): MemorySheet['store'] {
    const { store } = this.find(sheetId);
    assertInside(area, store);
    return store;
  }

  private tell(change: WorkbookChange): void {
    for (const listener of [...this.listeners]) listener(change);
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

  private changeCell(sheetId: number, row: number, column: number, change: CellChange): void {
    const { store } = this.find(sheetId);
    const empties = change.value === null || change.value === '';
    if (change.value !== undefined || change.formula !== undefined) {
      const cells = this.engine.cells(sheetId);
      const spiller = cells.spiller(row, column);
      // Emptying a cell that a formula has filled from next door changes nothing; filling it pushes the spill away.
      if (!spiller || !empties || change.formula) {
        if (spiller) this.engine.withdraw(spiller);
        const formula = cells.find(row, column);
        if (formula) this.engine.remove(formula);
        if (change.formula) {
          store.setValue(row, column, null);
          this.engine.set(sheetId, row, column, change.formula, change.value);
        } else if (change.value !== undefined) store.setValue(row, column, empties ? null : change.value);
      }
    }
    if (change.format !== undefined) store.setFacet('formats', row, column, formatName(change.format) || undefined);
    if (change.note !== undefined) store.setFacet('notes', row, column, change.note || undefined);
    if (change.link !== undefined) store.setFacet('links', row, column, change.link || undefined);
    if (change.background !== undefined) store.setFacet('backgrounds', row, column, change.background || undefined);
    if (change.look !== undefined)
      store.setFacet('looks', row, column, changedLook(store.facetAt('looks', row, column), change.look));
    if (change.fontWeight !== undefined)
      store.setFacet('weights', row, column, change.fontWeight === 'bold' ? 'bold' : undefined);
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
