import { createHash, createHmac, randomUUID } from 'node:crypto';
import { ServiceFailure } from '../failure';
import { LONGEST_SLEEP_MILLISECONDS } from '../limits';
import { define, Wait, type ServiceCallRules } from '../service';
import { formatDate } from '../simple-date-format';

const ALGORITHMS: { [name: string]: string } = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

/** A text, or bytes as their signed numbers. */
type Data = string | number[];

/** Utilities and the logs: https://developers.google.com/apps-script/reference/utilities/utilities */
export const utilityCalls: ServiceCallRules = {
  'Utilities.sleep': define('nothing', 'computation', (_execution, milliseconds: number) => {
    if (!(milliseconds >= 0) || milliseconds > LONGEST_SLEEP_MILLISECONDS)
      throw new ServiceFailure('Invalid argument: milliseconds');
    return new Wait({ kind: 'sleep', milliseconds }, () => null);
  }),
  'Utilities.getUuid': define('nothing', 'computation', () => randomUUID()),
  'Utilities.computeDigest': define('nothing', 'computation', (_execution, algorithm: string, data: Data) => {
    const name = ALGORITHMS[algorithm];
    if (name === undefined)
      throw new ServiceFailure("The parameters don't match the method signature for Utilities.computeDigest.");
    return signed(createHash(name).update(bytesOf(data)).digest());
  }),
  'Utilities.computeHmacSha256Signature': define('nothing', 'computation', (_execution, value: Data, key: Data) =>
    signed(createHmac('sha256', bytesOf(key)).update(bytesOf(value)).digest()),
  ),
  /** Web-safe base 64 keeps its padding: https://developers.google.com/apps-script/reference/utilities/utilities#base64EncodeWebSafe(Byte) */
  'Utilities.base64Encode': define('nothing', 'computation', (_execution, data: Data, web: boolean) => {
    const text = bytesOf(data).toString('base64');
    return web ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
  }),
  'Utilities.base64Decode': define('nothing', 'computation', (_execution, text: string) =>
    signed(Buffer.from(text, 'base64')),
  ),
  'Utilities.bytesOf': define('nothing', 'computation', (_execution, data: Data) => signed(bytesOf(data))),
  'Utilities.textOf': define('nothing', 'computation', (_execution, data: Data) => bytesOf(data).toString('utf8')),
  'Utilities.formatDate': define(
    'nothing',
    'computation',
    (_execution, milliseconds: number, timeZone: string, format: string) => formatDate(milliseconds, timeZone, format),
  ),
  'console.log': define(
    'nothing',
    'computation',
    (execution, level: string, text: string) =>
      void execution.appsScript.logLines.push({ execution: execution.id, level, text }),
  ),
};

function bytesOf(data: Data): Buffer {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data);
}

/** Byte arrays are signed in Apps Script. */
function signed(bytes: Buffer): number[] {
  return [...bytes].map((byte) => (byte > 127 ? byte - 256 : byte));
}
