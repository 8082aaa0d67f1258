import type { Area, SheetInfo } from '../workbook';
import { frozenAfter, movedArea, movedIndex, movedIndexes, movedSizes } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import { displayValue } from '../display-values';
import { spreadsheetLocale, US_ENGLISH } from '../locales';
import type { SheetOptions } from '../options';
import { CellStore } from './cell-store';

export interface SheetFilter {
  area: Area;
  hiddenValues: { [column: number]: string[] };
}

/** One sheet of the memory workbook: its cells, and what hangs on whole rows. */
export class MemorySheet {
  readonly id: number;
  name: string;
  hidden = false;
  readonly store: CellStore;
  hiddenRows = new Set<number>();
  filter: SheetFilter | null = null;
  /** Rows that the filter hid when it was set: Sheets applies a filter anew only when somebody touches it. */
  filteredRows = new Set<number>();
  frozenRows = 0;
  frozenColumns = 0;
  hiddenColumns = new Set<number>();
  /** Those that were set, in pixels. */
  rowHeights = new Map<number, number>();
  merges: Area[] = [];
  /** Those that were set, in pixels. */
  columnWidths = new Map<number, number>();

  constructor(id: number, options: Required<SheetOptions>) {
    this.id = id;
    this.name = options.name;
    this.store = new CellStore(options.rows, options.columns, options.cells);
  }

  info(): SheetInfo {
    const { id, name, hidden, store } = this;
    return {
      id,
      name,
      hidden,
      rows: store.rows,
      columns: store.columns,
      lastRow: store.lastRow(),
      lastColumn: store.lastColumn(),
    };
  }

  displayValues(area: Area, locale = spreadsheetLocale(US_ENGLISH)): string[][] {
    const formats = this.store.facet('formats', area, '');
    return this.store.values(area).map((row, r) => row.map((value, c) => displayValue(value, formats[r]![c]!, locale)));
  }

  setFilter(filter: SheetFilter | null, locale = spreadsheetLocale(US_ENGLISH)): void {
    this.filter = filter && structuredClone(filter);
    this.filteredRows = new Set();
    if (!filter || filter.area.rows < 2) return;
    const body = { ...filter.area, row: filter.area.row + 1, rows: filter.area.rows - 1 };
    for (const [column, texts] of Object.entries(filter.hiddenValues)) {
      const hidden = new Set(texts);
      this.displayValues({ ...body, column: Number(column), columns: 1 }, locale).forEach(([text], r) => {
        if (hidden.has(text!)) this.filteredRows.add(body.row + r);
      });
    }
  }

  /** Changes the cells and moves along what hangs on rows and columns. */
  apply(edit: AxisEdit): void {
    applyToStore(this.store, edit);
    this.frozenRows = frozenAfter(edit, this.frozenRows);
    this.frozenColumns = frozenAfter(edit, this.frozenColumns, 'column');
    this.merges = this.merges.flatMap((area) => movedArea(edit, area) ?? []);
    if (edit.axis === 'column') {
      this.columnWidths = movedSizes(edit, this.columnWidths);
      this.hiddenColumns = movedIndexes(edit, this.hiddenColumns);
    }
    if (edit.axis === 'row') {
      this.hiddenRows = movedIndexes(edit, this.hiddenRows);
      this.filteredRows = movedIndexes(edit, this.filteredRows);
      this.rowHeights = movedSizes(edit, this.rowHeights);
    }
    const area = this.filter && movedArea(edit, this.filter.area);
    if (!this.filter || !area) {
      this.filter = null;
      this.filteredRows = new Set();
      return;
    }
    const columns = Object.entries(this.filter.hiddenValues).flatMap(([column, texts]) => {
      const there = edit.axis === 'column' ? movedIndex(edit, Number(column)) : Number(column);
      return there === null ? [] : [[there, texts] as const];
    });
    this.filter = { area, hiddenValues: Object.fromEntries(columns) };
  }
}

function applyToStore(store: CellStore, edit: AxisEdit): void {
  const { axis, kind, at, count } = edit;
  if (kind === 'move') store.moveColumns(at, count, edit.before);
  else if (axis === 'row' && kind === 'insert') store.insertRows(at, count);
  else if (axis === 'row') store.deleteRows(at, count);
  else if (kind === 'insert') store.insertColumns(at, count);
  else store.deleteColumns(at, count);
}
