import { compare } from './compare';
import type { Contest, Result } from './compare';
import { createList, TIDY } from './list';
import { LONG_TAIL } from './speed';

export interface ContestResult {
  key: ContestKey;
  title: string;
  rows: number;
  /** Distinct people that are found: the fewest credits. */
  found: number;
  results: Result[];
}

export type ContestKey = 'calm' | 'one-429' | 'wall' | 'slow';

/** The days on which everybody is tried. Lists are in plain spelling: how values are read is not what is compared. */
export function contests(seed: number): { [key in ContestKey]: Contest } {
  const thousand = createList(1000, TIDY, seed);
  return {
    calm: { title: '1,000 rows, nothing goes wrong', list: thousand, mostPresses: 30 },
    'one-429': {
      title: '1,000 rows, the tenth request is answered 429',
      list: thousand,
      service: { faults: [{ at: 10, do: '429' }] },
      mostPresses: 30,
    },
    wall: {
      title: '1,000 rows, the tenth request and all after it are answered 429',
      list: thousand,
      service: { faults: [{ from: 10, do: '429' }] },
      mostPresses: 1,
    },
    slow: {
      title: '10,000 rows, a slow service',
      list: createList(10_000, TIDY, seed),
      service: { latency: LONG_TAIL, seed },
      mostPresses: 30,
    },
  };
}

export function measureContest(key: ContestKey, seed: number): ContestResult {
  const contest = contests(seed)[key];
  return {
    key,
    title: contest.title,
    rows: contest.list.expected.length,
    found: contest.list.found,
    results: compare(contest),
  };
}
