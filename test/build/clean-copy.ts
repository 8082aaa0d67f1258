import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './built';

/** The repository as somebody has it who has just cloned it and installed its packages: no file that git doesn't know. */
export interface CleanCopy {
  folder: string;
  /**
   * Runs `npm run <command>`.
   *
   * @returns what it printed
   */
  run(command: string, args: string[], environment?: NodeJS.ProcessEnv): Promise<string>;
  remove(): void;
}

export function createCleanCopy(): CleanCopy {
  const folder = mkdtempSync(join(tmpdir(), 'clean-copy-'));
  const known = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of known.split('\0')) {
    // A file that was deleted and not committed yet is still known.
    if (file === '' || !existsSync(join(ROOT, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    run: async (command, args, environment = process.env) => {
      const program = [join('workbench', 'launch.cjs'), command, ...args];
      const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: folder, env: environment });
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
