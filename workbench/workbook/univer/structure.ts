import { Direction } from '@univerjs/core';
import type { Worksheet } from '@univerjs/core';
import { SheetInterceptorService } from '@univerjs/sheets';
import { contains } from '../areas';
import { frozenAfter, movedIndex } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import { keepFilter } from './filters';
import { freezeColumns, freezeRows, frozenColumnsOf, frozenRowsOf } from './frozen';
import type { Notes } from './notes';
import { rangeOfArea, wholeColumns, wholeRows } from './ranges';
import type { Area } from '../workbook';
import type { UniverInstance } from './univer-instance';
import type { Validations } from './validations';

/**
 * Inserts, deletes, moves and sorts rows and columns by Univer's mutations, together with all that its parts (formulas,
 * filters, notes, validation) want to have done with them. The commands themselves also move the selection and leave
 * out filtered rows.
 */
export class Structure {
  private readonly interceptors: SheetInterceptorService;

  constructor(
    private readonly instance: UniverInstance,
    private readonly notes: Notes,
    private readonly validations: Validations,
  ) {
    this.interceptors = instance.injector.get(SheetInterceptorService);
  }

  apply(sheet: Worksheet, edit: AxisEdit): void {
    const moved = (row: number, column: number): { row: number; column: number } | null => {
      const there = movedIndex(edit, edit.axis === 'row' ? row : column);
      return there === null ? null : { row, column, [edit.axis]: there };
    };
    const frozen = frozenAfter(edit, frozenRowsOf(sheet));
    const frozenColumns = frozenAfter(edit, frozenColumnsOf(sheet), 'column');
    this.notes.keep(sheet.getSheetId(), moved, () =>
      this.validations.keep(sheet.getSheetId(), edit, () =>
        keepFilter(this.instance, sheet, edit, () => this.runEdit(sheet, edit)),
      ),
    );
    if (frozen !== frozenRowsOf(sheet)) freezeRows(this.instance, sheet, frozen);
    if (frozenColumns !== frozenColumnsOf(sheet)) freezeColumns(this.instance, sheet, frozenColumns);
  }

  /** `order[i]` is the old position in the area of the row that comes to stand at i. */
  reorder(sheet: Worksheet, area: Area, order: readonly number[]): void {
    const range = rangeOfArea(area);
    const rows = order.flatMap((position, i) =>
      position === i ? [] : [[range.startRow + i, range.startRow + position] as const],
    );
    if (rows.length === 0) return;
    const params = { range, order: Object.fromEntries(rows) };
    const places = new Map(rows.map(([to, from]) => [from + 1, to + 1]));
    const moved = (row: number, column: number): { row: number; column: number } => ({
      row: contains(area, row, column) ? (places.get(row) ?? row) : row,
      column,
    });
    this.notes.keep(sheet.getSheetId(), moved, () => {
      this.validations.keep(sheet.getSheetId(), null, () =>
        this.run(sheet, 'sheet.command.reorder-range', params, 'sheet.mutation.reorder-range', params),
      );
    });
  }

  /** Runs a mutation between those that the parts of Univer add to the command of that id. */
  run(sheet: Worksheet, commandId: string, commandParams: object, mutationId: string, mutationParams: object): void {
    const ids = { unitId: this.instance.unit.getUnitId(), subUnitId: sheet.getSheetId() };
    const command = { id: commandId, params: { ...ids, ...commandParams } };
    const { preRedos = [], redos } = this.interceptors.onCommandExecute(command);
    for (const { id, params } of [...preRedos, { id: mutationId, params: { ...ids, ...mutationParams } }, ...redos]) {
      this.instance.commands.syncExecuteCommand(id, params);
    }
    for (const { id, params } of this.interceptors.afterCommandExecute(command).redos)
      this.instance.commands.syncExecuteCommand(id, params);
  }

  private runEdit(sheet: Worksheet, edit: AxisEdit): void {
    const { axis, kind, at, count } = edit;
    const rows = sheet.getRowCount();
    const columns = sheet.getColumnCount();
    const range = axis === 'row' ? wholeRows(at, count, columns) : wholeColumns(at, count, rows);
    if (kind === 'move') {
      const toRange = wholeColumns(edit.before, count, rows);
      const moved = { sourceRange: range, targetRange: toRange };
      this.run(
        sheet,
        'sheet.command.move-cols',
        { fromRange: range, toRange, range },
        'sheet.mutation.move-columns',
        moved,
      );
    } else if (axis === 'row' && kind === 'insert') {
      this.run(sheet, 'sheet.command.insert-row', { range, direction: Direction.UP }, 'sheet.mutation.insert-row', {
        range,
      });
    } else if (axis === 'row') {
      this.run(sheet, 'sheet.command.remove-row', { range }, 'sheet.mutation.remove-rows', { range });
    } else if (kind === 'insert') {
      this.run(sheet, 'sheet.command.insert-col', { range, direction: Direction.LEFT }, 'sheet.mutation.insert-col', {
        range,
      });
    } else {
      this.run(sheet, 'sheet.command.remove-col', { range }, 'sheet.mutation.remove-col', { range });
    }
  }
}
