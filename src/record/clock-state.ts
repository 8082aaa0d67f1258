/** How a run goes on that nobody drives, as the page is told. */
export interface ClockState {
  /** False where the person has switched it off. */
  on: boolean;
  /** Minutes between two looks at the run; null where no trigger stands, and the run rests until it is resumed. */
  every: number | null;
  /** When it was looked at last; null before the first time. */
  lookedAt: number | null;
  /** Until when there is no time left of what Google gives a day; null while there is. */
  pausedUntil: number | null;
}
