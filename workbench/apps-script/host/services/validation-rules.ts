import { displayValue, isDateFormat } from '../../../workbook/display-values';
import { spreadsheetLocale } from '../../../workbook/locales';
import type { StoredValue, Validation } from '../../../workbook/workbook';
import { serialOfDate } from '../../cell-dates';
import type { Caller } from '../caller';

type Tests = { [criteria: string]: (value: number, low: number, high: number) => boolean };

const NUMBERS: Tests = {
  NUMBER_EQUAL_TO: (value, low) => value === low,
  NUMBER_NOT_EQUAL_TO: (value, low) => value !== low,
  NUMBER_GREATER_THAN: (value, low) => value > low,
  NUMBER_GREATER_THAN_OR_EQUAL_TO: (value, low) => value >= low,
  NUMBER_LESS_THAN: (value, low) => value < low,
  NUMBER_LESS_THAN_OR_EQUAL_TO: (value, low) => value <= low,
  NUMBER_NOT_BETWEEN: (value, low, high) => value < low || value > high,
};

/** Days count, not their times. */
const DATES: Tests = {
  DATE_IS_VALID_DATE: () => true,
  DATE_AFTER: (value, low) => value > low,
  DATE_BEFORE: (value, low) => value < low,
  DATE_ON_OR_AFTER: (value, low) => value >= low,
  DATE_ON_OR_BEFORE: (value, low) => value <= low,
  DATE_EQUAL_TO: (value, low) => value === low,
  DATE_BETWEEN: (value, low, high) => value >= low && value <= high,
  DATE_NOT_BETWEEN: (value, low, high) => value < low || value > high,
};

const TEXTS: { [criteria: string]: (text: string, wanted: string) => boolean } = {
  TEXT_EQUAL_TO: (text, wanted) => text === wanted,
  TEXT_DOES_NOT_CONTAIN: (text, wanted) => !text.includes(wanted),
  TEXT_IS_VALID_EMAIL: (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
  TEXT_IS_VALID_URL: (text) => /^(https?:\/\/|www\.)?[^\s/]+\.[^\s/]{2,}(\/\S*)?$/i.test(text),
};

/** Whether a rule lets the value in; what a formula would say is not worked out, and noted as missing. */
export function fits(caller: Caller, value: StoredValue, format: string, { rule }: Validation): boolean {
  const { workbook, missing } = caller.appsScript;
  const locale = spreadsheetLocale(workbook.locale());
  const shown = displayValue(value, format, locale);
  if (value === null) return true;
  switch (rule.kind) {
    case 'list':
      return rule.values.includes(shown) || rule.values.includes(displayValue(value, '', locale));
    case 'range':
      return workbook.displayValues(rule.sheetId, rule.area).some((row) => row.includes(shown));
    case 'checkbox': {
      const { values } = rule;
      return values.length === 0 ? typeof value === 'boolean' : values.includes(value as string) || value === '';
    }
    case 'number-between':
      return typeof value === 'number' && value >= rule.from && value <= rule.to;
    case 'text-contains':
      return shown.includes(rule.text);
    case 'criteria': {
      const { criteria, values } = rule;
      if (criteria === 'CUSTOM_FORMULA') {
        missing.note('A data validation rule by formula');
        return true;
      }
      const text = TEXTS[criteria];
      if (text) return text(shown, String(values[0] ?? ''));
      const [low = 0, high = 0] = values.map((one) => numberOf(one, workbook.timeZone()));
      if (typeof value !== 'number') return false;
      const date = DATES[criteria];
      return date
        ? isDateFormat(format) && date(Math.floor(value), low, high)
        : (NUMBERS[criteria]?.(value, low, high) ?? true);
    }
  }
}

/** A number, or the day of a date in the spreadsheet's time zone. */
function numberOf(value: unknown, zone: string): number {
  const date = (value as { date?: number } | null)?.date;
  return date === undefined ? Number(value) : Math.floor(serialOfDate(date, zone).serial);
}
