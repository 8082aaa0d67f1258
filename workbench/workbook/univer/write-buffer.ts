import type { ICellData, ICommandService, IStyleData } from '@univerjs/core';
import { SetStyleCommand } from '@univerjs/sheets';

const WRITE = 'sheet.mutation.set-range-values';

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
    /** Runs the writes into a sheet, and whatever has to be put right after them. */
    private readonly around: (sheet: string, run: () => void) => void,
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
    const style =
      data.s && before?.s ? { ...(before.s as IStyleData), ...(data.s as IStyleData) } : (data.s ?? before?.s);
    line[column] = { ...before, ...data, ...(style ? { s: style } : {}) };
    this.timer ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.timer) clearImmediate(this.timer);
    this.timer = null;
    for (const [sheet, cells] of [...this.sheets]) {
      this.sheets.delete(sheet);
      const { contents, looks } = split(cells);
      this.around(sheet, () => {
        // Without this trigger Univer would take a cell that comes without its formula for one that has lost it.
        if (looks)
          this.commands.syncExecuteCommand(WRITE, {
            unitId: this.unitId,
            subUnitId: sheet,
            cellValue: looks,
            trigger: SetStyleCommand.id,
          });
        if (contents)
          this.commands.syncExecuteCommand(WRITE, { unitId: this.unitId, subUnitId: sheet, cellValue: contents });
      });
    }
  }
}

/** Cells that get a value or formula, and cells of which only something else changes. */
function split(cells: Cells): { contents: Cells | null; looks: Cells | null } {
  const contents: Cells = {};
  const looks: Cells = {};
  for (const [row, line] of Object.entries(cells)) {
    for (const [column, data] of Object.entries(line))
      (('f' in data ? contents : looks)[Number(row)] ??= {})[Number(column)] = data;
  }
  return { contents: Object.keys(contents).length ? contents : null, looks: Object.keys(looks).length ? looks : null };
}
