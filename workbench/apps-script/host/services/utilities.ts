import { createHash, createHmac, createSign, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { bytesOf, type Data, signed, textOf } from '../charsets';
import { parseCsv } from '../csv';
import { ServiceFailure } from '../failure';
import { LONGEST_SLEEP_MILLISECONDS } from '../limits';
import { define, type ServiceCallRule, Wait, type ServiceCallRules } from '../service';
import { formatDate } from '../simple-date-format';
import { parseDate } from '../simple-date-parse';

/** MD2 is older than anything that Node still has. */
const ALGORITHMS: { [name: string]: string } = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

function algorithm(name: string): string {
  const known = ALGORITHMS[name.replace(/^(HMAC|RSA)_/, '')];
  if (known === undefined) {
    throw new ServiceFailure(`${name} is not part of the workbench: add it with its real behaviour`, 'Error');
  }
  return known;
}

/** What is computed from its arguments alone. */
function computes<Args extends unknown[]>(compute: (...args: Args) => unknown): ServiceCallRule {
  return define('nothing', 'computation', (_execution, ...args: Args) => compute(...args));
}

/** Does what fails on contents that are something else; how Google words that is not documented. */
function reading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new ServiceFailure(what);
  }
}

/** Utilities and the logs: https://developers.google.com/apps-script/reference/utilities/utilities */
export const utilityCalls: ServiceCallRules = {
  'Utilities.sleep': computes((milliseconds: number) => {
    if (!(milliseconds >= 0) || milliseconds > LONGEST_SLEEP_MILLISECONDS)
      throw new ServiceFailure('Invalid argument: milliseconds');
    return new Wait({ kind: 'sleep', milliseconds }, () => null);
  }),
  'Utilities.getUuid': computes(() => randomUUID()),
  'Utilities.computeDigest': computes((name: string, data: Data) =>
    signed(createHash(algorithm(name)).update(bytesOf(data)).digest()),
  ),
  'Utilities.computeHmacSignature': computes((name: string, value: Data, key: Data) =>
    signed(createHmac(algorithm(name), bytesOf(key)).update(bytesOf(value)).digest()),
  ),
  'Utilities.computeRsaSignature': computes((name: string, value: Data, key: Data) =>
    reading('Invalid argument: key', () =>
      signed(
        createSign(`RSA-${algorithm(name)}`)
          .update(bytesOf(value))
          .sign(textOf(key)),
      ),
    ),
  ),
  /** Web-safe base 64 keeps its padding: https://developers.google.com/apps-script/reference/utilities/utilities#base64EncodeWebSafe(Byte) */
  'Utilities.base64Encode': computes((data: Data, web: boolean) => {
    const text = bytesOf(data).toString('base64');
    return web ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
  }),
  'Utilities.base64Decode': computes((text: string) => {
    if (!/^[A-Za-z0-9+/_\-\s]*={0,2}\s*$/.test(text)) throw new ServiceFailure('Could not decode string.');
    return signed(Buffer.from(text, 'base64'));
  }),
  'Utilities.bytesOf': computes((data: Data, charset?: string) => signed(bytesOf(data, charset))),
  'Utilities.textOf': computes((data: Data, charset?: string) => textOf(data, charset)),
  'Utilities.gzip': computes((data: Data) => signed(gzipSync(bytesOf(data)))),
  'Utilities.ungzip': computes((data: Data) =>
    reading('Invalid argument: blob', () => signed(gunzipSync(bytesOf(data)))),
  ),
  'Utilities.zip': computes((entries: { name: string | null; data: Data }[]) => {
    const files = entries.map(({ name, data }, index) => [name ?? String(index), bytesOf(data)] as const);
    if (new Set(files.map(([name]) => name)).size < files.length) {
      throw new ServiceFailure('A zip archive can hold only one file of a name.');
    }
    return signed(zipSync(Object.fromEntries(files)));
  }),
  'Utilities.unzip': computes((data: Data) =>
    reading('Invalid argument: blob', () =>
      Object.entries(unzipSync(bytesOf(data)))
        .filter(([name]) => !name.endsWith('/'))
        .map(([name, bytes]) => ({ name, bytes: signed(bytes) })),
    ),
  ),
  'Utilities.parseCsv': computes((text: string, delimiter: string) => {
    if (delimiter.length !== 1) throw new ServiceFailure('Invalid argument: delimiter');
    return parseCsv(text, delimiter);
  }),
  'Utilities.formatDate': computes(formatDate),
  'Utilities.parseDate': computes(parseDate),
  'console.log': define(
    'nothing',
    'computation',
    (caller, level: string, text: string) =>
      void caller.appsScript.logLines.push({ execution: caller.id, level, text }),
  ),
};
