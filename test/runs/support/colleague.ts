import type { Workbook } from '../../../workbench/workbook/workbook';
import type { ColumnKey, UsedList } from './used-list';

/** Rows as a person sees them, from the first below the headers on. */
interface Data {
  first: number;
  rows: string[][];
}

/**
 * Somebody who works in the list while a run goes on, and who remembers where the columns are and what is hers: this is
 * known from what she did, not from what the headers say.
 */
export class Colleague {
  readonly layout: ColumnKey[];
  headerRow: number;
  /** Emails that a row had of its own, or that were pasted into it: they must still be there in the end. */
  readonly own = new Map<string, string>();
  /** Emails that were pasted since the last look of the run: a write that follows at once can't know of them. */
  justPasted: string[] = [];
  readonly excused = new Set<string>();
  /** What a row had of its own before something was pasted over it. */
  readonly before = new Map<string, string>();
  readonly texts = new Map<string, { [key: string]: string }>();
  readonly gone = new Set<string>();
  /** Also columns that she has moved or inserted. */
  undoesColumns = false;
  #undo: (() => void) | null = null;
  #inserted = 0;

  constructor(
    readonly list: UsedList,
    readonly workbook: Workbook,
    readonly sheetId: number,
    readonly random: () => number,
  ) {
    this.layout = list.shape.columns.map(({ key }) => key);
    this.headerRow = list.shape.headerRow;
    for (const cells of this.data().rows) {
      const texts = Object.fromEntries(this.layout.map((key, index) => [key, cells[index] ?? '']));
      if (texts.email !== '') this.own.set(texts.id!, texts.email!);
      this.texts.set(texts.id!, texts);
    }
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  column(key: ColumnKey): number {
    return this.layout.indexOf(key) + 1;
  }

  data(): Data {
    const first = this.headerRow + 1;
    const { lastRow } = this.workbook.sheet(this.sheetId);
    const area = { row: first, column: 1, rows: Math.max(0, lastRow - first + 1), columns: this.layout.length };
    return { first, rows: area.rows === 0 ? [] : this.workbook.displayValues(this.sheetId, area) };
  }

  idOf(cells: string[]): string {
    return cells[this.column('id') - 1] ?? '';
  }

  /**
   * Whose row this is, also in the moment in which a write that went astray stands in the cell of its id: she knows it
   * by all else that it shows.
   */
  #whose(cells: string[]): string {
    const shown = this.idOf(cells);
    if (shown === '' || this.texts.has(shown)) return shown;
    const there = new Set(this.data().rows.map((row) => this.idOf(row)));
    let [whose, most] = ['', 0];
    for (const [id, texts] of this.texts) {
      if (there.has(id) || this.gone.has(id)) continue;
      const same = this.layout.filter((key, index) => (texts[key] ?? '') !== '' && texts[key] === cells[index]).length;
      if (same > most) [whose, most] = [id, same];
    }
    return whose;
  }

