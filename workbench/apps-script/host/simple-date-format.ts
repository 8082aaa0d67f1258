import { ServiceFailure } from './failure';

/** Letters in a row, a quoted text, or anything else: https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html */
const TOKEN = /([A-Za-z])\1*|'((?:[^']|'')*)'|[^A-Za-z']/g;

type Parts = { [name in 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']: number };

/**
 * Formats as SimpleDateFormat does, in English, for the letters that scripts use.
 *
 * @throws ServiceFailure for a letter that is not part of the workbench
 */
export function formatDate(milliseconds: number, timeZone: string, pattern: string): string {
  const parts = partsOf(milliseconds, timeZone);
  return pattern.replace(TOKEN, (token: string, letter: string | undefined, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return letter === undefined ? token : field(letter, token.length, milliseconds, timeZone, parts);
  });
}

function field(letter: string, length: number, milliseconds: number, timeZone: string, parts: Parts): string {
  const number = (value: number) => String(value).padStart(length, '0');
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(milliseconds);
  switch (letter) {
    case 'y':
      return length === 2 ? String(parts.year % 100).padStart(2, '0') : number(parts.year);
    case 'M':
      return length >= 3 ? name({ month: length === 3 ? 'short' : 'long' }) : number(parts.month);
    case 'd':
      return number(parts.day);
    case 'E':
      return name({ weekday: length <= 3 ? 'short' : 'long' });
    case 'a':
      return parts.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return number(parts.hour);
    case 'h':
      return number(parts.hour % 12 || 12);
    case 'm':
      return number(parts.minute);
    case 's':
      return number(parts.second);
    case 'S':
      return number(((milliseconds % 1000) + 1000) % 1000);
    case 'z':
      return name({ timeZoneName: length <= 3 ? 'short' : 'long' }).replace(/^.*?, /, '');
    case 'Z':
    case 'X':
      return offset(letter, length, milliseconds, parts);
    default:
      throw new ServiceFailure(
        `The letter ${letter} in a date format is not part of the workbench: add it with its real behaviour`,
        'Error',
      );
  }
}

function offset(
  letter: string,
  length: number,
  milliseconds: number,
  { year, month, day, hour, minute, second }: Parts,
): string {
  const minutes = Math.round(
    (Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(milliseconds / 1000) * 1000) / 60_000,
  );
  if (letter === 'X' && minutes === 0) return 'Z';
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((value) =>
    String(value).padStart(2, '0'),
  );
  const sign = minutes < 0 ? '-' : '+';
  if (letter === 'X' && length === 1) return sign + hours;
  return `${sign}${hours}${letter === 'X' && length === 3 ? ':' : ''}${rest}`;
}

function partsOf(milliseconds: number, timeZone: string): Parts {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // Java reads a name that it does not know as GMT: https://docs.oracle.com/javase/7/docs/api/java/util/TimeZone.html#getTimeZone(java.lang.String)
    return partsOf(milliseconds, 'GMT');
  }
  const found = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  return found as unknown as Parts;
}
