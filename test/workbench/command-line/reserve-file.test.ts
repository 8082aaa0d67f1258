import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { reserveFile } from '../../../workbench/command-line/reserve-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reserve-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the file appears whole, and nothing else is left', () => {
  const file = reserveFile(join(folder, 'out.csv'), '--out');
  expect(existsSync(join(folder, 'out.csv'))).toBe(false);
  file.write('a,b\n');
  file.release();
  expect(readdirSync(folder)).toEqual(['out.csv']);
  expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('a,b\n');
});

test('what stood there before stays when the place is given up', () => {
  writeFileSync(join(folder, 'out.csv'), 'before');
  reserveFile(join(folder, 'out.csv'), '--out').release();
  expect(readdirSync(folder)).toEqual(['out.csv']);
  expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('before');
});

test('a missing folder is said before anything is done', () => {
  const missing = join(folder, 'later');
  expect(() => reserveFile(join(missing, 'out.csv'), '--out')).toThrow(
    `--out: there is no folder ${missing}; make it first, or choose another one.`,
  );
});

test('a folder is not a file', () => {
  mkdirSync(join(folder, 'out.csv'));
  expect(() => reserveFile(join(folder, 'out.csv'), '--out')).toThrow('is a folder; name a file in it.');
});
