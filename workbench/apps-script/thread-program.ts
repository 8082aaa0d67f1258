import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repository } from '../repository';

const programs = new Map<string, string>();

/** A thread's program as plain JavaScript, with all that it imports. @param file below `workbench/apps-script` */
export function threadProgram(file: string): string {
  let program = programs.get(file);
  if (program === undefined) {
    program = buildSync({
      entryPoints: [join(repository(), 'workbench/apps-script', file)],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      write: false,
    }).outputFiles[0]!.text;
    programs.set(file, program);
  }
  return program;
}
