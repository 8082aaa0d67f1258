/** The time executions live in: virtual when simulated, the system's when live. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Lets a virtual clock run; a real one has gone on by itself. */
  spend(milliseconds: number): void;
}
