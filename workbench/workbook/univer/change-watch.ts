import type { ICellData, ICommandInfo, IExecutionOptions, IRange } from '@univerjs/core';
import type { Area } from '../workbook';
import { areaOfRange } from './ranges';
import { structureChangeOf } from './structure-changes';
import type { StructureChange } from './structure-changes';
import type { UniverInstance } from './univer-instance';

type CellValues = { [row: number]: { [column: number]: ICellData | null } | null };

/** What has happened in Univer, by this process or by a page; sheets by Univer's ids. */
export interface ChangeHandlers {
  onStructure(change: StructureChange): void;
  /** A cell was given a value or a formula (null for none) by somebody, not by a calculation. 0-based. */
  onWrite(sheet: string, row: number, column: number, formula: string | null): void;
  onCells(sheet: string, area: Area): void;
  /** Rows are hidden or shown, or the filter has changed. */
  onView(sheet: string): void;
  onSheets(): void;
}

const VIEW =
  /^sheet\.mutation\.(set-row-hidden|set-row-visible|set-frozen|set-filter-range|set-filter-criteria|remove-filter|re-calc-filter)$/;
const SHEETS =
  /^sheet\.mutation\.(insert-sheet|remove-sheet|set-worksheet-name|set-worksheet-order|set-worksheet-hidden)$/;
const NOTES = /^sheet\.mutation\.(update-note|remove-note|update-note-position)$/;

/** Watches the mutations of the workbook; gives the function that ends it. */
export function watchChanges({ commands, unit }: UniverInstance, handlers: ChangeHandlers): () => void {
  const unitId = unit.getUnitId();
  const watch = commands.onMutationExecutedForCollab(
    (mutation: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
      const params = mutation.params as { unitId?: string; subUnitId?: string } | undefined;
      if (mutation.id === 'formula.mutation.set-array-formula-data')
        return tellSpills(unitId, mutation.params, handlers);
      if (!params || params.unitId !== unitId) return;
      const structure = structureChangeOf(mutation.id, params);
      if (structure) handlers.onStructure(structure);
      else if (mutation.id === 'sheet.mutation.set-range-values')
        tellCells(mutation.params, options?.fromFormula === true, handlers);
      else if (VIEW.test(mutation.id)) handlers.onView(params.subUnitId!);
      else if (SHEETS.test(mutation.id)) handlers.onSheets();
      else if (NOTES.test(mutation.id)) tellNote(mutation.params, handlers);
    },
  );
  return () => watch.dispose();
}

function tellCells(params: object | undefined, calculated: boolean, handlers: ChangeHandlers): void {
  const { subUnitId, cellValue } = params as { subUnitId: string; cellValue?: CellValues };
  const range = { startRow: Infinity, endRow: -1, startColumn: Infinity, endColumn: -1 };
  for (const [r, line] of Object.entries(cellValue ?? {})) {
    for (const [c, cell] of Object.entries(line ?? {})) {
      const row = Number(r);
      const column = Number(c);
      range.startRow = Math.min(range.startRow, row);
      range.endRow = Math.max(range.endRow, row);
      range.startColumn = Math.min(range.startColumn, column);
      range.endColumn = Math.max(range.endColumn, column);
      if (!calculated && (cell === null || cell.f !== undefined))
        handlers.onWrite(subUnitId, row, column, cell?.f ?? null);
    }
  }
  if (range.endRow >= 0) handlers.onCells(subUnitId, areaOfRange(range));
}

function tellSpills(unitId: string, params: object | undefined, handlers: ChangeHandlers): void {
  const { arrayFormulaRange } = params as {
    arrayFormulaRange?: { [unit: string]: { [sheet: string]: { [row: string]: { [column: string]: IRange | null } } } };
  };
  for (const [sheet, rows] of Object.entries(arrayFormulaRange?.[unitId] ?? {})) {
    for (const line of Object.values(rows ?? {})) {
      for (const range of Object.values(line ?? {})) if (range) handlers.onCells(sheet, areaOfRange(range));
    }
  }
}

function tellNote(params: object | undefined, handlers: ChangeHandlers): void {
  const { sheetId, row, col, newPosition } = params as {
    sheetId: string;
    row?: number;
    col?: number;
    newPosition?: { row: number; col: number };
  };
  const at = newPosition ?? { row, col };
  if (at.row !== undefined && at.col !== undefined)
    handlers.onCells(sheetId, { row: at.row + 1, column: at.col + 1, rows: 1, columns: 1 });
}
