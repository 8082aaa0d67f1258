import type { FunctionHelp, Mutation, SelectedRange, Selection } from '../../server/messages';
import { replayed } from '../../server/replayed';
import { explainErrors } from './error-tips';
import { CommandType, startUniver } from './univer';

export interface Spreadsheet {
  /** Shows a workbook, in place of the one before; keeps sheet and selection where they still exist. Resolves once it takes keys. */
  load(workbook: object): Promise<void>;
  /** Applies what happened elsewhere. */
  apply(mutations: Mutation[]): void;
  /** Selects what the script selected, and scrolls there. */
  select(selection: Selection): void;
  /** The help that opens while one of these functions is typed. */
  describe(functions: FunctionHelp[]): void;
  focus(): void;
  /** What cells of the sheet in front show, as `C2:D4`. */
  shown(a1: string): string[][];
  /** The middle of a cell of the sheet in front, in the browser window, where nothing is scrolled away. */
  placeOf(a1: string): { x: number; y: number } | null;
}

interface UniverRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

const SELECTED = new Set(['sheet.operation.set-selections', 'sheet.operation.set-worksheet-active']);
/** A drag selects with every move of the mouse. */
const SETTLE_MS = 40;

/** @param container the id of the element that Univer fills */
export function createSpreadsheet(
  container: string,
  {
    onMutation,
    onSelection,
  }: { onMutation: (mutation: Mutation) => void; onSelection: (selection: Selection) => void },
): Spreadsheet {
  const view = startUniver(container);
  const { api, commands } = view;
  let unitId: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let undescribed: FunctionHelp[] = [];
  let explained = false;
  const described = new Set<string>();

  commands.onMutationExecutedForCollab(({ id, type, params }, options) => {
    if (type !== CommandType.MUTATION || unitId === null || options?.onlyLocal || !replayed(id)) return;
    const about = params as { unitId?: string } | undefined;
    // The cell editor is a document of its own, which only this page has.
    if (about && (about.unitId === undefined || about.unitId === unitId)) onMutation({ id, params: about });
  });

  const readSelection = (): Selection | null => {
    const sheet = unitId === null ? null : api.getActiveWorkbook()?.getActiveSheet();
    const ranges = sheet?.getSelection()?.getActiveRangeList() ?? [];
    const cell = sheet?.getSelection()?.getCurrentCell();
    const last = ranges.at(-1);
    if (!sheet || !last) return null;
    return {
      sheet: sheet.getSheetId(),
      ranges: ranges.map((range) => ({
        row: range.getRow() + 1,
        column: range.getColumn() + 1,
        rows: range.getHeight(),
        columns: range.getWidth(),
      })),
      current: { row: (cell?.actualRow ?? last.getRow()) + 1, column: (cell?.actualColumn ?? last.getColumn()) + 1 },
    };
  };
  const tell = () => {
    const selection = readSelection();
    if (selection) onSelection(selection);
  };
  commands.onCommandExecuted(({ id }) => {
    if (!SELECTED.has(id)) return;
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLE_MS);
  });

  const select = ({ sheet, ranges, current }: Selection) => {
    const workbook = api.getActiveWorkbook();
    const worksheet = workbook?.getSheetBySheetId(sheet);
    if (!workbook || !worksheet || unitId === null) return;
    if (workbook.getActiveSheet().getSheetId() !== sheet) workbook.setActiveSheet(sheet);
    const cell = toUniver({ ...current, rows: 1, columns: 1 });
    const selections = ranges.map((range, position) => ({
      range: { ...toUniver(range), rangeType: 0 },
      primary:
        position === ranges.length - 1
          ? {
              ...cell,
              actualRow: cell.startRow,
              actualColumn: cell.startColumn,
              isMerged: false,
              isMergedMainCell: false,
            }
          : null,
      style: null,
    }));
    commands.syncExecuteCommand('sheet.operation.set-selections', {
      unitId,
      subUnitId: sheet,
      selections,
      reveal: true,
    });
  };

  /** Univer has its formula services only once there is a workbook. */
  const describeAll = () => {
    for (const help of undescribed) {
      if (!described.has(help.name))
        api.getFormula().registerFunction(help.name, () => null, { description: functionInfo(help) });
      described.add(help.name);
    }
    undescribed = [];
  };

  return {
    load: async (snapshot) => {
      const before = readSelection();
      if (unitId !== null) api.disposeUnit(unitId);
      unitId = null;
      const workbook = api.createWorkbook(snapshot);
      unitId = workbook.getId();
      if (!explained) explainErrors(view);
      explained = true;
      describeAll();
      if (before) select(before);
      tell();
      await view.rendered();
    },
    apply: (mutations) => {
      for (const { id, params } of mutations)
        commands.syncExecuteCommand(id, params, { onlyLocal: true, fromSync: true });
    },
    select,
    describe: (functions) => {
      undescribed = functions;
      if (unitId !== null) describeAll();
    },
    shown: (a1) => api.getActiveWorkbook()?.getActiveSheet().getRange(a1).getDisplayValues() ?? [],
    placeOf: (a1) => {
      const canvas = document.querySelector(`#${container} canvas[id^="univer-sheet"]`)?.getBoundingClientRect();
      const cell = api.getActiveWorkbook()?.getActiveSheet().getRange(a1).getCellRect();
      return canvas && cell ? { x: canvas.x + cell.x + cell.width / 2, y: canvas.y + cell.y + cell.height / 2 } : null;
    },
    focus: () => {
      document.querySelector<HTMLElement>('[data-u-comp="editor"]')?.focus();
      if (unitId !== null) api.setCurrent(unitId);
    },
  };
}

function toUniver({ row, column, rows, columns }: SelectedRange): UniverRange {
  return { startRow: row - 1, endRow: row + rows - 2, startColumn: column - 1, endColumn: column + columns - 2 };
}

/** Shown by Univer while the function is typed; 15 is its kind for functions that a script defines. */
function functionInfo({ name, description, parameters }: FunctionHelp) {
  return {
    functionName: name,
    functionType: 15,
    description,
    abstract: description,
    functionParameter: parameters.map(({ name: parameter, example, detail }) => ({
      name: parameter,
      detail,
      example,
      require: 1 as const,
      repeat: 0 as const,
    })),
  };
}
