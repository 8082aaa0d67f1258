import type { ICommandService, Nullable } from '@univerjs/core';
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { BaseValueObject, ErrorType, IFunctionService } from '@univerjs/engine-formula';
import { contains } from '../areas';
import { movedIndex } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import { referenceAfter, referenceCopied, rewriteReferences } from '../formula-text';
import { sizeOf } from '../result-size';
import type { Area, CellError, CustomFunctionCall, StoredValue } from '../workbook';
import type { StructureChange } from './structure-changes';

type Result = Parameters<CustomFunctionCall['settle']>[0];

/** One evaluation of a custom function in a formula cell; 0-based, as in Univer. */
interface Evaluation {
  sheet: string;
  row: number;
  column: number;
  /** The cell's formula, kept up with structural edits: another one in the cell ends the evaluation. */
  formula: string;
  result: Result | null;
}

/** What the custom functions need of the workbook around them. */
export interface CustomFunctionHost {
  unitId: string;
  functions: IFunctionService;
  commands: ICommandService;
  formulaAt(sheet: string, row: number, column: number): string;
  sheetName(sheet: string): string;
  sheetNumber(sheet: string): number;
  /** A formula wants to show a picture. */
  onImage(): void;
  /** Keeps the error that a formula cell has got, for its message; null when it has none any more. */
  keepError(sheet: string, row: number, column: number, error: CellError | null): void;
}

/** What Sheets shows while a custom function runs: https://developers.google.com/apps-script/guides/sheets/functions */
const LOADING = 'Loading...';
/** What calls a function again and again, for each row or value: MAP, BYROW, BYCOL, SCAN, REDUCE, MAKEARRAY. */
const REPEATING = /\bLAMBDA\s*\(/i;
/** Asks Univer to calculate cells again, with whatever else has changed shortly before. */
const CALCULATE = 'formula.mutation.set-trigger-formula-calculation-start';
const ERROR_NAMES = new Set(['#DIV/0!', '#NAME?', '#VALUE!', '#NUM!', '#N/A', '#REF!', '#NULL!', '#ERROR!']);

const ARRAY_FORMULA = 'ARRAYFORMULA';

/** Univer calculates for whole ranges anyway: what stands in it is its result. */
class ArrayFormula extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  override calculate(value: BaseValueObject): BaseValueObject {
    return value;
  }
}

/**
 * Custom functions in Univer's formula engine. A function answers `Loading...`, its evaluation is asked for once, and
 * when that settles the cell is calculated again and finds the answer. The answer counts for that cell and those
 * arguments: each cell is its own execution, as on Google, and is evaluated again only when an argument changes.
 */
export class CustomFunctions {
  private evaluate: (call: CustomFunctionCall) => void = () => undefined;
  private names: string[] = [];
  /** By cell, then by function and arguments: a formula may call more than one. */
  private cells = new Map<string, Map<string, Evaluation>>();
  private readonly dirty = new Map<string, Evaluation>();
  private disposed = false;

  constructor(private readonly host: CustomFunctionHost) {
    const { onImage } = host;
    /** Univer loads a picture to know its size, for which Node has nothing; a picture in a cell has no text anyway. */
    class ImageFunction extends BaseFunction {
      override minParams = 1;
      override maxParams = 4;
      override calculate(): BaseValueObject {
        onImage();
        return StringValueObject.create('');
      }
    }
    host.functions.registerExecutors(new ArrayFormula(ARRAY_FORMULA), new ImageFunction('IMAGE'));
  }

  /** Gives the upper-case names that are new, whose formulas have to be calculated. */
  define(names: string[], evaluate: (call: CustomFunctionCall) => void): string[] {
    this.evaluate = evaluate;
    const wanted = names.map((name) => name.toUpperCase());
    const added = wanted.filter((name) => !this.names.includes(name));
    this.host.functions.unregisterExecutors(...this.names.filter((name) => !wanted.includes(name)));
    const answer = this.answer.bind(this);
    for (const name of added) {
      this.host.functions.registerExecutors(
        new (class extends BaseFunction {
          override minParams = 0;
          override maxParams = 255;
          override calculate(...args: BaseValueObject[]): BaseValueObject {
            return answer(name, this, args);
          }
        })(name),
      );
    }
    this.names = wanted;
    return added;
  }

