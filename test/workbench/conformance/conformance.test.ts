import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { onMemory, onUniver } from '../../../workbench/conformance/on-both';
import type { ConformanceRow } from '../../../workbench/conformance/run-conformance';
import { conformanceTable, TABLE_FILE } from '../../../workbench/conformance/table';
import { UNPROBED } from '../../../workbench/conformance/unprobed';

let memory: ConformanceRow[];
let univer: ConformanceRow[];

beforeAll(async () => {
  [memory, univer] = await Promise.all([onMemory(), onUniver()]);
}, 120_000);

const wrong = (rows: ConformanceRow[]) =>
  rows.filter(({ agrees }) => agrees !== 'yes').map(({ id, expected, seen }) => ({ id, expected, seen }));

test('every rule holds on a workbook in memory', () => {
  expect(wrong(memory)).toEqual([]);
  expect(memory.length).toBeGreaterThan(100);
});

test('every rule holds on a workbook in Univer', () => {
  expect(wrong(univer)).toEqual([]);
  expect(univer.length).toBe(memory.length);
});

test('every rule has a name of its own, a source and a confidence', () => {
  expect(new Set(memory.map(({ id }) => id)).size).toBe(memory.length);
  expect(memory.filter(({ source, confidence }) => source === '' || !/^[DR?]$/.test(confidence))).toEqual([]);
});

test('a rule that does not hold is told as one', () => {
  const [first, ...rest] = memory;
  const broken = { ...first!, seen: 'something else' };
  expect(conformanceTable([broken, ...rest], univer)).toContain(
    '| **something else** | as expected | not yet compared |',
  );
});

test('what was seen on Google stands beside it, with its day', () => {
  const seen = { [memory[0]!.id]: memory[0]!.expected };
  expect(conformanceTable(memory, univer, { date: '2027-01-31', seen })).toContain('as expected (2027-01-31)');
});

test('the table in the repository is up to date (npm run conformance)', () => {
  expect(readFileSync(TABLE_FILE, 'utf8')).toBe(conformanceTable(memory, univer));
});

test('the tests that it refers to exist', () => {
  const files = UNPROBED.flatMap(({ workbench }) => workbench.match(/test\/\S+/g) ?? []);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('clasp would push the script and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    cpSync('workbench/conformance/script', join(folder, 'script'), { recursive: true });
    writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId: 'any', rootDir: 'script' }));
    const clasp = join(process.cwd(), 'node_modules/@google/clasp/build/src/index.js');
    const answer = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { filesToPush } = JSON.parse(answer) as { filesToPush: string[] };
    expect(filesToPush.length).toBeGreaterThan(10);
    expect(filesToPush.filter((file) => !/^script\/(appsscript\.json|\w+\.(js|html))$/.test(file))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 20_000);
