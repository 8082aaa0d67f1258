import { isDeepStrictEqual } from 'node:util';
import { extractPureTextFromCell } from '@univerjs/core';
import type { IRange, Worksheet } from '@univerjs/core';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import type { FilterModel } from '@univerjs/sheets-filter';
import { movedArea, movedIndex, movedIndexes } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import type { Area, Workbook } from '../workbook';
import { areaOfRange, rangeOfArea } from './ranges';
import type { UniverInstance } from './univer-instance';

type Filter = NonNullable<ReturnType<Workbook['filter']>>;

/**
 * The filters of sheets. Univer lists the texts of a column that are shown, Apps Script and the port those that are hidden,
 * also texts that no cell holds yet: what was asked for is kept for as long as Univer has the list that it became.
 */
export class Filters {
  private readonly asked = new Map<string, { column: number; hidden: string[]; shown: object }[]>();

  constructor(private readonly instance: UniverInstance) {}

  /** @param display what the cells of an area show */
  read(sheet: Worksheet, display: (area: Area) => string[][]): Filter | null {
    const model = this.model(sheet);
    if (!model) return null;
    const area = areaOfRange(model.getRange());
    const hiddenValues: Filter['hiddenValues'] = {};
    for (const [col, filterColumn] of model.getAllFilterColumns()) {
      const shown = filterColumn.getColumnData().filters;
      if (!shown) continue;
      const known = this.asked.get(sheet.getSheetId())?.find(({ column }) => column === col + 1);
      hiddenValues[col + 1] =
        known && isDeepStrictEqual(known.shown, shown)
          ? [...known.hidden]
          : hiddenTexts(sheet, { area, col, shown }, display);
    }
    return { area, hiddenValues };
  }

  /** Sets the sheet's only filter, or takes it away. */
  write(sheet: Worksheet, filter: Filter | null, display: (area: Area) => string[][]): void {
    const { commands, unit } = this.instance;
    const ids = { unitId: unit.getUnitId(), subUnitId: sheet.getSheetId() };
    if (this.model(sheet)) commands.syncExecuteCommand('sheet.mutation.remove-filter', ids);
    this.asked.delete(ids.subUnitId);
    if (!filter) return;
    commands.syncExecuteCommand('sheet.mutation.set-filter-range', { ...ids, range: rangeOfArea(filter.area) });
    const asked: { column: number; hidden: string[]; shown: object }[] = [];
    for (const [column, hidden] of Object.entries(filter.hiddenValues)) {
      const col = Number(column) - 1;
      const texts = new Set<string>();
      below(display, filter.area, col + 1).forEach(([text], r) => {
        if (!hidden.includes(text!)) texts.add(textOf(sheet, filter.area.row + r, col));
      });
      const shown = { filters: [...texts].filter((text) => text !== ''), blank: texts.has('') };
      asked.push({ column: col + 1, hidden: [...hidden], shown });
      commands.syncExecuteCommand('sheet.mutation.set-filter-criteria', {
        ...ids,
        col,
        criteria: { colId: col, filters: shown },
        reCalc: true,
      });
    }
    this.asked.set(ids.subUnitId, asked);
  }

  /** Runs writes of cells; Univer would let the filter grow over what is written below it, the page's as well as this one. */
  hold(sheet: string, run: () => void): void {
    const { commands, injector, unit } = this.instance;
    const ids = { unitId: unit.getUnitId(), subUnitId: sheet };
    const range = (): IRange | undefined =>
      injector.get(SheetsFilterService).getFilterModel(ids.unitId, sheet)?.getRange();
    const before = range();
    run();
    if (before && range()?.endRow !== before.endRow)
      commands.syncExecuteCommand('sheet.mutation.set-filter-range', { ...ids, range: before });
  }

  /** To be told of every edit of rows and columns. */
  applyEdit(sheet: string, edit: AxisEdit): void {
    if (edit.axis === 'row') return;
    const asked = this.asked.get(sheet)?.flatMap((one) => {
      const column = movedIndex(edit, one.column);
      return column === null ? [] : [{ ...one, column }];
    });
    if (asked) this.asked.set(sheet, asked);
  }