  sort(): void {
    const { first, rows } = this.data();
    const keys = (['last', 'full', 'id', 'email', 'status', 'company'] as ColumnKey[]).filter(
      (key) => this.column(key) > 0,
    );
    const by = { column: this.column(keys[this.below(keys.length)]!), ascending: this.random() < 0.5 };
    const before = rows.map((cells) => this.#whose(cells));
    this.workbook.sort(this.sheetId, { row: first, column: 1, rows: rows.length, columns: this.layout.length }, [by]);
    this.#undo = () => this.#putInOrder(before);
  }

  filterAndSort(): void {
    const { first, rows } = this.data();
    if (this.headerRow > 0) {
      const area = { row: this.headerRow, column: 1, rows: rows.length + 1, columns: this.layout.length };
      this.workbook.setFilter(this.sheetId, { area, hiddenValues: { [this.column('status')]: ['Found'] } });
    }
    void first;
    this.sort();
  }

  deleteRows(): void {
    const { first, rows } = this.data();
    const count = 1 + this.below(Math.min(5, rows.length - 1));
    const at = this.below(rows.length - count);
    for (const cells of rows.slice(at, at + count)) this.gone.add(this.#whose(cells));
    this.workbook.deleteRows(this.sheetId, first + at, count);
    this.#undo = null;
  }

  insertRows(): void {
    const { first, rows } = this.data();
    this.workbook.insertRows(this.sheetId, first + this.below(rows.length), 1 + this.below(3));
    this.#undo = null;
  }

  insertRowsAbove(): void {
    const count = 1 + this.below(3);
    this.workbook.insertRows(this.sheetId, 1, count);
    if (this.headerRow > 0) this.headerRow += count;
    this.#undo = null;
  }

  insertColumn(): void {
    const at = this.below(this.layout.length) + 1;
    const key: ColumnKey = `xInserted${++this.#inserted}`;
    this.workbook.insertColumns(this.sheetId, at, 1);
    this.layout.splice(at - 1, 0, key);
    this.#undo = !this.undoesColumns
      ? null
      : () => {
          this.workbook.deleteColumns(this.sheetId, this.column(key), 1);
          this.layout.splice(this.layout.indexOf(key), 1);
        };
  }

  deleteColumn(): void {
    const free = this.layout.filter((key) => key.startsWith('x'));
    const key = free[this.below(free.length)];
    if (key === undefined) return this.insertColumn();
    this.workbook.deleteColumns(this.sheetId, this.column(key), 1);
    this.layout.splice(this.layout.indexOf(key), 1);
    this.#undo = null;
  }

  moveColumn(): void {
    const from = this.below(this.layout.length) + 1;
    const before = this.below(this.layout.length + 1) + 1;
    if (before === from || before === from + 1) return this.insertColumn();
    this.#moveColumn(from, before);
    const now = before > from ? before - 1 : before;
    this.#undo = this.undoesColumns ? () => this.#moveColumn(now, from > now ? from + 1 : from) : null;
  }

  #moveColumn(from: number, before: number): void {
    this.workbook.moveColumns(this.sheetId, from, 1, before);
    const [key] = this.layout.splice(from - 1, 1) as [ColumnKey];
    this.layout.splice((before > from ? before - 1 : before) - 1, 0, key);
  }

  /** A column of the run, which then has to stop. */
  deleteOwnColumn(): void {
    const own = this.layout.filter((key) => key !== 'id' && !key.startsWith('x'));
    if (own.length < 4) return this.deleteColumn();
    const key = own[this.below(own.length)]!;
    this.workbook.deleteColumns(this.sheetId, this.column(key), 1);
    this.layout.splice(this.layout.indexOf(key), 1);
    this.#undo = null;
  }

  /** Calls a column what no other one is called. */
  renameHeader(): void {
    if (this.headerRow === 0) return this.sort();
    const area = { row: this.headerRow, column: this.below(this.layout.length) + 1, rows: 1, columns: 1 };
    this.workbook.change(this.sheetId, area, [[{ value: `Named ${this.below(1_000)}` }]]);
    this.#undo = null;
  }

  deleteManyRows(): void {
    const { first, rows } = this.data();
    const count = 1 + this.below(Math.max(1, Math.floor(rows.length / 2)));
    const at = this.below(rows.length - count);
    for (const cells of rows.slice(at, at + count)) this.gone.add(this.#whose(cells));
    this.workbook.deleteRows(this.sheetId, first + at, count);
    this.#undo = null;
  }

  /** Sorts a selection of whole rows. */
  sortSome(): void {
    const { first, rows } = this.data();
    const count = 2 + this.below(rows.length - 1);
    const at = this.below(rows.length - count + 1);
    const by = { column: this.column('id'), ascending: this.random() < 0.5 };
    this.workbook.sort(
      this.sheetId,
      { row: first + at, column: 1, rows: Math.min(count, rows.length), columns: this.layout.length },
      [by],
    );
    this.#undo = null;
  }

  clearStatuses(): void {
    const { first, rows } = this.data();
    if (this.column('status') === 0) return;
    const count = 1 + this.below(Math.min(8, rows.length - 1));
    const area = {
      row: first + this.below(rows.length - count),
      column: this.column('status'),
      rows: count,
      columns: 1,
    };
    this.workbook.change(
      this.sheetId,
      area,
      Array.from({ length: count }, () => [{ value: null }]),
    );
    this.#undo = null;
  }

  /** Cuts some rows and inserts them somewhere else. */
  moveRows(): void {
    const { rows } = this.data();
    const before = rows.map((cells) => this.#whose(cells));
    const count = 1 + this.below(Math.min(20, rows.length - 1));
    const order = [...before];
    const taken = order.splice(this.below(order.length - count), count);
    order.splice(this.below(order.length + 1), 0, ...taken);
    this.#putInOrder(order);
    this.#undo = () => this.#putInOrder(before);
  }

  /** Cuts some rows and pastes them below the list; where they stood, empty rows stay. */
  cutAndPasteRows(): void {
    const { first, rows } = this.data();
    const count = 1 + this.below(Math.min(8, rows.length - 1));
    const at = this.below(rows.length - count);
    const block = rows.slice(at, at + count);
    const { rows: size } = this.workbook.sheet(this.sheetId);
    const target = first + rows.length;
    if (size < target + count - 1) this.workbook.insertRows(this.sheetId, target, count);
    this.#write(target, block);
    this.#write(
      first + at,
      block.map((cells) => cells.map(() => '')),
    );
    this.#undo = null;
  }

  /** Pastes addresses of her own over the email cells of some rows. */
  pasteEmails(): void {
    const { first, rows } = this.data();
    const count = 1 + this.below(Math.min(10, rows.length - 1));
    const at = this.below(rows.length - count);
    if (this.column('email') === 0) return;
    for (let index = at; index < at + count; index++) {
      const id = this.#whose(rows[index]!);
      if (id === '') continue;
      const email = `pasted-${id}@mine.example`;
      this.before.set(id, this.own.get(id) ?? '');
      this.own.set(id, email);
      this.justPasted.push(id);
      const area = { row: first + index, column: this.column('email'), rows: 1, columns: 1 };
      this.workbook.change(this.sheetId, area, [[{ value: email }]]);
    }
    this.#undo = null;
  }

  undo(): void {
    if (!this.#undo) return this.sort();
    this.#undo();
    this.#undo = null;
  }

  /** Rows with what they show now, in another order; rows that came in meanwhile stay behind them. */
  #putInOrder(ids: string[]): void {
    const { first, rows } = this.data();
    const place = new Map(ids.map((id, index) => [id, index] as const));
    const sorted = rows
      .map((cells, index) => ({ cells, place: place.get(this.#whose(cells)) ?? ids.length + index }))
      .sort((one, other) => one.place - other.place);
    this.#write(
      first,
      sorted.map(({ cells }) => cells),
    );
  }

  #write(row: number, block: string[][]): void {
    if (block.length === 0) return;
    const area = { row, column: 1, rows: block.length, columns: this.layout.length };
    this.workbook.change(
      this.sheetId,
      area,
      block.map((cells) => cells.map((text) => ({ value: text === '' ? null : text }))),
    );
  }
}

/** What people do to a list, and how often. */
export const DEEDS: readonly { name: string; weight: number; do(colleague: Colleague): void }[] = [
  { name: 'sorts', weight: 6, do: (colleague) => colleague.sort() },
  { name: 'filters and sorts', weight: 2, do: (colleague) => colleague.filterAndSort() },
  { name: 'deletes rows', weight: 4, do: (colleague) => colleague.deleteRows() },
  { name: 'inserts rows', weight: 3, do: (colleague) => colleague.insertRows() },
  { name: 'inserts rows above', weight: 2, do: (colleague) => colleague.insertRowsAbove() },
  { name: 'inserts a column', weight: 3, do: (colleague) => colleague.insertColumn() },
  { name: 'deletes a column', weight: 2, do: (colleague) => colleague.deleteColumn() },
  { name: 'moves a column', weight: 3, do: (colleague) => colleague.moveColumn() },
  { name: 'moves rows', weight: 3, do: (colleague) => colleague.moveRows() },
  { name: 'cuts and pastes rows', weight: 2, do: (colleague) => colleague.cutAndPasteRows() },
  { name: 'pastes emails', weight: 2, do: (colleague) => colleague.pasteEmails() },
  { name: 'undoes', weight: 3, do: (colleague) => colleague.undo() },
];

/** What they do now and then. */
export const MORE_DEEDS: typeof DEEDS = [
  ...DEEDS,
  { name: 'inserts a column', weight: 6, do: (colleague) => colleague.insertColumn() },
  { name: 'moves a column', weight: 8, do: (colleague) => colleague.moveColumn() },
  { name: 'deletes a column', weight: 4, do: (colleague) => colleague.deleteColumn() },
  { name: 'undoes', weight: 4, do: (colleague) => colleague.undo() },
  { name: 'deletes a column of the run', weight: 1, do: (colleague) => colleague.deleteOwnColumn() },
  { name: 'renames a header', weight: 3, do: (colleague) => colleague.renameHeader() },
  { name: 'deletes many rows', weight: 2, do: (colleague) => colleague.deleteManyRows() },
  { name: 'sorts some rows', weight: 2, do: (colleague) => colleague.sortSome() },
  { name: 'clears statuses', weight: 2, do: (colleague) => colleague.clearStatuses() },
];
