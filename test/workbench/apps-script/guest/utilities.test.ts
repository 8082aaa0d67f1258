import { createHash, createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatString } from '../../../../workbench/apps-script/guest/format-string';
import { formatDate } from '../../../../workbench/apps-script/host/simple-date-format';
import { seen, simulated } from '../simulated/builders';

const MOMENT = Date.UTC(2026, 0, 5, 9, 5, 7, 42);

test.each([
  ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'GMT', '2026-01-05T09:05:07.042Z'],
  ['d/M/yy h:m:s a', 'Etc/UTC', '5/1/26 9:5:7 AM'],
  ['EEE, MMM d, yyyy', 'Etc/UTC', 'Mon, Jan 5, 2026'],
  ['EEEE MMMM', 'Etc/UTC', 'Monday January'],
  ['HH:mm Z', 'America/New_York', '04:05 -0500'],
  ['HH:mm XXX', 'Asia/Kolkata', '14:35 +05:30'],
  ['X', 'Etc/UTC', 'Z'],
  ["h 'o''clock' a", 'Asia/Tokyo', "6 o'clock PM"],
  ['yyyy-MM-dd HH', 'Asia/Tokyo', '2026-01-05 18'],
  ['HH', 'no such zone', '09'],
])('formatDate by %s in %s', (pattern, timeZone, expected) => {
  expect(formatDate(MOMENT, timeZone, pattern)).toBe(expected);
});

test('a letter that nobody has needed yet is refused by name', () => {
  expect(() => formatDate(MOMENT, 'GMT', 'GG')).toThrow('The letter G in a date format is not part of the workbench');
});

test.each([
  ['%s and %s', ['a', 1], 'a and 1'],
  ['%5d|%-5d|%05d', [42, 42, -42], '   42|42   |-0042'],
  ['%.2f %f', [1.005, 1], '1.00 1.000000'],
  ['%,d %+d', [1234567, 7], '1,234,567 +7'],
  ['%x %e', [255, 12345], 'ff 1.234500e+4'],
  ['100%%', [], '100%'],
  ['%.3s', ['abcdef'], 'abc'],
])('formatString(%j, %j)', (template, values, expected) => {
  expect(formatString(template, ...values)).toBe(expected);
});

const SOURCE = `
  function digest(text) { return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text); }
  function hmac(text, key) { return Utilities.computeHmacSha256Signature(text, key); }
  function around(text) { return Utilities.newBlob(Utilities.base64Decode(Utilities.base64Encode(text))).getDataAsString(); }
  function aroundWeb(text) { return Utilities.newBlob(Utilities.base64DecodeWebSafe(Utilities.base64EncodeWebSafe(text))).getDataAsString(); }
  function encoded(bytes) { return Utilities.base64Encode(bytes); }`;
const signed = (bytes: Buffer) => [...new Int8Array(bytes)];

test('digests and signatures are those of every other implementation, in signed bytes', () => {
  const script = simulated(SOURCE);
  expect(seen(script, 'digest', 'Zoë')).toEqual(signed(createHash('sha256').update('Zoë').digest()));
  expect(seen(script, 'hmac', 'Zoë', 'key')).toEqual(signed(createHmac('sha256', 'key').update('Zoë').digest()));
});

test('signed bytes are taken as well', () => {
  expect(seen(simulated(SOURCE), 'encoded', [-1, 0, 127])).toBe(Buffer.from([255, 0, 127]).toString('base64'));
});

test('base 64 gives back any text', () => {
  const script = simulated(SOURCE);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([seen(script, 'around', text), seen(script, 'aroundWeb', text)]).toEqual([text, text]);
    }),
    { numRuns: 30 },
  );
});
