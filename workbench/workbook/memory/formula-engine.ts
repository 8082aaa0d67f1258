import { isDeepStrictEqual } from 'node:util';
import type { Area, CustomFunctionCall, StoredValue } from '../workbook';
import { contains } from '../areas';
import type { AxisEdit } from '../axis-edit';
import { referenceAfter, referenceCopied, rewriteReferences } from '../formula-text';
import type { FormulaReference } from '../formula-text';
import { SHEETS_FUNCTIONS } from '../sheets-functions';
import { namesOf, referencesOf } from './formula';
import type { FormulaArgument } from './formula';
import { FormulaCells, reachOf } from './formula-cells';
import type { FormulaCell } from './formula-cells';
import { FormulaReaders } from './formula-readers';
import type { ReadArea } from './formula-readers';
import { placeOf, sameName } from './places';
import type { SheetIndex } from './places';
import { laySpill, withdrawSpill } from './spills';
import type { SpillHost } from './spills';

/** What the engine needs of the sheets it calculates in. */
export interface FormulaHost extends SheetIndex, SpillHost {
  /** Told after a result has changed cells of the area. */
  onResult(sheetId: number, area: Area): void;
  /** Told of what a full engine would calculate. */
  onMissing(what: string): void;
  /** Where a named range is; null for a name that is none. */
  named(name: string): ReadArea | null;
}

/** What Sheets shows while a custom function runs: https://developers.google.com/apps-script/guides/sheets/functions */
const LOADING = 'Loading...';
const CIRCULAR: StoredValue = {
  error: '#REF!',
  message: 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
};

/**
 * Evaluates the formulas of a workbook as far as they are one custom function with plain arguments, or one plain value.
 * A formula is evaluated again only when the value of a cell that it names directly has changed:
 * https://developers.google.com/apps-script/guides/sheets/functions
 */
export class FormulaEngine {
  private readonly sheets = new Map<number, FormulaCells>();
  private readonly readers = new FormulaReaders();
  private customFunctions = new Set<string>();
  private evaluateCustom: (call: CustomFunctionCall) => void = () => undefined;
  /** Formulas to look at, and whether to evaluate them even if no argument has changed. */
  private readonly queue = new Map<FormulaCell, { force: boolean }>();
  private draining = false;

  constructor(private readonly host: FormulaHost) {}

  cells(sheetId: number): FormulaCells {
    let cells = this.sheets.get(sheetId);
    if (!cells) this.sheets.set(sheetId, (cells = new FormulaCells()));
    return cells;
  }

  define(names: string[], evaluate: (call: CustomFunctionCall) => void): void {
    this.customFunctions = new Set(names.map((name) => name.toUpperCase()));
    this.evaluateCustom = evaluate;
    for (const cell of this.everyCell()) {
      if ((this.isCustom(cell) || cell.formula.kind === 'uncalculated') && cell.args === null) this.enqueue(cell);
    }
    this.drain();
  }

  /** Puts a formula into a cell that is empty; `last` is what it shows if it can't be evaluated here. Evaluated by `afterWrite`. */
  set(sheetId: number, row: number, column: number, text: string, last: StoredValue | undefined): void {
    const cell = this.cells(sheetId).add(sheetId, row, column, text, last);
    if (last !== undefined) this.host.setValue(sheetId, row, column, last);
    this.readers.add(cell, this.placesOf(cell));
    this.enqueue(cell);
  }

  /** Takes the formula away, and what it spilled; its own cell keeps the last value. */
  remove(cell: FormulaCell): void {
    this.withdraw(cell);
    this.readers.remove(cell, this.placesOf(cell));
    this.cells(cell.sheetId).remove(cell);
    this.queue.delete(cell);
  }

  withdraw(cell: FormulaCell): void {
    withdrawSpill(this.host, this.cells(cell.sheetId), cell);
  }

  /** Brings formulas up to date after the cells of the area have changed. */
  afterWrite(sheetId: number, area: Area): void {
    for (const cell of this.cells(sheetId).spreadingInto(area)) this.lay(cell);
    for (const cell of this.readers.of(sheetId, area)) this.enqueue(cell);
    this.drain();
  }

  recalculate(sheetId: number, area: Area): void {
    for (const cell of this.cells(sheetId).within(area))
      if (contains(area, cell.row, cell.column)) this.queue.set(cell, { force: true });
    this.drain();
  }

  /** Runs an edit of the sheet's rows or columns: takes spills back, moves formulas and references along, spills anew. */
  aroundEdit(sheetId: number, sheetName: string, edit: AxisEdit, apply: () => void): void {
    const own = this.cells(sheetId);
    for (const cell of own.spreading) this.withdraw(cell);
    apply();
    own.applyEdit(edit);
    const pointsHere = (cell: FormulaCell, { sheetName: name }: FormulaReference): boolean =>
      name === null ? cell.sheetId === sheetId : sameName(name, sheetName);
    this.rewriteAll((cell, reference) => (pointsHere(cell, reference) ? referenceAfter(edit, reference) : reference));
    this.startOver();
  }

