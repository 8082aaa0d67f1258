import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../repository';
import { explainFailure } from './explain-failure';
import type { FailureCode } from './explain-failure';

/** clasp ended with an error; the message says what to do. */
export class ClaspFailure extends Error {
  override readonly name = 'ClaspFailure';
  constructor(
    readonly code: FailureCode,
    message: string,
    /** What clasp printed before it failed. */
    readonly printed: string,
  ) {
    super(message);
  }
}

/** clasp, Google's own client of the Apps Script API, as a program. */
export interface Clasp {
  /**
   * @returns what it printed
   * @throws ClaspFailure
   */
  run(args: readonly string[], folder: string): Promise<string>;
  /**
   * Lets the user log in, with the terminal at clasp's disposal.
   *
   * @returns whether it went well
   */
  login(): Promise<boolean>;
}

const PROGRAM = join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');

export function createClasp(environment: NodeJS.ProcessEnv): Clasp {
  const start = (args: readonly string[], cwd: string, stdio: 'pipe' | 'inherit') =>
    spawn(process.execPath, [join(repository(), PROGRAM), ...args], {
      cwd,
      env: environment,
      // Without standard input clasp asks nothing: what is to be asked, is asked here.
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });

  return {
    run: (args, folder) =>
      new Promise((resolve, reject) => {
        let printed = '';
        let complaint = '';
        const clasp = start(args, folder, 'pipe');
        clasp.stdout!.setEncoding('utf8').on('data', (text: string) => (printed += text));
        clasp.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text));
        clasp.on('error', reject);
        clasp.on('close', (status) => {
          if (status === 0) return resolve(printed);
          const { code, message } = explainFailure(complaint || printed);
          reject(new ClaspFailure(code, message, printed));
        });
      }),
    login: () =>
      new Promise((resolve, reject) => {
        start(['login'], repository(), 'inherit')
          .on('error', reject)
          .on('close', (status) => resolve(status === 0));
      }),
  };
}
