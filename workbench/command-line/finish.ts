import { BadFile } from '../files/list-file';
import { ClaspFailure } from '../deploy/clasp';
import { BadInput } from './bad-input';

/** Runs a command and ends with its exit code; bad input or a bad file is one sentence on stderr and exit code 1. */
export function finish(command: () => Promise<number>): void {
  command().then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      console.error(
        error instanceof BadInput || error instanceof BadFile || error instanceof ClaspFailure ? error.message : error,
      );
      process.exitCode = 1;
    },
  );
}
