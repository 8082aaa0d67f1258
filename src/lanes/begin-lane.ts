import { decodeKeyFilter } from '../ledger/key-filter';
import { problem } from '../messages';
import { decodeLanes, encodeLanes, takeGrant } from '../record/lane-credits';
import type { Lane } from '../record/lane-credits';
import { decodeReport, reportName } from '../record/lane-parcels';
import type { Ahead } from '../record/progress';
import type { Outcome, RunServices } from '../record/run-services';
import { decodeRun, RUN_PROPERTY } from '../record/run-state';
import { newAsking } from '../waves/asking';
import { TIMEOUT_SECONDS } from '../waves/claims';
import { readQuietly } from './lane-work';
import type { LaneWork } from './lane-work';

export const LOCK_WAIT = 5_000;
/** A lane ends soon after this; what it has is then in the durable tier. */
const LANE_MILLISECONDS = 30_000;
/** Not all lanes end at the same time: while one begins anew, others ask. */
const APART = 6_000;
/** Its last wave may take 55 more seconds, and then its answers are saved. */
const LANE_LASTS = LANE_MILLISECONDS + TIMEOUT_SECONDS * 1000 + 15_000;
/** After a refusal or a failure the page calls again no sooner than this. */
export const COME_AGAIN = 3_000;
/** The step sets more aside when it begins, or not. */
const WITHOUT_GRANT = 4_000;

/** Takes the lane and its grant, or says when to come again. */
export function beginLane(tools: RunServices, runId: string, index: number): LaneWork | Outcome<Ahead> {
  const { clock, documentLock: lock, documentProperties: properties, documentCache: cache } = tools.services;
  const token = tools.token();
  const owner = tools.newId();
  const comeAgain: Ahead = { more: true, wait: COME_AGAIN, balance: null };
  if (!lock.tryAcquire(LOCK_WAIT)) return comeAgain;
  try {
    const saved = properties.getAll();
    const run = decodeRun(saved[RUN_PROPERTY]);
    if (!run) return { problem: problem('no-run') };
    if (run.id !== runId) return { problem: problem('taken-over') };
    if (run.state !== 'running' || run.sharedParts === 0 || token === null) return { ...comeAgain, more: false };
    const lanes = decodeLanes(saved, run);
    const now = clock.now();
    const isGranted = takeGrant(run, lanes, index, { owner, now, until: now + LANE_LASTS, cache });
    if (!isGranted) return { ...comeAgain, wait: WITHOUT_GRANT };
    properties.setAll(encodeLanes(lanes, run));
    // Its last words, which this execution's own take the place of.
    const name = reportName(index);
    const before = decodeReport(readQuietly(tools, [name])[name], run.startedAt);
    return {
      tools,
      run,
      token,
      index,
      lane: lanes[index] as Lane,
      deadline: now + LANE_MILLISECONDS - index * APART,
      asking: { ...newAsking(), pace: run.pace },
      done: 0,
      isShared: decodeKeyFilter(run.sharedParts, saved),
      learned: new Map(),
      back: new Set(),
      failed: new Set(),
      before: before && { ...before, before: null },
      refusedAt: 0,
      sentAt: 0,
      apart: 0,
    };
  } finally {
    lock.release();
  }
}
