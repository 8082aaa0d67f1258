/** So many readings of the clock without a service call in between are work; more are a loop that waits. */
const FREE_READINGS = 10_000;

/** The virtual clock as a script reads it. */
export interface ScriptClock {
  /** Milliseconds since 1970. @throws Error once the execution has used up its time by waiting */
  read(): number;
  /** To be called at each service call: the script has not been in a loop. */
  called(): void;
}

/**
 * Lets a loop that waits for the clock (`while (Date.now() < end);`) come to its end: nothing else makes virtual time go
 * by. Each reading in such a loop is a millisecond, which real loops take many readings for.
 *
 * @param wait lets a millisecond go by; false when the execution's time is used up
 */
export function scriptClock(now: () => number, wait: () => boolean): ScriptClock {
  let readings = 0;
  return {
    read() {
      if (++readings > FREE_READINGS && !wait()) throw new Error('Exceeded maximum execution time');
      return Math.floor(now());
    },
    called() {
      readings = 0;
    },
  };
}
