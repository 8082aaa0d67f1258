import type { Entry } from '../ledger/entry';
import { keysOf } from '../lookups/lookup';
import type { Lookup } from '../lookups/lookup';
import { dailyCapSentence, googleBusySentence, noCreditsSentence } from '../messages';
import { isGivenUp, MOST_TRIES, stopAsking, triesOf } from './asking';
import type { Asking, FailedTries } from './asking';
import { nextPace } from './pace';
import { fetchWave, whyNotSent } from './fetch-wave';
import type { Connection, NotSent } from './fetch-wave';

/** Lookups in a row that fail for server or network reasons: eCore is down, and trying on only fills the sheet with failures. */
const BREAKER = 10;

/** A wall for longer than this is no reason to keep the sidebar waiting. */
const LONGEST_WAIT_SECONDS = 60;

/** A request that was cut off may be at work for a while yet, and be charged then. */
const CHARGED_LATER = 15_000;

/** After so many waves that met nothing but 429 the daily cap is taken for reached. */
const LIMITED_WAVES = 4;

/**
 * Sends one wave and takes down what happened: spent credits, pace, failures, a stop.
 *
 * @returns the answers, which the caller stores before anything else
 */
export function askWave(
  ecore: Connection,
  lookups: Lookup[],
  asking: Asking,
  timeoutSeconds: number,
): Map<string, Entry> {
  const { clock } = ecore;
  const sentAt = clock.now();
  const wave = fetchWave(ecore, lookups, timeoutSeconds);
  const answers = new Map<string, Entry>();
  if (wave.kind === 'lost') {
    noteLostWave(asking, lookups, wave.error, { sentAt, now: clock.now() });
    return answers;
  }

  const at = clock.now();
  let limited = 0;
  let broken = 0;
  let retryAfter: number | null = null;
  let gaveUp = 0;
  let lowest = Infinity;
  wave.answers.forEach((answer, key) => {
    switch (answer.kind) {
      case 'found':
        answers.set(key, { kind: 'found', email: answer.email, at });
        asking.spent++;
        break;
      case 'unusable':
        answers.set(key, { kind: 'unusable', at });
        asking.spent++;
        break;
      case 'not-found':
      case 'rejected':
        answers.set(key, { kind: answer.kind, at });
        break;
      case 'failed':
        broken++;
        noteMaybeCharged(asking, answer.mayBeCharged, at);
        if (noteFailedTry(asking, key, answer.reason)) gaveUp++;
        break;
      case 'refused':
        if (answer.code === 'daily-cap') {
          limited++;
          if (answer.retryAfterSeconds !== null) retryAfter = Math.max(retryAfter || 0, answer.retryAfterSeconds);
        } else if (answer.code === 'no-credits') {
          stopAsking(asking, 'no-credits', noCreditsSentence(answer.required, answer.balance));
        } else {
          stopAsking(asking, 'bad-token');
        }
    }
    // The answers of a wave come in any order, and credits only go down.
    if ('balance' in answer && answer.balance !== null) lowest = Math.min(lowest, answer.balance);
  });
  if (lowest < Infinity) asking.balance = { credits: lowest, at };
  asking.refusals += limited;
  asking.pace = nextPace(asking.pace, {
    sentAt,
    sent: lookups.length,
    answered: answers.size,
    limited,
    broken,
    threw: false,
  });
  answers.forEach((_, key) => delete asking.tries[key]);

  noteWhatFollows(asking, { answered: answers.size, limited, retryAfter, gaveUp }, at);
  asking.waitUntil = Math.max(asking.waitUntil, sentAt + asking.pace.gap);
  return answers;
}

/** What a wave has met, beside its answers. */
interface Met {
  answered: number;
  /** Refusals for speed, and the longest wait that they asked for. */
  limited: number;
  retryAfter: number | null;
  /** Lookups that failed their last try. */
  gaveUp: number;
}

/** Whether and when the next wave is sent. */
function noteWhatFollows(asking: Asking, { answered, limited, retryAfter, gaveUp }: Met, at: number): void {
  const asksToWait = limited > 0 && retryAfter !== null;
  asking.heldUp = asksToWait || (answered === 0 && limited > 0) ? 'limit' : answered === 0 ? 'no-answer' : null;
  if (answered > 0) {
    asking.emptyWaves = 0;
    asking.failuresInRow = 0;
    // Who is asked to come back in an hour gains nothing by trying in a minute.
    if (retryAfter !== null && retryAfter > LONGEST_WAIT_SECONDS) stopForLimit(asking, retryAfter);
    else if (retryAfter !== null) asking.waitUntil = at + retryAfter * 1000;
  } else if (asking.state === 'running') {
    asking.emptyWaves++;
    asking.failuresInRow += gaveUp;
    if (limited > 0) waitForLimit(asking, retryAfter, at);
    else asking.waitUntil = at + backoff(asking.emptyWaves);
    if (isDown(asking, limited)) trip(asking, 'ecore-failing');
  }
}

