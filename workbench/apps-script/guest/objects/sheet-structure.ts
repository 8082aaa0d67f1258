import { integers, placeOf } from '../arguments';
import { host } from '../host';
import type { Range } from './range';
import type { Sheet } from './sheet';

/** Where a method puts new rows or columns: before the given one, or after it. */
const INSERTS: { [method: string]: 'before' | 'after' } = { Before: 'before', After: 'after' };

/** Rows and columns that come, go, move and hide: https://developers.google.com/apps-script/reference/spreadsheet/sheet */
export function structureMethods(sheetId: number, act: (name: string, ...args: unknown[]) => Sheet) {
  const methods: { [name: string]: (...args: never[]) => unknown } = {};
  const counted = (name: string, given: unknown[]): number[] => integers(`Sheet.${name}`, given);
  for (const kind of ['Row', 'Column']) {
    for (const [where, side] of Object.entries(INSERTS)) {
      for (const name of [`insert${kind}${where}`, `insert${kind}s${where}`]) {
        methods[name] = (...given: unknown[]) => {
          const [at, count = 1] = counted(name, given);
          return act(name, side === 'before' ? at : at! + 1, count);
        };
      }
    }
    /** These give nothing back, unlike the ones above. */
    for (const name of [`insert${kind}s`, `delete${kind}s`]) {
      methods[name] = (...given: unknown[]) => {
        const [at, count = 1] = counted(name, given);
        act(name, at, count);
      };
    }
    methods[`delete${kind}`] = (...given: unknown[]) => act(`delete${kind}`, counted(`delete${kind}`, given)[0], 1);
  }
  for (const name of ['hideColumns', 'showColumns', 'autoResizeColumns', 'autoResizeRows']) {
    methods[name] = (...given: unknown[]) => {
      const [first, count = 1] = counted(name, given);
      const resizes = name.startsWith('auto');
      const done = act(name, first, count);
      return resizes ? done : undefined;
    };
  }
  methods.autoResizeColumn = (column: number) => act('autoResizeColumns', ...counted('autoResizeColumn', [column]), 1);
  for (const name of ['hideColumn', 'unhideColumn']) {
    methods[name] = (range: Range) => {
      const { area } = placeOf(range, `Sheet.${name}`);
      act(name === 'hideColumn' ? 'hideColumns' : 'showColumns', area.column, area.columns);
    };
  }
  methods.isColumnHiddenByUser = (column: number) =>
    host<boolean>('Sheet.isColumnHiddenByUser', sheetId, counted('isColumnHiddenByUser', [column])[0]);
  methods.getRowHeight = (row: number) =>
    host<number>('Sheet.getRowHeight', sheetId, counted('getRowHeight', [row])[0]);
  for (const name of ['setRowHeight', 'setRowHeights']) {
    methods[name] = (...given: unknown[]) => {
      const numbers = counted(name, given);
      const pixels = numbers.pop()!;
      return act('setRowHeights', numbers[0], numbers[1] ?? 1, pixels);
    };
  }
  for (const name of ['hideRows', 'showRows']) {
    methods[name] = (...given: unknown[]) => {
      const [row, count = 1] = counted(name, given);
      act(name, row, count);
    };
  }
  for (const name of ['hideRow', 'unhideRow']) {
    methods[name] = (range: Range) => {
      const { area } = placeOf(range, `Sheet.${name}`);
      act(name, area.row, area.rows);
    };
  }
  for (const name of ['isRowHiddenByUser', 'isRowHiddenByFilter']) {
    methods[name] = (row: number) => host<boolean>(`Sheet.${name}`, sheetId, counted(name, [row])[0]);
  }
  methods.getColumnWidth = (column: number) =>
    host<number>('Sheet.getColumnWidth', sheetId, counted('getColumnWidth', [column])[0]);
  for (const name of ['setColumnWidth', 'setColumnWidths']) {
    methods[name] = (...given: unknown[]) => {
      const numbers = counted(name, given);
      const pixels = numbers.pop()!;
      return act(name, numbers[0], numbers[1] ?? 1, pixels);
    };
  }
  methods.moveColumns = (columns: Range, before: number) => {
    const { area } = placeOf(columns, 'Sheet.moveColumns');
    act('moveColumns', area.column, area.columns, before);
  };
  return methods;
}
