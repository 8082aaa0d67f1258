import type { Area, CellValue, FormulaSheet } from '../../../src/menu/formula-sheet';

/** A sheet that calculates a few functions around `ECORE_EMAIL`, spills their results, and can be cut off at any call. */
export interface MemoryFormulas extends FormulaSheet {
  /** Every cell as it is shown, whatever happened. */
  look(): string[][];
  formulaTexts(): string[][];
  constants(): (CellValue | null)[][];
  /** Calls so far. */
  readonly calls: number;
  /** From this call on nothing works any more, as after a kill; null for never. */
  cutOffAt(call: number | null): void;
  /** This call alone fails. */
  failAt(call: number | null): void;
  put(row: number, column: number, value: CellValue): void;
}

type Grid = string[][];
const ERROR_NAME = '#NAME?';
const BLOCKED = '#REF!';
const PADDING = '#N/A';

/** @param answer what our function says for the text of a cell */
export function memoryFormulas(rows: number, columns: number, answer: (text: string) => string): MemoryFormulas {
  const cells: (CellValue | null)[][] = Array.from({ length: rows }, () => Array<CellValue | null>(columns).fill(null));
  let calls = 0;
  let cut: number | null = null;
  let failing: number | null = null;
  const counted = <Result>(action: () => Result): Result => {
    calls++;
    if (cut !== null && calls >= cut) throw new Error('cut off');
    if (calls === failing) throw new Error('Server error');
    return action();
  };
  const isFormula = (value: CellValue | null): value is string => typeof value === 'string' && value.startsWith('=');

  const isUpper = (value: CellValue | null): boolean => isFormula(value) && value.startsWith('=UPPER(');

  /** Calculated once until something changes. */
  let calculated: Grid | null = null;
  const look = (): Grid => (calculated ??= calculate()).map((line) => [...line]);
  const changing = <Result>(action: () => Result): Result => {
    calculated = null;
    return counted(action);
  };

  function calculate(): Grid {
    const shown = cells.map((line) => line.map((value) => (value === null || isFormula(value) ? '' : String(value))));
    const taken = cells.map((line) => line.map((value) => value !== null));
    // Those that read what others show come last.
    const places = cells
      .flatMap((line, r) => line.map((value, c) => ({ value, r, c })))
      .filter(({ value }) => isFormula(value));
    const sorted = [...places.filter(({ value }) => !isUpper(value)), ...places.filter(({ value }) => isUpper(value))];
    sorted.forEach(({ value, r, c }) => {
      if (!isFormula(value)) return;
      const result = evaluate(value.slice(1), isUpper(value) ? shown : cells, answer);
      const fits = result.every((row, y) =>
        row.every((_, x) => (y === 0 && x === 0) || taken[r + y]?.[c + x] === false),
      );
      const given = fits ? result : [[BLOCKED]];
      given.forEach((row, y) =>
        row.forEach((text, x) => {
          shown[r + y]![c + x] = text;
          taken[r + y]![c + x] = true;
        }),
      );
    });
    return shown;
  }

  const cutOut = <Cell>(table: Cell[][], { row, column, rows: height, columns: width }: Area): Cell[][] =>
    table.slice(row - 1, row - 1 + height).map((line) => line.slice(column - 1, column - 1 + width));
  const formulaTexts = (): Grid => cells.map((line) => line.map((value) => (isFormula(value) ? value : '')));
  const each = ({ row, column, rows: height, columns: width }: Area, act: (y: number, x: number) => void): void => {
    for (let y = row - 1; y < row - 1 + height; y++) for (let x = column - 1; x < column - 1 + width; x++) act(y, x);
  };
  const rename = (area: Area, from: string, to: string): void =>
    each(area, (y, x) => {
      const value = cells[y]![x]!;
      if (isFormula(value)) cells[y]![x] = value.split(from).join(to);
    });
  const all = { row: 1, column: 1, rows, columns };

  return {
    id: 1,
    look,
    formulaTexts,
    constants: () => cells.map((line) => [...line]),
    get calls() {
      return calls;
    },
    cutOffAt: (call) => void (cut = call),
    failAt: (call) => void (failing = call),
    put: (row, column, value) => {
      calculated = null;
      cells[row - 1]![column - 1] = value;
    },
    size: () => counted(() => ({ rows, columns })),
    shown: (area) => counted(() => cutOut(look(), area)),
    formulas: (area) => counted(() => cutOut(formulaTexts(), area)),
    values: (area) =>
      counted(() => {
        const shown = look();
        return cutOut(
          cells.map((line, y) => line.map((value, x) => (value === null || isFormula(value) ? shown[y]![x]! : value))),
          area,
        );
      }),
    pause: (area) => changing(() => rename(area, 'ECORE_EMAIL', 'ECORE_PAUSED.ECORE_EMAIL')),
    pauseWhole: (area, { formula, outer }) =>
      changing(() => {
        if (outer !== null) rename(area, `=${outer}(`, `=ECORE_PAUSED.${outer}(`);
        else each(area, (y, x) => (cells[y]![x] = `=ECORE_PAUSED.ARRAYFORMULA(${formula.slice(1)})`));
      }),
    resume: () => changing(() => rename(all, 'ECORE_PAUSED.', '')),
    freeze: (area) =>
      counted(() => {
        const shown = look();
        each(area, (y, x) => {
          const value = cells[y]![x]!;
          if (value === null || isFormula(value)) cells[y]![x] = shown[y]![x] === '' ? null : shown[y]![x]!;
        });
        calculated = null;
      }),
    write: (area, values) =>
      changing(() => each(area, (y, x) => (cells[y]![x] = values[y - area.row + 1]![x - area.column + 1] || null))),
    putFormula: (area, formula) =>
      changing(() =>
        each(area, (y, x) => (cells[y]![x] = y === area.row - 1 && x === area.column - 1 ? formula : null)),
      ),
  };
}

