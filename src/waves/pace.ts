/** How many lookups the next wave carries, and how soon. Kept in the run's state, so that the next step goes on at the same pace. */
export interface Pace {
  size: number;
  /** The most that went through lately; above it the size grows by small steps. */
  ceiling: number;
  /** Clean waves at the ceiling. */
  clean: number;
  /** By how much the ceiling grows next: more each time, so that a stray 429 does not slow down a whole run. */
  stride: number;
  /** Waves in a row that met a 429 although each was cut down to what the one before it had got answered. */
  cuts: number;
  /** The largest number that was answered at once. */
  proven: number;
  /** Milliseconds from the start of one wave to the start of the next; 0 while nothing speaks against at once. */
  gap: number;
  /** A few of a wave were refused while nothing else spoke for a limit; the next such wave counts. */
  warned?: boolean;
  /** When the waves of the last second were sent, and how many of each were answered. */
  lately: [sentAt: number, answered: number][];
}

/** What happened to the requests of a wave. */
export interface WaveOutcome {
  /** When it was sent, in milliseconds. */
  sentAt: number;
  sent: number;
  answered: number;
  /** 429. */
  limited: number;
  /** 5xx, unreadable. */
  broken: number;
  /** `fetchAll` threw: every answer of the wave is lost. */
  threw: boolean;
}

export const LARGEST_WAVE = 50;
const FIRST_WAVE = 20;
/** The first wave of a run, whose step has time to send it again: half of a full one. */
export const FIRST_WAVE_OF_RUN = 25;
/** At the ceiling, a little more is tried after so many clean waves: a service that takes no more answers few errors. */
const WAVES_BEFORE_PROBE = 4;
/** So often in a row a wave is cut down for a 429; then these have nothing to do with how much is sent. */
const MOST_CUTS = 3;
const SECOND = 1000;
/** A little more than a second: waves sent a second apart need not arrive so. */
const SECOND_APART = 1050;

export function firstPace(size = FIRST_WAVE): Pace {
  return { size, ceiling: LARGEST_WAVE, clean: 0, stride: 1, cuts: 0, proven: 0, gap: 0, lately: [] };
}

/**
 * Doubles while answers come clean, halves on 429, 5xx, unreadable answers and a thrown `fetchAll`. A 429 beside good
 * answers tells how many the service takes: that becomes the ceiling, which is probed one by one, and by more once that went well. A 429 for a wave of a
 * size that went through before means that the waves come too fast: what was answered within the last second is then
 * what a second bears, and is sent once a second. Where smaller waves help nothing, as when a few requests in every wave
 * are refused at random, they are left as large as they are: cut down on and on, a run would crawl at one a second. So is
 * a first wave of which no more than a tenth is refused: only a second one like it tells a limit from a stray 429.
 */
export function nextPace(before: Pace, { sentAt, sent, answered, limited, broken, threw }: WaveOutcome): Pace {
  const lately = before.lately.filter(([at]) => at > sentAt - SECOND).concat([[sentAt, answered]]);
  const pace = { ...before, lately, proven: Math.max(before.proven, answered) };
  const half = Math.max(1, Math.floor(sent / 2));
  if (limited > 0 && !threw) {
    if (limited <= sent / 10 && before.ceiling === LARGEST_WAVE && !before.warned)
      return { ...pace, clean: 0, warned: true };
    const inSecond = lately.reduce((sum, [, count]) => sum + count, 0);
    const tooFast = sent <= before.proven && inSecond > 0;
    const cuts = 2 * answered >= sent ? before.cuts + 1 : 0;
    if (cuts > MOST_CUTS) return { ...pace, clean: 0 };
    const size = Math.min(LARGEST_WAVE, tooFast ? inSecond : Math.max(answered, half));
    return { ...pace, size, ceiling: size, clean: 0, stride: 1, cuts, gap: tooFast ? SECOND_APART : pace.gap };
  }
  if (threw || broken > 0) return { ...pace, size: Math.min(pace.size, half), clean: 0 };
  if (sent < pace.size) return pace;
  pace.cuts = 0;
  if (pace.size < pace.ceiling) return { ...pace, size: Math.min(pace.ceiling, pace.size * 2), clean: 0 };
  if (pace.clean + 1 < WAVES_BEFORE_PROBE) return { ...pace, clean: pace.clean + 1 };
  const size = Math.min(LARGEST_WAVE, pace.ceiling + pace.stride);
  return {
    ...pace,
    warned: false,
    size,
    ceiling: size,
    clean: 0,
    stride: pace.stride * 2,
    gap: pace.size === LARGEST_WAVE ? 0 : pace.gap,
  };
}
