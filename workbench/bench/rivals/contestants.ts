import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Manifest, ScriptProject } from '../../apps-script/project';
import type { ExecutionResult } from '../../apps-script/simulated/simulate';
import { repository } from '../../repository';
import type { Contestant, Shown } from '../contestant';
import { OWNER, TOKEN } from '../scene';
import type { Scene } from '../scene';

/** How many formula cells Google evaluates at once: https://developers.google.com/apps-script/guides/services/quotas */
export const CELLS_AT_ONCE = 30;

export const FORMULA = 'A formula a row';

/** The usual ways of enriching a sheet, written as somebody who knows Apps Script would write them in an hour. */
export const RIVALS: Contestant[] = [
  { name: FORMULA, project: () => rivalProject('formula-per-row'), press: evaluateOpenCells },
  { name: 'Row by row', project: () => rivalProject('row-by-row'), press: callFindEmails },
  { name: 'Fetch all, then write', project: () => rivalProject('all-then-write'), press: callFindEmails },
];

function rivalProject(folder: string): ScriptProject {
  const directory = join(repository(), 'workbench/bench/rivals');
  const read = (path: string) => readFileSync(join(directory, path), 'utf8');
  const shared = folder === 'formula-per-row' ? ['Ecore'] : ['Ecore', 'Sheet'];
  return {
    name: folder,
    manifest: JSON.parse(read('appsscript.json')) as Manifest,
    scripts: [
      ...shared.map((name) => ({ name, source: read(`shared/${name}.js`) })),
      { name: 'Code', source: read(`${folder}/Code.js`) },
    ],
    pages: [],
  };
}

/** The user clicks the script's menu item once. */
function callFindEmails(scene: Scene): {
  milliseconds: number;
  calls: ExecutionResult['calls'];
  cutOff: boolean;
  shown: Shown[];
} {
  const { script, workbook, sheetId, list } = scene;
  saveToken(scene);
  const { milliseconds, calls, thrown } = script.run({
    kind: 'menu',
    functionName: 'findEmails',
    args: [],
    user: OWNER,
    window: script.window(OWNER).state,
  });
  script.resetLog();
  const { lastColumn } = workbook.sheet(sheetId);
  const first = list.cells[0]!.length + 1;
  const shown: Shown[] =
    lastColumn < first + 1
      ? list.expected.map(() => ({ email: '', status: '' }))
      : workbook
          .displayValues(sheetId, { row: 2, column: first, rows: list.expected.length, columns: 2 })
          .map(([email = '', status = '']) => ({ email, status }));
  return { milliseconds, calls, cutOff: thrown !== undefined, shown };
}

/** The user fills the formula down, or enters those again that show an error. */
function evaluateOpenCells(
  scene: Scene,
  before: Shown[] | null,
): { milliseconds: number; calls: ExecutionResult['calls']; cutOff: boolean; shown: Shown[] } {
  const { script, sheetId, list } = scene;
  saveToken(scene);
  const [headers = [], ...rows] = list.cells;
  const columns = ['LinkedIn', 'Full name', 'First name', 'Last name', 'Company', 'Website', 'Known email'].map(
    (header) => headers.indexOf(header),
  );
  const calls: ExecutionResult['calls'][number][] = [];
  let [milliseconds, longest] = [0, 0];
  let cutOff = false;
  const shown = rows.map((row, index): Shown => {
    const last = before?.[index];
    if (last && !last.status.startsWith('Error')) return last;
    const args = columns.map((column) => row[column] ?? '');
    const result = script.evaluate('FIND_EMAIL', args, { by: OWNER, sheetId, row: index + 2, column: 12 });
    script.resetLog();
    calls.push(...result.calls);
    milliseconds += result.milliseconds;
    longest = Math.max(longest, result.milliseconds);
    cutOff ||= result.thrown?.message === 'Exceeded maximum execution time';
    if (result.thrown) return { email: '', status: `Error ${result.thrown.message}` };
    const text = String(result.value);
    return text.includes('@') ? { email: text, status: 'Found' } : { email: '', status: text };
  });
  return { milliseconds: Math.max(longest, milliseconds / CELLS_AT_ONCE), calls, cutOff, shown };
}

function saveToken({ script }: Scene): void {
  script.properties('script').set({ ECORE_TOKEN: TOKEN });
}
