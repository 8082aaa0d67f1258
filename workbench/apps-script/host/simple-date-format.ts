import { ServiceFailure } from './failure';
import { javaTimeZone, zoneName } from './java-time-zone';

/** Letters in a row, a quoted text, or anything else: https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html */
export const TOKEN = /([A-Za-z])\1*|'((?:[^']|'')*)'|[^A-Za-z']/g;

const DAY = 86_400_000;

interface Moment {
  milliseconds: number;
  timeZone: string;
  /** What a clock on the wall shows, in UTC. */
  wall: Date;
  /** What the wall's clock is ahead of UTC, in minutes. */
  offset: number;
}

/**
 * Formats as SimpleDateFormat does, in English.
 *
 * @throws ServiceFailure for a letter that is not part of the workbench
 */
export function formatDate(milliseconds: number, timeZone: string, pattern: string): string {
  const zone = javaTimeZone(timeZone);
  const moment: Moment = {
    milliseconds,
    timeZone,
    wall: new Date(zone.toWall(milliseconds)),
    offset: zone.offsetAt(milliseconds) / 60_000,
  };
  return pattern.replace(TOKEN, (token: string, letter: string | undefined, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return letter === undefined ? token : field(letter, token.length, moment);
  });
}

const NUMBERS: { [letter: string]: (wall: Date) => number } = {
  d: (wall) => wall.getUTCDate(),
  D: (wall) => dayOfYear(wall) + 1,
  F: (wall) => Math.floor((wall.getUTCDate() - 1) / 7) + 1,
  u: (wall) => wall.getUTCDay() || 7,
  w: (wall) => weekOf(wall).week,
  // Weeks begin on Sunday in the United States.
  W: (wall) => Math.floor((wall.getUTCDate() + 6 - wall.getUTCDay() + 6) / 7),
  H: (wall) => wall.getUTCHours(),
  k: (wall) => wall.getUTCHours() || 24,
  K: (wall) => wall.getUTCHours() % 12,
  h: (wall) => wall.getUTCHours() % 12 || 12,
  m: (wall) => wall.getUTCMinutes(),
  s: (wall) => wall.getUTCSeconds(),
  S: (wall) => wall.getUTCMilliseconds(),
};

function field(letter: string, length: number, moment: Moment): string {
  const { wall } = moment;
  const number = (value: number) => String(value).padStart(length, '0');
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(wall);
  if (Object.hasOwn(NUMBERS, letter)) return number(NUMBERS[letter]!(wall));
  switch (letter) {
    case 'y':
    case 'Y': {
      const year = letter === 'y' ? wall.getUTCFullYear() : weekOf(wall).year;
      return length === 2 ? String(year % 100).padStart(2, '0') : number(year);
    }
    case 'M':
    case 'L':
      return length >= 3 ? name({ month: length === 3 ? 'short' : 'long' }) : number(wall.getUTCMonth() + 1);
    case 'E':
      return name({ weekday: length <= 3 ? 'short' : 'long' });
    case 'a':
      return wall.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'z':
      return zoneName(moment.milliseconds, moment.timeZone, length > 3);
    case 'Z':
    case 'X':
      return offset(letter, length, moment.offset);
    default:
      throw new ServiceFailure(
        `The letter ${letter} in a date format is not part of the workbench: add it with its real behaviour`,
        'Error',
      );
  }
}

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / DAY);
}

/** Weeks begin on Sunday, the first is the one with the first of January in it. */
function weekOf(wall: Date): { week: number; year: number } {
  const year = wall.getUTCFullYear();
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * DAY);
  if (saturday.getUTCFullYear() > year) return { week: 1, year: year + 1 };
  return { week: Math.floor(dayOfYear(saturday) / 7) + 1, year };
}

function offset(letter: string, length: number, minutes: number): string {
  if (letter === 'X' && minutes === 0) return 'Z';
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.trunc(Math.abs(minutes) % 60)].map((value) =>
    String(value).padStart(2, '0'),
  );
  const sign = minutes < 0 ? '-' : '+';
  if (letter === 'X' && length === 1) return sign + hours;
  return `${sign}${hours}${letter === 'X' && length === 3 ? ':' : ''}${rest}`;
}
