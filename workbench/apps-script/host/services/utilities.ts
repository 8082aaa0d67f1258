import { createHash, createHmac, randomUUID } from 'node:crypto';
import { LONGEST_SLEEP_MILLISECONDS } from '../limits';
import { ServiceFailure } from '../failure';
import { define, Wait, type ServiceCallRules } from '../service';

const ALGORITHMS: { [name: string]: string } = { MD5: 'md5', SHA_1: 'sha1', SHA_256: 'sha256', SHA_384: 'sha384', SHA_512: 'sha512' };

/** Utilities, Session, ScriptApp and the logs: https://developers.google.com/apps-script/reference/utilities/utilities */
export const utilityCalls: ServiceCallRules = {
  'Utilities.sleep': define('nothing', 'computation', (_execution, milliseconds: number) => {
    if (!(milliseconds >= 0) || milliseconds > LONGEST_SLEEP_MILLISECONDS) throw new ServiceFailure('Invalid argument: milliseconds');
    return new Wait({ kind: 'sleep', milliseconds }, () => null);
  }),
  'Utilities.getUuid': define('nothing', 'computation', () => randomUUID()),
  'Utilities.computeDigest': define('nothing', 'computation', (_execution, algorithm: string, text: string) => signed(createHash(ALGORITHMS[algorithm] ?? algorithm).update(text, 'utf8').digest())),
  'Utilities.computeHmacSha256Signature': define('nothing', 'computation', (_execution, text: string, key: string) => signed(createHmac('sha256', key).update(text, 'utf8').digest())),
  'Utilities.base64Encode': define('nothing', 'computation', (_execution, text: string, web: boolean) => Buffer.from(text, 'utf8').toString(web ? 'base64url' : 'base64')),
  'Utilities.base64Decode': define('nothing', 'computation', (_execution, text: string) => signed(Buffer.from(text, 'base64'))),
  'Session.getActiveUser': define('identity', 'computation', (execution) => (execution.mode === 'CUSTOM_FUNCTION' ? '' : execution.user)),
  'Session.getEffectiveUser': define('identity', 'computation', (execution) => execution.user),
  /** Opaque, and the same for 30 days: https://developers.google.com/apps-script/reference/base/session#getTemporaryActiveUserKey() */
  'Session.getTemporaryActiveUserKey': define('nothing', 'computation', (execution) => createHash('sha256').update(execution.user).digest('base64').slice(0, 40)),
  'Session.getActiveUserLocale': define('nothing', 'computation', (execution) => execution.appsScript.person(execution.user).locale ?? 'en'),
  'Session.getScriptTimeZone': define('nothing', 'computation', ({ appsScript }) => appsScript.project.manifest.timeZone ?? 'Etc/UTC'),
  'console.log': define('nothing', 'computation', (execution, level: string, text: string) => void execution.appsScript.logLines.push({ execution: execution.id, level, text })),
};

/** Byte arrays are signed in Apps Script. */
function signed(bytes: Buffer): number[] {
  return [...bytes].map((byte) => (byte > 127 ? byte - 256 : byte));
}
