import { LARGEST_WAVE } from '../waves/pace';
import type { Lookup } from '../lookups/lookup';
import { parseJson } from '../stored-json';

/**
 * What the step and its lanes tell each other, in entries of the document's cache: a parcel holds the lookups of one wave
 * of a lane, a report how far the lane has come. Each parcel has a name of its own, because an entry that is put again
 * does not get younger, and the cache drops its oldest entries first.
 */

/** What a lane tells of itself; it goes along with each claim and each answer. */
export interface Report {
  /** When the run started: a run that is resumed has another id, and its lanes count on. */
  run: number;
  /** The execution. */
  owner: string;
  /** A lane that says no more by then is dead. */
  until: number;
  /** Parcels that it is done with. */
  done: number;
  /** Requests that are on their way. */
  inFlight: number;
  /** Credits in this run, over all executions of the lane. */
  spent: number;
  /** Requests of this run whose answer was lost on the way. */
  lost: number;
  /** Keys that were handed to it and that it has no answer for: others see to them. */
  back: string[];
  /** Those of them that failed: the step sees to them, which alone decides on a stop. */
  failed: string[];
  /** When the wave was sent of which eCore refused some, the last one; 0 for none. */
  refusedAt: number;
  /** When an answer told it the balance last; the balance itself is its owner's own. 0 for never. */
  balanceAt: number;
  /** It takes no more parcels: those beyond `done` nobody has touched. */
  leaving: boolean;
  /** How the execution before it has ended, whose last words this report took the place of. */
  before: Report | null;
}

export interface Parcel {
  lookups: Lookup[];
  apart: number;
}

/** A row may hold whatever somebody has pasted; long values are left to the step. */
const LONGEST_BODY = 1_000;

/** So many parcels of a lane are under way at most. */
export const MOST_PARCELS_AHEAD = 8;

export function parcelName(owner: string, number: number): string {
  return `ecore.ahead.${owner}.${number}`;
}

export function reportName(lane: number): string {
  return `ecore.lane.${lane}`;
}

export function fitsIntoParcel({ body }: Lookup): boolean {
  return JSON.stringify(body).length <= LONGEST_BODY;
}

/** @param apart how many milliseconds at least lie between two waves of the lane */
export function encodeParcel(lookups: readonly Lookup[], apart = 0): string {
  return JSON.stringify([apart, ...lookups.slice(0, LARGEST_WAVE).map(({ key, body }) => [key, body])]);
}

/** A parcel; an empty one of a text that nobody can read. */
export function decodeParcel(text: string): Parcel {
  const [apart = 0, ...pairs] =
    parseJson<[apart: number, ...lookups: [key: string, body: Lookup['body']][]]>(text) || [];
  return { apart, lookups: pairs.map(([key, body]) => ({ key, body })) };
}

/** What a lane told last in this run, or null. */
export function decodeReport(text: string | undefined, startedAt: number): Report | null {
  const report = parseJson<Report>(text);
  return report?.run === startedAt ? report : null;
}
