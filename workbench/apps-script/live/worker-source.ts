import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { repository } from '../../repository';

let source: string | undefined;

/** The threads' program as plain JavaScript. */
export function workerSource(): string {
  source ??= transformSync(readFileSync(join(repository(), 'workbench/apps-script/live/worker.ts'), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
  }).code;
  return source;
}
