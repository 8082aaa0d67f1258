import type { CustomFunctionCall } from '../../workbook/workbook';
import { customFunctionNames, hoverText, toFormats, toRows } from '../custom-function';
import { functionArguments } from '../formula-arguments';
import { callExpression, contextFiles } from '../guest-bundle';
import { AppsScript } from '../host/apps-script';
import { onClock } from '../host/events';
import type { Execution } from '../host/execution';
import type { ExecutionRequest } from '../host/messages';
import type { Answer, Question } from '../host/window';
import { calculatedBeforeReads } from './calculation';
import { datesShown } from './date-results';
import { execute } from './execute';
import { fireOnTime } from './fire-on-time';
import { createGate } from './gate';
import { openLiveWindow } from './live-window';
import type { LiveAppsScript, LiveOptions } from './options';
import { ScriptError } from './script-error';
import { createThreads } from './threads';
import { createLockQueue } from './waits';
import { workerSource } from './worker-source';

export type { LiveAppsScript, LiveOptions, LiveWindow } from './options';
export { ScriptError } from './script-error';

/**
 * Formulas that are evaluated at once; the others wait. How many Sheets lets loose is not documented. Together with the
 * ten calls of a page they stay within the 30 executions a user may have at once, so that a filled-down column does
 * not shut out the sidebar.
 */
const FORMULAS_AT_ONCE = 20;

/** Runs a script project on a workbook in real time: executions in threads, several at once, real HTTP. */
export function runLive({
  project,
  workbook,
  calculated,
  people,
  origins = {},
  http = () => null,
  enabled = true,
  addOn = false,
  limitOf = () => Infinity,
}: LiveOptions): LiveAppsScript {
  const clock = { now: Date.now, spend: () => {} };
  const appsScript = new AppsScript({ project, workbook, people, addOn, clock, costOf: () => 0, random: Math.random });
  const threads = createThreads(workerSource());
  const locks = createLockQueue(appsScript.locks);
  const throughFormulas = createGate(FORMULAS_AT_ONCE);
  const settled = calculatedBeforeReads(calculated);
  const names = new Map(customFunctionNames(project).map((name) => [name.toLowerCase(), name]));
  const files = contextFiles(project);
  const jobFor = (execution: Execution) => ({ files, call: callExpression(execution) });
  let closed = false;

  const run = async (request: ExecutionRequest, ask: (question: Question) => Promise<Answer>) => {
    try {
      return await execute({ appsScript, threads, locks, origins, http, jobFor, limitOf, settled }, request, ask);
    } finally {
      if (!closed) workbook.flush?.();
    }
  };

  /** What the function of a formula gives, as plain data. */
  const ask = (call: Parameters<LiveAppsScript['evaluate']>[0]): Promise<unknown> =>
    throughFormulas(async () => {
      const { name, sheetId, row, column } = call;
      const request: ExecutionRequest = {
        kind: 'custom-function',
        functionName: names.get(name.toLowerCase()) ?? name,
        args: functionArguments(workbook, call),
        user: appsScript.windows.at(-1)?.email ?? appsScript.owner,
        cell: { sheetId, row, column },
      };
      return run(request, () => Promise.resolve({ button: 'CLOSE' }));
    });

  const settle = async (call: CustomFunctionCall) => {
    const result = await ask(call).then(
      (given) => ({ values: toRows(given, workbook.timeZone()), formats: toFormats(given, workbook.timeZone()) }),
      (error: unknown) => {
        const thrown =
          error instanceof ScriptError
            ? { name: error.name, message: error.message, stack: error.scriptStack }
            : (error as Error);
        return { error: '#ERROR!', message: hoverText(thrown, project) };
      },
    );
    if (closed) return;
    const showDates = 'formats' in result ? datesShown(workbook, call, result.formats) : () => {};
    call.settle(result);
    showDates();
  };
  const stopClock = fireOnTime(appsScript.triggers, (trigger) => {
    run(onClock(appsScript, trigger), () => Promise.resolve({ button: 'CLOSE' })).catch((error: unknown) => {
      // Nobody waits for it; on Google its owner gets an email.
      appsScript.logLines.push({ execution: 0, level: 'error', text: `${trigger.handler}: ${String(error)}` });
    });
  });
  workbook.defineCustomFunctions([...names.values()], (call) => void settle(call));

  return {
    appsScript,
    evaluate: async (call) => toRows(await ask(call), workbook.timeZone()),
    window: (email) => openLiveWindow(appsScript.openWindow(email), { appsScript, run, enabled }),
    async close() {
      closed = true;
      stopClock();
      await threads.close();
    },
  };
}