  /** Forgets the answers of the cells, so that calculating them evaluates again. */
  forget(sheet: string, area: Area): void {
    for (const [key, evaluations] of this.cells) {
      const [one] = evaluations.values();
      if (one && one.sheet === sheet && contains(area, one.row + 1, one.column + 1)) this.cells.delete(key);
    }
  }

  /** To be told of every cell that is written: a new formula or value ends what was evaluated for the old one. */
  onWrite(sheet: string, row: number, column: number, formula: string | null): void {
    const key = keyOf(sheet, row, column);
    const [one] = this.cells.get(key)?.values() ?? [];
    if (one && one.formula !== formula) this.cells.delete(key);
  }

  onStructure(change: StructureChange): void {
    const all = [...this.cells.values()].flatMap((evaluations) => [...evaluations]);
    this.cells = new Map();
    for (const [call, evaluation] of all) {
      const stays =
        change.kind === 'edit'
          ? this.applyEdit(change.sheet, change.edit, evaluation)
          : applyReorder(change, evaluation);
      if (stays) this.evaluationsOf(evaluation.sheet, evaluation.row, evaluation.column).set(call, evaluation);
    }
  }

  /** The size of the result that a formula cell has got from a custom function; null when it has none. */
  resultSize(sheet: string, row: number, column: number): { rows: number; columns: number } | null {
    const [one] = this.cells.get(keyOf(sheet, row, column))?.values() ?? [];
    return one?.result && 'values' in one.result ? sizeOf(one.result.values) : null;
  }

  calculate(ranges: { sheet: string; row: number; column: number; rows: number; columns: number }[]): void {
    if (this.disposed || ranges.length === 0) return;
    const dirtyRanges = ranges.map(({ sheet, row, column, rows, columns }) => ({
      unitId: this.host.unitId,
      sheetId: sheet,
      range: { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 },
    }));
    const rest = {
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtySuperTableMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
    };
    this.host.commands.syncExecuteCommand(
      CALCULATE,
      { commands: [], forceCalculation: false, dirtyRanges, ...rest, clearDependencyTreeCache: {} },
      { onlyLocal: true },
    );
  }

  /** Calculates formulas that call functions which were not there before. */
  calculateNew(cells: { sheet: string; row: number; column: number; formula: string }[]): void {
    // Univer remembers what it made of a formula's text, here: that it calls nothing.
    this.host.functions.deleteFormulaAstCacheKey(...cells.map(({ formula }) => formula));
    this.calculate(cells.map(({ sheet, row, column }) => ({ sheet, row, column, rows: 1, columns: 1 })));
  }

  dispose(): void {
    this.disposed = true;
    this.cells.clear();
  }

  private answer(name: string, at: BaseFunction, values: BaseValueObject[]): BaseValueObject {
    if (this.disposed) return StringValueObject.create(LOADING);
    const sheet = at.subUnitId ?? '';
    const args = values.map(argumentOf);
    if (args.some(isLoading)) return StringValueObject.create(LOADING);
    const evaluations = this.evaluationsOf(sheet, at.row, at.column);
    const call = JSON.stringify([name, args.map((arg) => (arg === undefined ? { omitted: true } : arg))]);
    const known = evaluations.get(call);
    if (known) return known.result ? resultObject(known.result) : StringValueObject.create(LOADING);
    const formula = this.host.formulaAt(sheet, at.row, at.column);
    const evaluation: Evaluation = { sheet, row: at.row, column: at.column, formula, result: null };
    // Other arguments than before: the old answer is of no use, unless the formula has several calls.
    if (this.callsIn(formula) < 2 && !REPEATING.test(formula)) evaluations.clear();
    evaluations.set(call, evaluation);
    setImmediate(() => this.start(name, args, call, evaluation));
    return StringValueObject.create(LOADING);
  }

  private callsIn(formula: string): number {
    return this.names.reduce((count, name) => count + formula.toUpperCase().split(`${name}(`).length - 1, 0);
  }

  private start(
    name: string,
    args: (StoredValue | StoredValue[][] | undefined)[],
    call: string,
    evaluation: Evaluation,
  ): void {
    const isWanted = (): boolean =>
      !this.disposed &&
      this.cells.get(keyOf(evaluation.sheet, evaluation.row, evaluation.column))?.get(call) === evaluation;
    if (!isWanted()) return;
    this.evaluate({
      name,
      args: args as CustomFunctionCall['args'],
      sheetId: this.host.sheetNumber(evaluation.sheet),
      row: evaluation.row + 1,
      column: evaluation.column + 1,
      settle: (result) => {
        if (evaluation.result || !isWanted()) return;
        evaluation.result = result;
        this.recalculateSoon(evaluation);
      },
    });
  }

