/** How many lookups the next wave carries. Kept in the run's state, so that the next step goes on at the same pace. */
export interface Pace {
  size: number;
  /** The most that went through lately; above it the size grows by ones. */
  ceiling: number;
  /** Clean waves at the ceiling. */
  clean: number;
}

/** What happened to the requests of a wave. */
export interface WaveOutcome {
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
/** At the ceiling, one more is tried after so many clean waves: a service that takes no more answers few errors. */
const WAVES_BEFORE_PROBE = 4;

export function firstPace(): Pace {
  return { size: FIRST_WAVE, ceiling: LARGEST_WAVE, clean: 0 };
}

/**
 * Doubles while answers come clean, halves on 429, 5xx, unreadable answers and a thrown `fetchAll`. A 429 beside good
 * answers tells how many the service takes: that becomes the ceiling, which is probed one by one.
 */
export function nextPace(pace: Pace, outcome: WaveOutcome): Pace {
  const half = Math.max(1, Math.floor(outcome.sent / 2));
  if (outcome.threw) return { ...pace, size: Math.min(pace.size, half), clean: 0 };
  if (outcome.limited > 0) {
    const size = Math.min(LARGEST_WAVE, Math.max(outcome.answered, half));
    return { size, ceiling: size, clean: 0 };
  }
  if (outcome.broken > 0) return { ...pace, size: Math.min(pace.size, half), clean: 0 };
  if (outcome.sent < pace.size) return pace;
  if (pace.size < pace.ceiling) return { ...pace, size: Math.min(pace.ceiling, pace.size * 2), clean: 0 };
  if (pace.clean + 1 < WAVES_BEFORE_PROBE) return { ...pace, clean: pace.clean + 1 };
  const size = Math.min(LARGEST_WAVE, pace.ceiling + 1);
  return { size, ceiling: size, clean: 0 };
}
