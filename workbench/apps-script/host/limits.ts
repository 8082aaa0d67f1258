/**
 * The platform's limits. Unless a line says otherwise they are Google's own figures:
 * https://developers.google.com/apps-script/guides/services/quotas
 */
const KB = 1024;
const MB = 1024 * KB;
const MINUTE = 60_000;

export const SCRIPT_MILLISECONDS = 6 * MINUTE;
/** Custom functions and simple triggers. */
export const SHORT_MILLISECONDS = 30_000;

export const EXECUTIONS_PER_USER = 30;
export const EXECUTIONS_PER_SCRIPT = 1000;

export const PROPERTY_VALUE_BYTES = 9 * KB;
export const PROPERTY_STORE_BYTES = 500 * KB;

/** https://developers.google.com/apps-script/reference/cache/cache */
export const CACHE_KEY_CHARACTERS = 250;
export const CACHE_VALUE_BYTES = 100 * KB;
export const CACHE_DEFAULT_SECONDS = 600;
export const CACHE_LONGEST_SECONDS = 21_600;
export const CACHE_ITEMS = 1000;

/** https://developers.google.com/apps-script/reference/utilities/utilities#sleepmilliseconds */
export const LONGEST_SLEEP_MILLISECONDS = 300_000;

export const FETCH_RESPONSE_BYTES = 50 * MB;
export const FETCH_POST_BYTES = 50 * MB;
export const FETCH_HEADERS = 100;
export const FETCH_HEADER_BYTES = 8 * KB;
/** https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app */
export const FETCH_URL_CHARACTERS = 2082;
/**
 * Google documents a default of 360 seconds, measurements found a hard cut at about 60 that no option lifts
 * (https://justin.poehnelt.com/posts/definitive-guide-to-urlfetchapp/). The stricter one counts here.
 */
export const FETCH_LONGEST_SECONDS = 60;
export const FETCH_DEFAULT_SECONDS = 360;

export const TRIGGERS_PER_USER = 20;

/** https://support.google.com/drive/answer/37603 */
export const WORKBOOK_CELLS = 10_000_000;
export const CELL_CHARACTERS = 50_000;

/** Calls of `google.script.run` at work at once: https://developers.google.com/apps-script/guides/html/reference/run */
export const PAGE_CALLS_AT_ONCE = 10;

export type Account = 'consumer' | 'workspace';

/** What a user may use in a day. */
export const DAILY: { [quota in DailyQuota]: { [account in Account]: number } } = {
  urlfetch: { consumer: 20_000, workspace: 100_000 },
  properties: { consumer: 50_000, workspace: 500_000 },
  triggerMilliseconds: { consumer: 90 * MINUTE, workspace: 360 * MINUTE },
};

export type DailyQuota = 'urlfetch' | 'properties' | 'triggerMilliseconds';
