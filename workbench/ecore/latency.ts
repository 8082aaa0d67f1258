/** How long answers take: always the same number of milliseconds, or a median with now and then a very slow one. */
export type Latency = number | LongTail;

export interface LongTail {
  medianMs: number;
  /** The spread of the logarithm: at 0.5 one answer in 100 takes over three times the median, at 1 over ten times. */
  spread: number;
  /** No answer takes longer than this; 60 s without it. */
  maximumMs?: number;
}

/** A number uniform in (0, 1) that depends on nothing but seed and position (mulberry32, public domain). */
function uniform(seed: number, position: number): number {
  let state = (seed + Math.imul(position, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return (((state ^ (state >>> 14)) >>> 0) + 0.5) / 4294967296;
}

/**
 * How long the answer to one request takes, in milliseconds. The same seed and request number give the same latency,
 * whatever happened in between; a long tail is log-normal.
 */
export function latencyOf(latency: Latency, seed: number, requestNumber: number): number {
  if (typeof latency === 'number') return latency;
  const radius = Math.sqrt(-2 * Math.log(uniform(seed, 2 * requestNumber)));
  const normal = radius * Math.cos(2 * Math.PI * uniform(seed, 2 * requestNumber + 1));
  return Math.round(Math.min(latency.medianMs * Math.exp(latency.spread * normal), latency.maximumMs ?? 60_000));
}
