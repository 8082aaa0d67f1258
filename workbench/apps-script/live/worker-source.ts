import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';

let source: string | undefined;

/** The threads' program as plain JavaScript. */
export function workerSource(): string {
  source ??= transformSync(readFileSync(join(repository(__dirname), 'workbench/apps-script/live/worker.ts'), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
  }).code;
  return source;
}

/** The repository's folder, whether this runs from its sources or from a bundle. */
function repository(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : repository(dirname(folder));
}
