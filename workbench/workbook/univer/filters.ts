import { isDeepStrictEqual } from 'node:util';
import { extractPureTextFromCell } from '@univerjs/core';
import type { Worksheet } from '@univerjs/core';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import { movedArea, movedIndex } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import type { Area, Workbook } from '../workbook';
import { areaOfRange, rangeOfArea } from './ranges';
import type { UniverInstance } from './univer-instance';

type Filter = NonNullable<ReturnType<Workbook['filter']>>;

/** Univer lists the texts of a column that are shown, the port those that are hidden; `display` is what a cell shows. */
export function readFilter({ injector, unit }: UniverInstance, sheet: Worksheet, display: (area: Area) => string[][]): Filter | null {
  const model = injector.get(SheetsFilterService).getFilterModel(unit.getUnitId(), sheet.getSheetId());
  if (!model) return null;
  const area = areaOfRange(model.getRange());
  const hiddenValues: Filter['hiddenValues'] = {};
  for (const [column, filterColumn] of model.getAllFilterColumns()) {
    const shown = filterColumn.getColumnData().filters;
    if (!shown) continue;
    const texts = new Set(shown.filters);
    const hidden = below(display, area, column + 1).flatMap(([text], r) => {
      const own = textOf(sheet, area.row + r, column);
      // A text that came later is not listed as shown, but its row is only hidden when the filter is applied again.
      return !sheet.getRowFiltered(area.row + r) || (own === '' ? shown.blank : texts.has(own)) ? [] : [text!];
    });
    hiddenValues[column + 1] = [...new Set(hidden)];
  }
  return { area, hiddenValues };
}

/** Sets the sheet's only filter, or takes it away. */
export function writeFilter({ injector, commands, unit }: UniverInstance, sheet: Worksheet, filter: Filter | null, display: (area: Area) => string[][]): void {
  const ids = { unitId: unit.getUnitId(), subUnitId: sheet.getSheetId() };
  if (injector.get(SheetsFilterService).getFilterModel(ids.unitId, ids.subUnitId)) commands.syncExecuteCommand('sheet.mutation.remove-filter', ids);
  if (!filter) return;
  commands.syncExecuteCommand('sheet.mutation.set-filter-range', { ...ids, range: rangeOfArea(filter.area) });
  for (const [column, hidden] of Object.entries(filter.hiddenValues)) {
    const col = Number(column) - 1;
    const shown = new Set<string>();
    below(display, filter.area, col + 1).forEach(([text], r) => {
      if (!hidden.includes(text!)) shown.add(textOf(sheet, filter.area.row + r, col));
    });
    const criteria = { colId: col, filters: { filters: [...shown].filter((text) => text !== ''), blank: shown.has('') } };
    commands.syncExecuteCommand('sheet.mutation.set-filter-criteria', { ...ids, col, criteria, reCalc: true });
  }
}

/**
 * Runs a structural edit and sees to it that the filter moves along: Univer forgets the filters of all sheets but one,
 * and in some edits of columns a filter's range or its criteria. Where it had to be set anew, it is applied anew.
 */
export function keepFilter({ injector, commands, unit }: UniverInstance, sheet: Worksheet, edit: AxisEdit, run: () => void): void {
  const ids = { unitId: unit.getUnitId(), subUnitId: sheet.getSheetId() };
  const filterOf = (): FilterState | null => {
    const model = injector.get(SheetsFilterService).getFilterModel(ids.unitId, ids.subUnitId);
    const columns = model?.getAllFilterColumns().map(([column, filter]) => ({ column: column + 1, criteria: filter.getColumnData() }));
    return model && columns ? { area: areaOfRange(model.getRange()), columns } : null;
  };
  const before = filterOf();
  run();
  if (!before) return;
  const area = movedArea(edit, before.area);
  const columns = before.columns.flatMap(({ column, criteria }) => {
    const there = edit.axis === 'column' ? movedIndex(edit, column) : column;
    return there === null ? [] : [{ column: there, criteria }];
  });
  const now = filterOf();
  const places = (list: { column: number }[]): string => JSON.stringify(list.map(({ column }) => column).sort((a, b) => a - b));
  const lostRows = edit.axis === 'column' && columns.length > 0;
  if (area && now && isDeepStrictEqual(now.area, area) && places(now.columns) === places(columns) && !lostRows) return;
  if (now) commands.syncExecuteCommand('sheet.mutation.remove-filter', ids);
  if (!area) return;
  commands.syncExecuteCommand('sheet.mutation.set-filter-range', { ...ids, range: rangeOfArea(area) });
  for (const { column, criteria } of columns) {
    const col = column - 1;
    commands.syncExecuteCommand('sheet.mutation.set-filter-criteria', { ...ids, col, criteria: { ...criteria, colId: col }, reCalc: true });
  }
}

interface FilterState {
  area: Area;
  columns: { column: number; criteria: object }[];
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
