import { dateFromSerial, dateToSerial, isDateFormat, isPercentFormat, isTextFormat, parseValue } from 'numfmt';
import { fromLocale } from './formula-locale';
import { readLocalDate, spreadsheetLocale, type SpreadsheetLocale, US_ENGLISH } from './locales';
import type { StoredValue } from './workbook';

/** What typing a text leaves in a cell: a value or a formula, and the number format the cell has then. */
export type TypedInput = { value: StoredValue; format: string } | { formula: string; format: string };

export interface TypedInputOptions {
  /** The number format that the cell has; `''` is automatic. */
  format: string;
  /** The year that a date without one belongs to. */
  year: number;
  /** The spreadsheet's locale; US English when absent. */
  locale?: string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/**
 * Reads a text as Sheets does when it is typed into a cell; `Range.setValue(s)` does the same
 * to strings. Of the rules, these are public: a text is parsed as if typed, so "Mar 1 2016" becomes a date, "=1+2" a
 * formula and "$100.15" a number with a currency format
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption), what starts with `=` is a
 * formula (https://developers.google.com/apps-script/reference/spreadsheet/range#setvaluevalue), dates are days since
 * 1899-12-30 (https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values), and `@` keeps
 * text as it is. Which other spellings count as a date or number was never compared with Sheets.
 */
export function readTypedInput(
  text: string,
  { format, year, locale: localeName = US_ENGLISH }: TypedInputOptions,
): TypedInput {
  const locale = spreadsheetLocale(localeName);
  if (text === '') return { value: null, format };
  // The apostrophe says "text follows" and is not part of it, whatever the format.
  if (text.startsWith("'")) return { value: text.slice(1) || null, format };
  if (isTextFormat(format)) return { value: text, format };
  if (/^=./s.test(text)) return formulaIn(text, format, locale);
  const number = readNumber(text.trim(), year, locale);
  if (number) return { value: number.value, format: formatAfter(format, number.format) };
  // A plus sign that does not begin a number begins a formula: a phone number in groups reads #ERROR!.
  if (/^\+./s.test(text)) return formulaIn(`=${text}`, format, locale);
  if (/^(true|false)$/i.test(text.trim())) return { value: text.trim().toLowerCase() === 'true', format };
  return { value: text, format };
}

/** What a formula that cannot be read shows. */
export const UNREADABLE = { error: '#ERROR!', message: 'Formula parse error.' };

function formulaIn(text: string, format: string, locale: SpreadsheetLocale): TypedInput {
  const formula = fromLocale(text, locale);
  return formula === null ? { value: UNREADABLE, format } : { formula, format };
}

/** Numbers, percentages, money, dates and times; null for text. */
function readNumber(text: string, year: number, locale: SpreadsheetLocale): { value: number; format: string } | null {
  if (locale.name !== US_ENGLISH) {
    const date = readLocalDate(text, locale);
    if (date) return { value: serial(date.year, date.month, date.day), format: locale.dateFormat };
    // With a point between digits it is neither a date nor a number there.
    if (locale.decimalComma && /\d\.\d/.test(text) && !/^[^\d]*\d{1,3}(\.\d{3})+(,\d+)?[^\d]*$/.test(text)) return null;
  }
  const monthDay = readMonthDay(text, year);
  if (monthDay) return monthDay;
  const shortYear = /^(\d{1,2})([/-])(\d{1,2})\2(\d)$/.exec(text);
  const typed = shortYear ? `${shortYear[1]}/${shortYear[3]}/200${shortYear[4]}` : text;
  const parsed = locale.name === US_ENGLISH ? parseValue(typed) : parseValue(typed, { locale: locale.tag });
  if (typeof parsed?.v !== 'number') return null;
  const format = parsed.z ?? '';
  const hasDate = isDateFormat(format) && /[dmy]/.test(format.replace(/h+(:m+)?(:s+)?/, ''));
  if (!hasDate) return { value: parsed.v, format };
  return { value: inSheetsDays(format.includes('y') ? parsed.v : inYear(parsed.v, year)), format };
}

/** `Mar 4` and `March 4`: the month by name, then the day. */
function readMonthDay(text: string, year: number): { value: number; format: string } | null {
  const match = /^([a-z]{3,9})\.? (\d{1,2})$/i.exec(text);
  if (!match) return null;
  const name = match[1]!.toLowerCase();
  const month = MONTHS.findIndex((full) => full === name || full.slice(0, 3) === name);
  if (month < 0) return null;
  const day = Number(match[2]);
  if (day < 1 || day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return null;
  return { value: serial(year, month + 1, day), format: name.length > 3 ? 'mmmm d' : 'mmm d' };
}

/** The parser takes the machine's year where none was typed. */
function inYear(value: number, year: number): number {
  const [, month, day] = dateFromSerial(Math.floor(value)) as number[];
  return serial(year, month!, day!) + (value - Math.floor(value));
}

function serial(year: number, month: number, day: number): number {
  return dateToSerial([year, month, day]) as number;
}

/** Up to February 1900 the parser counts as Excel does, one day less than Sheets. */
function inSheetsDays(value: number): number {
  return value >= 1 && value < 60 ? value + 1 : value;
}

/** A format that the user has set stays, unless a number of another kind (date, percentage) is typed. */
function formatAfter(current: string, typed: string): string {
  if (typed === '') return current;
  if (current === '') return typed;
  const kind = (format: string): string =>
    isDateFormat(format) ? 'date' : isPercentFormat(format) ? 'percent' : 'number';
  return kind(current) === kind(typed) ? current : typed;
}
