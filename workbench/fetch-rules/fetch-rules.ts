import type { HttpOutcome, HttpRequest } from '../apps-script/http';
import { textOrBytes } from '../apps-script/text-or-bytes';

/** What one kind of request is answered with; the first rule that fits counts. */
export interface FetchRule {
  /** An address; `*` stands for anything: `https://api.example.com/v1/*`. */
  url: string;
  /** Any when absent. */
  method?: string;
  /** 200 when absent. */
  status?: number;
  headers?: { [name: string]: string };
  /** A text, or anything else as JSON. */
  body?: unknown;
  /** The body in base 64, for what is no text. */
  base64?: string;
  /** No answer, in place of one. */
  fail?: 'dns' | 'timeout' | 'address-unavailable';
  latencyMs?: number;
  /** How many requests it answers; any number when absent. */
  times?: number;
}

const TEXTS = ['url', 'method', 'base64'] as const;
const NUMBERS = ['status', 'latencyMs', 'times'] as const;
const FAILURES = new Set<unknown>([undefined, 'dns', 'timeout', 'address-unavailable']);
const KNOWN = new Set<string>([...TEXTS, ...NUMBERS, 'headers', 'body', 'fail']);

/**
 * Reads the rules of a file.
 *
 * @throws Error in one sentence that names the rule
 */
export function parseFetchRules(text: string): FetchRule[] {
  let rules: unknown;
  try {
    rules = JSON.parse(text);
  } catch (error) {
    throw new Error(`this is not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(rules)) throw new Error('a list of rules is expected, as [{"url": "https://…", "body": {…}}].');
  rules.forEach((rule: unknown, index) => checkRule(rule, `rule ${index + 1}`));
  return rules as FetchRule[];
}

function checkRule(rule: unknown, where: string): void {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) throw new Error(`${where} is no object.`);
  const fields = rule as { [name: string]: unknown };
  for (const name of Object.keys(fields))
    if (!KNOWN.has(name)) throw new Error(`${where} has a field ${name} that there is not.`);
  if (typeof fields.url !== 'string') throw new Error(`${where} names no url.`);
  for (const name of TEXTS) {
    if (fields[name] !== undefined && typeof fields[name] !== 'string') throw new Error(`${where}: ${name} is a text.`);
  }
  for (const name of NUMBERS) {
    if (fields[name] !== undefined && !(typeof fields[name] === 'number' && fields[name] >= 0))
      throw new Error(`${where}: ${name} is a number.`);
  }
  if (!FAILURES.has(fields.fail)) throw new Error(`${where}: fail is dns, timeout or address-unavailable.`);
}

/** Answers requests by rules; null for one that no rule fits. */
export function answerByRules(rules: readonly FetchRule[]): (request: HttpRequest) => HttpOutcome | null {
  const left = rules.map(({ times }) => times ?? Infinity);
  const patterns = rules.map(({ url }) => new RegExp(`^${url.split('*').map(escaped).join('.*')}$`, 's'));
  return ({ url, method }) => {
    const index = rules.findIndex(
      (rule, at) =>
        left[at]! > 0 && patterns[at]!.test(url) && (rule.method ?? method).toLowerCase() === method.toLowerCase(),
    );
    const rule = rules[index];
    if (!rule) return null;
    left[index]! -= 1;
    const timing = rule.latencyMs === undefined ? {} : { latencyMs: rule.latencyMs };
    if (rule.fail) return { failure: rule.fail, ...timing };
    return { status: rule.status ?? 200, headers: headersOf(rule), ...bodyOf(rule), ...timing };
  };
}

function bodyOf({ body = '', base64 }: FetchRule): { body: string; bytes?: Uint8Array } {
  if (base64 !== undefined) return textOrBytes(Buffer.from(base64, 'base64'));
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function headersOf({ headers = {}, body, base64 }: FetchRule): { [name: string]: string } {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const type =
    base64 !== undefined
      ? 'application/octet-stream'
      : typeof body === 'string'
        ? 'text/plain; charset=utf-8'
        : 'application/json; charset=utf-8';
  return named ? headers : { 'Content-Type': type, ...headers };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
