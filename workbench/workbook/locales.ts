/** What a spreadsheet's locale changes in what is typed and shown: https://support.google.com/docs/answer/58515 */
export interface SpreadsheetLocale {
  /** As `de_DE`. */
  name: string;
  /** As `de-DE`. */
  tag: string;
  /** A comma there separates decimals, and a semicolon the arguments of a function. */
  decimalComma: boolean;
  /** How a date is typed and shown, as `dd.mm.yyyy`. */
  dateFormat: string;
}

export const US_ENGLISH = 'en_US';

const known = new Map<string, SpreadsheetLocale>();

/** @throws RangeError for a name that is none */
export function spreadsheetLocale(name: string): SpreadsheetLocale {
  let locale = known.get(name);
  if (!locale) known.set(name, (locale = describe(name)));
  return locale;
}

function describe(name: string): SpreadsheetLocale {
  const tag = name.replaceAll('_', '-');
  if (name === US_ENGLISH) return { name, tag, decimalComma: false, dateFormat: 'm/d/yyyy' };
  const decimal = new Intl.NumberFormat(tag).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const parts = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  const letters: { [type: string]: string } = { year: 'yyyy', month: 'mm', day: 'dd' };
  const dateFormat = parts
    .formatToParts(Date.UTC(2024, 2, 4))
    .map(({ type, value }) => letters[type] ?? value.replace(/[^./\-\s]/g, ''))
    .join('')
    .replace(/[.\s]+$/, '');
  return { name, tag, decimalComma: decimal === ',', dateFormat };
}

/** Day, month and year of a date that is typed as the locale writes it; null for anything else. */
export function readLocalDate(
  text: string,
  { dateFormat }: SpreadsheetLocale,
): { year: number; month: number; day: number } | null {
  const order = dateFormat.match(/[a-z]+/g)!.map((letters) => letters[0]!);
  const numbers = /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/.exec(text);
  if (!numbers) return null;
  const [, first, separator, second, third] = numbers;
  if (!dateFormat.includes(separator!) && separator !== '/') return null;
  const found = Object.fromEntries([first, second, third].map((value, index) => [order[index]!, Number(value)]));
  const year = found.y! < 100 ? 2000 + found.y! : found.y!;
  const date = new Date(Date.UTC(year, found.m! - 1, found.d!));
  return date.getUTCMonth() === found.m! - 1 && date.getUTCDate() === found.d!
    ? { year, month: found.m!, day: found.d! }
    : null;
}
