/** `%` flags, width, precision, conversion: https://docs.oracle.com/javase/8/docs/api/java/util/Formatter.html */
const SPECIFIER = /%(?:%|([-+0, ]*)(\d+)?(?:\.(\d+))?([sdfeEx]))/g;

/** Fills a template as sprintf does. */
export function formatString(template: string, ...values: unknown[]): string {
  let next = 0;
  return template.replace(SPECIFIER, (whole, ...groups: (string | undefined)[]) => {
    const [flags, width, precision, conversion] = groups;
    if (whole === '%%') return '%';
    const text = converted(conversion!, values[next++], flags!, precision === undefined ? null : Number(precision));
    if (flags!.includes('-')) return text.padEnd(Number(width ?? 0));
    return flags!.includes('0') && conversion !== 's'
      ? text.replace(/^[+-]?/, (sign) => sign + '0'.repeat(Math.max(0, Number(width ?? 0) - text.length)))
      : text.padStart(Number(width ?? 0));
  });
}

function converted(conversion: string, value: unknown, flags: string, precision: number | null): string {
  if (conversion === 's') return precision === null ? String(value) : String(value).slice(0, precision);
  const number = Number(value);
  if (conversion === 'x') return Math.trunc(number).toString(16);
  const text =
    conversion === 'd'
      ? String(Math.trunc(number))
      : conversion === 'f'
        ? number.toFixed(precision ?? 6)
        : number.toExponential(precision ?? 6);
  const grouped = flags.includes(',') ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text;
  return number >= 0 && flags.includes('+') ? `+${grouped}` : conversion === 'E' ? grouped.toUpperCase() : grouped;
}
