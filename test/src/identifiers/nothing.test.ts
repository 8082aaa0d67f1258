import { expect, test } from '@jest/globals';
import { isNoPartOfName, isUnfinished, namesNobody, saysNothing } from '../../../src/identifiers/nothing';

test.each([
  '',
  '-',
  '???',
  'N/A',
  'n.a.',
  'NULL',
  'unknown',
  'k.A.',
  'keine Angabe',
  'TRUE',
  'FALSCH',
  'Queued',
  'Not found',
  'Pending: wait',
  '无',
])('"%s" says nothing', (text) => expect(saysNothing(text)).toBe(true));
test.each(['Acme', 'Nano', 'Unknown Worlds', 'Nobody Ltd', '0x', 'Found Animals'])('"%s" says something', (text) =>
  expect(saysNothing(text)).toBe(false),
);

test('somebody may be called so', () => {
  expect(namesNobody('None')).toBe(false);
  expect(namesNobody('NONE')).toBe(true);
  expect(namesNobody('none')).toBe(true);
  expect(namesNobody('Unknown')).toBe(true);
  expect([namesNobody('Keiner'), namesNobody('Nil'), namesNobody('KEINER'), namesNobody('nil')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('a word that is also a name is one beside another half that is written like it', () => {
  expect(namesNobody('NIL', 'AKTAŞ')).toBe(false);
  expect(namesNobody('keiner', 'selina')).toBe(false);
  expect(isNoPartOfName('NIL', 'AKTAŞ')).toBe(false);
  // Somebody who writes names as names writes `NIL` for nothing.
  expect(namesNobody('NIL', 'Aktaş')).toBe(true);
  expect(namesNobody('nil', 'AKTAŞ')).toBe(true);
  // Two of them are nobody, and what programs write in capitals is nothing beside any name.
  expect(namesNobody('NIL', 'NIL')).toBe(true);
  expect(['NULL', 'NA', 'NAN', 'NONE', 'UNDEFINED'].map((word) => namesNobody(word, 'AKTAŞ'))).toEqual(
    Array(5).fill(true),
  );
});

test('a placeholder is no part of a name', () => {
  expect(isNoPartOfName('undefined')).toBe(true);
  expect(isNoPartOfName('-')).toBe(true);
  expect(isNoPartOfName('True')).toBe(false);
  expect(isNoPartOfName('Nan')).toBe(false);
});

test.each(['Loading...', 'Wird geladen…', '#REF!', '#N/A', '#SPILL!', '#BEZUG!', '#¿NOMBRE?', '#NV', '読み込み中...'])(
  '%s waits or is in error',
  (text) => expect(isUnfinished(text)).toBe(true),
);
test.each(['Loading', '#1', '#acme', '#Acme!', 'REF'])('%s does not', (text) => expect(isUnfinished(text)).toBe(false));
