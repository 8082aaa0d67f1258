import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';
import type { WorkbookOptions } from '../../../../workbench/workbook/options';
import { createUniverWorkbook } from '../../../../workbench/workbook/univer/univer-workbook';
import type { StoredValue, Workbook } from '../../../../workbench/workbook/workbook';
import type { EditorWindow } from '../../../../workbench/apps-script/simulated/editor-window';
import type { SimulatedAppsScript } from '../../../../workbench/apps-script/simulated/simulate';
import { simulate } from '../../../../workbench/apps-script/simulated/simulate';

export const OWNER = 'owner@example.com';
export const EDITOR = 'editor@example.com';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
/** Runs inside the script: it may use nothing from outside of itself, and gives back what is plain. */
type Body<T> = (sheet: Sheet) => T;

/** A spreadsheet with a script beside it. */
export interface Desk {
  workbook: Workbook;
  script: SimulatedAppsScript;
  window: EditorWindow;
  /** What the body gives, run from the owner's menu. @throws what the script throws */
  run<T>(body: Body<T>, user?: string): T;
  /** The words in which the platform refuses it. */
  refusal(body: Body<unknown>, user?: string): string;
}

const opened: (() => void)[] = [];
export const closeAll = (): void => opened.splice(0).forEach((close) => close());

/** Each workbook that there is, by name: `calculated` resolves when formulas show their values. */
export const adapters: [
  string,
  (options: WorkbookOptions) => { workbook: Workbook; calculated: () => Promise<void> },
][] = [
  ['memory', (options) => ({ workbook: createMemoryWorkbook(options), calculated: () => Promise.resolve() })],
  [
    'Univer',
    (options) => {
      const { workbook, calculated, dispose } = createUniverWorkbook(options);
      opened.push(dispose);
      return { workbook, calculated };
    },
  ],
];

/** A script whose function runs whatever source it is given. */
const ANYTHING =
  'function anything(source) { return new Function(`return (${source})(SpreadsheetApp.getActiveSheet())`)(); }';

export function deskWith(
  create: (typeof adapters)[number][1],
): (cells?: StoredValue[][], size?: { rows?: number; columns?: number }) => Desk {
  return (cells = [], { rows = 20, columns = 6 } = {}) => {
    const { workbook } = create({
      id: 'book',
      name: 'Book',
      sheets: [
        { name: 'Sheet1', rows, columns, cells },
        { name: 'Other list', rows: 20, columns: 6 },
      ],
    });
    const project = { name: 'Test', manifest: {}, scripts: [{ name: 'Code', source: ANYTHING }], pages: [] };
    const script = simulate({
      project,
      workbook,
      people: [{ email: OWNER, owner: true }, { email: EDITOR }],
      http: () => ({ failure: 'dns' }),
    });
    const window = script.window(OWNER);
    const result = (body: Body<unknown>, user: string) =>
      script.run(
        {
          kind: 'menu',
          functionName: 'anything',
          args: [body.toString()],
          user,
          window: user === OWNER ? window.state : script.window(user).state,
        },
        window.answers,
      );
    return {
      workbook,
      script,
      window,
      run<T>(body: Body<T>, user = OWNER): T {
        const { value, thrown } = result(body, user);
        if (thrown) throw Object.assign(new Error(thrown.message), { name: thrown.name, cause: thrown.stack });
        return value as T;
      },
      refusal(body, user = OWNER) {
        const { thrown, value } = result(body, user);
        if (!thrown) throw new Error(`Nothing was refused: ${JSON.stringify(value)}`);
        return `${thrown.name}: ${thrown.message}`;
      },
    };
  };
}
