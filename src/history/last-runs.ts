import { byteLength } from '../byte-length';
import { parseJson } from '../stored-json';

/** One of the document's last runs. */
export interface LastRun {
  startedAt: number;
  endedAt: number;
  sheetId: number;
  sheetName: string;
  rows: number;
  found: number;
  notFound: number;
  /** Failed, missing and invalid. */
  failed: number;
  spent: number;
  left: number;
  undone: boolean;
  /** `unknown` where it is too long ago to tell: Google tells people apart for thirty days. */
  who: 'you' | 'other' | 'unknown';
}

/** The document property that tells of the last runs, the latest first. */
export const HISTORY_PROPERTY = 'history';

const MOST_RUNS = 20;
/** 9 KB is the most that a property holds. */
const MOST_BYTES = 8_500;
const LONGEST_NAME = 60;
/** Google's key of a person lasts thirty days: https://developers.google.com/apps-script/reference/base/session#getTemporaryActiveUserKey() */
const KEY_LASTS = 30 * 24 * 60 * 60 * 1000;

/** As much of a run as is told of it. */
export interface EndedRun {
  startedAt: number;
  sheetId: number;
  sheetName: string;
  total: number;
  found: number;
  notFound: number;
  failed: number;
  unusable: number;
  spent: number;
  state: 'running' | 'stopped' | 'done';
  driver: string;
}

interface KeptRun extends Omit<LastRun, 'who' | 'left'> {
  driver: string;
  left: number;
}

/** The property with this run in it, in the place of what it said of the same run before. */
export function rememberRun(
  text: string | null | undefined,
  run: EndedRun,
  left: number,
  now: number,
): { [name: string]: string } {
  const { startedAt, sheetId, sheetName, total, found, notFound, failed, unusable, spent, driver } = run;
  const kept: KeptRun = {
    startedAt,
    endedAt: now,
    sheetId,
    sheetName: sheetName.slice(0, LONGEST_NAME),
    rows: total,
    found,
    notFound,
    failed: failed + unusable,
    spent,
    left,
    undone: false,
    driver,
  };
  return encode([kept, ...parse(text).filter((other) => !isSame(other, run))]);
}

/** The property with this run marked as undone. */
export function rememberUndone(
  text: string | null | undefined,
  run: { startedAt: number; sheetId: number },
): { [name: string]: string } {
  const runs = parse(text);
  return runs.some((other) => isSame(other, run))
    ? encode(runs.map((other) => (isSame(other, run) ? { ...other, undone: true, left: 0 } : other)))
    : {};
}

/** What is told of the last runs. @param user the key of who reads it */
export function readLastRuns(text: string | null | undefined, user: string, now: number): LastRun[] {
  return parse(text).map(({ driver, ...run }) => ({
    ...run,
    who: driver === user ? 'you' : now - run.endedAt < KEY_LASTS ? 'other' : 'unknown',
  }));
}

function isSame(a: { startedAt: number; sheetId: number }, b: { startedAt: number; sheetId: number }): boolean {
  return a.startedAt === b.startedAt && a.sheetId === b.sheetId;
}

function encode(runs: KeptRun[]): { [name: string]: string } {
  let kept = runs.slice(0, MOST_RUNS);
  while (kept.length > 1 && byteLength(JSON.stringify(kept)) > MOST_BYTES) kept = kept.slice(0, -1);
  return { [HISTORY_PROPERTY]: JSON.stringify(kept) };
}

function parse(text: string | null | undefined): KeptRun[] {
  const runs = parseJson<KeptRun[]>(text);
  return Array.isArray(runs) ? runs.filter((run) => typeof run?.startedAt === 'number') : [];
}