/** One expression: a cell or range, a text, a call, or an array literal of columns. */
function evaluate(code: string, cells: (CellValue | null)[][], answer: (text: string) => string): Grid {
  const value = (part: string): Grid => evaluate(part, cells, answer);
  const array = /^\{(.*)\}$/.exec(code);
  if (array) return sideBySide(split(array[1]!).map(value));
  const call = /^([\w.]+)\((.*)\)$/.exec(code);
  if (!call) return literal(code, cells);
  const [, name = '', inside = ''] = call;
  if (name.startsWith('ECORE_PAUSED.')) return [[ERROR_NAME]];
  const args = split(inside).map(value);
  const [first = [['']]] = args;
  switch (name) {
    case 'ECORE_EMAIL':
      return first.map(([text = '']) => [answer(text)]);
    case 'UPPER':
      return first.map((row) => row.map((text) => text.toUpperCase()));
    case 'ARRAYFORMULA':
      return first;
    case 'TRANSPOSE':
      return first[0]!.map((_, x) => first.map((row) => row[x]!));
    case 'HSTACK':
      return sideBySide(args);
    case 'IFERROR':
      return first.map((row) => row.map((text) => (text.startsWith('#') ? (args[1]?.[0]?.[0] ?? '') : text)));
    default:
      return [[ERROR_NAME]];
  }
}

function literal(code: string, cells: (CellValue | null)[][]): Grid {
  if (code.startsWith('"')) return [[code.slice(1, -1)]];
  const [from = '', to = from] = code.split(':');
  const place = (cell: string) => ({ row: Number(cell.slice(1)), column: cell.charCodeAt(0) - 64 });
  const grid: Grid = [];
  for (let row = place(from).row; row <= place(to).row; row++) {
    const line: string[] = [];
    for (let column = place(from).column; column <= place(to).column; column++)
      line.push(String(cells[row - 1]?.[column - 1] ?? ''));
    grid.push(line);
  }
  return grid;
}

function sideBySide(parts: Grid[]): Grid {
  const height = Math.max(...parts.map((part) => part.length));
  return Array.from({ length: height }, (_, y) => parts.flatMap((part) => part[y] ?? part[0]!.map(() => PADDING)));
}

function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if ('({'.includes(letter)) depth++;
    if (')}'.includes(letter)) depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
