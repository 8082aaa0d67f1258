import type { SimulatedAppsScript, SimulateOptions } from '../../../../workbench/apps-script/simulated/simulate';
import { simulate } from '../../../../workbench/apps-script/simulated/simulate';
import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';

export const OWNER = 'owner@example.com';
export const EDITOR = 'editor@example.com';

/** A script on an empty sheet that two people have open; every request is answered after 400 ms. */
export function simulated(source: string, options: Partial<SimulateOptions> = {}): SimulatedAppsScript {
  return simulate({
    project: { name: 'Test', manifest: {}, scripts: [{ name: 'Code', source }], pages: [] },
    workbook: createMemoryWorkbook({ id: 'book', sheets: [{ name: 'Sheet1', rows: 100, columns: 8 }] }),
    people: [{ email: OWNER, owner: true }, { email: EDITOR }],
    http: () => ({ status: 200, headers: {}, body: 'answer', latencyMs: 400 }),
    ...options,
  });
}

/** Calls a function as a page of the owner's does. */
export function call(script: SimulatedAppsScript, functionName: string, ...args: unknown[]) {
  return script.window(OWNER).call(functionName, ...args);
}

/** What it gives, or `Name: message` of what it throws. */
export function seen(script: SimulatedAppsScript, functionName: string, ...args: unknown[]): unknown {
  const { value, thrown } = call(script, functionName, ...args);
  return thrown ? `${thrown.name}: ${thrown.message}` : value;
}
