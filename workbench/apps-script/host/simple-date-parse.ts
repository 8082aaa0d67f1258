import { ServiceFailure } from './failure';
import { javaTimeZone } from './java-time-zone';
import { TOKEN } from './simple-date-format';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  afternoon: boolean | null;
  offset: number | null;
}

/**
 * Reads a text as SimpleDateFormat does, in English; what follows the date is left alone
 * (https://docs.oracle.com/javase/7/docs/api/java/text/DateFormat.html#parse(java.lang.String)).
 *
 * @returns milliseconds since 1970
 * @throws ServiceFailure when the text does not fit the pattern, or for a letter that is not part of the workbench
 */
export function parseDate(text: string, timeZone: string, pattern: string): number {
  const parts: Parts = {
    year: 1970,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    afternoon: null,
    offset: null,
  };
  let rest = text;
  const tokens = [...pattern.matchAll(TOKEN)];
  tokens.forEach(([token, letter, quoted], index) => {
    const literal = quoted === undefined ? token : quoted === '' ? "'" : quoted.replaceAll("''", "'");
    if (letter === undefined) {
      if (!rest.startsWith(literal)) throw unparseable(text);
      rest = rest.slice(literal.length);
      return;
    }
    // Digits right before another field of digits are as many as the pattern has letters.
    const adjacent = tokens[index + 1]?.[1] !== undefined;
    const length = read(letter, token.length, rest, adjacent, parts);
    if (length === null) throw unparseable(text);
    rest = rest.slice(length);
  });
  const { year, month, day, minute, second, millisecond, afternoon, offset } = parts;
  const hour = afternoon === null ? parts.hour : (parts.hour % 12) + (afternoon ? 12 : 0);
  // Lenient: the 31st of a shorter month is in the next one.
  const wall = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, millisecond));
  wall.setUTCFullYear(year, month - 1, day);
  return offset === null ? javaTimeZone(timeZone).fromWall(wall.getTime()) : wall.getTime() - offset * 60_000;
}

const NUMBERS: { [letter: string]: (parts: Parts, value: number) => void } = {
  d: (parts, value) => (parts.day = value),
  H: (parts, value) => (parts.hour = value),
  k: (parts, value) => (parts.hour = value % 24),
  h: (parts, value) => (parts.hour = value % 12),
  K: (parts, value) => (parts.hour = value),
  m: (parts, value) => (parts.minute = value),
  s: (parts, value) => (parts.second = value),
  S: (parts, value) => (parts.millisecond = value),
};

/** Takes one field from the front of the text; gives how much it took, null where it does not fit. */
function read(letter: string, length: number, text: string, adjacent: boolean, parts: Parts): number | null {
  const digits = new RegExp(`^\\s*-?\\d${adjacent ? `{1,${length}}` : '+'}`).exec(text)?.[0];
  const set = NUMBERS[letter];
  if (set) {
    if (digits !== undefined) set(parts, Number(digits));
    return digits?.length ?? null;
  }
  switch (letter) {
    case 'y':
      if (digits === undefined) return null;
      parts.year = length <= 2 && digits.trim().length === 2 ? century(Number(digits)) : Number(digits);
      return digits.length;
    case 'M':
    case 'L': {
      if (length < 3) {
        if (digits !== undefined) parts.month = Number(digits);
        return digits?.length ?? null;
      }
      const found = name(MONTHS, text);
      if (found) parts.month = found.index + 1;
      return found?.length ?? null;
    }
    case 'E':
      return name(DAYS, text)?.length ?? null;
    case 'a': {
      const half = /^[ap]m/i.exec(text)?.[0];
      if (half !== undefined) parts.afternoon = /^p/i.test(half);
      return half?.length ?? null;
    }
    case 'Z':
    case 'X':
    case 'z':
      return readZone(text, parts);
    default:
      throw new ServiceFailure(
        `The letter ${letter} in a date that is read is not part of the workbench: add it with its real behaviour`,
        'Error',
      );
  }
}

/** Two digits are a year between 80 years ago and 20 years from now. */
function century(year: number): number {
  const latest = new Date().getUTCFullYear() + 20;
  const full = Math.floor(latest / 100) * 100 + year;
  return full > latest ? full - 100 : full;
}

function name(names: string[], text: string): { index: number; length: number } | null {
  const index = names.findIndex((full) => text.toLowerCase().startsWith(full.slice(0, 3)));
  if (index < 0) return null;
  const full = names[index]!;
  return { index, length: text.toLowerCase().startsWith(full) ? full.length : 3 };
}

function readZone(text: string, parts: Parts): number | null {
  const [whole, sign, hours, minutes = '0'] = /^(?:GMT|UTC)?([+-])(\d\d):?(\d\d)?/.exec(text) ?? [];
  if (whole !== undefined) {
    parts.offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    return whole.length;
  }
  const utc = /^(GMT|UTC|Z)/.exec(text)?.[0];
  if (utc !== undefined) {
    parts.offset = 0;
    return utc.length;
  }
  const american = /^([ECMP])([SD])T/.exec(text);
  if (!american) return null;
  parts.offset = -60 * ({ E: 5, C: 6, M: 7, P: 8 }[american[1] as 'E'] - (american[2] === 'D' ? 1 : 0));
  return american[0].length;
}

function unparseable(text: string): ServiceFailure {
  return new ServiceFailure(`Unparseable date: "${text}"`);
}
