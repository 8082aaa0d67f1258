export const FAULTS = ['401', '402', '429', '500', '500-html', 'drop', 'hang', 'malformed'] as const;

export type FaultKind = (typeof FAULTS)[number];

/** What goes wrong with which requests; requests are counted from 1, over all of them. */
export interface FaultRule {
  /** This request only. */
  at?: number;
  /** Each request whose number divides by this. */
  every?: number;
  /** This request and all after it, up to `to`. */
  from?: number;
  to?: number;
  do: FaultKind;
  /** Seconds, sent as the header `Retry-After` of a faked status. */
  retryAfter?: number;
  /**
   * Whether the request goes wrong before it is processed, so that nothing is charged. Without it the worst case holds:
   * an answer that gets lost (`drop`, `hang`, `malformed`) was charged, a faked status was not.
   */
  before?: boolean;
}

const LOSING: ReadonlySet<FaultKind> = new Set(['drop', 'hang', 'malformed']);

export const strikesBeforeCharging = (rule: FaultRule): boolean => rule.before ?? !LOSING.has(rule.do);

/** The first rule that speaks of a request, or undefined. */
export function faultFor(rules: readonly FaultRule[], requestNumber: number): FaultRule | undefined {
  return rules.find(({ at, every, from, to }) => {
    if (at !== undefined) return requestNumber === at;
    if (every !== undefined) return requestNumber % every === 0;
    return from !== undefined && requestNumber >= from && requestNumber <= (to ?? Infinity);
  });
}

/**
 * Reads fault rules from JSON: a list of objects with one of `at`, `every` or `from`, and `do`.
 *
 * @throws Error with one sentence for the user that names the rule and what is wrong with it
 */
export function parseFaults(jsonText: string): FaultRule[] {
  let rules: unknown;
  try {
    rules = JSON.parse(jsonText.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error('The faults are not valid JSON; they look like [{"at": 3, "do": "500"}].');
  }
  if (!Array.isArray(rules)) throw new Error('The faults must be a list, as [{"at": 3, "do": "500"}].');
  return rules.map((rule: unknown, index) => readRule(rule, `Fault ${index + 1}`));
}

const KEYS: ReadonlySet<string> = new Set(['at', 'every', 'from', 'to', 'do', 'retryAfter', 'before']);

function readRule(rule: unknown, name: string): FaultRule {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) {
    throw new Error(`${name} must be an object, as {"at": 3, "do": "500"}.`);
  }
  const given = rule as { [key: string]: unknown };
  const unknown = Object.keys(given).find((key) => !KEYS.has(key));
  if (unknown !== undefined)
    throw new Error(`${name} has "${unknown}", which means nothing here; use ${[...KEYS].join(', ')}.`);
  if (!FAULTS.some((kind) => kind === given.do))
    throw new Error(`${name} needs "do" with one of ${FAULTS.join(', ')}.`);
  if (['at', 'every', 'from'].filter((key) => given[key] !== undefined).length !== 1) {
    throw new Error(`${name} needs exactly one of "at", "every" and "from".`);
  }
  for (const key of ['at', 'every', 'from', 'to']) {
    const number = given[key];
    if (number !== undefined && !(Number.isInteger(number) && (number as number) >= 1)) {
      throw new Error(`${name}: "${key}" must be a request number, 1 or more.`);
    }
  }
  if (given.to !== undefined && given.from === undefined) throw new Error(`${name}: "to" goes with "from".`);
  const { retryAfter, before } = given;
  if (retryAfter !== undefined && !(typeof retryAfter === 'number' && retryAfter >= 0 && Number.isFinite(retryAfter))) {
    throw new Error(`${name}: "retryAfter" must be a number of seconds, 0 or more.`);
  }
  if (before !== undefined && typeof before !== 'boolean') throw new Error(`${name}: "before" must be true or false.`);
  return given as unknown as FaultRule;
}
