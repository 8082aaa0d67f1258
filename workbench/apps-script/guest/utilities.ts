import { blobData, blobOf, type Bytes, createBlob, newBlob } from './blob';
import { Charset, DigestAlgorithm, type Enumeration, MacAlgorithm, nameOf, RsaAlgorithm } from './enumerations';
import { formatString } from './format-string';
import { exception, host, strict, wrongArguments } from './host';

/** A text, or bytes as their signed numbers. */
type Value = string | Bytes;

const CHARSETS = { US_ASCII: 'US-ASCII', UTF_8: 'UTF-8' };

/** A text in the bytes of a charset; bytes are what they are. @throws Google's words for anything else */
function toValue(value: unknown, charset: unknown, method: string): Value {
  if (Array.isArray(value)) return value as Bytes;
  // Some methods take a number or null and make a text of it: whether Google's do is not documented.
  if (typeof value !== 'string') throw wrongArguments(`Utilities.${method}`);
  return charset === undefined
    ? value
    : host<Bytes>('Utilities.bytesOf', value, CHARSETS[nameOf(Charset, charset, `Utilities.${method}`)]);
}

const encodes = (method: string, web: boolean) => (data: unknown, charset?: unknown) =>
  host<string>('Utilities.base64Encode', toValue(data, charset, method), web);

const decodes = (method: string) => (text: unknown, charset?: unknown) => {
  if (charset !== undefined) nameOf(Charset, charset, `Utilities.${method}`);
  return host<Bytes>('Utilities.base64Decode', String(text));
};

/** The algorithm by its member, the value, the key and the charset. */
const signs =
  <Name extends string>(method: string, algorithms: Enumeration<Name>) =>
  (algorithm: unknown, value: unknown, key: unknown, charset?: unknown) =>
    host<Bytes>(
      `Utilities.${method}`,
      nameOf(algorithms, algorithm, `Utilities.${method}`),
      toValue(value, charset, method),
      toValue(key, charset, method),
    );

const hmac = signs('computeHmacSignature', MacAlgorithm);
const rsa = signs('computeRsaSignature', RsaAlgorithm);

function dataOf(source: unknown, method: string) {
  const data = blobData(source);
  if (data === undefined) throw wrongArguments(`Utilities.${method}`);
  return data;
}

/** https://developers.google.com/apps-script/reference/utilities/utilities */
export const Utilities = strict('Utilities', {
  sleep: (milliseconds: number) => host('Utilities.sleep', milliseconds),
  getUuid: () => host<string>('Utilities.getUuid'),

  computeDigest: (algorithm: unknown, value: unknown, charset?: unknown) =>
    host<Bytes>(
      'Utilities.computeDigest',
      nameOf(DigestAlgorithm, algorithm, 'Utilities.computeDigest'),
      toValue(value, charset, 'computeDigest'),
    ),
  computeHmacSignature: hmac,
  computeHmacSha256Signature: (value: unknown, key: unknown, charset?: unknown) =>
    hmac(MacAlgorithm.HMAC_SHA_256, value, key, charset),
  computeRsaSignature: rsa,
  computeRsaSha1Signature: (value: unknown, key: unknown, charset?: unknown) =>
    rsa(RsaAlgorithm.RSA_SHA_1, value, key, charset),
  computeRsaSha256Signature: (value: unknown, key: unknown, charset?: unknown) =>
    rsa(RsaAlgorithm.RSA_SHA_256, value, key, charset),

  base64Encode: encodes('base64Encode', false),
  base64EncodeWebSafe: encodes('base64EncodeWebSafe', true),
  base64Decode: decodes('base64Decode'),
  base64DecodeWebSafe: decodes('base64DecodeWebSafe'),

  newBlob,
  gzip: (blob: unknown, name?: string) => {
    const named = name ?? (blobOf(blob)?.getName() ? `${blobOf(blob)!.getName()}.gz` : 'archive.gz');
    return createBlob(host<Bytes>('Utilities.gzip', dataOf(blob, 'gzip')), 'application/x-gzip', named);
  },
  ungzip: (blob: unknown) => {
    const name = blobOf(blob)?.getName()?.replace(/\.gz$/, '') ?? null;
    return createBlob(host<Bytes>('Utilities.ungzip', dataOf(blob, 'ungzip')), null, name);
  },
  zip: (blobs: unknown, name?: string) => {
    if (!Array.isArray(blobs)) throw wrongArguments('Utilities.zip');
    const entries = blobs.map((blob: unknown) => ({
      name: blobOf(blob)?.getName() ?? null,
      data: dataOf(blob, 'zip'),
    }));
    return createBlob(host<Bytes>('Utilities.zip', entries), 'application/zip', name ?? 'archive.zip');
  },
  unzip: (blob: unknown) =>
    host<{ name: string; bytes: Bytes }[]>('Utilities.unzip', dataOf(blob, 'unzip')).map((entry) =>
      createBlob(entry.bytes, null, entry.name).setContentTypeFromExtension(),
    ),

  parseCsv: (csv: string, delimiter?: string) => host<string[][]>('Utilities.parseCsv', String(csv), delimiter ?? ','),
  formatDate: (date: unknown, timeZone: string, format: string) => {
    if (!(date instanceof Date)) throw wrongArguments('Utilities.formatDate');
    if (Number.isNaN(date.getTime())) throw exception('Invalid argument: date');
    return host<string>('Utilities.formatDate', date.getTime(), String(timeZone), String(format));
  },
  parseDate: (text: string, timeZone: string, format: string) =>
    new Date(host<number>('Utilities.parseDate', String(text), String(timeZone), String(format))),
  formatString: (template: string, ...values: unknown[]) => formatString(String(template), ...values),
  jsonParse: (text: string) => JSON.parse(text) as unknown,
  jsonStringify: (value: unknown) => JSON.stringify(value),

  Charset,
  DigestAlgorithm,
  MacAlgorithm,
  RsaAlgorithm,
});
