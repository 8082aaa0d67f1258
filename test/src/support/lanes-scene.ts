import { hearLanes } from '../../../src/lanes/hear-lanes';
import { meetLanes } from '../../../src/lanes/step-lanes';
import type { Lookup } from '../../../src/lookups/lookup';
import { decodeParcel, reportName } from '../../../src/record/lane-parcels';
import type { Report } from '../../../src/record/lane-parcels';
import type { RunState } from '../../../src/record/run-state';
import { LARGEST_WAVE } from '../../../src/waves/pace';
import { runState } from './run-state';

export const NOW = 1_700_000_000_000;

function runOf(): RunState {
  const run = runState({ agreedCredits: 5_000, total: 1_000, sharedParts: 6 });
  return { ...run, pace: { ...run.pace, size: LARGEST_WAVE } };
}

export const keyOf = (index: number) => `${String(index).padStart(6, '0')}KKKKKKKKKK`;
export const lookups = (count: number): Lookup[] =>
  Array.from({ length: count }, (_, index) => ({ key: keyOf(index), body: { linkedin_url: `/in/${index}` } }));
export const pendingOf = (all: Lookup[]) => new Map(all.map((one) => [one.key, one] as const));

export const report = (lane: number): Report => ({
  run: NOW,
  owner: `lane-${lane}`,
  until: NOW + 90_000,
  done: 0,
  inFlight: 0,
  spent: 0,
  lost: 0,
  back: [],
  failed: [],
  refusedAt: 0,
  balanceAt: 0,
  leaving: false,
  before: null,
});

/** What a lane says of itself, or null for one that says nothing. */
export type Told = Partial<Report> | null;

/** A step's lanes after some of them have reported. */
export function lanesScene(reports: Told[] = [{}], saved: { [name: string]: string } = {}) {
  const run = runOf();
  const lanes = meetLanes(run, saved, { now: NOW, endsAt: NOW + 13_000 });
  const hear = (told: Told[], answers: string[] = [], now = NOW) =>
    hearLanes(
      lanes,
      Object.fromEntries(
        told.flatMap((changes, lane) =>
          changes === null ? [] : [[reportName(lane), JSON.stringify({ ...report(lane), ...changes })]],
        ),
      ),
      new Map(answers.map((key) => [key, { kind: 'not-found' as const, at: NOW }])),
      now,
    );
  hear(reports);
  return { run, lanes, hear };
}

/** The same at a service that bears a hundred at a time, and lanes that have asked before. */
export function limitedScene(reports: Partial<Report>[]) {
  const scene = lanesScene(reports.map((one) => ({ spent: 9, ...one })));
  Object.assign(scene.run.lanes, { allowed: 50, round: 1, since: NOW });
  return scene;
}

export const sizes = (parcels: { [name: string]: string }) =>
  Object.values(parcels).map((text) => decodeParcel(text).lookups.length);
