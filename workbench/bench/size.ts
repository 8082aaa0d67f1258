import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ServiceCall } from '../apps-script/host/messages';
import { runAddOn } from './add-on-run';
import { createList } from './list';
import type { BenchList } from './list';
import { createScene } from './scene';

/** A run over a list of one length. */
export interface SizeResult {
  rows: number;
  /** What the list takes at least: each distinct lookup once, the later ones of a waterfall where needed. */
  lookups: number;
  requests: number;
  credits: number;
  found: number;
  right: number;
  seconds: number;
  millisecondsARow: number;
  steps: number;
  waves: number;
  /** Requests on their way at once at most. */
  peak: number;
  readsAWave: number;
  writesAWave: number;
  /** Cells of the largest block that a step reads at once, whatever the sheet's length. */
  largestRead: number;
  /** Days on which Google's quota of requests ended the run until the next. */
  quotaStops: number;
  /** Measured on this machine. */
  machine: { cpuMillisecondsARow: number; stepMegabytes: number | null };
}

const MEGABYTE = 1024 * 1024;
/** So many steps of a run are looked into for their memory. */
const SAMPLES = 6;

/** Enriches a list as people have them, on a workspace account, and counts. @param options.memory collects garbage many times */
export function measureSize(rows: number, seed: number, { memory: watched = false } = {}): SizeResult {
  const list = createList(rows, undefined, seed);
  const scene = createScene({ list, account: 'workspace' });
  let largestRead = 0;
  const started = process.cpuUsage();
  const run = runAddOn(scene, {
    goOnNextDay: true,
    seed,
    onStep: (_progress, calls, name) => {
      if (name === 'stepRun') largestRead = calls.reduce((most, call) => Math.max(most, cellsRead(call)), largestRead);
    },
  });
  const { user, system } = process.cpuUsage(started);
  const { calls: reads } = run.account['sheet reads'];
  const { calls: writes } = run.account['sheet writes'];
  return {
    rows,
    lookups: list.lookups,
    requests: run.requests,
    credits: run.credits,
    found: list.found,
    right: run.outcome.right,
    seconds: run.milliseconds / 1000,
    millisecondsARow: run.milliseconds / rows,
    steps: run.steps,
    waves: run.waves,
    peak: run.peak,
    readsAWave: reads / run.waves,
    writesAWave: writes / run.waves,
    largestRead,
    quotaStops: run.quotaStops,
    machine: {
      cpuMillisecondsARow: (user + system) / 1000 / rows,
      stepMegabytes: watched ? megabytesOfSteps(list) : null,
    },
  };
}

const cellsRead = ({ name, cells }: ServiceCall): number => (name === 'Range.getDisplayValues' ? (cells ?? 0) : 0);

/** How much more is held while a step waits for eCore than before it began, of a few steps that run alone on this thread. */
function megabytesOfSteps(list: BenchList): number {
  const scene = createScene({ list, account: 'workspace' });
  const { script } = scene;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let [execution, before, most] = [0, 0, 0];
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  script.before((call, _args, { id, request }) => {
    if (request.functionName !== 'stepRun') return;
    if (id !== execution) {
      execution = id;
      before = held();
    }
    if (call.name === 'UrlFetchApp.fetchAll') most = Math.max(most, held() - before);
  });
  runAddOn(scene, { lanes: false, mostSteps: SAMPLES });
  return most / MEGABYTE;
}
