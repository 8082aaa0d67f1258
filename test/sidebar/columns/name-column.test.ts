import { expect, test } from '@jest/globals';
import { nameColumn } from '../../../sidebar/columns/name-column';

test.each([
  ['Notes', 'E Notes'],
  ['', 'E'],
  ['What is the email address of the person who attends?', 'E What is the email address of th\u2026'],
  ['\u{1F600}'.repeat(40), `E ${'\u{1F600}'.repeat(31)}\u2026`],
])('a column with the header "%s" is called "%s"', (header, name) => {
  expect(nameColumn({ letter: 'E', header })).toBe(name);
});
