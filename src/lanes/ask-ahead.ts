import type { Ahead } from '../record/progress';
import type { Entry } from '../ledger/entry';
import { isFresh, markAhead } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import { decodeKeyFilter } from '../ledger/key-filter';
import { problem } from '../messages';
import { askWave } from '../waves/ask-wave';
import { newAsking } from '../waves/asking';
import type { Asking } from '../waves/asking';
import { CLAIM_LASTS, TIMEOUT_SECONDS } from '../waves/claims';
import { CONTROL, readControl } from '../record/control';
import { putFlight } from '../record/flight';
import { decodeLanes, encodeLanes, settleLane, takeGrant } from '../record/lane-credits';
import type { Lane } from '../record/lane-credits';
import { decodeParcel, decodeReport, MOST_PARCELS_AHEAD, parcelName, reportName } from '../record/lane-parcels';
import type { Parcel, Report } from '../record/lane-parcels';
import type { Outcome, RunServices } from '../record/run-services';
import { decodeRun, RUN_PROPERTY } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { countsAsKnown } from '../record/saved-answers';

const LOCK_WAIT = 5_000;
/** A lane ends soon after this; what it has is then in the durable tier. */
const LANE_MILLISECONDS = 30_000;
/** Not all lanes end at the same time: while one begins anew, others ask. */
const APART = 6_000;
/** Its last wave may take 55 more seconds, and then its answers are saved. */
const LANE_LASTS = LANE_MILLISECONDS + TIMEOUT_SECONDS * 1000 + 15_000;
/** One that hung for so long beyond its time is no longer sure of its grant. */
const SURE_OF_GRANT = 3_000;
/** How often an idle lane looks for a parcel, and how long at most. */
const POLL = 150;
const LONGEST_IDLE = 12_000;
/** The cache drops its oldest entries first, and one that is put again does not get younger: it is put again soon. */
const TELL_AGAIN = 500;
/** One that was handed nothing is of no use just now. */
const IN_VAIN = 5_000;
/** After a refusal or a failure the page calls again no sooner than this. */
const COME_AGAIN = 3_000;
/** With less left of its grant a lane asks nobody any more, rather than a few at a time. */
const FEWEST_CREDITS = 16;
/** The step sets more aside when it begins, or not. */
const WITHOUT_GRANT = 4_000;
/** A service that asks for a longer pause than its refusals for speed is left alone. */
const LONGEST_PAUSE = 5_000;
/** Answers of a slow wave take the place of old claims, which the cache would drop before the step has seen them. */
const SLOW_WAVE = 4_000;

/** A lane at work. */
interface Work {
  tools: RunServices;
  /** The run as its record says, for reading. */
  run: RunState;
  token: string;
  index: number;
  /** As it was when this execution began, with its grant. */
  lane: Lane;
  deadline: number;
  /** Counts and paces this execution alone; it is never saved. */
  asking: Asking;
  done: number;
  /** The text of the next parcel, where it was read along. */
  next: string | undefined;
  /** Keys that several rows share: their answers are dropped last. */
  isShared: (key: string) => boolean;
  learned: Map<string, Entry>;
  back: Set<string>;
  failed: Set<string>;
  before: Report | null;
  refusedAt: number;
  /** When its last wave was sent, and how long after it the next one is. */
  sentAt: number;
  apart: number;
}

/**
 * About thirty seconds of asking ahead of a run's step: takes the parcels of lookups that the step hands out, asks them in
 * waves, and stores the answers in the ledger, marked as paid for and not yet taken. It reads no row, writes no cell and
 * nothing of the run, and does not decide on a stop: on anything but clean answers it hands back what it has and ends.
 */
