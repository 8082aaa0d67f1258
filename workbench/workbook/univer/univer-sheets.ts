import { mergeWorksheetSnapshotWithDefault } from '@univerjs/core';
import type { Worksheet } from '@univerjs/core';
import { AreaRules } from '../area-rules';
import { assertInside } from '../areas';
import { DeveloperMetadataStore } from '../developer-metadata';
import { spreadsheetLocale } from '../locales';
import { MissingNotes } from '../missing-notes';
import { completeOptions, SOME_TIME_ZONE } from '../options';
import type { WorkbookOptions } from '../options';
import { assertFreeName, assertHideable } from '../structure-rules';
import type { Area, SheetInfo, WorkbookChange } from '../workbook';
import { Filters } from './filters';
import { Notes } from './notes';
import { SheetReader } from './sheet-reader';
import { SheetIds } from './sheet-ids';
import { Structure } from './structure';
import { sheetData } from './univer-instance';
import type { UniverInstance } from './univer-instance';
import { Validations } from './validations';
import { WriteBuffer } from './write-buffer';

/** The sheets of a workbook on Univer: finding one, adding, naming and hiding; and what is told to those who listen. */
export abstract class UniverSheets {
  readonly id: string;
  readonly metadata = new DeveloperMetadataStore();
  private zone: string | null;
  private localeName: string;
  protected readonly missing = new MissingNotes();
  protected readonly ids = new SheetIds();
  protected readonly hanging = new AreaRules();
  protected readonly filters: Filters;
  protected readonly buffer: WriteBuffer;
  protected readonly reader: SheetReader;
  protected readonly noteBook: Notes;
  protected readonly rules: Validations;
  protected readonly structure: Structure;
  protected readonly listeners = new Set<(change: WorkbookChange) => void>();
  /** The last row and column of sheets that have not changed since they were looked for. */
  protected readonly extents = new Map<string, { lastRow: number; lastColumn: number }>();

  constructor(
    protected readonly instance: UniverInstance,
    options: WorkbookOptions,
  ) {
    const { id, timeZone, locale } = completeOptions(options);
    this.id = id;
    this.zone = timeZone;
    this.localeName = spreadsheetLocale(locale).name;
    this.filters = new Filters(instance);
    this.buffer = new WriteBuffer(id, instance.commands, (sheet, run) => this.filters.hold(sheet, run));
    this.reader = new SheetReader(instance);
    this.noteBook = new Notes(instance);
    this.rules = new Validations(instance, (sheetId) => this.peek(sheetId).getName());
    this.structure = new Structure(instance, this.noteBook, this.rules);
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

  /** The sheet with all that was written into it so far. */
  protected find(sheetId: number): Worksheet {
    this.flush();
    return this.peek(sheetId);
  }

  protected findWith(sheetId: number, area: Area): Worksheet {
    const sheet = this.find(sheetId);
    assertInside(area, sizeOf(sheet));
    return sheet;
  }

  protected peek(sheetId: number): Worksheet {
    const sheet = this.instance.unit.getSheetBySheetId(this.ids.text(sheetId));
    if (!sheet) throw new RangeError(`There is no sheet with the id ${sheetId}.`);
    return sheet;
  }

  protected sheetNamed(name: string): number | null {
    const sheet = this.instance.unit.getSheets().find((one) => one.getName().toLowerCase() === name.toLowerCase());
    return sheet ? this.ids.number(sheet.getSheetId()) : null;
  }

  protected univerSheet(id: string): Worksheet {
    return this.peek(this.ids.number(id));
  }

  protected info(sheet: Worksheet): SheetInfo {
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

  protected tell(change: WorkbookChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}

export function sizeOf(sheet: Worksheet): { rows: number; columns: number } {
  return { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
}
