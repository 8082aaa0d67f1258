import { timeZone } from '../../time-zone';

const SystemDate = Date;
const prototype = SystemDate.prototype as unknown as { [method: string]: (this: Date, ...args: number[]) => unknown };
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FIELDS = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const SystemFormat = Intl.DateTimeFormat;
const getTime = SystemDate.prototype.getTime;
const setTime = SystemDate.prototype.setTime;

/**
 * Gives the script's Date the time zone of its manifest (https://developers.google.com/apps-script/manifest), whatever
 * the machine's is, and the clock that the driver wants.
 */
export function defineDates(zoneName: string, now: () => number): void {
  const zone = timeZone(zoneName);
  /** A date that shows in UTC what a clock on the script's wall shows. */
  const wallOf = (date: Date) => new SystemDate(zone.toWall(getTime.call(date)));

  for (const field of FIELDS) {
    const utcGetter = prototype[`getUTC${field}`]!;
    define(`get${field}`, function () {
      return utcGetter.call(wallOf(this));
    });
    const utcSetter = prototype[`setUTC${field}`];
    if (!utcSetter) continue;
    define(`set${field}`, function (...args) {
      const time = getTime.call(this);
      // Only setFullYear makes something of an invalid date.
      const wall = Number.isNaN(time) && field === 'FullYear' ? new SystemDate(0) : wallOf(this);
      utcSetter.apply(wall, args);
      return setTime.call(this, zone.fromWall(getTime.call(wall)));
    });
  }
  define('getYear', function () {
    return wallOf(this).getUTCFullYear() - 1900;
  });
  define('getTimezoneOffset', function () {
    return -zone.offsetAt(getTime.call(this)) / 60_000 + 0;
  });
  define('toDateString', function () {
    return valid(this) ? dateText(wallOf(this)) : 'Invalid Date';
  });
  define('toTimeString', function () {
    return valid(this) ? timeText(this) : 'Invalid Date';
  });
  define('toString', function () {
    return valid(this) ? `${dateText(wallOf(this))} ${timeText(this)}` : 'Invalid Date';
  });
  const timeText = (date: Date) => {
    const minutes = Math.trunc(Math.abs(zone.offsetAt(getTime.call(date))) / 60_000);
    const sign = zone.offsetAt(getTime.call(date)) < 0 ? '-' : '+';
    const name = new SystemFormat('en-US', { timeZone: zoneName, timeZoneName: 'long' })
      .formatToParts(date)
      .find(({ type }) => type === 'timeZoneName')!.value;
    return `${wallOf(date).toISOString().slice(-13, -5)} GMT${sign}${two(Math.trunc(minutes / 60))}${two(minutes % 60)} (${name})`;
  };

  for (const method of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const system = prototype[method] as unknown as (
      this: Date,
      locales?: string,
      options?: Intl.DateTimeFormatOptions,
    ) => string;
    define(method, function (...args: unknown[]) {
      const [locales, options] = args as [string | undefined, Intl.DateTimeFormatOptions | undefined];
      return system.call(this, locales, { timeZone: zoneName, ...options });
    } as (this: Date) => unknown);
  }

  const parse = (text: string): number => {
    const time = SystemDate.parse(text);
    // Without a zone in it the text tells local time, and this machine's was taken.
    return Number.isNaN(time) || namesZone(text) ? time : zone.fromWall(asIfUtc(time));
  };
  const fromParts = (parts: number[]): number => zone.fromWall(SystemDate.UTC(...(parts as [number, number])));
  const timeOf = (args: unknown[]): number => {
    if (args.length === 0) return now();
    if (args.length > 1) return fromParts(args as number[]);
    const [value] = args;
    if (value instanceof SystemDate) return getTime.call(value);
    const plain = typeof value === 'object' && value !== null ? (value as { valueOf(): unknown }).valueOf() : value;
    return typeof plain === 'string'
      ? parse(plain)
      : Number(typeof plain === 'object' && plain !== null ? String(plain) : plain);
  };

  // biome-ignore lint/suspicious/noShadowRestrictedNames: a script that prints the constructor sees this name
  const ZonedDate = function Date(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new SystemDate(now()).toString();
    return Reflect.construct(SystemDate, [timeOf(args)], new.target) as object;
  };
  Object.defineProperty(ZonedDate, 'length', { value: 7 });
  Object.defineProperty(ZonedDate, 'name', { value: 'Date' });
  Object.defineProperty(ZonedDate, 'prototype', { value: SystemDate.prototype, writable: false, enumerable: false });
  for (const [name, value] of Object.entries({
    now,
    parse: (text: unknown) => parse(String(text)),
    UTC: SystemDate.UTC,
  }))
    Object.defineProperty(ZonedDate, name, { value, writable: true, configurable: true });
  Object.defineProperty(SystemDate.prototype, 'constructor', {
    value: ZonedDate,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  Object.defineProperty(globalThis, 'Date', {
    value: ZonedDate,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  defineFormat(zoneName, now);
}

/** Intl's dates are in the script's zone too where none is named. */
function defineFormat(zoneName: string, now: () => number): void {
  const withZone = ([locales, options]: [string?, Intl.DateTimeFormatOptions?]) =>
    [locales, { timeZone: zoneName, ...options }] as const;
  const zoned = new Proxy(SystemFormat, {
    construct: (target, args, newTarget) => Reflect.construct(target, withZone(args as [string?]), newTarget) as object,
    apply: (target, _self, args) => new target(...withZone(args as [string?])),
  });
  Object.defineProperty(Intl, 'DateTimeFormat', {
    value: zoned,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  Object.defineProperty(SystemFormat.prototype, 'constructor', {
    value: zoned,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  const { formatToParts } = SystemFormat.prototype;
  SystemFormat.prototype.formatToParts = function (date) {
    return formatToParts.call(this, date ?? now());
  };
}

function define(method: string, value: (this: Date, ...args: number[]) => unknown): void {
  Object.defineProperty(SystemDate.prototype, method, { value, writable: true, configurable: true, enumerable: false });
}

function valid(date: Date): boolean {
  return !Number.isNaN(getTime.call(date));
}

function dateText(wall: Date): string {
  const year = wall.getUTCFullYear();
  return `${DAYS[wall.getUTCDay()]!} ${MONTHS[wall.getUTCMonth()]!} ${two(wall.getUTCDate())} ${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A date alone, `2024-03-04`, is midnight in UTC by the language; so is a text that names its zone. */
function namesZone(text: string): boolean {
  const trimmed = text.trim();
  if (/^[+-]?\d{4,6}(-\d\d(-\d\d)?)?$/.test(trimmed)) return true;
  return (
    /(?:Z|[+-]\d\d:?\d\d|\b(?:GMT|UTC?|[ECMP][SD]T))(?:\s*\([^)]*\))?$/i.test(trimmed) ||
    /\b(?:GMT|UTC)[+-]?\d*/i.test(trimmed)
  );
}

/** What the machine read from a text as its own local time, as if it had been UTC. */
const machine = {
  year: prototype.getFullYear!,
  month: prototype.getMonth!,
  day: prototype.getDate!,
  hours: prototype.getHours!,
  minutes: prototype.getMinutes!,
  seconds: prototype.getSeconds!,
  milliseconds: prototype.getMilliseconds!,
};
function asIfUtc(time: number): number {
  const date = new SystemDate(time);
  const [year, ...rest] = Object.values(machine).map((get) => get.call(date) as number);
  const result = new SystemDate(SystemDate.UTC(2000, ...(rest as [number])));
  result.setUTCFullYear(year!, rest[0], rest[1]);
  return getTime.call(result);
}
