/**
 * Sleeps until the other side has raised the flag. A notification may come late, for a flag whose raising was seen
 * already, and then it wakes whoever sleeps next: so the flag decides, not the waking.
 *
 * @returns false when the time is over first
 */
export function sleepUntilRaised(flags: Int32Array, index: number, milliseconds = Number.POSITIVE_INFINITY): boolean {
  while (Atomics.load(flags, index) === 0)
    if (Atomics.wait(flags, index, 0, milliseconds) === 'timed-out') return false;
  return true;
}
