import type { ServiceCall } from '../apps-script/host/messages';
import { addCalls, newAccount } from './calls';
import type { Account } from './calls';
import { accepted, driveAddOn } from './drive';
import type { Check, Columns, Progress, RunRequest } from './replies';
import { judge, OWNER, peakInFlight, TOKEN } from './scene';
import type { Outcome, Scene } from './scene';

/** One bulk run of the add-on, from `startRun` until it is done or stops. */
export interface AddOnRun {
  progress: Progress;
  check: Check;
  /** On the virtual clock, without the day's rest that a used-up quota asks for. */
  milliseconds: number;
  steps: number;
  laneCalls: number;
  /** Of steps and lanes. */
  waves: number;
  /** Requests on their way at once at most. */
  peak: number;
  /** Of the calls that drive: what lanes do beside them takes none of their time. */
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
  /** False for steps alone. */
  lanes?: boolean;
  mostSteps?: number;
  seed?: number;
  /** Told of each call to the server that drives, by the function's name. */
  onStep?: (progress: Progress, calls: readonly ServiceCall[], name: string) => void;
  onLane?: (calls: readonly ServiceCall[]) => void;
}

const DAY = 24 * 60 * 60_000;

/** Connects, takes the guessed columns and enriches all rows, as the sidebar would with *All rows*. */
export function runAddOn(scene: Scene, options: RunOptions = {}): AddOnRun {
  const { goOnNextDay = false, lanes = true, mostSteps, seed = 1, onStep, onLane } = options;
  const { script, ecore } = scene;
  const window = script.window(OWNER);
  const call = <T>(name: string, ...args: unknown[]): T => accepted<T>(name, window.call(name, ...args));
  call('connectToken', TOKEN);
  // The night in between is not counted, so nothing may go on in it.
  if (goOnNextDay) call('setClock', false);
  const request = requestFor(call<Columns>('readColumns', { headerRow: null, forget: false }));
  const check = call<Check>('checkRun', request);
  const requestsBefore = ecore.journal.length;

  const account = newAccount();
  const total = { milliseconds: 0, steps: 0, laneCalls: 0, quotaStops: 0, laneWaves: 0 };
  const drive = (first: [name: string, ...args: unknown[]]): Progress => {
    const driven = driveAddOn(scene, first, {
      lanes,
      seed,
      ...(mostSteps === undefined ? {} : { mostSteps }),
      onStep(now, calls, name) {
        addCalls(account, calls);
        onStep?.(now, calls, name);
      },
      onLane(calls) {
        total.laneWaves += calls.filter(({ name }) => name === 'UrlFetchApp.fetchAll').length;
        onLane?.(calls);
      },
    });
    total.milliseconds += driven.milliseconds;
    total.steps += driven.steps;
    total.laneCalls += driven.laneCalls;
    return driven.progress;
  };
  let progress = drive(['startRun', { ...request, rows: { ranges: check.ranges } }, check.mostCredits]);
  while (progress.state !== 'done' && goOnNextDay && progress.stop?.code === 'google-quota') {
    total.quotaStops++;
    script.clock.advance(DAY);
    progress = drive(['resumeRun', { runId: progress.runId, takeOver: false, agreedCredits: null }]);
  }
  const asked = ecore.journal.slice(requestsBefore);
  return {
    progress,
    check,
    milliseconds: total.milliseconds,
    steps: total.steps,
    laneCalls: total.laneCalls,
    waves: account['waiting for eCore'].calls + total.laneWaves,
    peak: peakInFlight(scene.flights),
    account,
    requests: asked.length,
    credits: asked.reduce((sum, { charged }) => sum + charged, 0),
    outcome: judgeRun(scene),
    quotaStops: total.quotaStops,
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
