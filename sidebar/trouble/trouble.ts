import type { OtherRun, ProblemCode } from '../../src/contract';

/** The element that says it, for a field to point to. */
export const TROUBLE_ID = 'trouble';

/** What stands in the way, in words: the server's own problems, and those that only the page can see. */
export interface Trouble {
  /** `google-busy` passes by itself, `google-refuses` does not. */
  code: ProblemCode | 'two-accounts' | 'google-busy' | 'google-refuses' | 'unexpected';
  message: string;
  run?: OtherRun;
  retryAfter?: number;
  /** The field that is to blame. */
  field?: 'token' | 'credits';
}

/** The field that a step says it at, so that it is not said twice. */
export function faultyField({ trouble, step }: { trouble: Trouble | null; step: string }): Trouble['field'] | null {
  if (!trouble) return null;
  if (step === 'connect') return trouble.field === 'token' || trouble.code === 'bad-token' ? 'token' : null;
  return trouble.field === 'credits' ? 'credits' : null;
}

/** The call may have been carried out: only its answer is missing. */
export function isAnswerLost({ code }: Trouble): boolean {
  return code === 'network' || code === 'unexpected' || code === 'google-busy';
}
