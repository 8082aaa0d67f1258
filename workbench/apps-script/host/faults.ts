import type { CallHook } from './apps-script';
import type { Execution } from './execution';
import type { Thrown } from './messages';
import { seededRandom } from './random';
import { storeName, type StoreKind } from './services/stores';

/** An error that Google's services throw now and then, whatever the script does. */
export interface TransientError {
  /** The calls that throw it, by their names. */
  calls: RegExp;
  message: (execution: Execution, args: unknown[]) => string;
  source: string;
}

const SERVER_ERROR = "We're sorry, a server error occurred. Please wait a bit and try again.";
const ANY_SERVICE =
  /^(SpreadsheetApp|Spreadsheet|Sheet|Range|RangeList|Filter|Protection|Properties|Cache|Lock\.tryLock|UrlFetchApp|ScriptApp|ClockTriggerBuilder|SpreadsheetTriggerBuilder)\b/;
const SHEET = /^(SpreadsheetApp|Spreadsheet|Sheet|Range|RangeList|Filter|Protection)\./;

export const TRANSIENT_ERRORS: readonly TransientError[] = [
  {
    calls: SHEET,
    message: ({ appsScript }) =>
      `Service Spreadsheets timed out while accessing document with id ${appsScript.workbook.id}.`,
    source: 'many logs',
  },
  { calls: SHEET, message: () => 'Too many simultaneous invocations: Spreadsheets', source: 'many logs' },
  {
    calls: /^Lock\.tryLock$/,
    message: () => 'There are too many LockService operations against the same script.',
    source: 'https://github.com/googleworkspace/apps-script-oauth2/issues/207',
  },
  {
    calls: /^UrlFetchApp\.fetch/,
    message: (_execution, args) => `Address unavailable: ${firstUrl(args)}`,
    source: 'https://issuetracker.google.com/issues/64235231',
  },
  {
    calls: /^UrlFetchApp\.fetch/,
    message: () => 'Service invoked too many times in a short time: urlfetch. Try Utilities.sleep(1000) between calls.',
    source: 'https://developers.google.com/apps-script/guides/services/quotas',
  },
  {
    calls: /^UrlFetchApp\.fetch/,
    message: (_execution, args) =>
      `Bandwidth quota exceeded: ${firstUrl(args)}. Try reducing the rate of data transfer.`,
    source: 'many logs',
  },
  { calls: ANY_SERVICE, message: () => SERVER_ERROR, source: 'https://github.com/tanaikech/DocsServiceApp/issues/2' },
];

export interface FaultRule {
  /** The calls that count, by name: `Range.setValues`, or a pattern. */
  calls: string | RegExp;
  /** The first of them that fails, counted from 1; the first when absent. */
  nth?: number;
  /** Then again after so many more, and so on; only once when absent. */
  every?: number;
  /** What is thrown; the first of `TRANSIENT_ERRORS` that such a call throws, when absent. */
  message?: string;
}

/** Makes service calls fail by rule: a hook for `before`. */
export function faultsByRule(...rules: FaultRule[]): CallHook {
  const counts = rules.map(() => 0);
  return ({ name }, args, execution) => {
    for (const [index, { calls, nth = 1, every, message }] of rules.entries()) {
      if (typeof calls === 'string' ? calls !== name : !calls.test(name)) continue;
      const count = (counts[index] = counts[index]! + 1);
      if (count !== nth && !(every !== undefined && count > nth && (count - nth) % every === 0)) continue;
      return thrown(
        message ?? TRANSIENT_ERRORS.find((error) => error.calls.test(name))?.message(execution, args) ?? SERVER_ERROR,
      );
    }
  };
}

/**
 * Makes service calls fail by chance: a hook for `before`. The same seed fails the same calls, counted from the start.
 *
 * @param rate how many of the calls that can fail do, between 0 and 1
 * @param calls narrows them down
 */
export function faultsBySeed({ seed, rate, calls }: { seed: number; rate: number; calls?: RegExp }): CallHook {
  const random = seededRandom(seed);
  return ({ name }, args, execution) => {
    const possible = TRANSIENT_ERRORS.filter((error) => error.calls.test(name));
    if (possible.length === 0 || (calls && !calls.test(name)) || random() >= rate) return;
    return thrown(possible[Math.floor(random() * possible.length)]!.message(execution, args));
  };
}

/**
 * Lets cache entries vanish right before they are read, as "cached data may be removed before this time"
 * (https://developers.google.com/apps-script/reference/cache/cache#put(String,String,Integer)): a hook for `before`.
 *
 * @param rate how many of the entries that are asked for are gone, between 0 and 1
 */
export function vanishingCache({ seed, rate }: { seed: number; rate: number }): CallHook {
  const random = seededRandom(seed);
  return ({ name }, [kind, asked], execution) => {
    if (name !== 'Cache.get' && name !== 'Cache.getAll') return;
    const cache = execution.appsScript.cache(storeName(execution, kind as StoreKind));
    for (const key of [asked].flat() as string[]) if (random() < rate) cache.vanish(key);
  };
}

function thrown(message: string): Thrown {
  return { name: 'Exception', message };
}

function firstUrl([asked]: unknown[]): string {
  return ([asked].flat()[0] as { url: string }).url;
}
