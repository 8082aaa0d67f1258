import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { SimulateOptions } from '../../../workbench/apps-script/simulated/simulate';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { StoredValue } from '../../../workbench/workbook/workbook';
import { ROOT } from '../../build/built';
import { OWNER, simulated } from '../../workbench/apps-script/simulated/builders';

/**
 * One module of `src` on the simulated Apps Script, in a file of two people with one sheet: `give` tells what an
 * expression over what it exports comes to, or `Name: message` of what it throws.
 */
export function onAppsScript(module: string, cells: StoredValue[][] = [[]], options: Partial<SimulateOptions> = {}) {
  const workbook = createMemoryWorkbook({ id: 'book', sheets: [{ name: 'Contacts', cells, rows: 40, columns: 8 }] });
  const source = `${bundled(module)}\nObject.assign(globalThis, exported);\nfunction give(expression) { return eval(expression); }`;
  const scripts = [{ name: 'Code', source }];
  const pages = [{ name: 'Sidebar', source: '<p><?= intent ?> of <?= version ?></p>' }];
  const script = simulated('', { workbook, project: { name: 'Test', manifest: {}, scripts, pages }, ...options });
  const window = script.window(OWNER);
  const sheetId = workbook.sheets()[0]!.id;
  const give = (expression: string): unknown => {
    const { value, thrown } = window.call('give', expression);
    return thrown ? `${thrown.name}: ${thrown.message}` : value;
  };
  /** What the sheet shows from its first row on. */
  const shown = (rows: number, columns: number): string[][] =>
    workbook.displayValues(sheetId, { row: 1, column: 1, rows, columns });
  return { script, workbook, sheetId, give, shown, window };
}

const bundles = new Map<string, string>();

function bundled(module: string): string {
  const known = bundles.get(module);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, 'src', `${module}.ts`)],
    ...{ bundle: true, format: 'iife', globalName: 'exported', target: 'es2019', write: false },
    define: { ADD_ON_VERSION: '"1.2.3"' },
  });
  const text = outputFiles[0]?.text ?? '';
  bundles.set(module, text);
  return text;
}
