import { isFresh, markAhead } from '../ledger/entry';
import { keysOf } from '../lookups/lookup';
import type { Lookup } from '../lookups/lookup';
import { CONTROL, readControl } from '../record/control';
import { putFlight } from '../record/flight';
import { parcelName } from '../record/lane-parcels';
import { countsAsKnown } from '../record/saved-answers';
import { askTogether } from '../waves/asker';
import { CLAIM_LASTS, TIMEOUT_SECONDS } from '../waves/claims';
import { countSpent, giveBack, reportOf, tell } from './lane-work';
import type { LaneWork } from './lane-work';
import { handBack } from './next-parcel';

/** One that hung for so long beyond its time is no longer sure of its grant. */
const SURE_OF_GRANT = 3_000;
/** With less left of its grant a lane asks nobody any more, rather than a few at a time. */
const FEWEST_CREDITS = 16;
/** A service that asks for a longer pause than its refusals for speed is left alone. */
const LONGEST_PAUSE = 5_000;
/** Answers of a slow wave take the place of old claims, which the cache would drop before the step has seen them. */
const SLOW_WAVE = 4_000;

/** Claims and asks one parcel. False where the lane had better end. */
export function askParcel(work: LaneWork, parcel: Lookup[]): boolean {
  const { tools, run, lane, deadline } = work;
  const { spent, lost } = countSpent(work);
  const room = Math.max(0, lane.most - spent - lost);
  const chosen = parcel.slice(0, room < FEWEST_CREDITS && room < parcel.length ? 0 : room);
  const claims = claim(work, chosen);
  const mine = new Set(claims.mine);
  const wave = chosen.filter(({ key }) => mine.has(key));
  // What could not be told is not asked: if this execution died, nobody would know what it may have cost.
  const isSure = claims.written && tools.services.clock.now() <= deadline + SURE_OF_GRANT && run.state === 'running';
  if (wave.length > 0 && !isSure) {
    tools.ledger.release(claims.mine, lane.owner);
    giveBack(work, keysOf(parcel));
    return false;
  }
  // Whoever asks `theirs` just now may get no answer.
  giveBack(work, [...keysOf(parcel.slice(chosen.length)), ...claims.theirs]);
  if (wave.length > 0) return askAndStore(work, wave);
  work.done++;
  return chosen.length > 0;
}

/** Claims what is about to be asked and tells of it, and reads the parcel behind it along. */
function claim(work: LaneWork, lookups: Lookup[]) {
  const { tools, run, lane } = work;
  const nextName = parcelName(lane.owner, work.done + 2);
  const claims = tools.ledger.claim(keysOf(lookups), lane.owner, {
    accept: (entry) => countsAsKnown(entry, run.take, run.startedAt) && isFresh(entry, tools.services.clock.now()),
    lasts: CLAIM_LASTS,
    extra: [CONTROL, nextName],
    alongside: reportOf(work, { inFlight: lookups.length }),
  });
  work.next = claims.extra[nextName];
  readControl(claims.extra[CONTROL], run);
  return claims;
}

/** Stores the answers before anything else; what has none is handed back. False on more than a few refusals for speed. */
function askAndStore(work: LaneWork, wave: Lookup[]): boolean {
  const { tools, token, asking, lane, failed } = work;
  const { clock, documentCache: cache } = tools.services;
  const from = work.sentAt + work.apart;
  if (from > clock.now()) clock.sleep(from - clock.now());
  const asked = askTogether({ ...tools, token, asking }, wave, TIMEOUT_SECONDS);
  const { sentAt, refused } = asked;
  const answers = markAhead(asked.answers);
  const at = clock.now();
  work.sentAt = sentAt;
  if (refused > 0) work.refusedAt = sentAt;
  for (const [key, entry] of answers) work.learned.set(key, entry);
  const unanswered = keysOf(asked.unanswered);
  work.done++;
  const report = reportOf(work);
  if (!tools.ledger.store(answers, { alongside: report, anew: at - sentAt > SLOW_WAVE })) putFlight(cache, report);
  // Only then others can claim them.
  tools.ledger.release(unanswered, lane.owner);
  giveBack(work, unanswered);
  for (const key of unanswered) {
    // Where nobody was answered it may be a wall.
    if (answers.size === 0 || refused === 0 || asking.tries[key]) failed.add(key);
  }
  if (refused > 0) {
    // Whether this lane goes on the step decides: it may hand out less.
    handBack(work);
    tell(work);
  }
  return asking.state === 'running' && unanswered.length === refused && asking.waitUntil <= at + LONGEST_PAUSE;
}
