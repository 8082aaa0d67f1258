import { format as formatNumber, isDateFormat as isDatePattern } from 'numfmt';
import { spreadsheetLocale, US_ENGLISH, type SpreadsheetLocale } from './locales';
import type { StoredValue } from './workbook';

/** Sheets counts days from 1899-12-30 and knows no 29 February 1900, unlike Excel: https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values */
const PATTERN_OPTIONS = { locale: 'en-US', leap1900: false, nbsp: false, throws: false } as const;

const AMERICAN = spreadsheetLocale(US_ENGLISH);

/** True for a number format that shows a date, a time or both; a number in such a cell is what scripts see as a Date. */
export function isDateFormat(format: string): boolean {
  return format !== '' && format !== '@' && isDatePattern(format);
}

/** The name that a number format is kept by: the automatic one has several. */
export function formatName(format: string): string {
  return /^general$/i.test(format) ? '' : format;
}

/** What a cell shows, by its value and number format, in the spreadsheet's locale; `''` for an empty cell. */
export function displayValue(value: StoredValue, format: string, locale = AMERICAN): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (format === '' || format === '@') return typeof value === 'string' ? value : automaticNumber(value, locale);
  if (typeof value === 'string' && !format.includes('@')) return value;
  if (/^general$/i.test(format)) return typeof value === 'string' ? value : automaticNumber(value, locale);
  return formatNumber(
    format,
    value,
    locale.name === US_ENGLISH ? PATTERN_OPTIONS : { ...PATTERN_OPTIONS, locale: locale.tag },
  );
}

/**
 * The automatic format: whole numbers below 10^15 in full, ten significant digits otherwise (`=1/3` is 0.3333333333), and
 * five decimals with an exponent for what is larger or smaller. Seen in Sheets, not documented.
 */
function automaticNumber(value: number, { decimalComma }: SpreadsheetLocale): string {
  const text = automaticText(value);
  return decimalComma ? text.replace('.', ',') : text;
}

function automaticText(value: number): string {
  const size = Math.abs(value);
  if (size < 1e15 && Number.isInteger(value)) return String(value === 0 ? 0 : value);
  if (size >= 1e15 || size < 1e-5) return formatNumber('0.00###E+00', value, PATTERN_OPTIONS);
  return String(Number(value.toPrecision(10)));
}
