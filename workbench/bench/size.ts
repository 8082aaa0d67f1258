import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ServiceCall } from '../apps-script/host/messages';
import { runAddOn } from './add-on-run';
import { createList } from './list';
import { createScene } from './scene';
import type { Scene } from './scene';

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
  const memory = watched ? watchMemory(scene, Math.ceil(rows / 700)) : null;
  let largestRead = 0;
  const started = process.cpuUsage();
  const run = runAddOn(scene, {
    goOnNextDay: true,
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
    readsAWave: reads / run.waves,
    writesAWave: writes / run.waves,
    largestRead,
    quotaStops: run.quotaStops,
    machine: {
      cpuMillisecondsARow: ((user + system) / 1000 - (memory?.cpuMilliseconds() ?? 0)) / rows,
      stepMegabytes: memory && memory.most() / MEGABYTE,
    },
  };
}

const cellsRead = ({ name, cells }: ServiceCall): number => (name === 'Range.getDisplayValues' ? (cells ?? 0) : 0);

/** How much more is held while a step waits for eCore than before it began, of a few steps; the time that takes is told. */
function watchMemory({ script }: Scene, steps: number): { most(): number; cpuMilliseconds(): number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const every = Math.max(1, Math.floor(steps / SAMPLES));
  let [execution, seen, before, most, cpu] = [0, 0, 0, 0, 0];
  const held = (): number => {
    const started = process.cpuUsage();
    collect();
    const { user, system } = process.cpuUsage(started);
    cpu += (user + system) / 1000;
    return process.memoryUsage().heapUsed;
  };
  script.before((call, _args, { id, request }) => {
    if (request.functionName !== 'stepRun') return;
    if (id !== execution) {
      execution = id;
      seen++;
      if (seen % every === 0) before = held();
    }
    if (seen % every === 0 && call.name === 'UrlFetchApp.fetchAll') most = Math.max(most, held() - before);
  });
  return { most: () => most, cpuMilliseconds: () => cpu };
}
