import { expect, test } from '@jest/globals';
import { shortenSample } from '../../../src/sidebar-api/sheet-columns';

test.each([
  ['https://www.linkedin.com/in/ada', 'linkedin.com/in/ada'],
  ['https://www.linkedin.com/in/annonciade-colin-2cdbcec5/', '\u2026in/annonciade-colin-2cdbcec5'],
  ['linkedin.com/in/annonciade-colin-2cdbcec5', '\u2026in/annonciade-colin-2cdbcec5'],
  ['Cedar Summit Robotics', 'Cedar Summit Robotics'],
  ['cedarsummit-robotics.example', 'cedarsummit-robotics.example'],
  ['A very long company name that no line of the page has room for', 'A very long company name that no line o\u2026'],
  ['1/2 Ltd and Sons', '1/2 Ltd and Sons'],
])('of %s the page shows what tells it', (text, shown) => {
  expect(shortenSample(text)).toBe(shown);
});
