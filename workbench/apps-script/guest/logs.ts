import { formatString } from './format-string';
import { host, strict } from './host';

const text = (part: unknown) => (typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part)));

const write =
  (level: string) =>
  (...parts: unknown[]) =>
    host('console.log', level, parts.map(text).join(' '));

const lines: string[] = [];

/** https://developers.google.com/apps-script/reference/base/logger */
export const Logger = strict('Logger', {
  log: (first: unknown, ...values: unknown[]) => {
    const line = values.length > 0 ? formatString(String(first), ...values) : text(first);
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
