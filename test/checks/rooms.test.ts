import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../build/built';

/** The rooms of `src/`, from the ground up: each may import those before it, and none of those behind it. */
const ROOMS = [
  // What a lookup is, whoever asks for it.
  ['identifiers', 'lookups', 'columns', 'ecore', 'ledger', 'waves', 'history'],
  // The sheet: its cells, and how results look in it.
  ['sheet', 'look'],
  // One cell.
  ['formula', 'menu', 'formulas', 'token'],
  // Many rows.
  ['record', 'clock', 'plan', 'recognise', 'watch', 'lanes', 'undo', 'step', 'run'],
  // Who calls them.
  ['sidebar-api', 'google'],
].flat();

const SRC = join(ROOT, 'src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const roomOf = (file: string): string => (file.includes(sep) ? (file.split(sep)[0] as string) : '');

/** What a file imports of `src/`, as paths below it. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/^(?:import|export|\}) .*?from '(\.[^']*)';$/gm)].map(([, path]) =>
    relative(SRC, normalize(join(SRC, dirname(file), `${path}.ts`))),
  );
}

/** The imports that go up: `room/file.ts -> room/file.ts`. Files beside the rooms are open to all of them. */
function upward(rooms: string[]): string[] {
  const height = (file: string): number => rooms.indexOf(roomOf(file));
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => roomOf(file) !== '' && height(imported) > height(file))
      .map((imported) => `${file} -> ${imported}`),
  );
}

test('every room of the core is in the list, and no other', () => {
  expect([...new Set(files.map(roomOf))].filter((room) => room !== '').sort()).toEqual([...ROOMS].sort());
});

test('no room imports one that is built upon it', () => {
  expect(files.flatMap(importsOf).filter((file) => !existsSync(join(SRC, file)))).toEqual([]);
  expect(upward(ROOMS)).toEqual([]);
});

test('an import that goes up would be seen', () => {
  expect(upward([...ROOMS].reverse())).toContain('watch/take-back.ts -> recognise/known-rows.ts');
});
