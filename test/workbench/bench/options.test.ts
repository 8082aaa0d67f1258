import { describe, expect, test } from '@jest/globals';
import { readBenchOptions } from '../../../workbench/bench/options';

describe('the options of the bench', () => {
  test('are three lists and the usual seed when none is given, and docs/ is written', () => {
    expect(readBenchOptions([])).toEqual({
      json: undefined,
      rows: [1000, 10_000, 100_000],
      seed: 1,
      page: false,
      writeDocs: true,
    });
  });

  test('leave docs/ alone when other lists or another seed are measured', () => {
    expect(readBenchOptions(['--rows', '1000,2000'])).toMatchObject({ rows: [1000, 2000], writeDocs: false });
    expect(readBenchOptions(['--seed', '7', '--json', 'out.json'])).toMatchObject({
      seed: 7,
      json: 'out.json',
      writeDocs: false,
    });
  });

  test.each([
    [
      ['--rows', '10'],
      '--rows takes whole numbers from 100 to 200000 with commas between, not "10"; npm run bench -- --help shows what there is.',
    ],
    [
      ['--rows', '1000,x'],
      '--rows takes whole numbers from 100 to 200000 with commas between, not "1000,x"; npm run bench -- --help shows what there is.',
    ],
    [
      ['--seed', '-1'],
      '--seed takes a whole number, 0 or more, not "-1"; npm run bench -- --help shows what there is.',
    ],
    [['--sed', '1'], 'There is no option --sed; npm run bench -- --help shows what there is.'],
    [['list.csv'], 'The bench makes its own lists: list.csv is too much; npm run bench -- --help shows what there is.'],
  ])('%j are refused in one sentence', (args, sentence) => {
    expect(() => readBenchOptions(args)).toThrow(sentence);
  });
});