export function askAhead(tools: RunServices, runId: string, index: number): Outcome<Ahead> {
  const begun = beginLane(tools, runId, index);
  if (!('asking' in begun)) return begun;
  try {
    for (let isFit = true; isFit; ) {
      const parcel = nextParcel(begun);
      begun.apart = parcel.apart;
      isFit = parcel.lookups.length > 0 && askParcel(begun, parcel.lookups);
    }
  } finally {
    endLane(begun);
  }
  const { run, asking, done } = begun;
  const waits = done === 0 ? IN_VAIN : asking.state === 'running' ? 0 : COME_AGAIN;
  const now = tools.services.clock.now();
  return {
    more: run.state === 'running',
    wait: Math.max(waits, asking.waitUntil - now, 0),
    balance: asking.balance,
  };
}

/** Takes the lane and its grant, or says when to come again. */
function beginLane(tools: RunServices, runId: string, index: number): Work | Outcome<Ahead> {
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
    const lane = lanes[index];
    const now = clock.now();
    const isGranted = takeGrant(run, lanes, index, { owner, now, until: now + LANE_LASTS, cache });
    if (!lane || !isGranted) return { ...comeAgain, wait: WITHOUT_GRANT };
    properties.setAll(encodeLanes(lanes, run));
    const deadline = now + LANE_MILLISECONDS - index * APART;
    const asking = { ...newAsking(), pace: run.pace };
    const work = { tools, run, token, index, lane, deadline, asking, done: 0, next: undefined };
    const isShared = decodeKeyFilter(run.sharedParts, saved);
    // Its last words, which this execution's own take the place of.
    const name = reportName(index);
    const before = decodeReport(readQuietly(tools, [name])[name], run.startedAt);
    const sets = { learned: new Map(), back: new Set<string>(), failed: new Set<string>() };
    return {
      ...work,
      ...sets,
      isShared,
      before: before && { ...before, before: null },
      refusedAt: 0,
      sentAt: 0,
      apart: 0,
    };
  } finally {
    lock.release();
  }
}

/** What the lane tells of itself, as an entry of the cache. */
function reportOf(work: Work, changes: Partial<Report>): { [name: string]: string } {
  const { run, lane, asking, done, back, failed, refusedAt } = work;
  const report: Report = {
    run: run.startedAt,
    owner: lane.owner,
    until: lane.until,
    done,
    inFlight: 0,
    spent: lane.spent + asking.spent,
    lost: lane.lost + asking.lostAnswers,
    back: [...back],
    failed: [...failed],
    refusedAt,
    balanceAt: asking.balance?.at ?? 0,
    leaving: false,
    before: work.before,
    ...changes,
  };
  return { [reportName(work.index)]: JSON.stringify(report) };
}

function tell(work: Work, changes: Partial<Report>): void {
  putFlight(work.tools.services.documentCache, reportOf(work, changes));
}

/** Waits for the next parcel; an empty one means that there is nothing more to do for this execution. */
function nextParcel(work: Work): Parcel {
  const { clock } = work.tools.services;
  const name = parcelName(work.lane.owner, work.done + 1);
  const until = Math.min(work.deadline, clock.now() + LONGEST_IDLE);
  let tellAt = 0;
  while (clock.now() < until && work.run.state === 'running') {
    if (work.next !== undefined) return decodeParcel(work.next);
    if (clock.now() >= tellAt) {
      tell(work, {});
      tellAt = clock.now() + TELL_AGAIN;
    }
    const texts = readQuietly(work.tools, [name, CONTROL]);
    work.next = texts[name];
    readControl(texts[CONTROL], work.run);
    if (work.next === undefined) clock.sleep(POLL);
  }
  return { lookups: [], apart: 0 };
}

function readQuietly(tools: RunServices, names: string[]): { [name: string]: string } {
  try {
    return tools.services.documentCache.getAll(names);
  } catch {
    return {};
  }
}

