import { createUniverWorkbook, type UniverWorkbook } from '../workbook/univer/univer-workbook';
import { layOut } from './layout';
import type { List, ListSheet } from './options';
import { univerSheetIds } from './univer-sheets';

/** Empty rows below the list, to go on typing in. */
const SPARE_ROWS = 200;

/** Makes a workbook of a list, laid out so that it reads well. */
export function openList(list: List, timeZone: string): UniverWorkbook {
  const univer = createUniverWorkbook({
    name: list.name,
    timeZone,
    sheets: list.sheets.map(({ name, rows }) => ({ name, cells: rows, rows: rows.length + SPARE_ROWS })),
  });
  const { workbook, api } = univer;
  const ids = univerSheetIds(workbook, api);
  workbook.sheets().forEach(({ id }, position) => {
    const sheet = list.sheets[position]!;
    addExtras(univer, id, sheet);
    layOut(api, ids.toUniver(id), sheet);
  });
  const front = workbook.sheets()[list.active ?? 0];
  if (front) api.getActiveWorkbook()?.setActiveSheet(ids.toUniver(front.id));
  list.sheets.forEach(({ hidden }, position) => {
    const { id } = workbook.sheets()[position]!;
    if (hidden && id !== front?.id) api.getActiveWorkbook()?.getSheetBySheetId(ids.toUniver(id))?.hideSheet();
  });
  return univer;
}

function addExtras({ workbook }: UniverWorkbook, sheetId: number, { extras = [], hiddenRows = [] }: ListSheet): void {
  for (const { row, column, change } of extras)
    workbook.change(sheetId, { row, column, rows: 1, columns: 1 }, [[change]]);
  for (const row of hiddenRows) workbook.hideRows(sheetId, row, 1);
}
