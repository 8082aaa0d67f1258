/** What the service bears before it answers 429; absent is any number. */
export interface LoadLimits {
  /** Requests being answered at the same time. */
  atOnce?: number;
  /** Requests taken on within any 1,000 ms. */
  perSecond?: number;
}

/** The service's load: requests are taken on in order of time. */
export interface Load {
  /** Whether one more request may be taken on at that time (milliseconds). */
  admits(at: number): boolean;
  /** Takes a request on; it is being answered until `at + latencyMs`. */
  add(at: number, latencyMs: number): void;
  clear(): void;
}

export function createLoad({ atOnce = Infinity, perSecond = Infinity }: LoadLimits): Load {
  let ends: number[] = [];
  let starts: number[] = [];
  return {
    admits(at) {
      ends = ends.filter((end) => end > at);
      starts = starts.filter((start) => start > at - 1000);
      return ends.length < atOnce && starts.length < perSecond;
    },
    add(at, latencyMs) {
      if (atOnce !== Infinity) ends.push(at + latencyMs);
      if (perSecond !== Infinity) starts.push(at);
    },
    clear() {
      ends = [];
      starts = [];
    },
  };
}