  /** Evaluations that settle together are calculated together. */
  private recalculateSoon(evaluation: Evaluation): void {
    if (this.dirty.size === 0) {
      setImmediate(() => {
        const settled = [...this.dirty.values()];
        this.dirty.clear();
        if (this.disposed) return;
        for (const { sheet, row, column, result } of settled) {
          this.host.keepError(
            sheet,
            row,
            column,
            result && 'error' in result ? { error: result.error, message: result.message } : null,
          );
        }
        this.calculate(settled.map(({ sheet, row, column }) => ({ sheet, row, column, rows: 1, columns: 1 })));
      });
    }
    this.dirty.set(keyOf(evaluation.sheet, evaluation.row, evaluation.column), evaluation);
  }

  private evaluationsOf(sheet: string, row: number, column: number): Map<string, Evaluation> {
    const key = keyOf(sheet, row, column);
    let evaluations = this.cells.get(key);
    if (!evaluations) this.cells.set(key, (evaluations = new Map()));
    return evaluations;
  }

  private applyEdit(sheet: string, edit: AxisEdit, evaluation: Evaluation): boolean {
    const name = this.host.sheetName(sheet);
    evaluation.formula = rewriteReferences(evaluation.formula, (reference) => {
      const pointsHere =
        reference.sheetName === null
          ? evaluation.sheet === sheet
          : reference.sheetName.toLowerCase() === name.toLowerCase();
      return pointsHere ? referenceAfter(edit, reference) : reference;
    });
    if (evaluation.sheet !== sheet) return true;
    const there = movedIndex(edit, evaluation[edit.axis] + 1);
    if (there !== null) evaluation[edit.axis] = there - 1;
    return there !== null;
  }
}

function applyReorder(
  { sheet, range, order }: Extract<StructureChange, { kind: 'reorder' }>,
  evaluation: Evaluation,
): true {
  const { row, column } = evaluation;
  if (evaluation.sheet !== sheet || column < range.startColumn || column > range.endColumn) return true;
  const target = Object.keys(order).find((key) => order[Number(key)] === row);
  if (target !== undefined) {
    evaluation.formula = rewriteReferences(evaluation.formula, (reference) =>
      referenceCopied(Number(target) - row, reference),
    );
    evaluation.row = Number(target);
  }
  return true;
}

function keyOf(sheet: string, row: number, column: number): string {
  return `${sheet}:${row}:${column}`;
}

/** One cell gives its value, more cells rows of values, an omitted argument nothing. */
function argumentOf(object: BaseValueObject): StoredValue | StoredValue[][] | undefined {
  if (!object.isArray()) return object.isNull() ? undefined : storedValue(object);
  const rows: StoredValue[][] = [];
  const array = object as ArrayValueObject;
  for (let r = 0; r < array.getRowCount(); r++) {
    rows.push(Array.from({ length: array.getColumnCount() }, (_, c) => storedValue(array.get(r, c))));
  }
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
}

function storedValue(object: Nullable<BaseValueObject>): StoredValue {
  if (!object || object.isNull()) return null;
  if (object.isError()) return { error: String(object.getValue()), message: '' };
  return object.getValue() as StoredValue;
}

function isLoading(value: unknown): boolean {
  return (
    value === LOADING || (Array.isArray(value) && value.some((row) => Array.isArray(row) && row.includes(LOADING)))
  );
}

function resultObject(result: Result): BaseValueObject {
  if ('error' in result) return objectOf({ error: result.error, message: result.message });
  const { rows, columns } = sizeOf(result.values);
  const objects = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_unused, c) => objectOf(result.values[r]?.[c] ?? null)),
  );
  if (rows === 1 && columns === 1) return objects[0]![0]!;
  return new ArrayValueObject({
    calculateValueList: objects,
    rowCount: rows,
    columnCount: columns,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function objectOf(value: StoredValue): BaseValueObject {
  if (value === null) return NullValueObject.create();
  if (typeof value === 'object')
    return ErrorValueObject.create((ERROR_NAMES.has(value.error) ? value.error : '#ERROR!') as ErrorType);
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  return StringValueObject.create(value);
}
