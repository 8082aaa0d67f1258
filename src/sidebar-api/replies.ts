import type { Problem, Reply } from '../problem';

/** What the page gets where all went well. */
export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** What it gets instead. */
export function refused<T>(why: Problem): Reply<T> {
  return { ok: false, problem: why };
}
