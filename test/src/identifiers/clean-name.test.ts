import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanName } from '../../../src/identifiers/clean-name';
import { naughty } from '../strings';

const cleaned = (text: string, isPart = false) =>
  cleanName(text, isPart)
    .parts.map((words) => words.join(' '))
    .join(' | ');

describe('what people write around a name goes', () => {
  test.each([
    ['Dr. Mara Quillon', 'Mara Quillon'],
    ['Prof. Dr. h. c. Mara Quillon', 'Mara Quillon'],
    ['Mara Quillon, PhD, MBA', 'Mara Quillon'],
    ['Mara Quillon, SHRM-CP', 'Mara Quillon'],
    ['Mara Quillon (she/her)', 'Mara Quillon'],
    ['Mara Quillon she/her', 'Mara Quillon'],
    ['Mara "Mimi" Quillon', 'Mara Quillon'],
    ['Mara Quillon 🚀', 'Mara Quillon'],
    ['Mara Quillon | Acme', 'Mara Quillon'],
    ['Mara Quillon - Hiring at Acme', 'Mara Quillon'],
    ['𝐌𝐚𝐫𝐚 𝐐𝐮𝐢𝐥𝐥𝐨𝐧', 'Mara Quillon'],
    ['Dr.Mara Quillon', 'Mara Quillon'],
    ['山田 太郎 様', '山田 太郎'],
    ['Mara Quillon CISSP®', 'Mara Quillon'],
  ])('%s', (text, name) => expect(cleaned(text)).toBe(name));
});

test('what may be the name stays', () => {
  expect(cleaned('Samuel MBA')).toBe('Samuel MBA');
  expect(cleaned('Smith, J.D.')).toBe('Smith | J.D.');
  expect(cleaned('(Mara Quillon)')).toBe('Mara Quillon');
  expect(cleaned('Herr', true)).toBe('Herr');
});

test('who of a family is meant is put aside, wherever it stands', () => {
  for (const text of ['Otis Vane Jr.', 'Vane Jr., Otis', 'Otis Vane, Jr.', 'Vane, Otis, Jr.'])
    expect(cleanName(text).generation).toBe('Jr.');
  expect(cleanName('Otis Vane III').generation).toBe('III');
  expect(cleanName('Otis Vane').generation).toBe('');
});

test('in a cell for one part a dash joins, and a digit stays', () => {
  expect(cleaned('Quillon - Vane', true)).toContain('Vane');
  expect(cleaned('Quillon - Acme')).toBe('Quillon');
});

test('whatever is given, parts are words and no part is empty', () => {
  fc.assert(
    fc.property(naughty, fc.boolean(), (text, isPart) => {
      for (const part of cleanName(text, isPart).parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.every((word) => word !== '' && word === word.trim())).toBe(true);
      }
    }),
  );
});