/** Every answer of the wave is lost: its halves are sent one after the other, so that one bad apple is found and left. */
function noteLostWave(
  asking: Asking,
  lookups: Lookup[],
  error: unknown,
  { sentAt, now }: { sentAt: number; now: number },
): void {
  const notSent = whyNotSent(error);
  if (notSent) return noteNotSent(asking, notSent, { sentAt, sent: lookups.length }, now);
  const keys = keysOf(lookups);
  asking.heldUp = 'no-answer';
  for (let count = 0; count < keys.length; count++) noteMaybeCharged(asking, 'later', now);
  asking.emptyWaves++;
  asking.pace = nextPace(asking.pace, { sentAt, sent: keys.length, answered: 0, limited: 0, broken: 0, threw: true });
  const only = keys.length === 1 ? keys[0] : undefined;
  if (only !== undefined) {
    if (noteFailedTry(asking, only, 'network')) asking.failuresInRow++;
  } else {
    const middle = Math.ceil(keys.length / 2);
    asking.suspects.unshift(keys.slice(0, middle), keys.slice(middle));
  }
  asking.waitUntil = now + backoff(only === undefined ? 1 : asking.emptyWaves);
  if (asking.emptyWaves >= BREAKER || asking.failuresInRow >= BREAKER) trip(asking, 'network');
}

function noteMaybeCharged(asking: Asking, when: 'no' | 'by-now' | 'later', now: number): void {
  if (when === 'no') return;
  asking.lostAnswers++;
  asking.settledFrom = Math.max(asking.settledFrom, when === 'later' ? now + CHARGED_LATER : now);
}

/** Nothing has reached eCore, so nothing can be lost or charged. */
function noteNotSent(asking: Asking, why: NotSent, wave: { sentAt: number; sent: number }, now: number): void {
  if (why === 'not-permitted') return stopAsking(asking, 'not-permitted');
  if (why === 'quota') return stopAsking(asking, 'google-quota');
  asking.emptyWaves++;
  asking.pace = nextPace(asking.pace, { ...wave, answered: 0, limited: 0, broken: 0, threw: true });
  asking.waitUntil = now + backoff(asking.emptyWaves);
  if (asking.emptyWaves >= BREAKER) stopAsking(asking, 'google-quota', googleBusySentence());
}

/**
 * Ten that give up in one wave may be ten that always fail: the next wave, which asks others, tells. In ten waves
 * without an answer, ten lookups have failed at least once.
 */
function isDown(asking: Asking, limited: number): boolean {
  const { failuresInRow, emptyWaves, tries } = asking;
  if (failuresInRow >= BREAKER) return emptyWaves > 1;
  const failing = Object.keys(tries).filter((key) => !isGivenUp(asking, key)).length;
  return limited === 0 && emptyWaves >= BREAKER && failing >= BREAKER;
}

/** True when that was its last try. */
function noteFailedTry(asking: Asking, key: string, reason: FailedTries['reason']): boolean {
  const count = triesOf(asking, key) + 1;
  asking.tries[key] = { count, reason };
  return count === MOST_TRIES;
}

function waitForLimit(asking: Asking, retryAfter: number | null, now: number): void {
  if ((retryAfter || 0) > LONGEST_WAIT_SECONDS || asking.emptyWaves >= LIMITED_WAVES) stopForLimit(asking, retryAfter);
  else asking.waitUntil = now + (retryAfter === null ? backoff(asking.emptyWaves) : retryAfter * 1000);
}

function stopForLimit(asking: Asking, retryAfter: number | null): void {
  stopAsking(asking, 'daily-cap', dailyCapSentence(retryAfter));
}

/** What failed while eCore was down is as good as untried. */
function trip(asking: Asking, code: 'network' | 'ecore-failing'): void {
  asking.tries = {};
  asking.suspects = [];
  asking.failuresInRow = 0;
  stopAsking(asking, code);
}

/** One, two, four seconds. */
function backoff(round: number): number {
  return 1000 * 2 ** Math.min(2, Math.max(0, round - 1));
}
