import { expect, test } from '@jest/globals';
import { readCompanyName } from '../../../src/identifiers/company';

const key = (value: string) => readCompanyName(value)?.normalised;

test('a name is sent as it is seen', () =>
  expect(readCompanyName('  Marks &amp;  Spencer ')).toEqual({
    sent: 'Marks & Spencer',
    normalised: 'marks & spencer',
  }));

test('spellings of one name have one key', () => {
  expect(key('L\u2019Or\u00e9al')).toBe(key("l'ore\u0301al"));
  expect(key('Coca\u2011Cola')).toBe(key('coca-cola'));
  expect(key('ＡＣＭＥ')).toBe(key('Acme'));
});

test('legal forms and accents tell companies apart', () => {
  expect(key('Acme Inc.')).not.toBe(key('Acme'));
  expect(key('Café')).not.toBe(key('Cafe'));
});

test('what is empty or longer than any name is none', () => {
  expect(readCompanyName(' \u200b ')).toBeNull();
  expect(readCompanyName('x'.repeat(200))).not.toBeNull();
  expect(readCompanyName('x'.repeat(201))).toBeNull();
});
