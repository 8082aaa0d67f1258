import { mergeWorksheetSnapshotWithDefault } from '@univerjs/core';
import type { ICellData, IRange, Worksheet } from '@univerjs/core';
import { IFunctionService } from '@univerjs/engine-formula';
import { columnLetters } from '../a1';
import { AreaRules } from '../area-rules';
import { assertInside, eachCell } from '../areas';
import { displayValue } from '../display-values';
import { referenceCopied, rewriteReferences } from '../formula-text';
import { DeveloperMetadataStore } from '../developer-metadata';
import { fromLocale } from '../formula-locale';
import type { Look } from '../looks';
import { spreadsheetLocale, US_ENGLISH } from '../locales';
import { MissingNotes } from '../missing-notes';
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
  USUAL_ROW_HEIGHT,
} from '../structure-rules';
import type {
  Area,
  CellChange,
  CellError,
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
import { extrasOf } from './cell-data';
import { lookOf } from './cell-looks';
import { bracesToStacks, stacksToBraces } from './array-literals';
import { CellWriter } from './cell-writer';
import { watchChanges } from './change-watch';
import { ConditionalFormatView } from './conditional-formats';
import { CustomFunctions } from './custom-functions';
import { Filters } from './filters';
import { freezeColumns, freezeRows, frozenColumnsOf, frozenRowsOf } from './frozen';
import { NamedRanges } from './named-ranges';
import { Notes } from './notes';
import { closeOpenRanges, reopenRanges } from './open-ranges';
import type { RowCount } from './open-ranges';
import { PageProtections } from './page-protections';
import { areaOfRange, rangeOfArea, wholeColumns, wholeRows } from './ranges';
import { read, SheetReader } from './sheet-reader';
import { SheetIds } from './sheet-ids';
import { Structure } from './structure';
import type { StructureChange } from './structure-changes';
import { sheetData } from './univer-instance';
import type { UniverInstance } from './univer-instance';
import { Validations } from './validations';
import { WriteBuffer } from './write-buffer';

type Filter = ReturnType<Workbook['filter']>;

/** The workbook port on Univer. */
export class UniverPort implements Workbook {
  readonly id: string;
  private disposed = false;
  private zone: string | null;
  private localeName: string;
  private readonly missing = new MissingNotes();
  private readonly names: NamedRanges;
  private readonly pageProtections: PageProtections;
  private readonly ids = new SheetIds();
  private readonly buffer: WriteBuffer;
  private readonly reader: SheetReader;
  private readonly writer: CellWriter;
  private readonly structure: Structure;
  private readonly noteBook: Notes;
  private readonly rules: Validations;
  private readonly filters: Filters;
  private readonly formatView: ConditionalFormatView;
  private readonly custom: CustomFunctions;
  private readonly stopWatching: () => void;
  private readonly listeners = new Set<(change: WorkbookChange) => void>();
  readonly metadata = new DeveloperMetadataStore();
  private readonly hanging = new AreaRules();
  /** The last row and column of sheets that have not changed since they were looked for. */
  private readonly extents = new Map<string, { lastRow: number; lastColumn: number }>();

  constructor(
    private readonly instance: UniverInstance,
    options: WorkbookOptions,
  ) {
    const { id, timeZone, locale } = completeOptions(options);
    this.id = id;
    this.zone = timeZone;
    this.localeName = spreadsheetLocale(locale).name;
    this.pageProtections = new PageProtections(instance, (sheet) => this.ids.number(sheet));
    this.names = new NamedRanges(instance, (name) => this.sheetNamed(name));
    this.filters = new Filters(instance);
    this.buffer = new WriteBuffer(id, instance.commands, (sheet, run) => this.filters.hold(sheet, run));
    this.reader = new SheetReader(instance);
    this.writer = new CellWriter(this.buffer, this.reader, (sheet) => this.rowsOf(sheet));
    this.noteBook = new Notes(instance);
    this.rules = new Validations(instance, (sheetId) => this.peek(sheetId).getName());
    this.formatView = new ConditionalFormatView(instance);
    this.structure = new Structure(instance, this.noteBook, this.rules);
    this.custom = new CustomFunctions({
      unitId: id,
      functions: instance.injector.get(IFunctionService),
      commands: instance.commands,
      formulaAt: (sheet, row, column) => this.reader.formula(this.univerSheet(sheet), row, column),
      sheetName: (sheet) => this.univerSheet(sheet).getName(),
      sheetNumber: (sheet) => this.ids.number(sheet),
      onImage: () => this.missing.note('The picture of IMAGE in a cell'),
      keepError: (sheet, row, column, error) => this.writer.keepError(this.univerSheet(sheet), row, column, error),
    });
    this.stopWatching = watchChanges(instance, {
      onStructure: (change) => this.afterStructure(change),
      onWrite: (sheet, row, column, formula) => this.afterWrite(sheet, row, column, formula),
      onCells: (sheet, area) => {
        this.extents.delete(sheet);
        this.tell({ kind: 'cells', sheetId: this.ids.number(sheet), area });
      },
      onView: (sheet) => this.tell({ kind: 'structure', sheetId: this.ids.number(sheet) }),
      onSheets: () => this.tell({ kind: 'sheets' }),
    });
  }

  name(): string {
    return this.instance.unit.getName();
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
    this.flush();
    return this.instance.unit.getSheets().map((sheet) => this.info(sheet));
  }

  sheet(sheetId: number): SheetInfo {
    return this.info(this.find(sheetId));
  }

  insertSheet(name: string, position?: number): SheetInfo {
    this.flush();
    const sheets = this.sheets();
    assertFreeName(name, sheets);
    const id = this.ids.unused(sheets.map((sheet) => sheet.id));
    const sheet = mergeWorksheetSnapshotWithDefault(sheetData(id, { name, rows: 1000, columns: 26, cells: [] }));
    const params = { unitId: this.id, index: (position ?? sheets.length + 1) - 1, sheet };
    this.instance.commands.syncExecuteCommand('sheet.mutation.insert-sheet', params);
    return this.sheet(this.ids.number(id));
  }

  deleteSheet(sheetId: number): void {
    const sheet = this.find(sheetId);
    if (this.instance.unit.getSheets().length === 1)
      throw new RangeError("You can't remove all the sheets in a document.");
    this.structure.run(sheet, 'sheet.command.remove-sheet', {}, 'sheet.mutation.remove-sheet', {
      subUnitName: sheet.getName(),
    });
    this.hanging.deleteSheet(sheetId);
    this.metadata.deleteSheet(sheetId);
  }

  renameSheet(sheetId: number, name: string): void {
    const sheet = this.find(sheetId);
    assertFreeName(name, this.sheets(), sheetId);
    this.structure.run(sheet, 'sheet.command.set-worksheet-name', { name }, 'sheet.mutation.set-worksheet-name', {
      name,
    });
  }

  setSheetHidden(sheetId: number, hidden: boolean): void {
    const sheet = this.find(sheetId);
    assertHideable(hidden, sheetId, this.sheets());
    const params = { unitId: this.id, subUnitId: sheet.getSheetId(), hidden: hidden ? 1 : 0 };
    this.instance.commands.syncExecuteCommand('sheet.mutation.set-worksheet-hidden', params);
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
      .map((row, r) => row.map((value, c) => displayValue(value, formats[r]![c]!, spreadsheetLocale(this.localeName))));
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

  filter(sheetId: number): Filter {
    return this.filters.read(this.find(sheetId), (area) => this.displayValues(sheetId, area));
  }

  setFilter(sheetId: number, filter: Filter): void {
    const sheet = filter ? this.findWith(sheetId, filter.area) : this.find(sheetId);
    this.filters.write(sheet, filter, (area) => this.displayValues(sheetId, area));
  }

  protections(): Protection[] {
    return [...this.hanging.protections(), ...this.pageProtections.list()];
  }

  protect(protection: Omit<Protection, 'id'>): Protection {
    if (protection.area) this.findWith(protection.sheetId, protection.area);
    this.find(protection.sheetId);
    return this.hanging.protect(protection);
  }

  changeProtection(id: string, changes: Partial<Omit<Protection, 'id' | 'sheetId'>>): void {
    if (this.pageProtections.has(id)) this.pageProtections.change(id, changes);
    else this.hanging.change(id, changes);
  }

  unprotect(id: string): void {
    if (this.pageProtections.has(id)) this.pageProtections.remove(id);
    else this.hanging.unprotect(id);
  }

  conditionalFormats(sheetId: number): ConditionalFormat[] {
    this.find(sheetId);
    return this.hanging.conditionalFormats(sheetId);
  }

  setConditionalFormats(sheetId: number, formats: ConditionalFormat[]): void {
    for (const area of formats.flatMap(({ areas }) => areas)) this.findWith(sheetId, area);
    this.hanging.setConditionalFormats(sheetId, formats);
    this.showFormats(sheetId);
  }

  namedRanges(): NamedRange[] {
    this.flush();
    return this.names.list();
  }

  setNamedRange({ name, sheetId, area }: NamedRange): void {
    this.names.set(name, this.findWith(sheetId, area).getName(), area);
  }

  removeNamedRange(name: string): void {
    this.names.remove(name);
  }

  validations(sheetId: number, area: Area): (Validation | null)[][] {
    return this.rules.read(this.findWith(sheetId, area).getSheetId(), area);
  }

  setValidation(sheetId: number, area: Area, validation: Validation | null): void {
    this.rules.set(this.findWith(sheetId, area).getSheetId(), area, validation);
    this.tell({ kind: 'cells', sheetId, area });
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

  flush(): void {
    this.buffer.flush();
  }

  onMissing(listener: (what: string) => void): () => void {
    return this.missing.listen(listener);
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.flush();
    this.disposed = true;
    this.custom.dispose();
    this.stopWatching();
    this.listeners.clear();
  }

  /** The sheet with all that was written into it so far. */
  private find(sheetId: number): Worksheet {
    this.flush();
    return this.peek(sheetId);
  }

  private findWith(sheetId: number, area: Area): Worksheet {
    const sheet = this.find(sheetId);
    assertInside(area, sizeOf(sheet));
    return sheet;
  }

  private peek(sheetId: number): Worksheet {
    const sheet = this.instance.unit.getSheetBySheetId(this.ids.text(sheetId));
    if (!sheet) throw new RangeError(`There is no sheet with the id ${sheetId}.`);
    return sheet;
  }

  private sheetNamed(name: string): number | null {
    const sheet = this.instance.unit.getSheets().find((one) => one.getName().toLowerCase() === name.toLowerCase());
    return sheet ? this.ids.number(sheet.getSheetId()) : null;
  }

  private univerSheet(id: string): Worksheet {
    return this.peek(this.ids.number(id));
  }

  private info(sheet: Worksheet): SheetInfo {
    const id = sheet.getSheetId();
    let extent = this.extents.get(id);
    if (!extent) this.extents.set(id, (extent = this.reader.extent(sheet)));
    return {
      id: this.ids.number(id),
      name: sheet.getName(),
      hidden: sheet.isSheetHidden() === 1,
      ...sizeOf(sheet),
      ...extent,
    };
  }

  private rowsOf(own: Worksheet): RowCount {
    return (name) => (name === null ? own : this.instance.unit.getSheetBySheetName(name))?.getRowCount() ?? null;
  }

  private tell(change: WorkbookChange): void {
    for (const listener of [...this.listeners]) listener(change);
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

  private afterWrite(sheet: string, row: number, column: number, formula: string | null): void {
    this.custom.onWrite(sheet, row, column, formula);
    if (formula === null) return;
    // A formula typed in the page, whose editor knows commas and points alone; what this side writes is read already.
    const read = fromLocale(formula, spreadsheetLocale(US_ENGLISH)) ?? formula;
    const closed = bracesToStacks(closeOpenRanges(read, this.rowsOf(this.univerSheet(sheet))));
    if (closed !== formula) this.writer.write(this.univerSheet(sheet), row, column, { formula: read });
  }

  private showFormats(sheetId: number): void {
    this.formatView.show(this.find(sheetId).getSheetId(), this.hanging.conditionalFormats(sheetId));
  }

  private afterStructure(change: StructureChange): void {
    this.extents.delete(change.sheet);
    this.custom.onStructure(change);
    const sheetId = this.ids.number(change.sheet);
    if (change.kind === 'edit') {
      this.hanging.applyEdit(sheetId, change.edit);
      this.metadata.applyEdit(sheetId, change.edit);
      this.showFormats(sheetId);
      this.filters.applyEdit(change.sheet, change.edit);
    }
    this.tell({ kind: 'structure', sheetId });
    if (change.kind === 'edit') setImmediate(() => this.disposed || this.readNamesAgain());
  }

  /** Univer goes on with the places that names had when it read a formula. */
  private readNamesAgain(): void {
    const names = this.names.list().map(({ name }) => name.toUpperCase());
    if (names.length === 0) return;
    this.custom.calculateNew(
      this.instance.unit.getSheets().flatMap((sheet) => this.reader.formulasNaming(sheet, names)),
    );
  }
}

function sizeOf(sheet: Worksheet): { rows: number; columns: number } {
  return { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
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
