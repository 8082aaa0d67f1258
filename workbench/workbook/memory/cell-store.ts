import type { Look } from '../looks';
import type { Area, StoredValue, Validation } from '../workbook';

/** What a cell may carry besides its value. Most rows carry none, and a column of plain text one array a row. */
export interface Facets {
  formats: string;
  notes: string;
  links: string;
  backgrounds: string;
  weights: 'bold';
  looks: Look;
  validations: Validation;
}

type Row = { values: StoredValue[] } & { [F in keyof Facets]?: (Facets[F] | undefined)[] };

const SORTED_FACETS = [
  'formats',
  'notes',
  'links',
  'backgrounds',
  'weights',
  'looks',
] as const satisfies (keyof Facets)[];
const FACETS = [...SORTED_FACETS, 'validations'] as const satisfies (keyof Facets)[];

/**
 * The cells of one sheet: an array a row, so that moving a row moves all that is in it. Positions are 1-based; the
 * caller keeps them inside of the sheet.
 */
export class CellStore {
  rows: number;
  columns: number;
  private readonly table: (Row | undefined)[] = [];
  /** How many cells of a column hold a value; keeps the last column known without a scan. */
  private filled: number[];
  private knownLastRow: number | null = null;

  constructor(rows: number, columns: number, cells: readonly (readonly StoredValue[])[]) {
    this.rows = rows;
    this.columns = columns;
    this.filled = new Array<number>(columns).fill(0);
    cells.forEach((from, r) => {
      const values = from.map((value) => (value === '' ? null : value));
      for (let c = 0; c < values.length; c++) if (values[c] !== null) this.filled[c]!++;
      this.table[r] = { values };
    });
  }

  value(row: number, column: number): StoredValue {
    return this.table[row - 1]?.values[column - 1] ?? null;
  }

  values(area: Area): StoredValue[][] {
    return this.read(area, 'values', null);
  }

  facet<F extends keyof Facets, E>(name: F, area: Area, empty: E): (Facets[F] | E)[][] {
    return this.read(area, name, empty) as (Facets[F] | E)[][];
  }

  facetAt<F extends keyof Facets>(name: F, row: number, column: number): Facets[F] | undefined {
    return this.table[row - 1]?.[name]?.[column - 1] as Facets[F] | undefined;
  }

  setValue(row: number, column: number, value: StoredValue): void {
    const cells = (value === null ? this.table[row - 1] : this.rowAt(row))?.values;
    if (!cells) return;
    const before = cells[column - 1] ?? null;
    if ((before === null) !== (value === null)) {
      this.filled[column - 1]! += value === null ? -1 : 1;
      if (this.knownLastRow !== null && (value === null ? row === this.knownLastRow : row > this.knownLastRow))
        this.knownLastRow = null;
    }
    cells[column - 1] = value;
  }

  setFacet<F extends keyof Facets>(name: F, row: number, column: number, value: Facets[F] | undefined): void {
    const cells = (value === undefined ? this.table[row - 1] : this.rowAt(row)) as Row | undefined;
    if (!cells || (value === undefined && !cells[name])) return;
    (cells[name] ??= [] as NonNullable<Row[F]>)[column - 1] = value;
  }

  lastRow(): number {
    if (this.knownLastRow !== null) return this.knownLastRow;
    let last = this.table.length;
    while (last > 0 && !this.table[last - 1]?.values.some((value) => (value ?? null) !== null)) last--;
    return (this.knownLastRow = last);
  }

  lastColumn(): number {
    let last = this.filled.length;
    while (last > 0 && this.filled[last - 1] === 0) last--;
    return last;
  }

  /** A validation rule covers what comes in among its cells. */
  insertRows(before: number, count: number): void {
    this.rows += count;
    this.knownLastRow = null;
    if (before <= this.table.length) this.spliceRows(before - 1, 0, new Array<undefined>(count).fill(undefined));
    const [above, below] = [this.table[before - 2]?.validations, this.table[before - 1 + count]?.validations];
    above?.forEach((rule, c) => {
      if (rule && rule === below?.[c])
        for (let row = before; row < before + count; row++) this.setFacet('validations', row, c + 1, rule);
    });
  }

