import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { ChangedCell } from '../../../workbench/files/list-file';

const folder = mkdtempSync(join(tmpdir(), 'lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The path of a file with that content, gone when the tests are over. */
export function fileWith(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export const pathFor = (name: string): string => join(folder, name);

export const set = (
  row: number,
  column: number,
  value: ChangedCell['value'],
  more: Partial<ChangedCell> = {},
): ChangedCell => ({
  sheet: 0,
  row,
  column,
  value,
  ...more,
});
