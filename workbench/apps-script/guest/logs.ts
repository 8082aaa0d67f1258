import { formatString } from './format-string';
import { isMember } from './enumerations';
import { host, serviceName, strict } from './host';

/** Objects as JSON; what is Google's own, and errors, as the text that they are. */
function text(part: unknown): string {
  if (typeof part === 'string' || serviceName(part) !== undefined || isMember(part) || part instanceof Error)
    return String(part);
  return JSON.stringify(part) ?? String(part);
}

/** A template with its values, or one thing after the other. */
function lineOf(first: unknown, values: unknown[]): string {
  if (values.length === 0) return text(first);
  if (typeof first !== 'string' || !/%[-+0,]*\d*(?:\.\d+)?[sdfeExijoO]/.test(first))
    return [first, ...values].map(text).join(' ');
  return formatString(
    first.replace(/%[io]/gi, (letter) => (letter === '%i' ? '%d' : '%s')).replaceAll('%j', '%s'),
    ...values.map((value) => (typeof value === 'number' ? value : text(value))),
  );
}

const write =
  (level: string) =>
  (...parts: unknown[]) =>
    host('console.log', level, lineOf(parts[0], parts.slice(1)));

const lines: string[] = [];

/** https://developers.google.com/apps-script/reference/base/logger */
export const Logger = strict('Logger', {
  log: (first: unknown, ...values: unknown[]) => {
    const line = lineOf(first, values);
    lines.push(line);
    host('console.log', 'info', line);
    return Logger;
  },
  getLog: () => lines.map((line) => `${line}\n`).join(''),
  clear: () => void lines.splice(0),
});

const timers = new Map<string, number>();

/** https://developers.google.com/apps-script/reference/base/console; it has no `table`. */
export const console = {
  log: write('debug'),
  info: write('info'),
  warn: write('warning'),
  error: write('error'),
  time: (label: string) => void timers.set(label, Date.now()),
  timeEnd: (label: string) => write('debug')(`${label}: ${Date.now() - (timers.get(label) ?? Date.now())}ms`),
};
