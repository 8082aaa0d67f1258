import { EMAIL_COLUMN, HEADERS, IDENTIFIER_COLUMNS, STATUS_COLUMN } from './contacts';
import type { Right } from './contacts';
import { shown } from './scene';
import type { Scene } from './scene';

export type Header = (typeof HEADERS)[number];

/** One row as it stands now: where, and what its columns show, under whatever name they have now. */
export interface Line {
  row: number;
  id: string;
  at(header: Header): string;
}

/** What somebody's hand did to one row. */
export interface Touch {
  /** Typed over the email cell. */
  typed?: string;
  clearedStatus?: true;
  deleted?: true;
  /** Changed to be about somebody else; what the two output cells said at that moment. */
  changed?: { email: string; status: string };
}

/**
 * A person at work in the sheet while a run goes on, who remembers what she did: what she wrote must still be there
 * in the end, and what she did not touch must be as it was.
 */
export class Hand {
  readonly labels = new Map<Header, string>(HEADERS.map((header) => [header, header]));
  readonly touched = new Map<string, Touch>();
  /** The cells of each row as a person wrote them, outputs aside, by id and in the order of the first headers. */
  readonly written: Map<string, string[]>;
  readonly deletedColumns = new Set<Header>();
  #columnsWithoutHeaders: Map<Header, number> | null = null;

  constructor(
    readonly scene: Scene,
    readonly random: () => number,
  ) {
    this.written = new Map(scene.contacts.cells.slice(1).map((cells) => [cells[0] ?? '', [...cells]]));
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  touch(id: string): Touch {
    const touch = this.touched.get(id) ?? {};
    this.touched.set(id, touch);
    return touch;
  }

  /** From then on columns are told by where they stood. */
  deleteHeaders(): void {
    const { workbook, sheetId } = this.scene;
    const columns = new Map(HEADERS.map((header) => [header, this.column(header)]));
    workbook.deleteRows(sheetId, this.headerRow(), 1);
    this.#columnsWithoutHeaders = columns;
  }

  /** The same where the row stays, blank. */
  clearHeaders(): void {
    const { workbook, sheetId } = this.scene;
    const area = { row: this.headerRow(), column: 1, rows: 1, columns: workbook.sheet(sheetId).lastColumn };
    this.#columnsWithoutHeaders = new Map(HEADERS.map((header) => [header, this.column(header)]));
    workbook.clear(sheetId, area, { contents: true });
  }

  headerRow(): number {
    if (this.#columnsWithoutHeaders) return 0;
    const id = this.labels.get('Id');
    return (shown(this.scene) ?? []).findIndex(([first]) => first === id) + 1;
  }

  column(header: Header): number {
    if (this.#columnsWithoutHeaders) return this.#columnsWithoutHeaders.get(header) ?? 0;
    return (shown(this.scene)?.[this.headerRow() - 1] ?? []).indexOf(this.labels.get(header) ?? '') + 1;
  }

  lines(): Line[] {
    const columns = new Map(HEADERS.map((header) => [header, this.column(header)]));
    const headerRow = this.headerRow();
    return (shown(this.scene) ?? []).slice(headerRow).map((cells, index) => ({
      row: headerRow + 1 + index,
      id: cells[0] ?? '',
      at: (header) => cells[(columns.get(header) ?? 0) - 1] ?? '',
    }));
  }

  /** The rows with somebody in them. */
  people(): Line[] {
    return this.lines().filter(({ id }) => id !== '');
  }

  type(row: number, header: Header, text: string): void {
    this.scene.workbook.change(this.scene.sheetId, { row, column: this.column(header), rows: 1, columns: 1 }, [
      [{ value: text === '' ? null : text }],
    ]);
  }

  rightFor(id: string): Right {
    const right = this.scene.contacts.rightFor(this.written.get(id) ?? []);
    if (!right) throw new Error(`Nobody knows what is right for ${id}`);
    return right;
  }

  /** Makes a row about the person of another row. */
  changeTo(line: Line, other: string): void {
    this.touch(line.id).changed = { email: line.at('Email'), status: line.at('eCore status') };
    const cells = this.written.get(line.id)!;
    for (const column of IDENTIFIER_COLUMNS) {
      const text = this.written.get(other)![column - 1] ?? '';
      cells[column - 1] = text;
      this.type(line.row, HEADERS[column - 1]!, text);
    }
  }
}

export const OUTPUT_COLUMNS: readonly number[] = [STATUS_COLUMN, EMAIL_COLUMN];
