import type { Area, SheetInfo, WorkbookChange } from '../workbook';
import { AreaRules } from '../area-rules';
import { assertInside } from '../areas';
import { completeOptions, SOME_TIME_ZONE } from '../options';
import type { WorkbookOptions } from '../options';
import { assertFreeName, assertHideable } from '../structure-rules';
import { DeveloperMetadataStore } from '../developer-metadata';
import { spreadsheetLocale } from '../locales';
import { MissingNotes } from '../missing-notes';
import { FormulaEngine } from './formula-engine';
import { sameName } from './places';
import { MemorySheet } from './sheet';

/** The sheets of a workbook in memory: finding one, adding, naming and hiding; and what is told to those who listen. */
export abstract class MemorySheets {
  readonly id: string;
  private readonly title: string;
  private zone: string | null;
  private localeName: string;
  /** In tab order. */
  protected readonly tabs: MemorySheet[];
  private nextSheetId: number;
  readonly metadata = new DeveloperMetadataStore();
  protected readonly rules = new AreaRules();
  protected readonly listeners = new Set<(change: WorkbookChange) => void>();
  protected readonly missing = new MissingNotes();
  protected readonly engine: FormulaEngine;

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

  onMissing(listener: (what: string) => void): () => void {
    return this.missing.listen(listener);
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected find(sheetId: number): MemorySheet {
    const sheet = this.tabs.find(({ id }) => id === sheetId);
    if (!sheet) throw new RangeError(`There is no sheet with the id ${sheetId}.`);
    return sheet;
  }

  protected storeOf(sheetId: number, area: Area): MemorySheet['store'] {
    const { store } = this.find(sheetId);
    assertInside(area, store);
    return store;
  }

  protected tell(change: WorkbookChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