  /** Runs a change of the order of rows: a moved formula keeps pointing at its own row, as a copied one would. */
  aroundSort(sheetId: number, area: Area, order: readonly number[], apply: () => void): void {
    const own = this.cells(sheetId);
    for (const cell of own.spreading) this.withdraw(cell);
    apply();
    const places = new Map(order.map((position, i) => [area.row + position, area.row + i]));
    own.relocate((cell) => {
      const there = contains(area, cell.row, cell.column) ? places.get(cell.row)! : cell.row;
      if (there !== cell.row)
        own.rewrite(
          cell,
          rewriteReferences(cell.text, (reference) => referenceCopied(there - cell.row, reference)),
        );
      cell.row = there;
      return true;
    });
    this.startOver();
  }

  renameSheet(from: string, to: string): void {
    this.rewriteAll((_, reference) =>
      sameName(reference.sheetName, from) ? { ...reference, sheetName: to } : reference,
    );
    this.startOver();
  }

  deleteSheet(sheetId: number, name: string): void {
    this.sheets.delete(sheetId);
    this.rewriteAll((_, reference) => (sameName(reference.sheetName, name) ? null : reference));
    this.startOver();
  }

  /** After the sheets themselves have changed: finds again what refers to what, and looks at every formula. */
  startOver(): void {
    this.readers.clear();
    for (const cell of this.queue.keys()) if (!this.cells(cell.sheetId).all.has(cell)) this.queue.delete(cell);
    for (const cells of this.sheets.values()) for (const cell of cells.spreading) this.lay(cell);
    for (const cell of this.everyCell()) {
      this.readers.add(cell, this.placesOf(cell));
      this.enqueue(cell);
    }
    this.drain();
  }

  private *everyCell(): Generator<FormulaCell> {
    for (const cells of this.sheets.values()) yield* cells.all;
  }

  private rewriteAll(rewrite: (cell: FormulaCell, reference: FormulaReference) => FormulaReference | null): void {
    for (const cell of this.everyCell()) {
      this.cells(cell.sheetId).rewrite(
        cell,
        rewriteReferences(cell.text, (reference) => rewrite(cell, reference)),
      );
    }
  }

  private enqueue(cell: FormulaCell): void {
    if (!this.queue.has(cell)) this.queue.set(cell, { force: false });
  }

  /** Works off what is queued, also what comes in meanwhile. */
  private drain(): void {
    if (this.draining) return;
    this.draining = true;
    try {
      for (let next = this.queue.entries().next(); !next.done; next = this.queue.entries().next()) {
        const [cell, { force }] = next.value;
        this.queue.delete(cell);
        this.evaluate(cell, force);
      }
    } finally {
      this.draining = false;
    }
  }

  private evaluate(cell: FormulaCell, force: boolean): void {
    const { formula } = cell;
    if (formula.kind === 'error') return this.showUnknown(cell, formula.error);
    if (formula.kind === 'uncalculated') return this.showUncalculated(cell, formula.names);
    if (formula.kind === 'call' && formula.name !== 'HYPERLINK' && !this.isCustom(cell)) {
      return this.showUncalculated(cell, [formula.name]);
    }
    const unnamed = namesOf(formula).find((name) => this.host.named(name) === null);
    if (unnamed !== undefined) {
      return this.showUnknown(cell, { error: '#NAME?', message: `Unknown range name: '${unnamed.toUpperCase()}'.` });
    }
    if (this.isCircular(cell)) {
      cell.args = null;
      cell.evaluation = null;
      if (cell.result?.[0]?.[0] !== CIRCULAR) this.show(cell, [[CIRCULAR]]);
      return;
    }
    const precedents = this.precedentsOf(cell);
    if (precedents.some((other) => this.queue.has(other))) {
      this.queue.set(cell, { force });
      return;
    }
    if (formula.kind === 'call' && precedents.some((other) => isPending(other))) {
      cell.args = null;
      cell.evaluation = null;
      return this.show(cell, [[LOADING]]);
    }
    const args = (formula.kind === 'call' ? formula.args : [formula.argument]).map((argument) =>
      this.resolve(cell.sheetId, argument),
    );
    if (!force && cell.args !== null && isDeepStrictEqual(args, cell.args)) return;
    cell.args = args;
    if (formula.kind === 'plain')
      this.show(cell, Array.isArray(args[0]) ? (args[0] as StoredValue[][]) : [[args[0] as StoredValue]]);
    else if (formula.name === 'HYPERLINK') this.show(cell, [[(args[1] ?? args[0] ?? null) as StoredValue]]);
    else this.call(cell, formula.name, args);
  }

  private call(cell: FormulaCell, name: string, args: unknown[]): void {
    const evaluation = Symbol(name);
    cell.evaluation = evaluation;
    this.show(cell, [[LOADING]]);
    this.evaluateCustom({
      name,
      args: args as CustomFunctionCall['args'],
      sheetId: cell.sheetId,
      row: cell.row,
      column: cell.column,
      settle: (result) => {
        if (cell.evaluation !== evaluation) return;
        cell.evaluation = null;
        this.show(cell, 'error' in result ? [[{ error: result.error, message: result.message }]] : result.values);
        this.drain();
      },
    });
  }

