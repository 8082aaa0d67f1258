import { extractPureTextFromCell } from '@univerjs/core';
import type { Worksheet } from '@univerjs/core';
import { SheetsFilterService } from '@univerjs/sheets-filter';
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
    const hidden = display(body(area, column + 1)).flatMap(([text], r) => {
      const own = textOf(sheet, area.row + r, column);
      return (own === '' ? shown.blank : texts.has(own)) ? [] : [text!];
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
    display(body(filter.area, col + 1)).forEach(([text], r) => {
      if (!hidden.includes(text!)) shown.add(textOf(sheet, filter.area.row + r, col));
    });
    const criteria = { colId: col, filters: { filters: [...shown].filter((text) => text !== ''), blank: shown.has('') } };
    commands.syncExecuteCommand('sheet.mutation.set-filter-criteria', { ...ids, col, criteria, reCalc: true });
  }
}

/** The column below the header. */
function body(area: Area, column: number): Area {
  return { row: area.row + 1, column, rows: area.rows - 1, columns: 1 };
}

/** The text by which Univer filters; 0-based. */
function textOf(sheet: Worksheet, row: number, column: number): string {
  const text: unknown = extractPureTextFromCell(sheet.getCell(row, column));
  return text === undefined || text === null ? '' : String(text);
}
