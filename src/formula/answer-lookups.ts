import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import type { Lookup } from '../lookups/lookup';
import type { Services } from '../services';
import { askWave } from '../waves/ask-wave';
import { newAsking, stopAsking, type Asking } from '../waves/asking';
import { chooseWave } from '../waves/choose-wave';
import { CEILING_ENTRY, giveBack, knownCeiling, takeCredits } from './daily-ceiling';
import { raiseWall, readRetriedAt, readWall, RETRIED, WALL } from './refusals';
import { formulaSentence } from './sentences';

export interface FormulaServices {
  services: Services;
  ledger: Ledger;
  /** The token of the file's owner: a formula sees no other user's properties (https://developers.google.com/apps-script/guides/sheets/functions). */
  token(): string | null;
  newId(): string;
}

/** What is known of the lookups when the time is up. */
export interface Answered {
  answers: Map<string, Entry>;
  /** Asked, now or before, without an answer: it may have been charged, and asking again may cost another credit. */
  unanswered: Set<string>;
  asking: Asking;
}

/**
 * Google ends a formula after 30 seconds (https://developers.google.com/apps-script/guides/services/quotas), counted from
 * a little before this code runs. An answer that comes after that is charged and can't be stored, so the last answer
 * must be there by now, with a second left for storing it.
 */
const ANSWERS_END = 26_900;
const SAVING_ENDS = 27_400;
/** Nothing is asked with less time than this left: the answer might come too late, and asking again would cost again. */
const LEAST_FOR_A_REQUEST = 12_000;
/** Claiming takes some of that time; a request may start with so much less. */
const CLAIM_MAY_TAKE = 2_000;
/** How often we look whether an answer has come that another cell asked for. */
const POLL_MILLISECONDS = 400;
const SAVE_LOCK_WAIT = 1_500;
/** In a filled-down column thirty cells want the lock, each for a moment. */
const CLAIM_LOCK_WAIT = 5_000;
/** Where the cache keeps nothing, each of thirty cells holds the lock for the third of a second. */
const COLUMN_LOCK_WAIT = 10_000;
/** A lookup that got no answer is not asked again for this long, unless the user asks for it. */
const RECORD_LASTS = 24 * 3_600_000;
const RECORD_LOCK_WAIT = 500;
/** A lookup is given up for this evaluation after so many lost waves. */
const MOST_LOSSES = 2;

/**
 * Answers lookups from the ledger first, then in waves for as long as an answer can still come in time.
 *
 * @param allKeys of all lookups that may be needed
 * @param pendingOf the lookups that are needed next, given what is known
 */
