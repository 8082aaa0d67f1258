/** How many rows were settled at a moment (milliseconds since 1970). */
export interface Sample {
  at: number;
  settled: number;
}

export interface Pace {
  rowsPerMinute: number;
  secondsLeft: number;
}

const WINDOW = 60_000;
const SHORTEST = 3_000;

/** Adds a sample and drops those that are older than a minute, but for the last when there is no other. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const recent = samples.filter(({ at }) => sample.at - at <= WINDOW);
  const older = samples.slice(0, samples.length - recent.length).slice(-1);
  return recent.length > 0 ? [...recent, sample] : [...older, sample];
}

/** The pace of the last minute or so; null while too little is known or nothing moves. */
export function measurePace(samples: readonly Sample[], left: number): Pace | null {
  const first = samples[0];
  const last = samples[samples.length - 1];
  if (!first || !last || last.at - first.at < SHORTEST || last.settled <= first.settled) return null;
  const perMillisecond = (last.settled - first.settled) / (last.at - first.at);
  return { rowsPerMinute: perMillisecond * 60_000, secondsLeft: left / perMillisecond / 1000 };
}