  private model(sheet: Worksheet): FilterModel | null {
    const { injector, unit } = this.instance;
    return injector.get(SheetsFilterService).getFilterModel(unit.getUnitId(), sheet.getSheetId()) ?? null;
  }
}

/** The texts that a filter of the page's making hides. */
function hiddenTexts(
  sheet: Worksheet,
  { area, col, shown }: { area: Area; col: number; shown: { filters?: string[]; blank?: boolean } },
  display: (area: Area) => string[][],
): string[] {
  const texts = new Set(shown.filters);
  const hidden = below(display, area, col + 1).flatMap(([text], r) => {
    const own = textOf(sheet, area.row + r, col);
    // A text that came later is not listed as shown, but its row is only hidden when the filter is applied again.
    return !sheet.getRowFiltered(area.row + r) || (own === '' ? shown.blank : texts.has(own)) ? [] : [text!];
  });
  return [...new Set(hidden)];
}

/**
 * Runs a structural edit and sees to it that the filter moves along: Univer forgets the filters of all sheets but one,
 * and in some edits of columns a filter's range, its criteria or the rows they hide. What is hidden stays hidden and what
 * comes in is seen, as in Sheets, until somebody touches the filter; a page applies one that had to be set anew.
 */
export function keepFilter(
  { injector, commands, unit }: UniverInstance,
  sheet: Worksheet,
  edit: AxisEdit,
  run: () => void,
): void {
  const ids = { unitId: unit.getUnitId(), subUnitId: sheet.getSheetId() };
  const model = (): FilterModel | null =>
    injector.get(SheetsFilterService).getFilterModel(ids.unitId, ids.subUnitId) ?? null;
  const before = stateOf(model());
  run();
  if (!before) return;
  const area = movedArea(edit, before.area);
  const columns = before.columns.flatMap(({ column, criteria }) => {
    const there = edit.axis === 'column' ? movedIndex(edit, column) : column;
    return there === null ? [] : [{ column: there, criteria }];
  });
  const now = stateOf(model());
  if (!area) {
    if (now) commands.syncExecuteCommand('sheet.mutation.remove-filter', ids);
    return;
  }
  const places = (list: { column: number }[]): string =>
    JSON.stringify(list.map(({ column }) => column).sort((a, b) => a - b));
  if (!now || places(now.columns) !== places(columns) || (edit.axis === 'column' && columns.length > 0)) {
    if (now) commands.syncExecuteCommand('sheet.mutation.remove-filter', ids);
    commands.syncExecuteCommand('sheet.mutation.set-filter-range', { ...ids, range: rangeOfArea(area) });
    for (const { column, criteria } of columns) {
      const col = column - 1;
      commands.syncExecuteCommand('sheet.mutation.set-filter-criteria', {
        ...ids,
        col,
        criteria: { ...criteria, colId: col },
        reCalc: true,
      });
    }
  } else if (!isDeepStrictEqual(now.area, area)) {
    commands.syncExecuteCommand('sheet.mutation.set-filter-range', { ...ids, range: rangeOfArea(area) });
  }
  const rows = edit.axis === 'row' ? movedIndexes(edit, before.rows) : before.rows;
  const there = model();
  if (there && !isDeepStrictEqual(stateOf(there)?.rows, rows))
    there.filteredOutRows = new Set([...rows].map((row) => row - 1));
}

/** A filter as Univer has it: its area, its criteria by column, and the rows it hides; 1-based. */
function stateOf(
  model: FilterModel | null,
): { area: Area; columns: { column: number; criteria: object }[]; rows: Set<number> } | null {
  return (
    model && {
      area: areaOfRange(model.getRange()),
      columns: model
        .getAllFilterColumns()
        .map(([column, filter]) => ({ column: column + 1, criteria: filter.getColumnData() })),
      rows: new Set([...model.filteredOutRows].map((row) => row + 1)),
    }
  );
}

/** What the column shows below the header. */
function below(display: (area: Area) => string[][], { row, rows }: Area, column: number): string[][] {
  return rows < 2 ? [] : display({ row: row + 1, column, rows: rows - 1, columns: 1 });
}

/** The text by which Univer filters; 0-based. */
function textOf(sheet: Worksheet, row: number, column: number): string {
  const text: unknown = extractPureTextFromCell(sheet.getCell(row, column));
  return text === undefined || text === null ? '' : String(text);
}
