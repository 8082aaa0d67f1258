import type { TypedCells } from '../apps-script/host/events';
import type { Workbook } from '../workbook/workbook';
import type { Mutation } from './messages';
import type { SheetIds } from './window-session';

type CellValues = { [row: string]: { [column: string]: object | null } | null };

/**
 * Which cells an edit of a page writes into, and what stands in them before it is applied: what `onEdit` is told.
 * Null for an edit that writes no values, as one of formats.
 */
export function typedCells(workbook: Workbook, sheetIds: SheetIds): (mutation: Mutation) => TypedCells | null {
  return ({ id, params }) => {
    if (id !== 'sheet.mutation.set-range-values') return null;
    const { subUnitId, cellValue } = params as { subUnitId: string; cellValue?: CellValues };
    const sheetId = sheetIds.toServices(subUnitId);
    const places = Object.entries(cellValue ?? {}).flatMap(([row, line]) =>
      Object.entries(line ?? {}).flatMap(([column, cell]) =>
        cell === null || ['v', 'f', 'p'].some((part) => part in cell)
          ? [[Number(row) + 1, Number(column) + 1] as const]
          : [],
      ),
    );
    if (sheetId === undefined || places.length === 0) return null;
    const [rows, columns] = [places.map(([row]) => row), places.map(([, column]) => column)];
    const [row, column] = [Math.min(...rows), Math.min(...columns)];
    const area = { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
    return { sheetId, area, before: workbook.values(sheetId, area) };
  };
}
