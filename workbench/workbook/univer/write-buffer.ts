import type { ICellData, ICommandService, IStyleData } from '@univerjs/core';

type Cells = { [row: number]: { [column: number]: ICellData } };

/**
 * Cells that are written but not yet handed to Univer. Each of its write mutations looks through the whole sheet, so
 * that a thousand single writes would take seconds; gathered they are one mutation, which is also how Apps Script sends
 * them (https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app#flush).
 */
export class WriteBuffer {
  private readonly sheets = new Map<string, Cells>();
  private timer: NodeJS.Immediate | null = null;

  constructor(
    private readonly unitId: string,
    private readonly commands: ICommandService,
  ) {}

  /** What is waiting to be written into the cell. */
  pending(sheet: string, row: number, column: number): ICellData | undefined {
    return this.sheets.get(sheet)?.[row]?.[column];
  }

  /** Adds to what the cell is to become; a later word on the same thing wins. */
  write(sheet: string, row: number, column: number, data: ICellData): void {
    let cells = this.sheets.get(sheet);
    if (!cells) this.sheets.set(sheet, (cells = {}));
    const line = (cells[row] ??= {});
    const before = line[column];
    const style = data.s && before?.s ? { ...(before.s as IStyleData), ...(data.s as IStyleData) } : (data.s ?? before?.s);
    line[column] = { ...before, ...data, ...(style ? { s: style } : {}) };
    this.timer ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.timer) clearImmediate(this.timer);
    this.timer = null;
    for (const [sheet, cellValue] of [...this.sheets]) {
      this.sheets.delete(sheet);
      this.commands.syncExecuteCommand('sheet.mutation.set-range-values', { unitId: this.unitId, subUnitId: sheet, cellValue });
    }
  }
}
