import { timeZone, type TimeZone } from '../../time-zone';

const MINUTE = 60_000;

/** The short names that Java keeps although nobody else takes them: https://docs.oracle.com/javase/8/docs/api/java/util/TimeZone.html */
const SHORT_IDS: { [id: string]: string } = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  EST: 'America/Panama',
  HST: 'Pacific/Honolulu',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MST: 'America/Phoenix',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
};

/** Abbreviations that no locale of Intl has. */
const ABBREVIATIONS: { [zone: string]: string } = {
  'Asia/Tokyo': 'JST',
  'Asia/Seoul': 'KST',
  'Asia/Shanghai': 'CST',
  'Asia/Hong_Kong': 'HKT',
  'Asia/Singapore': 'SGT',
  'Asia/Karachi': 'PKT',
  'Asia/Dubai': 'GST',
  'Asia/Jakarta': 'WIB',
  'Asia/Manila': 'PST',
  'Asia/Bangkok': 'ICT',
  'Asia/Ho_Chi_Minh': 'ICT',
  'Asia/Kolkata': 'IST',
  'Asia/Calcutta': 'IST',
  'America/Sao_Paulo': 'BRT',
  'America/Argentina/Buenos_Aires': 'ART',
  'America/Bogota': 'COT',
  'America/Lima': 'PET',
  'Europe/Moscow': 'MSK',
  'Europe/Istanbul': 'TRT',
  'Africa/Lagos': 'WAT',
  'Africa/Nairobi': 'EAT',
};

/** Where the abbreviations of a region are known; elsewhere it is `GMT+1`. */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-CA', 'en-IN'];

/**
 * A time zone by the names that Java takes, which are those of `Utilities.formatDate`: IANA's, short ones as `PST`, and
 * offsets as `GMT+5` or `GMT-03:30`. One that nobody knows is GMT.
 */
export function javaTimeZone(id: string): TimeZone {
  const own = /^GMT([+-])(\d{1,2})(?::?(\d\d))?$/.exec(id);
  if (!own) return timeZone(Object.hasOwn(SHORT_IDS, id) ? SHORT_IDS[id]! : id);
  const [, sign, hours, minutes = '0'] = own;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (Number(hours) > 23 || Number(minutes) > 59) return timeZone('GMT');
  return {
    name: id,
    offsetAt: () => offset,
    toWall: (utc) => utc + offset,
    fromWall: (wall) => wall - offset,
  };
}

/** What `z` says of a zone at a moment: `PST`, and `Pacific Standard Time` in the long form. */
export function zoneName(milliseconds: number, id: string, long: boolean): string {
  const { name, offsetAt } = javaTimeZone(id);
  if (/^GMT[+-]/.test(name)) {
    const minutes = Math.abs(offsetAt(milliseconds)) / MINUTE;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `GMT${offsetAt(milliseconds) < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
  }
  if (/^(Etc\/)?(UTC|UCT|Zulu)$/.test(name)) return long ? 'Coordinated Universal Time' : 'UTC';
  const found = (locale: string): string | null => nameIn(locale, milliseconds, name, long);
  if (found('en-US') === null || /^(Etc\/)?GMT$/.test(name)) return long ? 'Greenwich Mean Time' : 'GMT';
  if (long) return found('en-US')!;
  if (Object.hasOwn(ABBREVIATIONS, name)) return ABBREVIATIONS[name]!;
  return LOCALES.map(found).find((text) => text !== null && !/^(GMT|UTC)[+-]/.test(text)) ?? found('en-US')!;
}

function nameIn(locale: string, milliseconds: number, zone: string, long: boolean): string | null {
  try {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: long ? 'long' : 'short' });
    return format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? null;
  } catch {
    return null;
  }
}
