import { host, strict } from './host';

/** https://developers.google.com/apps-script/reference/utilities/utilities */
export const Utilities = strict('Utilities', {
  sleep: (milliseconds: number) => host('Utilities.sleep', milliseconds),
  getUuid: () => host<string>('Utilities.getUuid'),
  computeDigest: (algorithm: string, text: string) => host<number[]>('Utilities.computeDigest', algorithm, text),
  computeHmacSha256Signature: (text: string, key: string) => host<number[]>('Utilities.computeHmacSha256Signature', text, key),
  base64Encode: (text: string) => host<string>('Utilities.base64Encode', text, false),
  base64EncodeWebSafe: (text: string) => host<string>('Utilities.base64Encode', text, true),
  base64Decode: (text: string) => host<number[]>('Utilities.base64Decode', text),
  DigestAlgorithm: { MD5: 'MD5', SHA_1: 'SHA_1', SHA_256: 'SHA_256', SHA_384: 'SHA_384', SHA_512: 'SHA_512' },
});

const user = (email: string) => strict('User', { getEmail: () => email });

/** https://developers.google.com/apps-script/reference/base/session */
export const Session = strict('Session', {
  getActiveUser: () => user(host('Session.getActiveUser')),
  getEffectiveUser: () => user(host('Session.getEffectiveUser')),
  getTemporaryActiveUserKey: () => host<string>('Session.getTemporaryActiveUserKey'),
  getActiveUserLocale: () => host<string>('Session.getActiveUserLocale'),
  getScriptTimeZone: () => host<string>('Session.getScriptTimeZone'),
});

const write = (level: string) => (...parts: unknown[]) => host('console.log', level, parts.map((part) => (typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part)))).join(' '));

export const Logger = strict('Logger', { log: write('info') });
export const console = { log: write('debug'), info: write('info'), warn: write('warning'), error: write('error') };
