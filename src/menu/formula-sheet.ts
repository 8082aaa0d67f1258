import type { SelectedArea } from '../sheet/sheet';

/** What the *Formulas* menu needs of the spreadsheet. Rows and columns are 1-based; texts are what the user sees. */

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** A cell's own value, not the look of it. */
export type CellValue = string | number | boolean | Date;

export interface FormulaSheet {
  readonly id: number;
  /** As far as anything stands in it. */
  size(): { rows: number; columns: number };
  shown(area: Area): string[][];
  /** `''` where there is none. */
  formulas(area: Area): string[][];
  values(area: Area): CellValue[][];
  /**
   * Gives our function another name in the formulas of the area, which nobody knows: they show an error, and what they
   * filled goes empty. The formulas stay in their cells, and Sheets keeps their references right.
   * @throws when a cell can't be changed
   */
  pause(area: Area): void;
  /**
   * The same for whole formulas: nothing that stands around our function can give values for it. An array literal
   * becomes the argument of a function, and stays that, so all cells of the area must hold this one formula then.
   *
   * @param outer the function whose call is all of the formula, or null for none
   */
  pauseWhole(area: Area, whole: { formula: string; outer: string | null }): void;
  /** Gives functions their names back in the whole sheet: their formulas are new to Sheets, which calculates them. */
  resume(): void;
  /** Puts values in the place of formulas and of what they fill, all in one call that happens or doesn't. @throws like `pause` */
  freeze(area: Area): void;
  /** Writes values into all cells of the area in one call; texts stay texts. @throws like `pause` */
  write(area: Area, values: CellValue[][]): void;
  /** Puts a formula into the first cell of the area and empties the others, in one call. */
  putFormula(area: Area, formula: string): void;
}

export interface FormulaDocument {
  activeSheet(): FormulaSheet;
  selectedAreas(): SelectedArea[];
  /** Asks the user a question that is answered with yes or no. */
  confirm(question: string): boolean;
  /** A short note in the corner of the window. */
  notify(message: string): void;
}
