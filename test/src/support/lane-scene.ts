import type { Ahead } from '../../../src/record/progress';
import type { Outcome } from '../../../src/record/run-services';
import { beginLane } from '../../../src/lanes/begin-lane';
import type { LaneWork } from '../../../src/lanes/lane-work';
import type { Lookup } from '../../../src/lookups/lookup';
import { decodeLanes } from '../../../src/record/lane-credits';
import { decodeReport, encodeParcel, parcelName, reportName } from '../../../src/record/lane-parcels';
import { loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { people, request, setUp, value } from './memory-run';
import { findsEverybody } from './memory-services';
import type { Respond } from './memory-services';

export const keyOf = (index: number) => `K${String(index).padStart(15, '0')}`;
export const lookups = (from: number, count: number): Lookup[] =>
  Array.from({ length: count }, (_, index) => ({
    key: keyOf(from + index),
    body: { linkedin_url: `https://www.linkedin.com/in/p${from + index}` },
  }));

/** A run that has just started, and parcels that its step has handed to the execution that begins next. */
export function started(parcels: Lookup[][], respond: Respond = findsEverybody) {
  const tools = setUp(people(300), respond);
  const { services, run } = tools;
  const { runId } = value(startRun(run, request(), 1_000));
  run.newId = () => 'lane-a';
  services.documentCache.putAll(
    Object.fromEntries(parcels.map((parcel, index) => [parcelName('lane-a', index + 1), encodeParcel(parcel)])),
    60,
  );
  const state = () => loadRun(services.documentProperties) as RunState;
  const report = () => decodeReport(services.documentCache.get(reportName(0)) ?? '', state().startedAt);
  const lane = () => decodeLanes(services.documentProperties.getAll(), state())[0];
  return { ...tools, runId, state, report, lane };
}

/** The same, and the first lane has begun. */
export function laneAtWork(parcels: Lookup[][] = [], respond: Respond = findsEverybody) {
  const scene = started(parcels, respond);
  const begun: LaneWork | Outcome<Ahead> = beginLane(scene.run, scene.runId, 0);
  if (!('asking' in begun)) throw new Error('The lane has not begun.');
  return { ...scene, work: begun };
}
