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
    const known = this.model.getSheetNotes(this.unitId, sheet)?.size
      ? this.model.getNote(this.unitId, sheet, { row, col })
      : null;
    if (known?.note === text || (!known && text === '')) return;
    if (text === '') this.run('sheet.mutation.remove-note', { sheetId: sheet, noteId: known!.id, row, col });
    else
      this.run('sheet.mutation.update-note', {
        sheetId: sheet,
        row,
        col,
        note: { width: 160, height: 72, ...known, note: text },
      });
  }

  clear(sheet: string, area: Area): void {
    for (const { id, row, col } of this.within(sheet, area))
      this.run('sheet.mutation.remove-note', { sheetId: sheet, noteId: id, row, col });
  }

  /**
   * Runs a change of rows or columns and moves the notes along. Univer would move them one after the other and mixes up
   * those that come to stand where another one still is. `moved` gives the new place of a cell, null when it is gone.
   */
  keep(
    sheet: string,
    moved: (row: number, column: number) => { row: number; column: number } | null,
    run: () => void,
  ): void {
    const moving = [...(this.model.getSheetNotes(this.unitId, sheet)?.values() ?? [])].flatMap((note) => {
      const to = moved(note.row + 1, note.col + 1);
      return to && to.row === note.row + 1 && to.column === note.col + 1 ? [] : [{ note, to }];
    });
    for (const { note } of moving)
      this.run('sheet.mutation.remove-note', { sheetId: sheet, noteId: note.id, row: note.row, col: note.col });
    run();
    for (const { note, to } of moving) {
      if (!to) continue;
      const place = { row: to.row - 1, col: to.column - 1 };
      this.run('sheet.mutation.update-note', { sheetId: sheet, ...place, note: { ...note, ...place } });
    }
  }

  private within(sheet: string, { row, column, rows, columns }: Area): ISheetNote[] {
    const notes = [...(this.model.getSheetNotes(this.unitId, sheet)?.values() ?? [])];
    return notes.filter(
      (note) =>
        note.row >= row - 1 && note.row < row - 1 + rows && note.col >= column - 1 && note.col < column - 1 + columns,
    );
  }

  private run(id: string, params: object): void {
    this.commands.syncExecuteCommand(id, { unitId: this.unitId, ...params });
  }
}