export function answerLookups(
  { services, ledger, token, newId }: FormulaServices,
  allKeys: string[],
  pendingOf: (known: Answered) => Map<string, Lookup>,
  manyRows: boolean,
): Answered {
  const { clock } = services;
  const startedAt = clock.now();
  const endsAt = startedAt + ANSWERS_END;
  const known: Answered = { answers: new Map(), unanswered: new Set(), asking: newAsking() };
  const { asking, unanswered } = known;
  /** Answers that the durable tier may not have yet. */
  const learned = new Map<string, Entry>();
  /** Lost before, and asked for again by the user. They go last and one at a time, so that a slow one delays no others. */
  const lostBefore = new Set<string>();
  let ceilingEntry: string | undefined;
  const retriedAt = readLedger();
  let pending = pendingOf(known);
  if (pending.size === 0) return finish();

  const credential = asking.state === 'running' ? token() : null;
  if (asking.state === 'running' && credential === null) {
    stopAsking(asking, 'no-token', formulaSentence('no-token'));
  }

  const owner = newId();
  /** Claimed by us and not answered yet. The claims are kept to the end, so that no other cell asks the same. */
  const held = new Set<string>();
  const theirs = new Set<string>();
  const losses = new Map<string, number>();
  let slowest = 0;
  /** Undefined until it is needed. */
  let ceiling: number | null | undefined;
  while (credential !== null && asking.state === 'running' && pending.size > 0) {
    const now = clock.now();
    const sendAt = Math.max(now, asking.waitUntil);
    const mayAsk = endsAt - sendAt >= Math.max(LEAST_FOR_A_REQUEST, 1.5 * slowest);
    const wave = mayAsk && sendAt === now ? nextWave() : [];
    if (wave.length > 0) askFor(wave);
    else if (mayAsk && sendAt > now) clock.sleep(sendAt - now);
    else if (theirs.size > 0 && now + POLL_MILLISECONDS < endsAt) clock.sleep(POLL_MILLISECONDS);
    else break;
    if (theirs.size > 0) lookForTheirs();
    pending = pendingOf(known);
  }
  const lost = [...unanswered].filter((key) => held.has(key));
  ledger.release([...held], owner, lost);
  ledger.saveUnanswered(lost, Math.max(0, Math.min(RECORD_LOCK_WAIT, startedAt + SAVING_ENDS - clock.now())));
  raiseWall(services.documentCache, asking);
  return finish();

  /** Returns when the user last chose *Retry unfinished formulas*. */
  function readLedger(): number {
    const reading = ledger.readCache(allKeys, [WALL, RETRIED, CEILING_ENTRY]);
    ceilingEntry = reading.extra[CEILING_ENTRY];
    const retried = readRetriedAt(reading.extra);
    reading.answers.forEach((entry, key) => known.answers.set(key, entry));
    // An earlier call could not have the lock: this one finds the answers and saves them.
    reading.pending.forEach((key) => learned.set(key, known.answers.get(key) as Entry));
    const asked = new Map(reading.unanswered);
    const missing = [...pendingOf(known).keys()];
    if (missing.length > 0) {
      const saved = ledger.readDurableTier(missing);
      ledger.store(saved.answers, { saved: true });
      saved.answers.forEach((entry, key) => {
        known.answers.set(key, entry);
        asked.delete(key);
      });
      const yesterday = clock.now() - RECORD_LASTS;
      saved.unanswered.forEach((at, key) => at > yesterday && at > (asked.get(key) ?? 0) && asked.set(key, at));
    }
    const before = [...asked].sort(([, one], [, other]) => one - other);
    for (const [key, askedAt] of before) (askedAt > retried ? unanswered : lostBefore).add(key);
    const wall = readWall(reading.extra);
    if (wall !== null && pendingOf(known).size > 0) stopAsking(asking, wall, formulaSentence(wall));
    return retried;
  }

  function nextWave(): Lookup[] {
    const wave = chooseWave(pending, asking, Infinity, (key) => theirs.has(key) || lostBefore.has(key));
    if (wave.length > 0 || lostBefore.size === 0) return wave;
    asking.suspects = [...lostBefore].map((key) => [key]);
    lostBefore.clear();
    return chooseWave(pending, asking, Infinity, (key) => theirs.has(key));
  }

  function askFor(wave: Lookup[]): void {
    const waitForLock = Math.max(0, Math.min(CLAIM_LOCK_WAIT, endsAt - clock.now() - LEAST_FOR_A_REQUEST));
    const unclaimed = wave.map(({ key }) => key).filter((key) => !held.has(key));
    const claims = ledger.claim(unclaimed, owner, { lockWait: waitForLock, spare: (askedAt) => askedAt > retriedAt });
    claims.answers.forEach((entry, key) => known.answers.set(key, entry));
    claims.theirs.forEach((key) => theirs.add(key));
    claims.unanswered.forEach((key) => unanswered.add(key));
    claims.mine.forEach((key) => held.add(key));
    const mine = wave.filter(({ key }) => held.has(key));
    const seconds = Math.floor((endsAt - clock.now()) / 1000);
    if (mine.length > 0 && seconds * 1000 >= LEAST_FOR_A_REQUEST - CLAIM_MAY_TAKE) sendWithinCeiling(mine, seconds);
  }

  /** Credits are taken from the day before anything is sent, and what was not spent goes back. */
  function sendWithinCeiling(mine: Lookup[], seconds: number): void {
    if (ceiling === undefined) ceiling = knownCeiling(services, ceilingEntry);
    if (ceiling === null) return send(mine, seconds);
    const taken = takeCredits(services, ceiling, mine.length);
    if (taken === 0) return stopAsking(asking, 'formula-ceiling', formulaSentence('formula-ceiling'));
    if (taken === null) return clock.sleep(POLL_MILLISECONDS);
    const before = asking.spent + asking.lostAnswers;
    send(mine.slice(0, taken), seconds);
    giveBack(services, taken - (asking.spent + asking.lostAnswers - before));
  }

  function send(mine: Lookup[], seconds: number): void {
    const sentAt = clock.now();
    const lostBefore = asking.lostAnswers;
    const fresh = askWave({ ...services, token: credential || '' }, mine, asking, seconds);
    // Before anything else: these are paid for.
    ledger.store(fresh);
    const took = clock.now() - sentAt;
    slowest = Math.max(slowest, took);
    fresh.forEach((entry, key) => {
      known.answers.set(key, entry);
      learned.set(key, entry);
      held.delete(key);
    });
    const lost = asking.lostAnswers - lostBefore;
    if (lost > 0)
      noteLosses(
        mine.filter(({ key }) => !fresh.has(key)),
        lost >= mine.length,
        took >= seconds * 1000 - 1000,
      );
  }

  /**
   * A lost answer may have been charged. After a broken connection each lookup is tried once more, alone. A lookup that
   * was too slow, or whose answer could not be read, would most likely fail the same way again.
   */
  function noteLosses(lookups: Lookup[], wholeWave: boolean, tooSlow: boolean): void {
    for (const { key } of lookups) {
      const reason = asking.tries[key]?.reason;
      // Refused before it was charged.
      if (!wholeWave && reason === undefined) continue;
      const count = (losses.get(key) ?? 0) + 1;
      losses.set(key, count);
      if (tooSlow || reason === 'unreadable' || count >= MOST_LOSSES) unanswered.add(key);
    }
    asking.suspects = asking.suspects.flatMap((keys) => keys.filter((key) => !unanswered.has(key)).map((key) => [key]));
  }

  function lookForTheirs(): void {
    const reading = ledger.readCache([...theirs]);
    for (const key of [...theirs]) {
      const entry = reading.answers.get(key);
      if (entry) known.answers.set(key, entry);
      const askedAt = reading.unanswered.get(key);
      if (askedAt !== undefined && askedAt > retriedAt) unanswered.add(key);
      if (!reading.claimed.has(key)) theirs.delete(key);
    }
  }

  function finish(): Answered {
    // The cache holds only a thousand answers: without this, a long column would ask again for people who were not found.
    const toSave = manyRows ? learned : new Map([...learned].filter(([, entry]) => entry.kind !== 'not-found'));
    if (toSave.size === 0) return known;
    const wait = Math.max(0, startedAt + SAVING_ENDS - clock.now());
    if (manyRows) ledger.save(toSave, Math.min(SAVE_LOCK_WAIT, wait), { notFound: true });
    else ledger.saveSoon(toSave, Math.min(COLUMN_LOCK_WAIT, wait));
    return known;
  }
}
