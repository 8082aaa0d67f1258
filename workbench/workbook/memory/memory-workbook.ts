import type {
  Area,
  CellChange,
  ConditionalFormat,
  CustomFunctionCall,
  FontWeight,
  NamedRange,
  Protection,
  StoredValue,
  Validation,
  Workbook,
} from '../workbook';
import { eachCell } from '../areas';
import { formatName } from '../display-values';
import type { WorkbookOptions } from '../options';
import { sortedOrder } from '../row-order';
import { spreadsheetLocale } from '../locales';
import { changedLook, type Look } from '../looks';
import type { SheetFilter } from './sheet';
import { MemoryStructure } from './memory-structure';

/** A workbook that lives in memory. Its formulas are those that FormulaEngine can evaluate. */
export function createMemoryWorkbook(options: WorkbookOptions): Workbook {
  return new MemoryWorkbook(options);
}

/**
 * In layers of one idea each: the sheets, their rows and columns, and here the cells with what lies over them.
 */
class MemoryWorkbook extends MemoryStructure implements Workbook {
  values(sheetId: number, area: Area): StoredValue[][] {
    return this.storeOf(sheetId, area).values(area);
  }

  displayValues(sheetId: number, area: Area): string[][] {
    this.storeOf(sheetId, area);
    return this.find(sheetId).displayValues(area, spreadsheetLocale(this.locale()));
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

  filter(sheetId: number): SheetFilter | null {
    return structuredClone(this.find(sheetId).filter);
  }

  setFilter(sheetId: number, filter: SheetFilter | null): void {
    if (filter) this.storeOf(sheetId, filter.area);
    this.find(sheetId).setFilter(filter, spreadsheetLocale(this.locale()));
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
}
