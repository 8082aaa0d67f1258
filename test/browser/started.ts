import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `npm start`, running. */
export interface Started {
  url: string;
  /** Everything it has printed. */
  printed(): string;
  /** Ctrl+C; gives the exit code. */
  interrupt(): Promise<number | null>;
}

/** Runs what `npm start` (or another command) runs once it has built, and waits until it prints the page's address. */
export async function startWorkbench(args: string[], command = 'start'): Promise<Started> {
  const program = join(process.cwd(), `.workbench/${command}.cjs`);
  if (!existsSync(program))
    throw new Error(`.workbench/${command}.cjs is not there: npm run build:workbench makes it.`);
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk);
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S+\//.exec(printed) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(([code]) => reject(new Error(`It ended with ${code} before the page was there: ${printed}`)));
  });
  return {
    url,
    printed: () => printed,
    interrupt: async () => {
      child.kill('SIGINT');
      const [code] = await ended;
      // Windows knows no signals: there it is ended at once, and has no code of its own.
      return process.platform === 'win32' ? 0 : code;
    },
  };
}
