/**
 * The stand-in of the eCore service: email enrichment with tokens, a wallet, a directory of people and things that go
 * wrong on request. It is a judge of the add-on, so it shares nothing with it. What it answers follows eCore's public
 * documentation (https://docs.ecoreservice.com: authentication, error codes, credit costs, email enrichment).
 */
import type { Answer } from './answers';
import * as answers from './answers';
import { readCombination } from './combination';
import type { FaultKind, FaultRule } from './faults';
import { faultFor, strikesBeforeCharging } from './faults';
import type { JournalEntry } from './journal';
import type { Latency } from './latency';
import { latencyOf } from './latency';
import type { LoadLimits } from './load';
import { createLoad } from './load';
import type { Person } from './people';
import { createDirectory } from './people';

export const ECORE_ORIGIN = 'https://app.ecoreservice.com';
export const EMAIL_PATH = '/backend/api/v1/external/email/enrichment/';

/** A live token is bound by the wallet alone; a test token also by a number of lookups a day. */
export interface Token {
  token: string;
  dailyCap?: number;
}

/** What newcomers may type into the sidebar. */
export const DEMO_TOKENS: readonly Token[] = [{ token: 'demo-live-token' }, { token: 'demo-test-token', dailyCap: 25 }];

export interface EcoreRequest {
  method: string;
  /** With or without a query. */
  path: string;
  headers: { readonly [name: string]: string };
  body: string;
}

/** `number` is the request's, for `lost`. */
export type Outcome = { number: number; latencyMs: number } & (Answer | { cut: 'drop' | 'hang' });

export interface EcoreOptions extends LoadLimits {
  people: readonly Person[];
  /** The wallet at the start; 1,000 without it. */
  credits?: number;
  tokens?: readonly Token[];
  faults?: readonly FaultRule[];
  /** 0 without it. */
  latency?: Latency;
  seed?: number;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** Seconds of `Retry-After` with a 429 for too much at once or in a second. */
  retryAfter?: number;
  /** The last word on every answer, after charging: hostile bodies, ten megabytes, other headers. */
  tamper?: (exchange: { entry: Readonly<JournalEntry>; answer: Answer }) => Answer;
}

export interface Ecore {
  /** Answers one request that comes in at `at`; without it, now. The caller waits `latencyMs` before it uses the outcome. */
  answer(request: EcoreRequest, at?: number): Outcome;
  /** Notes that the answer to a request never reached its caller. */
  lost(number: number): void;
  readonly journal: readonly JournalEntry[];
  wallet(): number;
  setCredits(credits: number): void;
  setFaults(faults: readonly FaultRule[]): void;
  /** Back to the start: wallet, faults, daily caps, request numbers and journal. */
  reset(): void;
}

const DAY_MS = 86_400_000;

export function createEcore(options: EcoreOptions): Ecore {
  const { people, tokens = DEMO_TOKENS, latency = 0, seed = 1, clock = Date.now, tamper } = options;
  const find = createDirectory(people);
  const load = createLoad(options);
  const journal: JournalEntry[] = [];
  /** Lookups answered, by token and day (UTC: the documentation does not say whose day it is). */
  const usage = new Map<string, number>();
  let wallet = options.credits ?? 1000;
  let faults = options.faults ?? [];

  /** Authentication, validation, daily cap, wallet, lookup: in this order, and only a hit costs. */
  function serve(request: EcoreRequest, entry: JournalEntry): Answer {
    if (entry.path !== EMAIL_PATH) return answers.unknownPath();
    const token = tokenOf(request, tokens);
    if (!token) return answers.invalidToken();
    if (request.method !== 'POST') return answers.wrongMethod(request.method);
    const asking = isJson(request) ? readCombination(entry.body) : null;
    if (!asking) return answers.noCombination();
    entry.combination = asking.combination;
    const used = `${Math.floor(entry.at / DAY_MS)} ${token.token}`;
    if ((usage.get(used) ?? 0) >= (token.dailyCap ?? Infinity)) return answers.dailyCapExceeded();
    if (wallet < 1) return answers.insufficientCredits(1, wallet);
    usage.set(used, (usage.get(used) ?? 0) + 1);
    const email = find(asking.combination, asking.asked);
    if (email === null) return answers.notFound(wallet);
    wallet -= 1;
    entry.charged = 1;
    return answers.success(email, wallet);
  }

  return {
    journal,
    wallet: () => wallet,
    setCredits: (credits) => void (wallet = credits),
    setFaults: (rules) => void (faults = rules),
    lost(number) {
      const entry = journal[number - 1];
      if (entry) entry.delivered = false;
    },
    reset() {
      journal.length = 0;
      usage.clear();
      load.clear();
      wallet = options.credits ?? 1000;
      faults = options.faults ?? [];
    },
    answer(request, at = clock()) {
      const number = journal.length + 1;
      const latencyMs = latencyOf(latency, seed, number);
      const path = request.path.replace(/[?#].*$/, '');
      const entry: JournalEntry = {
        number,
        at,
        method: request.method,
        path,
        body: parsed(request.body),
        combination: null,
        status: 0,
        charged: 0,
        wallet,
        delivered: true,
      };
      journal.push(entry);
      const rule = faultFor(faults, number);
      const taken = load.admits(at);
      let answer: Answer;
      if (rule && strikesBeforeCharging(rule)) answer = faked(rule, answers.notFound(wallet));
      else if (!taken) answer = answers.withRetryAfter(answers.tooManyRequests(), options.retryAfter);
      else answer = serve(request, entry);
      if (taken) load.add(at, latencyMs);
      if (rule) {
        entry.fault = rule.do;
        if (!strikesBeforeCharging(rule)) answer = faked(rule, answer);
      }
      entry.wallet = wallet;
      if (rule?.do === 'drop' || rule?.do === 'hang') {
        entry.delivered = false;
        if (!strikesBeforeCharging(rule)) entry.status = answer.status;
        return { number, latencyMs, cut: rule.do };
      }
      entry.status = answer.status;
      if (rule?.do === 'malformed') entry.delivered = false;
      return { number, latencyMs, ...(tamper ? tamper({ entry, answer }) : answer) };
    },
  };
}

/** The answer a fault puts in place of the real one, which a cut connection leaves alone. */
function faked({ do: kind, retryAfter }: FaultRule, real: Answer): Answer {
  if (kind === 'malformed') return answers.malformed(real);
  const fake = FAKED[kind];
  return fake ? answers.withRetryAfter(fake(), retryAfter) : real;
}

const FAKED: { [kind in FaultKind]?: () => Answer } = {
  '401': answers.invalidToken,
  '402': answers.insufficientCreditsPlain,
  '429': answers.tooManyRequests,
  '500': answers.serverError,
  '500-html': answers.serverErrorPage,
};

function header({ headers }: EcoreRequest, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

function tokenOf(request: EcoreRequest, tokens: readonly Token[]): Token | undefined {
  const [, sent] = /^Token (\S+)$/.exec(header(request, 'authorization').trim()) ?? [];
  return tokens.find(({ token }) => token === sent);
}

const isJson = (request: EcoreRequest): boolean =>
  /^application\/json\s*(;|$)/i.test(header(request, 'content-type').trim());

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
