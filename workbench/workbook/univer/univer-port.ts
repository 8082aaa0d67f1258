import { fromLocale } from '../formula-locale';
import { spreadsheetLocale, US_ENGLISH } from '../locales';
import type { WorkbookOptions } from '../options';
import type { Area, ConditionalFormat, NamedRange, Protection, Validation, Workbook } from '../workbook';
import { bracesToStacks } from './array-literals';
import { watchChanges } from './change-watch';
import { ConditionalFormatView } from './conditional-formats';
import { NamedRanges } from './named-ranges';
import { closeOpenRanges } from './open-ranges';
import { PageProtections } from './page-protections';
import type { StructureChange } from './structure-changes';
import type { UniverInstance } from './univer-instance';
import { UniverCells } from './univer-cells';

type Filter = ReturnType<Workbook['filter']>;

/**
 * The workbook port on Univer, in layers of one idea each: the sheets, their rows and columns, the cells, and here what
 * lies over cells (filters, protections, rules, names), and what happens in Univer itself.
 */
export class UniverPort extends UniverCells implements Workbook {
  private disposed = false;
  private readonly names: NamedRanges;
  private readonly pageProtections: PageProtections;
  private readonly formatView: ConditionalFormatView;
  private readonly stopWatching: () => void;

  constructor(instance: UniverInstance, options: WorkbookOptions) {
    super(instance, options);
    this.pageProtections = new PageProtections(instance, (sheet) => this.ids.number(sheet));
    this.names = new NamedRanges(instance, (name) => this.sheetNamed(name));
    this.formatView = new ConditionalFormatView(instance);
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

  dispose(): void {
    this.flush();
    this.disposed = true;
    this.custom.dispose();
    this.stopWatching();
    this.listeners.clear();
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
