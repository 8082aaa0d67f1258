import { formatString } from './format-string';
import { host, strict, wrongArguments } from './host';

type Bytes = number[];
/** Texts cross as they are, bytes as their signed numbers. */
type Data = string | Bytes;

/** Blob, as far as its bytes and names go: https://developers.google.com/apps-script/reference/base/blob */
export function createBlob(data: Data, contentType: string | null = null, name: string | null = null): object {
  const blob = strict('Blob', {
    getBytes: () => host<Bytes>('Utilities.bytesOf', data),
    getDataAsString: () => host<string>('Utilities.textOf', data),
    getContentType: () => contentType,
    setContentType: (type: string) => createBlob(data, type, name),
    getName: () => name,
    setName: (other: string) => createBlob(data, contentType, other),
  });
  return blob;
}

/** https://developers.google.com/apps-script/reference/utilities/utilities */
export const Utilities = strict('Utilities', {
  sleep: (milliseconds: number) => host('Utilities.sleep', milliseconds),
  getUuid: () => host<string>('Utilities.getUuid'),
  computeDigest: (algorithm: string, value: Data) => host<Bytes>('Utilities.computeDigest', algorithm, value),
  computeHmacSha256Signature: (value: Data, key: Data) =>
    host<Bytes>('Utilities.computeHmacSha256Signature', value, key),
  base64Encode: (data: Data) => host<string>('Utilities.base64Encode', data, false),
  base64EncodeWebSafe: (data: Data) => host<string>('Utilities.base64Encode', data, true),
  base64Decode: (text: string) => host<Bytes>('Utilities.base64Decode', text),
  base64DecodeWebSafe: (text: string) => host<Bytes>('Utilities.base64Decode', text),
  newBlob: createBlob,
  formatDate: (date: unknown, timeZone: string, format: string) => {
    if (!(date instanceof Date)) throw wrongArguments('Utilities.formatDate');
    return host<string>('Utilities.formatDate', date.getTime(), timeZone, format);
  },
  formatString: (template: string, ...values: unknown[]) => formatString(String(template), ...values),
  DigestAlgorithm: { MD5: 'MD5', SHA_1: 'SHA_1', SHA_256: 'SHA_256', SHA_384: 'SHA_384', SHA_512: 'SHA_512' },
  Charset: { UTF_8: 'UTF_8', US_ASCII: 'US_ASCII' },
});