/** Claims and asks one parcel. False where the lane had better end. */
function askParcel(work: Work, parcel: Lookup[]): boolean {
  const { tools, run, lane, asking, deadline } = work;
  const { clock } = tools.services;
  const { owner } = lane;
  const room = Math.max(0, lane.most - lane.spent - lane.lost - asking.spent - asking.lostAnswers);
  const chosen = parcel.slice(0, room < FEWEST_CREDITS && room < parcel.length ? 0 : room);
  const nextName = parcelName(owner, work.done + 2);
  const claims = tools.ledger.claim(
    chosen.map(({ key }) => key),
    owner,
    {
      accept: (entry) => countsAsKnown(entry, run.take, run.startedAt) && isFresh(entry, clock.now()),
      lasts: CLAIM_LASTS,
      extra: [CONTROL, nextName],
      alongside: reportOf(work, { inFlight: chosen.length }),
    },
  );
  work.next = claims.extra[nextName];
  readControl(claims.extra[CONTROL], run);
  const mine = new Set(claims.mine);
  const wave = chosen.filter(({ key }) => mine.has(key));
  // What could not be told is not asked: if this execution died, nobody would know what it may have cost.
  const isSure = claims.written && clock.now() <= deadline + SURE_OF_GRANT && run.state === 'running';
  if (wave.length > 0 && !isSure) {
    tools.ledger.release(claims.mine, owner);
    for (const { key } of parcel) work.back.add(key);
    return false;
  }
  for (const { key } of parcel.slice(chosen.length)) work.back.add(key);
  // Whoever asks these just now may get no answer.
  for (const key of claims.theirs) work.back.add(key);
  if (wave.length > 0) return askAndStore(work, wave);
  work.done++;
  return chosen.length > 0;
}

/** Stores the answers before anything else; what has none is handed back. False on more than a few refusals for speed. */
function askAndStore(work: Work, wave: Lookup[]): boolean {
  const { tools, token, asking } = work;
  const { clock, documentCache: cache } = tools.services;
  const from = work.sentAt + work.apart;
  if (from > clock.now()) clock.sleep(from - clock.now());
  const sentAt = (work.sentAt = clock.now());
  const { refusals } = asking;
  const answers = markAhead(askWave({ ...tools.services, token }, wave, asking, TIMEOUT_SECONDS));
  const at = clock.now();
  const refused = asking.refusals - refusals;
  if (refused > 0) work.refusedAt = sentAt;
  for (const [key, entry] of answers) work.learned.set(key, entry);
  const unanswered = wave.map(({ key }) => key).filter((key) => !answers.has(key));
  work.done++;
  const report = reportOf(work, {});
  if (!tools.ledger.store(answers, { alongside: report, anew: at - sentAt > SLOW_WAVE })) putFlight(cache, report);
  // Only then others can claim them.
  tools.ledger.release(unanswered, work.lane.owner);
  for (const key of unanswered) {
    work.back.add(key);
    // Where nobody was answered it may be a wall.
    if (answers.size === 0 || refused === 0 || asking.tries[key]) work.failed.add(key);
  }
  if (refused > 0) {
    // Whether this lane goes on the step decides: it may hand out less.
    handBack(work);
    tell(work, {});
  }
  return asking.state === 'running' && unanswered.length === refused && asking.waitUntil <= at + LONGEST_PAUSE;
}

/** Hands back what it was handed beyond this parcel. */
function handBack(work: Work): void {
  const rest = Array.from({ length: MOST_PARCELS_AHEAD }, (_, index) =>
    parcelName(work.lane.owner, work.done + index + 1),
  );
  const texts = readQuietly(work.tools, rest);
  work.next = undefined;
  for (const name of rest) {
    if (texts[name] === undefined) return;
    for (const { key } of decodeParcel(texts[name]).lookups) work.back.add(key);
    work.done++;
  }
}

/** Hands back what was not asked, saves the answers and gives the rest of the grant back. */
function endLane(work: Work): void {
  const { tools, run, lane, asking, learned } = work;
  handBack(work);
  tell(work, { leaving: true });
  const figures = { owner: lane.owner, spent: lane.spent + asking.spent, lost: lane.lost + asking.lostAnswers };
  const alongside = (now: { [name: string]: string }) => settleLane(now, run, work.index, figures);
  tools.ledger.save(learned, LOCK_WAIT, { alongside, keep: work.isShared });
  tell(work, { leaving: true });
  // As long as the run goes on, the step knows more of the wallet soon.
  if (run.state !== 'running') tools.balance.keep(asking.balance, true);
}
