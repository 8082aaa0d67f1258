import type { ServiceCall } from '../apps-script/host/messages';
import type { ExecutionResult } from '../apps-script/simulated/simulate';
import { addCalls, newAccount } from './calls';
import type { Account } from './calls';
import type { Check, Columns, Progress, Reply, RunRequest } from './replies';
import { judge, OWNER, TOKEN } from './scene';
import type { Outcome, Scene } from './scene';

/** One bulk run of the add-on, from `startRun` until it is done or stops. */
export interface AddOnRun {
  progress: Progress;
  check: Check;
  /** On the virtual clock, without the day's rest that a used-up quota asks for. */
  milliseconds: number;
  steps: number;
  waves: number;
  account: Account;
  requests: number;
  credits: number;
  outcome: Outcome;
  /** How often Google's daily quota ended the run until the next day. */
  quotaStops: number;
}

export interface RunOptions {
  /** Goes on the next day after Google's daily quota has stopped the run. */
  goOnNextDay?: boolean;
  /** Told of each call to the server, by the function's name. */
  onStep?: (progress: Progress, calls: readonly ServiceCall[], name: string) => void;
}

const DAY = 24 * 60 * 60_000;

/** Connects, takes the guessed columns and enriches all rows, as the sidebar would with *All rows*. */
export function runAddOn(scene: Scene, { goOnNextDay = false, onStep }: RunOptions = {}): AddOnRun {
  const { script, ecore } = scene;
  const window = script.window(OWNER);
  const call = <T>(name: string, ...args: unknown[]): { value: T; result: ExecutionResult } => {
    const result = window.call(name, ...args);
    script.resetLog();
    return { value: accepted<T>(name, result), result };
  };
  call('connectToken', TOKEN);
  const request = requestFor(call<Columns>('readColumns', { headerRow: null, forget: false }).value);
  const check = call<Check>('checkRun', request).value;
  const requestsBefore = ecore.journal.length;

  const account = newAccount();
  let milliseconds = 0;
  const timed = (name: string, ...args: unknown[]): Progress => {
    const { value, result } = call<Progress>(name, ...args);
    milliseconds += result.milliseconds;
    addCalls(account, result.calls);
    onStep?.(value, result.calls, name);
    return value;
  };
  let progress = timed('startRun', { ...request, rows: { ranges: check.ranges } }, check.mostCredits);
  let steps = 0;
  let quotaStops = 0;
  while (progress.state !== 'done') {
    if (progress.state === 'running') {
      progress = timed('stepRun', progress.runId);
      steps++;
    } else if (goOnNextDay && progress.stop?.code === 'google-quota') {
      quotaStops++;
      script.clock.advance(DAY);
      progress = timed('resumeRun', { runId: progress.runId, takeOver: false, agreedCredits: null });
    } else break;
  }
  const asked = ecore.journal.slice(requestsBefore);
  return {
    progress,
    check,
    milliseconds,
    steps,
    waves: account['waiting for eCore'].calls,
    account,
    requests: asked.length,
    credits: asked.reduce((sum, { charged }) => sum + charged, 0),
    outcome: judgeRun(scene),
    quotaStops,
  };
}

export function requestFor({ sheetId, headerRow, mapping, outputs }: Columns): RunRequest {
  const rows = 'all' as const;
  const take = 'unsettled' as const;
  return {
    sheetId,
    headerRow,
    mapping,
    outputs,
    rows,
    take,
    onlyVisible: false,
    overwrite: false,
    waterfall: true,
    creditCap: null,
    firstRows: null,
    leftovers: 'ask',
  };
}

/** Compares the two output columns, which stand at the sheet's right edge, with what is right. */
function judgeRun({ workbook, sheetId, list }: Scene): Outcome {
  const { lastColumn } = workbook.sheet(sheetId);
  const shown = workbook.displayValues(sheetId, {
    row: 2,
    column: lastColumn - 1,
    rows: list.expected.length,
    columns: 2,
  });
  return judge(list.expected, (index) => ({ email: shown[index]?.[0] ?? '', status: shown[index]?.[1] ?? '' }));
}

function accepted<T>(name: string, { value, thrown }: ExecutionResult): T {
  const reply = value as Reply<T> | undefined;
  if (thrown || !reply) throw new Error(`${name} threw ${thrown?.message ?? 'nothing'}`);
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.problem.message}`);
  return reply.value;
}
