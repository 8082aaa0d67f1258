import { describe, expect, test } from '@jest/globals';
import { readLinkedin } from '../../../src/identifiers/linkedin';

const key = (value: string) => {
  const reading = readLinkedin(value);
  return reading.kind === 'person' ? reading.normalised : reading.kind;
};

describe('spellings of one profile', () => {
  test.each([
    'linkedin.com/in/mara-quillon',
    'https://www.linkedin.com/in/Mara-Quillon/',
    'http://de.linkedin.com/in/mara-quillon?trk=x#y',
    'https://m.linkedin.com/in/mara-quillon/en',
    'linkedin.com/mwlite/in/mara-quillon',
    'LinkedIn: https://www.linkedin.com/in/mara-quillon',
    'https://www.linkedin.com/in/https://www.linkedin.com/in/mara-quillon',
    '/in/mara-quillon',
    'See (https://linkedin.com/in/mara-quillon) for more',
    'linkedin.com/in/mara%2Dquillon',
  ])('%s', (value) => expect(key(value)).toBe('linkedin.com/in/mara-quillon'));
});

test('ids keep their case, slugs don\u2019t', () => {
  const id = `ACoAA${'Ab1'.repeat(10)}`;
  expect(key(`linkedin.com/in/${id}`)).toBe(`linkedin.com/in/${id}`);
  expect(key('linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,Zz')).toBe('linkedin.com/sales/lead/ACwAAx1');
  expect(key('linkedin.com/in/MARA')).toBe('linkedin.com/in/mara');
});

test.each([
  ['linkedin.com/company/acme', 'a company page'],
  ['linkedin.com/school/mit', 'a school page'],
  ['linkedin.com/jobs/view/1', 'a job page'],
  ['linkedin.com/feed/update/1', 'a post'],
  ['linkedin.com/pub/dir/mara/quillon', 'not a person’s profile'],
])('%s is %s', (value, page) => expect(readLinkedin(value)).toEqual({ kind: 'not-a-person', page }));

test.each([
  ['another host', 'https://notlinkedin.com/in/mara'],
  ['no profile', 'linkedin.com/in/'],
  ['two people', 'linkedin.com/in/mara, linkedin.com/in/otis'],
  ['two profiles in one link', 'linkedin.com/in/mara/in/otis'],
  ['an address', 'mara@linkedin.com'],
  ['too long', `linkedin.com/in/${'a'.repeat(2_000)}`],
  ['nothing', ''],
])('nobody: %s', (_, value) => expect(readLinkedin(value).kind).toBe('invalid'));

test('a link is sent as typed, with a scheme', () =>
  expect(readLinkedin('de.linkedin.com/in/Mara')).toMatchObject({ sent: 'https://de.linkedin.com/in/Mara' }));