  /**
   * What Sheets would calculate and this workbook does not is an error that says so, where it has no last value; a
   * function that nobody knows is the error that it is in Sheets.
   */
  private showUncalculated(cell: FormulaCell, names: string[]): void {
    const unknown = names.find((name) => !SHEETS_FUNCTIONS.has(name) && !this.customFunctions.has(name));
    if (unknown !== undefined)
      return this.showUnknown(cell, { error: '#NAME?', message: `Unknown function: '${unknown}'.` });
    if (cell.result !== null && cell.args === null) return;
    const what = names.length > 0 ? `The formula ${names.join(', ')}` : `The formula ${cell.text}`;
    this.host.onMissing(`${what} in a workbook in memory`);
    this.showUnknown(cell, {
      error: '#ERROR!',
      message: `${what} is not calculated by the workbench in memory: give it a value, or use the workbook in Univer.`,
    });
  }

  /** A formula that can't be evaluated here keeps the last value it came with. */
  private showUnknown(cell: FormulaCell, error: StoredValue): void {
    if (cell.result !== null && cell.args === null) return;
    cell.args = null;
    this.show(cell, [[error]]);
  }

  private show(cell: FormulaCell, values: StoredValue[][]): void {
    const before = reachOf(cell);
    this.cells(cell.sheetId).setResult(cell, values);
    this.lay(cell);
    for (const other of this.cells(cell.sheetId).spreadingInto(before)) if (other !== cell) this.lay(other);
  }

  /** Writes the result into the sheet and wakes the formulas that read what it may have changed. */
  private lay(cell: FormulaCell): void {
    const before = cell.spill;
    laySpill(this.host, this.cells(cell.sheetId), cell);
    const rows = Math.max(before.rows, cell.spill.rows);
    const area = { row: cell.row, column: cell.column, rows, columns: Math.max(before.columns, cell.spill.columns) };
    this.host.onResult(cell.sheetId, area);
    for (const reader of this.readers.of(cell.sheetId, area)) this.enqueue(reader);
  }

  private resolve(sheetId: number, argument: FormulaArgument): unknown {
    if (argument.kind === 'omitted') return undefined;
    if (argument.kind === 'literal') return argument.value;
    if (argument.kind === 'array') return this.resolveArray(sheetId, argument.rows);
    const place =
      argument.kind === 'name' ? this.host.named(argument.name) : placeOf(this.host, sheetId, argument.reference);
    if (!place) return { error: '#REF!', message: 'Reference does not exist.' };
    const values = this.host.values(place.sheetId, place.area);
    return place.area.rows === 1 && place.area.columns === 1 ? values[0]![0]! : values;
  }

  /** Parts side by side have to be equally high, parts below each other equally wide. */
  private resolveArray(sheetId: number, rows: FormulaArgument[][]): StoredValue[][] | StoredValue {
    const mismatch: StoredValue = { error: '#VALUE!', message: 'An array literal is missing values for some rows.' };
    const all: StoredValue[][] = [];
    for (const row of rows) {
      const blocks = row.map((part) => {
        const value = this.resolve(sheetId, part) as StoredValue | StoredValue[][];
        return Array.isArray(value) ? value : [[value]];
      });
      const height = blocks[0]!.length;
      const lines = Array.from({ length: height }, (_, r) => blocks.flatMap((block) => block[r] ?? []));
      if (
        blocks.some((block) => block.length !== height) ||
        lines.some((line) => line.length !== (all[0] ?? lines[0]!).length)
      )
        return mismatch;
      all.push(...lines);
    }
    return all;
  }

  private placesOf(cell: FormulaCell): ReadArea[] {
    return [
      ...referencesOf(cell.formula).flatMap((reference) => placeOf(this.host, cell.sheetId, reference) ?? []),
      ...namesOf(cell.formula).flatMap((name) => this.host.named(name) ?? []),
    ];
  }

  private isCustom(cell: FormulaCell): boolean {
    return cell.formula.kind === 'call' && this.customFunctions.has(cell.formula.name);
  }

  /** The formulas whose results this one reads. */
  private precedentsOf(cell: FormulaCell): FormulaCell[] {
    return this.placesOf(cell).flatMap(({ sheetId, area }) => this.cells(sheetId).within(area));
  }

  private isCircular(cell: FormulaCell): boolean {
    const seen = new Set<FormulaCell>();
    const left = this.precedentsOf(cell);
    for (let one = left.pop(); one; one = left.pop()) {
      if (one === cell) return true;
      if (!seen.has(one)) left.push(...this.precedentsOf(one));
      seen.add(one);
    }
    return false;
  }
}

/** Under evaluation, or reading one that is. */
function isPending(cell: FormulaCell): boolean {
  return cell.result?.[0]?.[0] === LOADING;
}
