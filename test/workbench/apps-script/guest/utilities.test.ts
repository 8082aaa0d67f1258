import { createHash, createHmac, generateKeyPairSync, verify } from 'node:crypto';
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
  // The names that Java takes besides IANA's.
  ['HH:mm Z', 'GMT+5:30', '14:35 +0530'],
  ['HH:mm Z', 'GMT-3', '06:05 -0300'],
  ['HH:mm z', 'GMT+1', '10:05 GMT+01:00'],
  ['HH z', 'PST', '01 PST'],
  ['HH z', 'JST', '18 JST'],
  ['HH z', 'Asia/Tokyo', '18 JST'],
  ['z', 'GMT', 'GMT'],
  ['z', 'UTC', 'UTC'],
  ['z zzzz', 'America/Los_Angeles', 'PST Pacific Standard Time'],
  ['z', 'Europe/Paris', 'CET'],
  ['z', 'Europe/London', 'GMT'],
  ['z', 'Australia/Sydney', 'AEDT'],
  ['w W D F u', 'GMT', '2 2 5 1 1'],
  ['YYYY k K', 'GMT', '2026 9 9'],
  ['MMM LLLL dd', 'GMT', 'Jan January 05'],
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

test.each([
  ['2024-03-04', 'GMT', 'yyyy-MM-dd', Date.UTC(2024, 2, 4)],
  ['20240304 0915', 'GMT', 'yyyyMMdd HHmm', Date.UTC(2024, 2, 4, 9, 15)],
  ['Mar 4, 2024 9:15 PM', 'America/New_York', 'MMM d, yyyy h:mm a', Date.UTC(2024, 2, 5, 2, 15)],
  ['Monday, 4 March 24', 'GMT', 'EEEE, d MMMM yy', Date.UTC(2024, 2, 4)],
  ['2024-03-04T09:15:07.042+0200', 'GMT', "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Date.UTC(2024, 2, 4, 7, 15, 7, 42)],
  ['31/2/2023 and more', 'GMT', 'd/M/yyyy', Date.UTC(2023, 2, 3)],
])('parseDate(%j, %j, %j)', (text, zone, pattern, expected) => {
  expect(
    seen(simulated('function f(a, b, c) { return Utilities.parseDate(a, b, c).getTime(); }'), 'f', text, zone, pattern),
  ).toBe(expected);
});

test('a text that does not fit the pattern is refused', () => {
  expect(seen(simulated("function f() { return Utilities.parseDate('soon', 'GMT', 'yyyy'); }"), 'f')).toBe(
    'Exception: Unparseable date: "soon"',
  );
});

/** What the expression gives. */
const given = (expression: string) => seen(simulated(`function f() { return ${expression}; }`), 'f');

test.each([
  [
    'a,b\n1,2',
    undefined,
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,2\r\n',
    undefined,
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '"a,b","c""d"\n"e\nf",',
    undefined,
    [
      ['a,b', 'c"d'],
      ['e\nf', ''],
    ],
  ],
  ['a;b;c', ';', [['a', 'b', 'c']]],
  ['a\tb', '\t', [['a', 'b']]],
  [
    ',\n,',
    undefined,
    [
      ['', ''],
      ['', ''],
    ],
  ],
  ['', undefined, []],
])('parseCsv(%j, %j)', (text, delimiter, rows) => {
  expect(
    given(`Utilities.parseCsv(${JSON.stringify(text)}${delimiter ? `, ${JSON.stringify(delimiter)}` : ''})`),
  ).toEqual(rows);
});

test('charsets: what there are no bytes for becomes a question mark', () => {
  expect(given("Utilities.base64Encode('Zoë', Utilities.Charset.US_ASCII)")).toBe(
    Buffer.from('Zo?').toString('base64'),
  );
  expect(given("Utilities.base64Encode('Zoë', Utilities.Charset.UTF_8)")).toBe(Buffer.from('Zoë').toString('base64'));
  expect(given("Utilities.newBlob('').setDataFromString('Zoë €', 'ISO-8859-1').getBytes()")).toEqual([
    90, 111, -21, 32, 63,
  ]);
  expect(given("Utilities.newBlob('').setDataFromString('€', 'windows-1252').getBytes()")).toEqual([-128]);
  expect(given("Utilities.newBlob('').setDataFromString('アA', 'Shift_JIS').getBytes()")).toEqual([-125, 65, 65]);
  expect(given("Utilities.newBlob([-21]).getDataAsString('ISO-8859-1')")).toBe('ë');
  expect(given("Utilities.newBlob('').setDataFromString('hé', 'UTF-16').getDataAsString('UTF-16BE')")).toBe('hé');
});

test('a blob is changed by its setters, and gives itself back', () => {
  expect(
    given(`(blob => {
      const copy = blob.copyBlob();
      const same = blob.setName('a.csv').setContentTypeFromExtension().setDataFromString('x') === blob;
      copy.setBytes([104, 105]).setContentType('b/c');
      return [same, blob.getName(), blob.getContentType(), blob.getDataAsString(), copy.getName(), copy.getContentType(), copy.getDataAsString(), blob.isGoogleType(), blob.setName('a.unknown').setContentTypeFromExtension().getContentType()];
    })(Utilities.newBlob('before', 'text/plain', 'before.txt'))`),
  ).toEqual([true, 'a.csv', 'text/csv', 'x', 'before.txt', 'b/c', 'hi', false, null]);
  expect(given("Utilities.newBlob('x', 'text/plain').getAs('application/pdf')")).toBe(
    'Error: Blob.getAs from text/plain to application/pdf is not part of the workbench: add it with its real behaviour',
  );
});

test('gzip and zip give back what was put in', () => {
  expect(
    given(
      "(b => [b.getContentType(), b.getName(), Utilities.ungzip(b).getDataAsString()])(Utilities.gzip(Utilities.newBlob('x'.repeat(999), 'text/plain', 'a.txt')))",
    ),
  ).toEqual(['application/x-gzip', 'a.txt.gz', 'x'.repeat(999)]);
  expect(
    given(
      "Utilities.unzip(Utilities.zip([Utilities.newBlob('1', 'text/plain', 'a.txt'), Utilities.newBlob([-1], null, 'b.png')], 'c.zip')).map((b) => [b.getName(), b.getContentType(), b.getBytes()])",
    ),
  ).toEqual([
    ['a.txt', 'text/plain', [49]],
    ['b.png', 'image/png', [-1]],
  ]);
  expect(given("Utilities.ungzip(Utilities.newBlob('no archive'))")).toBe('Exception: Invalid argument: blob');
});

test('signatures by algorithm, value and key', () => {
  const value = 'Zoë';
  for (const [name, node] of [
    ['HMAC_MD5', 'md5'],
    ['HMAC_SHA_1', 'sha1'],
    ['HMAC_SHA_512', 'sha512'],
  ]) {
    expect(given(`Utilities.computeHmacSignature(Utilities.MacAlgorithm.${name}, '${value}', 'key')`)).toEqual(
      signed(createHmac(node!, 'key').update(value).digest()),
    );
  }
  expect(given(`Utilities.computeHmacSha256Signature(Utilities.newBlob('${value}').getBytes(), [107])`)).toEqual(
    signed(createHmac('sha256', 'k').update(value).digest()),
  );
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = JSON.stringify(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const signature = given(`Utilities.computeRsaSha256Signature('${value}', ${pem})`) as number[];
  expect(verify('RSA-SHA256', Buffer.from(value), publicKey, Buffer.from(signature))).toBe(true);
  expect(given("Utilities.computeDigest(Utilities.DigestAlgorithm.MD2, 'x')")).toBe(
    'Error: MD2 is not part of the workbench: add it with its real behaviour',
  );
});

test.each([
  ["console.log('%s is %d', 'a', 5)", 'a is 5'],
  ["console.log('100% sure', 1)", '100% sure 1'],
  ["console.log('a', { b: 1 }, [2])", 'a {"b":1} [2]'],
  ["console.info(new Error('why'))", 'Error: why'],
  ["Logger.log(SpreadsheetApp.getActiveSheet().getRange('A1'))", 'Range'],
  ["Logger.log('%s: %s', 'a', { b: 1 })", 'a: {"b":1}'],
  ['Logger.log(Utilities.Charset.UTF_8)', 'UTF_8'],
  ["console.log('%j', { a: 1 })", '{"a":1}'],
])('%s writes %s', (expression, line) => {
  const script = simulated(`function f() { ${expression}; }`);
  seen(script, 'f');
  expect(script.appsScript.logLines.map(({ text }) => text)).toEqual([line]);
});
