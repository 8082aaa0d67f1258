import { readEmail } from '../identifiers/email';
import type { HttpResponse } from '../services';

/** White space and invisible characters at both ends. An address is never changed in its middle. */
const INVISIBLE_EDGES = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]+|[\s\u00ad\u200b-\u200f\u2060\ufeff]+$/g;

/** What one HTTP answer says about one lookup. */
export type Answer =
  | { kind: 'found'; email: string; balance: number | null }
  | { kind: 'not-found'; balance: number | null }
  /** Paid for, but the answer holds no readable address. Asking again would cost another credit. */
  | { kind: 'unusable'; balance: number | null }
  /** 400: eCore takes no such combination. Free. */
  | { kind: 'rejected' }
  /** The whole account is refused, so any other lookup would be refused as well. */
  | { kind: 'refused'; code: 'bad-token' }
  | { kind: 'refused'; code: 'no-credits'; required: number | null; balance: number | null }
  | { kind: 'refused'; code: 'daily-cap'; retryAfterSeconds: number | null }
  /**
   * Worth another try: the server failed, or its answer can't be read. eCore may have charged all the same. Where a
   * gateway answered in its place, the charge may still come. A refusal is never charged.
   */
  | { kind: 'failed'; reason: 'server' | 'network' | 'unreadable'; mayBeCharged: 'no' | 'by-now' | 'later' };

/** Nobody waits longer than this, whatever the header says. */
const LONGEST_RETRY_AFTER = 7 * 24 * 3_600;

/** Far above any answer eCore documents; a larger body is not parsed. */
const LONGEST_BODY = 100_000;
/** The longest address has 254 characters. */
const LONGEST_EMAIL = 1_000;
/** Words in eCore's answer to a token that it knows but does not accept. */
const ABOUT_ACCESS = /token|credential|authenticat|permission|account/i;
/** Statuses of a gateway that stopped waiting for eCore, which may still be at work. */
const GAVE_UP_WAITING = [408, 502, 503, 504];
/** JSON must not begin with one, but what does is still a paid answer (RFC 8259 §8.1). */
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * Reads one answer of eCore: the status first, the body only where the status says that there is one worth reading.
 * Nothing but a plain address can reach a cell.
 */
export function readAnswer(response: HttpResponse, now: number): Answer {
  const { status } = response;
  if (status === 401) return { kind: 'refused', code: 'bad-token' };
  if (status === 429)
    return {
      kind: 'refused',
      code: 'daily-cap',
      retryAfterSeconds: readRetryAfter(response.header('Retry-After'), now),
    };
  if (status === 402) {
    const body = parseObject(response);
    return {
      kind: 'refused',
      code: 'no-credits',
      required: wholeNumber(body, 'required'),
      balance: wholeNumber(body, 'balance'),
    };
  }
  const body = parseObject(response);
  if (status < 200 || status > 299) return readRefusal(status, body);

  const balance = wholeNumber(body, 'remaining_credits');
  const outcome = own(body, 'status');
  if (outcome === 'not_found') return { kind: 'not-found', balance };
  if (outcome !== 'success') return { kind: 'failed', reason: 'unreadable', mayBeCharged: 'by-now' };
  const email = readAddress(own(own(body, 'results'), 'email'));
  return email === null ? { kind: 'unusable', balance } : { kind: 'found', email, balance };
}

/**
 * A firewall, a proxy or a web server in front of eCore answers 400 and 403 as well, as a page of its own: such an answer
 * says nothing about the token or the values, and another try may reach eCore.
 */
function readRefusal(status: number, body: unknown): Answer {
  const words = own(body, 'detail') ?? own(body, 'error');
  const isOwn = typeof words === 'string';
  if (status === 403 && isOwn && ABOUT_ACCESS.test(words)) return { kind: 'refused', code: 'bad-token' };
  if (status === 400 && isOwn) return { kind: 'rejected' };
  if (status === 400 || status === 403) return { kind: 'failed', reason: 'server', mayBeCharged: 'no' };
  return { kind: 'failed', reason: 'server', mayBeCharged: GAVE_UP_WAITING.includes(status) ? 'later' : 'by-now' };
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3) as seconds from now; null when absent or nonsense. */
function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  const at = /^[A-Za-z]{3}, /.test(text) ? Date.parse(text) : NaN;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.max(0, Math.ceil((at - now) / 1000));
  return seconds <= LONGEST_RETRY_AFTER ? seconds : null;
}

function parseObject(response: HttpResponse): unknown {
  try {
    const text = response.text();
    return text.length > LONGEST_BODY ? null : JSON.parse(text.replace(BYTE_ORDER_MARK, ''));
  } catch {
    return null;
  }
}

/** Own properties only: an answer may carry `__proto__`. */
function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

/** Also where it is sent as text, as decimals are. */
function wholeNumber(body: unknown, name: string): number | null {
  const value = own(body, name);
  const number = typeof value === 'string' && /^\s*\d{1,15}(?:\.0+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** The address in `Name <address>`, and the first of several. */
function readAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > LONGEST_EMAIL) return null;
  const named = /^[^<>]*<([^<>]*)>\s*$/.exec(value);
  if (named) return plainEmail(named[1]);
  const addresses = value.split(/[,;]/).map(plainEmail);
  return addresses.every((address) => address !== null) ? (addresses[0] ?? null) : null;
}

/** The address as eCore wrote it, in Unicode NFC, or null when it is not exactly one plain address. */
function plainEmail(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > LONGEST_EMAIL) return null;
  const email = value.replace(INVISIBLE_EDGES, '').normalize('NFC');
  const read = readEmail(email);
  return read !== null && read.sent.toLowerCase() === email.toLowerCase() ? email : null;
}
