import { expect, test } from '@jest/globals';
import {
  areInitials,
  arePronouns,
  isAddedWord,
  isEastAsianTitle,
  isGeneration,
  isLink,
  isParticle,
  isTitle,
  readDegree,
} from '../../../src/identifiers/name-words';

const titleAt = (text: string, at = 0) => isTitle(text.split(' '), at);
const particleAt = (text: string, at: number) => isParticle(text.split(' '), at);

test('titles stand in front, with or without a full stop', () => {
  for (const text of ['Dr Mara Quillon', 'Dr. Mara Quillon', 'Frau Mara Quillon', 'Dipl.-Ing. Mara Quillon'])
    expect(titleAt(text)).toBe(true);
  expect(titleAt('Mara Quillon')).toBe(false);
});

test('what may be a first name is a title only with its full stop', () => {
  expect(titleAt('Phil Adams')).toBe(false);
  expect(titleAt('phil. Adams')).toBe(true);
});

test('honours are told from initials by what stands in front', () => {
  expect(titleAt('Dr. h. c. Anna Berg', 1)).toBe(true);
  expect(titleAt('Dr. h. c. Anna Berg', 2)).toBe(true);
  expect(titleAt('H. C. Andersen')).toBe(false);
});

test('degrees that are surnames too count only as capitals, and where the whole name is in capitals not even then', () => {
  expect(readDegree('PhD', false)).toBe('degree');
  expect(readDegree('Ph.D.', false)).toBe('degree');
  expect(readDegree('MBA', false)).toBe('degree');
  expect(readDegree('MBA', true)).toBe('maybe');
  expect(readDegree('Mai', false)).toBe('maybe');
  expect(readDegree('MA', false)).toBe('maybe');
  expect(readDegree('Quillon', false)).toBeNull();
});

test('who of a family is meant', () => {
  for (const word of ['Jr.', 'Sr', 'Snr.', 'III', '2nd', 'IV']) expect(isGeneration(word)).toBe(true);
  for (const word of ['Ii', 'Iv', 'I', 'V', 'Junior']) expect(isGeneration(word)).toBe(false);
});

test('particles belong to the last name; `in` does in front of an article alone', () => {
  expect(particleAt('Jan van den Berg', 1)).toBe(true);
  expect(particleAt("Jan in 't Veld", 1)).toBe(true);
  expect(particleAt('Jan in Berlin', 1)).toBe(false);
  expect(particleAt('Mara Quillon', 1)).toBe(false);
});

test('two last names are linked by a small letter, an initial is none', () => {
  expect(isLink('y')).toBe(true);
  expect(isLink('Y')).toBe(false);
});

test('initials, pronouns, words of a job, titles behind an East Asian name', () => {
  expect(['M.D.', 'J.R.R.'].every(areInitials)).toBe(true);
  expect(['PhD', 'J.', 'Jr.'].some(areInitials)).toBe(false);
  expect(['she/her', 'Er/Ihm', 'they/them/theirs'].every(arePronouns)).toBe(true);
  expect(['she', 'and/or'].some(arePronouns)).toBe(false);
  expect(isAddedWord('Certified')).toBe(true);
  expect(isAddedWord('Quillon')).toBe(false);
  expect(isEastAsianTitle('様')).toBe(true);
});
