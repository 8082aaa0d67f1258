import type { Worksheet } from '@univerjs/core';
import type { UniverInstance } from './univer-instance';

export function frozenRowsOf(sheet: Worksheet): number {
  return sheet.getFreeze().ySplit;
}

export function frozenColumnsOf(sheet: Worksheet): number {
  return sheet.getFreeze().xSplit;
}

/** Freezes that many columns from the left and leaves frozen rows as they are. */
export function freezeColumns({ commands, unit }: UniverInstance, sheet: Worksheet, columns: number): void {
  const { ySplit, startRow } = sheet.getFreeze();
  const params = {
    unitId: unit.getUnitId(),
    subUnitId: sheet.getSheetId(),
    xSplit: columns,
    startColumn: columns > 0 ? columns : -1,
    ySplit,
    startRow,
  };
  commands.syncExecuteCommand('sheet.mutation.set-frozen', params);
}

/** Freezes that many rows from the top and leaves frozen columns as they are. */
export function freezeRows({ commands, unit }: UniverInstance, sheet: Worksheet, rows: number): void {
  const { xSplit, startColumn } = sheet.getFreeze();
  const params = {
    unitId: unit.getUnitId(),
    subUnitId: sheet.getSheetId(),
    xSplit,
    startColumn,
    ySplit: rows,
    startRow: rows > 0 ? rows : -1,
  };
  commands.syncExecuteCommand('sheet.mutation.set-frozen', params);
}