  deleteRows(first: number, count: number): void {
    this.rows -= count;
    this.knownLastRow = null;
    for (const row of this.spliceRows(first - 1, count, [])) {
      row?.values.forEach((value, c) => {
        if ((value ?? null) !== null) this.filled[c]!--;
      });
    }
  }

  insertColumns(before: number, count: number): void {
    this.columns += count;
    this.eachLine((line) => {
      if (line.length >= before) line.splice(before - 1, 0, ...new Array<undefined>(count).fill(undefined));
    });
    for (const rules of this.table.map((row) => row?.validations)) {
      const rule = rules?.[before - 2];
      if (rule && rule === rules[before - 1 + count]) rules.fill(rule, before - 1, before - 1 + count);
    }
    this.filled.splice(before - 1, 0, ...new Array<number>(count).fill(0));
  }

  deleteColumns(first: number, count: number): void {
    this.columns -= count;
    this.knownLastRow = null;
    this.eachLine((line) => line.splice(first - 1, count));
    this.filled.splice(first - 1, count);
  }

  moveColumns(first: number, count: number, before: number): void {
    const target = before > first ? before - count : before;
    const move = (line: unknown[], fill: unknown): void => {
      while (line.length < first + count - 1) line.push(fill);
      const moved = line.splice(first - 1, count);
      while (line.length < target - 1) line.push(fill);
      line.splice(target - 1, 0, ...moved);
    };
    this.eachLine((line) => {
      if (line.length >= Math.min(first, target)) move(line, undefined);
    });
    move(this.filled, 0);
  }

  /**
   * Puts the area's rows in another order, within the area's columns: `order[i]` is the old position of what comes to i.
   * Validation rules belong to the place and stay.
   */
  reorder(area: Area, order: readonly number[]): void {
    const from = area.column - 1;
    const to = from + area.columns;
    const old = order.map((_, i) => {
      const row = this.table[area.row - 1 + i];
      return (
        row && {
          values: row.values.slice(from, to),
          ...Object.fromEntries(SORTED_FACETS.map((name) => [name, row[name]?.slice(from, to)])),
        }
      );
    }) as (Row | undefined)[];
    order.forEach((position, i) => {
      const source = old[position];
      const row = source ? this.rowAt(area.row + i) : this.table[area.row - 1 + i];
      if (!row) return;
      for (const name of ['values', ...SORTED_FACETS] as const) {
        const cells = source?.[name];
        if (!cells && !row[name]) continue;
        const line = (row[name] ??= []) as unknown[];
        for (let c = 0; c < area.columns; c++) line[from + c] = cells?.[c];
      }
    });
    this.knownLastRow = null;
  }

  private rowAt(row: number): Row {
    return (this.table[row - 1] ??= { values: [] });
  }

  private read(area: Area, name: keyof Row, empty: unknown): never[][] {
    const rows = new Array<unknown[]>(area.rows);
    for (let r = 0; r < area.rows; r++) {
      const line = this.table[area.row - 1 + r]?.[name];
      const cells = new Array<unknown>(area.columns);
      for (let c = 0; c < area.columns; c++) cells[c] = line?.[area.column - 1 + c] ?? empty;
      rows[r] = cells;
    }
    return rows as never[][];
  }

  private spliceRows(at: number, remove: number, insert: undefined[]): (Row | undefined)[] {
    if (!insert.length) return this.table.splice(at, remove);
    const tail = this.table.splice(at);
    this.table.length = at + insert.length;
    for (const row of tail) this.table.push(row);
    return [];
  }

  private eachLine(edit: (line: unknown[]) => void): void {
    for (const row of this.table) {
      if (!row) continue;
      edit(row.values);
      for (const name of FACETS) if (row[name]) edit(row[name]);
    }
  }
}
