import type { OtherRun, ProblemCode } from '../../src/contract';

/** What stands in the way, in words: the server's own problems, and those that only the page can see. */
export interface Trouble {
  code: ProblemCode | 'two-accounts' | 'unexpected';
  message: string;
  run?: OtherRun;
}
