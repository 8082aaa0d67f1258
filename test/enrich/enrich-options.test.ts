import { describe, expect, test } from '@jest/globals';
import { readEnrichOptions } from '../../enrich/enrich-options';

const sentenceFor = (...args: string[]): string => {
  try {
    readEnrichOptions(args);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

test('a list and a place for the result are enough', () => {
  expect(readEnrichOptions(['contacts.csv', '--out', 'enriched.csv'])).toMatchObject({
    list: 'contacts.csv',
    out: 'enriched.csv',
    ecore: { kind: 'stand-in' },
  });
});

test('everything about the stand-in can be given', () => {
  const args = [
    '--people',
    'p.csv',
    '--faults',
    'f.json',
    '--journal',
    'j.json',
    '--credits',
    '12',
    '--token',
    'T',
    'c.csv',
    '--out=o.csv',
  ];
  expect(readEnrichOptions(args)).toMatchObject({
    people: 'p.csv',
    faults: 'f.json',
    journal: 'j.json',
    credits: 12,
    token: 'T',
  });
});

test('another service is named by its origin', () => {
  const options = readEnrichOptions(['c.csv', '--out', 'o.csv', '--ecore', 'http://127.0.0.1:8080/', '--token', 'T']);
  expect(options?.ecore).toEqual({ kind: 'other', origin: 'http://127.0.0.1:8080' });
});

describe('a mistake is answered in one sentence', () => {
  const help = '; npm run enrich -- --help shows what there is.';
  test.each<[string[], string]>([
    [['--out', 'o.csv'], `Name the list to work on, a CSV or XLSX file${help}`],
    [['c.csv'], `--out is missing${help}`],
    [['c.csv', '--out'], `--out needs a value${help}`],
    [['a.csv', 'b.csv', '--out', 'o.csv'], `One list at a time: b.csv is too much${help}`],
    [['c.csv', '--out', 'o.csv', '--colour'], `There is no option --colour${help}`],
    [['c.csv', '--out', 'o.csv', '--credits', 'x'], `--credits takes a whole number, 0 or more, not "x"${help}`],
    [['c.csv', '--out', 'o.csv', '--credits', '-1'], `--credits takes a whole number, 0 or more, not "-1"${help}`],
    [
      ['c.csv', '--out', 'o.csv', '--ecore', 'https://a.example', '--live'],
      '--ecore and --live exclude each other: choose the service at that address or the real one.',
    ],
    [
      ['c.csv', '--out', 'o.csv', '--live'],
      '--live needs a token: add --token with one from eCore, Settings → API Tokens.',
    ],
    [
      ['c.csv', '--out', 'o.csv', '--live', '--token', 'T', '--faults', 'f.json'],
      '--faults is about the stand-in of eCore: leave it out with --live.',
    ],
    ...['ftp://a.example', 'a.example', 'https://a.example/api', 'https://me@a.example', ''].map(
      (url): [string[], string] => [
        ['c.csv', '--out', 'o.csv', '--token', 'T', '--ecore', url],
        `--ecore takes the address of a service, as https://staging.example.com or http://127.0.0.1:8080; "${url}" is not one.`,
      ],
    ),
  ])('%j', (args, sentence) => expect(sentenceFor(...args)).toBe(sentence));
});

test('an option that npm kept for itself is not lost in silence', () => {
  expect(() => readEnrichOptions(['c.csv'], { npm_config_out: 'o.csv' })).toThrow(
    'npm took --out for itself: put two dashes before the options, as in npm run enrich -- --out.',
  );
});
