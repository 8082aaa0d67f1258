import { BooleanNumber } from '@univerjs/core';
import type { ICellData, IStyleData, Worksheet } from '@univerjs/core';
import type { CellChange } from '../workbook';
import { formatName } from '../display-values';
import { cellOfValue, extrasOf } from './cell-data';
import type { CellExtras } from './cell-data';
import { bracesToStacks } from './array-literals';
import { styleOf } from './cell-looks';
import { closeOpenRanges } from './open-ranges';
import type { RowCount } from './open-ranges';
import type { SheetReader } from './sheet-reader';
import type { WriteBuffer } from './write-buffer';

/** Turns changes of cells into Univer's cell data and gives them to the buffer. Rows and columns are 0-based. */
export class CellWriter {
  constructor(
    private readonly buffer: WriteBuffer,
    private readonly reader: SheetReader,
    private readonly rowsOf: (sheet: Worksheet) => RowCount,
  ) {}

  write(sheet: Worksheet, row: number, column: number, change: CellChange): void {
    const id = sheet.getSheetId();
    const now = { ...this.reader.cells(sheet)[row]?.[column], ...this.buffer.pending(id, row, column) };
    const data: ICellData = {};
    const extras: CellExtras = { ...extrasOf(now) };
    if (change.formula) {
      const closed = closeOpenRanges(change.formula, this.rowsOf(sheet));
      const formula = bracesToStacks(closed);
      const last = cellOfValue(change.value ?? null);
      Object.assign(data, { v: last.v, t: last.t, f: formula, si: null, p: null });
      delete extras.error;
      setOrDelete(extras, 'open', closed === change.formula ? undefined : true);
      setOrDelete(extras, 'braces', formula === closed ? undefined : true);
    } else if (change.value !== undefined) {
      const { custom, ...plain } = cellOfValue(change.value);
      Object.assign(data, plain, { f: null, si: null, p: null });
      delete extras.open;
      delete extras.braces;
      setOrDelete(extras, 'error', (custom as CellExtras | undefined)?.error);
    }
    if (change.link !== undefined) setOrDelete(extras, 'link', change.link || undefined);
    const style: IStyleData = change.look ? styleOf(this.styleNow(now.s), change.look) : {};
    if (change.format !== undefined) style.n = formatName(change.format) ? { pattern: change.format } : null;
    if (change.background !== undefined) style.bg = change.background ? { rgb: change.background } : null;
    if (change.fontWeight !== undefined)
      style.bl = change.fontWeight === 'bold' ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    if (Object.keys(style).length) {
      data.s = style;
      // Univer guesses a new type for a value whose style changes; with the value beside it, it doesn't.
      if (data.v === undefined && now.v !== undefined && now.v !== null)
        Object.assign(data, { v: now.v, t: now.t ?? cellOfValue(now.v).t });
    }
    if (JSON.stringify(extras) !== JSON.stringify(extrasOf(now)))
      Object.assign(data, { custom: Object.keys(extras).length ? extras : null });
    if (Object.keys(data).length) this.buffer.write(id, row, column, data);
  }

  private styleNow(style: ICellData['s']): IStyleData | null {
    return this.reader.styleOf(style);
  }

  /** Keeps or drops the error of a formula cell, for its message. */
  keepError(sheet: Worksheet, row: number, column: number, error: CellExtras['error'] | null): void {
    const now = { ...this.reader.cells(sheet)[row]?.[column], ...this.buffer.pending(sheet.getSheetId(), row, column) };
    const extras: CellExtras = { ...extrasOf(now) };
    if (!error && !extras.error) return;
    setOrDelete(extras, 'error', error ?? undefined);
    this.buffer.write(sheet.getSheetId(), row, column, {
      custom: Object.keys(extras).length ? extras : null,
    } as ICellData);
  }
}

function setOrDelete<K extends keyof CellExtras>(extras: CellExtras, key: K, value: CellExtras[K] | undefined): void {
  if (value === undefined) delete extras[key];
  else extras[key] = value;
}
