import type { ICommandService } from '@univerjs/core';
import { SheetsNoteModel } from '@univerjs/sheets-note';
import type { ISheetNote } from '@univerjs/sheets-note';
import type { Area } from '../workbook';
import type { UniverInstance } from './univer-instance';

/** The notes of cells, which Univer keeps beside the cells. */
export class Notes {
  private readonly model: SheetsNoteModel;
  private readonly commands: ICommandService;
  private readonly unitId: string;

  constructor({ injector, commands, unit }: UniverInstance) {
    this.model = injector.get(SheetsNoteModel);
    this.commands = commands;
    this.unitId = unit.getUnitId();
  }

  read(sheet: string, area: Area): string[][] {
    const texts = Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill(''));
    for (const { row, col, note } of this.within(sheet, area)) texts[row - area.row + 1]![col - area.column + 1] = note;
    return texts;
  }

  set(sheet: string, row: number, col: number, text: string): void {
    const known = this.model.getSheetNotes(this.unitId, sheet)?.size ? this.model.getNote(this.unitId, sheet, { row, col }) : null;
    if (known?.note === text || (!known && text === '')) return;
    if (text === '') this.run('sheet.mutation.remove-note', { sheetId: sheet, noteId: known!.id, row, col });
    else this.run('sheet.mutation.update-note', { sheetId: sheet, row, col, note: { width: 160, height: 72, ...known, note: text } });
  }

  clear(sheet: string, area: Area): void {
    for (const { id, row, col } of this.within(sheet, area)) this.run('sheet.mutation.remove-note', { sheetId: sheet, noteId: id, row, col });
  }

  /** Univer's sort leaves notes where they are; `order[i]` is the old position in the area of the row that is now at i. */
  reorder(sheet: string, area: Area, order: readonly number[]): void {
    const places = new Map(order.map((position, i) => [area.row - 1 + position, area.row - 1 + i]));
    const moved = this.within(sheet, area).filter(({ row }) => places.get(row) !== row);
    for (const { id, row, col } of moved) this.run('sheet.mutation.remove-note', { sheetId: sheet, noteId: id, row, col });
    for (const note of moved) {
      const row = places.get(note.row)!;
      this.run('sheet.mutation.update-note', { sheetId: sheet, row, col: note.col, note: { ...note, row } });
    }
  }

  private within(sheet: string, { row, column, rows, columns }: Area): ISheetNote[] {
    const notes = [...(this.model.getSheetNotes(this.unitId, sheet)?.values() ?? [])];
    return notes.filter((note) => note.row >= row - 1 && note.row < row - 1 + rows && note.col >= column - 1 && note.col < column - 1 + columns);
  }

  private run(id: string, params: object): void {
    this.commands.syncExecuteCommand(id, { unitId: this.unitId, ...params });
  }
}
