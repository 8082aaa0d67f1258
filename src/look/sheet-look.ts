/** What the look of results needs of a sheet. Rows and columns are 1-based. */
export interface SheetLook {
  lastRow(): number;
  /** Display values of one column. */
  texts(column: number, firstRow: number, rows: number): string[];
  /** Gives a header cell everything that the cell at its left looks like: font, fill, borders, alignment. */
  copyLookFromLeft(headerRow: number, column: number): void;
  setWidth(column: number, pixels: number): void;
  /** From a row down to the sheet's end. */
  formatAsText(fromRow: number, column: number, columns: number): void;
  /**
   * Takes columns into the sheet's filter that stand right behind it: sorting by it would otherwise move every cell of a
   * row but theirs.
   */
  widenFilter(column: number, columns: number): void;
  /** Adds the rules behind those that are there; ranges of the same rules elsewhere on the sheet stay. */
  addColours(fromRow: number, column: number, colours: readonly StatusColour[]): void;
  /** Takes exactly these rules away; gives how many there were. */
  removeColours(colours: readonly StatusColour[]): number;
  notes(column: number, firstRow: number, rows: number): string[];
  writeNotes(column: number, firstRow: number, notes: string[]): void;
}

/** One conditional format: statuses that say this, or begin with it, look like that. */
export interface StatusColour {
  text: string;
  match: 'whole' | 'beginning';
  background: string;
  font: string;
}

/** The looks of a document. */
export interface Looks {
  /** Null when the sheet was deleted. */
  sheet(id: number): SheetLook | null;
  allSheets(): SheetLook[];
  /** A moment as the spreadsheet's own clock shows it: `27 Nov 2026, 16:45`. */
  formatTime(at: number): string;
}
